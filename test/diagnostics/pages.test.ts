import { describe, expect, it } from 'vitest';
import { registry } from '../../server/diagnostics/registry.ts';
import { applied, check, codesOf } from './check-example.ts';
import { type Page, pageFiles, readPage } from './page.ts';

const codes = Object.keys(registry).sort();

describe('the pages', () => {
  it('are one for every code', () => {
    expect(pageFiles()).toEqual(codes.map((code) => `${code}.md`));
  });
});

describe.each(codes)('the page of %s', (code) => {
  const page = () => readPage(code);

  it('has the name of the code, and says what it means in both languages', () => {
    const { code: written, name, meaning } = page();
    expect([written, name]).toEqual([code, registry[code as keyof typeof registry].name]);
    expect(meaning.en).toMatch(/^[^\p{Script=Han}]+\.$/u);
    expect(meaning['zh-CN']).toMatch(/\p{Script=Han}.*。$/u);
  });

  it('has an example to avoid, which yields the code and nothing else', () => {
    const { avoid } = page();
    expect(new Set(codesOf(check(avoid)))).toEqual(new Set([code, ...avoid.with]));
  });

  it('has fixes that mend the example', () => {
    for (const { before, after } of mended(page())) {
      expect(times(code, after)).toBeLessThan(times(code, before));
      expect(after.filter((each) => times(each, after) > times(each, before))).toEqual([]);
    }
  });

  it('has an example to prefer, which does not', () => {
    const { prefer } = page();
    expect(new Set(codesOf(check(prefer)))).toEqual(new Set(prefer.with));
    expect(prefer.with).not.toContain(code);
    expect(prefer.with.map((each) => registry[each as keyof typeof registry].severity)).not.toContain('error');
  });
});

/** The codes of the example to avoid before and after each fix of a finding that the page is about. */
function mended({ code, avoid }: Page) {
  const found = check(avoid);
  const fixes = found.filter(({ diagnostic }) => diagnostic.code === code).flatMap((each) => each.fixes);
  return fixes.map((fix) => ({ before: codesOf(found), after: codesOf(check(applied(avoid, fix))) }));
}

function times(code: string, codes: readonly string[]): number {
  return codes.filter((each) => each === code).length;
}
