import { format } from '../../grammar/index.ts';
import { fencesOf, rewriteFences } from './fences.ts';
import { keywordSections } from './keyword-tables.ts';

/**
 * A page as it should be: its generated sections up to date, and every example laid out as the formatter prints it. A block marked `as-typed` is
 * kept; the block after it is its formatted form.
 */
export function refresh(page: string): string {
  const sections = Object.entries(keywordSections).reduce(
    (text, [name, write]) => replaceSection(text, name, write()),
    page,
  );
  let typed: string | undefined;
  return rewriteFences(sections, ({ text, marks }) => {
    const source = typed ?? text;
    typed = marks.includes('as-typed') ? text : undefined;
    return typed ?? format(source).text;
  });
}

/** Replaces what stands between `<!-- NAME:begin … -->` and `<!-- NAME:end -->`, if the page has such a section. */
function replaceSection(page: string, name: string, content: string): string {
  const section = new RegExp(`(<!-- ${name}:begin[^>]*-->\n)[\\s\\S]*?(<!-- ${name}:end -->)`);
  return page.replace(section, (_, begin: string, end: string) => `${begin}\n${content}\n\n${end}`);
}

/** True if every block marked `as-typed` is followed by another block. */
export function typedBlocksHaveTheirForm(page: string): boolean {
  return fencesOf(page).at(-1)?.marks.includes('as-typed') !== true;
}
