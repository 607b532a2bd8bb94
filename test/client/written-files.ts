import { fileURLToPath } from 'node:url';
import { languageConfiguration } from '../../grammar/language-configuration.ts';
import { textmateGrammar } from '../../grammar/textmate.ts';
import { snippetFile } from '../../server/features/completion/snippet-file.ts';

const client = fileURLToPath(new URL('../../client/', import.meta.url));

export const grammarPath = `${client}syntaxes/patron.tmLanguage.json`;
export const configurationPath = `${client}language-configuration.json`;

export const snippetsPath = `${client}snippets/patron.json`;

/** The files of the client that are made from the tables of keywords and snippets, as they should be. */
export const writtenFiles: Readonly<Record<string, string>> = {
  [grammarPath]: written(textmateGrammar),
  [configurationPath]: written(languageConfiguration),
  [snippetsPath]: written(snippetFile()),
};

function written(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
