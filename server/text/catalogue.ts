import { en } from './en.ts';
import type { Language } from './language.ts';
import { zhCn } from './zh-cn.ts';

/** All words of the product that are not diagnostics. English sets the shape; the compiler finds what another language lacks. */
export type Catalogue = typeof en;

const catalogues: Readonly<Record<Language, Catalogue>> = { en, 'zh-CN': zhCn };

export function wordsOf(language: Language): Catalogue {
  return catalogues[language];
}
