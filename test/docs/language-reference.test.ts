import { describe, expect, it } from 'vitest';
import { keywordTable, parse } from '../../grammar/index.ts';
import { libraryModule } from '../../server/analysis/library/index.ts';
import { check } from './check-fence.ts';
import { type Fence, fencesOf } from './fences.ts';
import { keywordSections } from './keyword-tables.ts';
import { brokenLinks } from './links.ts';
import { pages, readPage } from './pages.ts';
import { refresh, typedBlocksHaveTheirForm } from './refresh.ts';

const reference = readPage('grammar/README.md');

describe.each(pages)('%s', (page) => {
  const text = readPage(page);
  const fences = fencesOf(text).map((fence) => ({ ...fence, place: `line ${fence.line}` }));

  it.each(fences)('$place says what it means', (fence) => {
    const announced = codesOf(fence);
    const found = check(fence).filter(({ severity, code }) => isSerious(severity) || announced.includes(code));
    if (fence.marks.includes('wrong')) expect([...new Set(found.map(({ code }) => code))]).toEqual(announced);
    else expect(found.map(({ shown }) => shown)).toEqual([]);
  });

  it('lays its examples out as the formatter does, and its tables are up to date', () => {
    expect(typedBlocksHaveTheirForm(text)).toBe(true);
    expect(text, `node server/build/run-ts.mjs test/docs/update.ts`).toBe(refresh(text));
  });

  it('leads only to headings and files that are there', () => {
    expect(brokenLinks(page, text)).toEqual([]);
  });
});

/** Hints only tell what was taken for granted, and that nobody uses what an example declares. */
function isSerious(severity: string): boolean {
  return severity === 'error' || severity === 'warning';
}

function codesOf({ marks }: Fence): readonly string[] {
  return marks.filter((mark) => mark.startsWith('PTN')).sort();
}

describe('the language reference', () => {
  it('has the sections that are made from the table of keywords', () => {
    for (const name of Object.keys(keywordSections)) expect(reference).toContain(`<!-- ${name}:begin`);
  });

  it('names what patron/rfm declares, and its eleven segments with their titles', () => {
    const declared = parse(libraryModule('patron/rfm')?.text ?? '').chunks.flatMap(({ chunk }) => chunk.declarations);
    const names = declared.flatMap((each) => ('name' in each && each.name.kind === 'name' ? [each.name.text] : []));
    expect(names.filter((name) => !reference.includes(`\`${name}\``))).toEqual([]);
    const segments = declared.flatMap((each) => (each.kind === 'stages' ? each.members : []));
    const rows = segments.map(
      ({ name, title }) => `| \`${name.kind === 'name' ? name.text : ''}\` | ${title?.value} |`,
    );
    expect(rows).toHaveLength(11);
    expect(rows.filter((row) => !reference.includes(row))).toEqual([]);
  });

  it('has every keyword that is no word of later versions in its grammar', () => {
    const grammar = /```ebnf\n([\s\S]*?)```/.exec(reference)?.[1] ?? '';
    const missing = keywordTable.filter(({ en }) => !en.some((word) => new RegExp(`"${word}"`).test(grammar)));
    expect(missing.map(({ id }) => id).sort()).toEqual([...inLiterals, ...later].sort());
  });
});

/** Parts of literals, which the grammar does not take apart. */
const inLiterals = ['daily', 'every', 'hour', 'monthly', 'quarterly', 'weekly', 'yearly'];

/** Reserved for later. */
const later = ['model'];
