import type { Fits } from '../../ir/fits.ts';
import type * as Ir from '../../ir/index.ts';
import type { Catalogue } from '../../text/catalogue.ts';
import { markdownText } from '../../text/markdown.ts';
import { asCondition } from '../../words/sentences.ts';
import type { Telling, Titles } from '../../words/telling.ts';
import type { Page } from './page.ts';

/** What everybody needs who writes a part of the document. */
export interface Writing {
  readonly page: Page;
  readonly program: Ir.Program;
  readonly fits: Fits;
  readonly words: Catalogue['document'];
  readonly telling: Telling & { readonly inFull: Titles };
}

/** What was said in words, as Markdown. */
export function plain(text: string, { telling }: Pick<Writing, 'telling'>): string {
  return markdownText(tidy(text, telling));
}

const betweenHan = /(?<=[\p{Script=Han}，。；：、（）“”]) (?=[\p{Script=Han}，。；：、（）“”])/gu;

/** Chinese has no blanks between its characters; those of somebody's names are kept apart (`nameInWords`). */
export function tidy(text: string, { language }: Telling): string {
  return (language === 'zh-CN' ? text.replace(betweenHan, '') : text).replaceAll('\u00a0', ' ');
}

/** Where `when` holds; nothing where it is absent. As Markdown. */
export function conditionText(when: Ir.Expression | undefined, writing: Writing): string {
  return when ? plain(asCondition(when, writing.telling), writing) : '';
}

/** `忠诚客户 (loyal)` */
export function fullName(
  { name, title }: { readonly name: string; readonly title?: string },
  { words }: Writing,
): string {
  return markdownText(title === undefined || title === name ? name : words.titled(title, name));
}

/** The `##` lines above a declaration. */
export function writeDoc(
  { doc, origin }: { readonly doc?: string; readonly origin?: Ir.Origin },
  { page }: Writing,
): void {
  if (doc !== undefined) page.paragraphs(doc, origin);
}

export function note({ doc }: { readonly doc?: string }): string {
  return doc === undefined ? '' : markdownText(doc);
}
