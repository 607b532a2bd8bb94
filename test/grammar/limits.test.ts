import { describe, expect, it } from 'vitest';
import { parse } from '../../grammar/index.ts';
import { issuesOf } from './show.ts';

const times = (count: number, text: string) => Array(count).fill(text).join('');
const listed = (count: number, item: string, separator: string) => Array(count).fill(item).join(separator);
const codesIn = (text: string) => [...new Set(issuesOf(parse(text)).map((issue) => issue.slice(0, 7)))];

/** The most that is accepted, and the least that is refused. */
const nested: Readonly<Record<string, (count: number) => string>> = {
  parentheses: (count) => `let a = ${times(count, '(')}1${times(count, ')')}`,
  not: (count) => `segment s when ${times(count, 'not ')}a`,
  'unary minus': (count) => `let a = ${times(count, '-')}1`,
  'or else': (count) => `let a = b${times(count, ' or else b')}`,
  plus: (count) => `let a = 1${times(count, ' + 1')}`,
  'a path': (count) => `let a = b${times(count, '.b')}`,
  where: (count) => `let a = b${times(count, ' where b')}`,
  'age of': (count) => `let a = ${times(count, 'age of ')}b`,
  'days since': (count) => `let a = ${times(count, 'days since ')}b`,
  'months between': (count) => `let a = ${times(count, 'months between ')}b${times(count, ' and b')}`,
  'months between, to the right': (count) => `let a = ${times(count, 'months between b and ')}b`,
  'months between, with windows': (count) =>
    `let a = ${times(count, 'months between b between 2026-01-01 and 2026-02-01 and ')}b`,
  'lists in lists': (count) => `let a = ${times(count, 'min of (')}1${times(count, ', 1)')}`,
  'not in parentheses': (count) => `segment s when ${times(count / 2, 'not (')}a${times(count / 2, ')')}`,
};

describe('nesting', () => {
  it.each(Object.entries(nested))('%s', (_, text) => {
    expect(codesIn(text(24))).toEqual([]);
    expect(codesIn(text(100))).toEqual([]);
    expect(codesIn(text(102))).toEqual(['PTN1039']);
    expect(issuesOf(parse(text(20_000)))).toHaveLength(1);
  });

  it('counts each clause by itself', () => {
    const rule = (index: number) =>
      `if ${times(60, '(')}a${times(60, ')')} > ${index} and ${times(60, 'not ')}b then tier -1`;
    expect(codesIn(listed(50, rule(1), '\n'))).toEqual([]);
    expect(codesIn(`segment s when ${listed(300, 'months between a and b > 3', ' and ')}`)).toEqual([]);
    expect(codesIn(`data d from "x" ${times(300, 'column a: yes/no ')}`)).toEqual([]);
    expect(codesIn(`test "t" given ${listed(300, 'a -1', ', ')}`)).toEqual([]);
  });
});

describe('sizes', () => {
  it('accepts long chains, lists and files', () => {
    expect(codesIn(`segment s when ${listed(5000, 'a > 1', ' and ')}`)).toEqual([]);
    expect(codesIn(`segment s when ${listed(5000, 'a > 1 and b', ' or ')}`)).toEqual([]);
    expect(codesIn(`let a = ${listed(32, 'b', ' * ')}`)).toEqual([]);
    expect(codesIn(`segment s when a is one of (${listed(5000, '"x"', ', ')})`)).toEqual([]);
    expect(codesIn(`policy p\n${listed(1000, '  if R > 1 then tier star, visit weekly because "x"', '\n')}`)).toEqual(
      [],
    );
    const megabyte = listed(18_000, 'metric some_name is count of orders in last 12 months', '\n');
    expect(megabyte.length).toBeGreaterThan(900_000);
    expect(codesIn(megabyte)).toEqual([]);
  });

  it('reads what is long without exhausting the stack', () => {
    const long = [
      times(3_000_000, 'x'),
      times(1_000_000, '名'),
      `let a = 1${times(500_000, '_1')}`,
      `# ${times(200_000, '👨‍')}`,
      `test "t" given a 1${times(150_000, ',a 1')}`,
      `let a = "${times(30_000, '"')}`,
    ];
    for (const text of long) expect(() => parse(text)).not.toThrow();
  });

  it('refuses long names', () => {
    expect(codesIn(`let ${times(128, '名')} = 3`)).toEqual([]);
    expect(codesIn(`let ${times(129, '名')} = 3`)).toEqual(['PTN1016']);
    expect(codesIn(`let \`${times(128, '名')}\` = 3`)).toEqual([]);
    expect(codesIn(`let \`${times(129, '名')}\` = 3`)).toEqual(['PTN1016']);
  });

  it('refuses long texts', () => {
    expect(codesIn(`let a = "${times(65_534, 'x')}"`)).toEqual([]);
    expect(codesIn(`let a = "${times(65_535, 'x')}"`)).toEqual(['PTN1015']);
  });

  it('refuses large files with one issue', () => {
    const large = parse(times(10 * 1024 * 1024 + 1, ' '));
    expect(issuesOf(large)).toEqual(['PTN1001 «»']);
    expect(large.chunks).toHaveLength(1);
  });

  it('refuses binary files with one issue', () => {
    expect(issuesOf(parse('\u0001\u0002\0\u0003PK\0\0'))).toEqual(['PTN1002 «\0»']);
  });

  it('stops counting mistakes at a thousand', () => {
    const broken = (count: number) => issuesOf(parse(listed(count, 'metric a is', '\n')));
    expect(broken(1000)).toHaveLength(1000);
    expect(broken(1001)).toHaveLength(1001);
    expect(broken(1001).at(-1)).toBe('PTN1003 «is»');
    const oneChunk = issuesOf(parse(`policy p\n${listed(1200, '  if a > then tier star', '\n')}`));
    expect(oneChunk).toHaveLength(1001);
  });
});
