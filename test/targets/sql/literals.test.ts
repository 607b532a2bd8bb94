import { describe, expect, it } from 'vitest';
import { type DialectName, dialects } from '../../../server/targets/sql/dialects.ts';

/**
 * How texts and names are written where no engine can be asked, by their documentation: parsers are no proof, for some take what the engine refuses
 * (BigQuery's `'it''s'`) or read it in another way (a backslash in Trino).
 */
const texts: readonly (readonly [value: string, written: Partial<Record<DialectName, string>>])[] = [
  ['plain', { mysql: "_binary'plain'", trino: "'plain'", bigquery: "'plain'", snowflake: "'plain'" }],
  ["it's", { mysql: "_binary'it''s'", trino: "'it''s'", bigquery: "'it\\'s'", snowflake: "'it''s'" }],
  ['a\\b', { mysql: "X'615C62'", trino: "'a\\b'", bigquery: "'a\\\\b'", snowflake: "'a\\\\b'" }],
  ["\\'", { mysql: "X'5C27'", trino: "'\\'''", bigquery: "'\\\\\\''", snowflake: "'\\\\'''" }],
  ['a\nb', { mysql: "_binary'a\nb'", trino: "'a\nb'", bigquery: "'a\\nb'", snowflake: "'a\\nb'" }],
  ['a\r\nb', { mysql: "_binary'a\r\nb'", trino: "'a\r\nb'", bigquery: "'a\\r\\nb'", snowflake: "'a\\r\\nb'" }],
  ['"`', { mysql: "_binary'\"`'", trino: "'\"`'", bigquery: "'\"`'", snowflake: "'\"`'" }],
  ['-- */', { mysql: "_binary'-- */'", trino: "'-- */'", bigquery: "'-- */'", snowflake: "'-- */'" }],
  ['张\\', { mysql: "X'E5BCA05C'", trino: "'张\\'", bigquery: "'张\\\\'", snowflake: "'张\\\\'" }],
  ['🙂\u2028', { mysql: "_binary'🙂\u2028'", trino: "'🙂\u2028'", bigquery: "'🙂\u2028'", snowflake: "'🙂\u2028'" }],
];

const identifiers: typeof texts = [
  ['plain', { mysql: '`plain`', trino: '"plain"', bigquery: '`plain`', snowflake: '"plain"' }],
  ['a"b', { mysql: '`a"b`', trino: '"a""b"', bigquery: '`a"b`', snowflake: '"a""b"' }],
  ['a`b', { mysql: '`a``b`', trino: '"a`b"', bigquery: '`a\\`b`', snowflake: '"a`b"' }],
  ['a\\b', { mysql: '`a\\b`', trino: '"a\\b"', bigquery: '`a\\\\b`', snowflake: '"a\\b"' }],
  ['张三', { mysql: '`张三`', trino: '"张三"', bigquery: '`张三`', snowflake: '"张三"' }],
];

/** Names that a statement may give to its own columns. */
const own: readonly (readonly [name: string, kept: Partial<Record<DialectName, string>>])[] = [
  [
    'spend/2 (net)',
    { mysql: 'spend/2 (net)', trino: 'spend/2 (net)', bigquery: 'spend 2  net ', snowflake: 'spend/2 (net)' },
  ],
  ['is "a"', { mysql: 'is "a"', trino: 'is "a"', bigquery: 'is  a ', snowflake: "is 'a'" }],
];

const named = (rows: typeof texts) =>
  rows.flatMap(([value, written]) =>
    Object.entries(written).map(([name, is]) => ({ name: name as DialectName, value, is })),
  );

describe('by the documentation', () => {
  it.each(named(texts))('$name writes the text $value as $is', ({ name, value, is }) => {
    expect(dialects[name]!.text(value).text).toBe(is);
  });

  it.each(named(identifiers))('$name writes the name $value as $is', ({ name, value, is }) => {
    expect(dialects[name]!.identifier(value).text).toBe(is);
  });

  it.each(named(own))('$name calls a column of its own $is', ({ name, value, is }) => {
    expect(dialects[name]!.ownName(value)).toBe(is);
  });

  it.each(['trino', 'bigquery', 'snowflake'] as const)('%s has no text and no name with NUL', (name) => {
    expect(() => dialects[name]!.text('a\0b')).toThrow();
    expect(() => dialects[name]!.identifier('a\0b')).toThrow();
  });

  it.each([
    ['mysql', 64],
    ['snowflake', 255],
    ['bigquery', 300],
  ] as const)('%s keeps names of %i characters', (name, most) => {
    expect(dialects[name]!.isWholeName('n'.repeat(most))).toBe(true);
    expect(dialects[name]!.isWholeName('n'.repeat(most + 1))).toBe(false);
  });

  it('mysql has no names with characters beyond the sixteenth bit', () => {
    expect(dialects.mysql!.isWholeName('🙂')).toBe(false);
  });
});

describe('snowflake', () => {
  const { multiply, decimal } = dialects.snowflake!;
  const factor = (scale: number) => ({ value: decimal(1n, { digits: 18, scale }), held: { digits: 18, scale } });

  it('multiplies as whole numbers what it would round: beyond 12 places and those of both factors', () => {
    expect(multiply(factor(2), factor(4)).text).toBe('(CAST(0.01 AS NUMBER(18, 2)) * CAST(0.0001 AS NUMBER(18, 4)))');
    expect(multiply(factor(6), factor(6)).text).not.toContain('0.000000000001');
    expect(multiply(factor(9), factor(9)).text).toContain('0.000000000000000001');
  });
});
