import * as vscode from 'vscode';
import { type Catalogue, wordsOf } from '../../server/text/catalogue.ts';
import { type Language, languageOf } from '../../server/text/language.ts';
import { settings } from './settings.ts';

export type ClientWords = Catalogue['client'];

/** The language of everything that Patron says: that of the setting, else that of the editor. */
export function language(): Language {
  const { language } = settings();
  return languageOf(language === 'auto' ? vscode.env.language : language) ?? 'en';
}

/** The client's words, in the language of now. */
export function words(): ClientWords {
  return allWords().client;
}

/** All words of the product: those of the command line say some things that the client says too. */
export function allWords(): Catalogue {
  return wordsOf(language());
}
