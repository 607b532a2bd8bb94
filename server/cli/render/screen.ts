import { createColors } from 'picocolors';
import type { Catalogue } from '../../text/catalogue.ts';
import { wordsOf } from '../../text/catalogue.ts';
import type { Language } from '../../text/language.ts';

export type Colors = ReturnType<typeof createColors>;

/** What a renderer has to know of the place where its text will stand. Renderers return text and write nothing. */
export interface Screen {
  readonly language: Language;
  readonly words: Catalogue;
  readonly colors: Colors;
  /** Columns. What is no terminal has no end: nothing is cut there. */
  readonly width: number;
}

export function screenOf(
  language: Language,
  options: { readonly color?: boolean; readonly width?: number } = {},
): Screen {
  return {
    language,
    words: wordsOf(language),
    colors: createColors(options.color ?? false),
    width: options.width ?? Number.POSITIVE_INFINITY,
  };
}

/** The width for things that need one even where there is no terminal: prose and frames. */
export function readingWidth(screen: Screen): number {
  return Math.min(screen.width, 120);
}
