import { describe, expect, it } from 'vitest';
import { registry } from '../../server/diagnostics/registry.ts';
import { applied, check, codesOf } from './check-example.ts';
import { type Page, pageFiles, readPage } from './page.ts';
import { run } from './run-example.ts';

const codes = Object.keys(registry).sort();

describe('the pages', () => {
  it('are one for every code', () => {
    expect(pageFiles()).toEqual(codes.map((code) => `${code}.md`));
  });
});

describe.each(codes.filter((code) => pageFiles().includes(`${code}.md`)))('the page of %s', (code) => {
  const page = () => readPage(code);

  it('has the name of the code, and says what it means in both languages', () => {
    const { code: written, name, meaning } = page();
    expect([written, name]).toEqual([code, registry[code as keyof typeof registry].name]);
    expect(meaning.en).toMatch(/^[^\p{Script=Han}]+\.$/u);
    expect(meaning['zh-CN']).toMatch(/\p{Script=Han}.*。$/u);
  });

  it('has an example to avoid, which yields the code and nothing else', async () => {
    const { avoid } = page();
    const isChecked = !avoid.run && !avoid.machine;
    expect(new Set(codesOf(check(avoid)))).toEqual(new Set([...(isChecked ? [code] : []), ...avoid.with]));
    // That there are too many errors takes other errors.
    if (code !== 'PTN1003') expect(severitiesOf(avoid.with)).not.toContain('error');
    if (avoid.run) expect(await run(avoid)).toBe(code);
  });

  it('has fixes that mend the example', () => {
    for (const { before, after } of mended(page())) {
      expect(times(code, after)).toBeLessThan(times(code, before));
      expect(after.filter((each) => times(each, after) > times(each, before))).toEqual([]);
    }
  });

  it('has an example to prefer, which does not', async () => {
    const { prefer } = page();
    expect(new Set(codesOf(check(prefer)))).toEqual(new Set(prefer.with));
    expect(prefer.with).not.toContain(code);
    expect(severitiesOf(prefer.with)).not.toContain('error');
    if (prefer.run) expect(await run(prefer)).toBeUndefined();
  });
});

/** The codes of the example to avoid before and after each fix of a finding that the page is about. */
function mended({ code, avoid }: Page) {
  const found = check(avoid);
  const fixes = found.filter(({ diagnostic }) => diagnostic.code === code).flatMap((each) => each.fixes);
  return fixes.map((fix) => ({ before: codesOf(found), after: codesOf(check(applied(avoid, fix))) }));
}

function severitiesOf(codes: readonly string[]): readonly string[] {
  return codes.map((code) => registry[code as keyof typeof registry].severity);
}

function times(code: string, codes: readonly string[]): number {
  return codes.filter((each) => each === code).length;
}
