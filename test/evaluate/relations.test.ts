import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { RelationName, Session } from '../../server/evaluate/index.ts';
import { openRules, pathIn, readRelation } from './session.ts';

const rules = `as of 2026-10-31
data customers from "customers.csv"
  key id
  label name pii
  column phone: text pii
  column n: number
metric phone_of is phone
metric half is n / 2
metric big is n * 1000.5
segment even when n = 2 or n = 4
action message takes text, by (sms, email)
action tag takes text, keep all
policy p, all matches
  if n >= 1 then message "=danger" by sms, tier star, tag "a" because "=also"
  if n >= 2 then tag "b, \\"c\\"", visit every 2 weeks
never tier when n = 2
`;
const customers = 'id,name,phone,n\n=1,"Wang, ""A""",138,1\n2,+86,139,2\n3,"two\nlines",,\n@x,\'quoted\',＝1,-4\n';

async function written(
  session: Session,
  which: RelationName['kind'],
  format: 'csv' | 'json' | 'parquet',
  pii = true,
): Promise<string> {
  const path = pathIn(`out.${format}`);
  const relation = await session.relation({ kind: which } as RelationName);
  await relation.write(path, format, { pii });
  return readFileSync(path, format === 'parquet' ? 'latin1' : 'utf8');
}

describe('relations', () => {
  it('have their columns in a fixed order', async () => {
    const session = await openRules(rules, { 'customers.csv': customers });
    const columns = async (which: RelationName) =>
      (await session.relation(which)).columns.map(({ name, pii }) => name + (pii ? '!' : ''));
    expect(await columns({ kind: 'decisions' })).toEqual([
      'key',
      'label!',
      'message',
      'message by',
      'message rule',
      'tag',
      'tag rule',
      'tier',
      'tier rule',
      'visit',
      'visit rule',
    ]);
    expect(await columns({ kind: 'values' })).toEqual(['key', 'label!', 'phone_of!', 'half', 'big', 'even']);
    expect(await columns({ kind: 'matches' })).toEqual(['key', 'policy', 'rule']);
    expect(await columns({ kind: 'policy', policy: 'p' })).toEqual([
      'key',
      'label!',
      'rule',
      'message',
      'message by',
      'tag',
      'tier',
      'visit',
      'because',
    ]);
  });

  it('are written as CSV that a spreadsheet takes for text', async () => {
    const session = await openRules(rules, { 'customers.csv': customers });
    const text = await written(session, 'decisions', 'csv');
    expect(text.startsWith('key,label,message,')).toBe(true);
    expect(text).not.toContain('\r');
    const rows = parse(text) as string[][];
    expect(rows.slice(1).map((row) => row.slice(0, 9))).toEqual([
      ['2', "'+86", "'=danger", 'sms', 'p: rule 1', 'a; b, "c"', 'p: rule 1; p: rule 2', '', ''],
      ['3', 'two\nlines', '', '', '', '', '', '', ''],
      ["'=1", 'Wang, "A"', "'=danger", 'sms', 'p: rule 1', 'a', 'p: rule 1', 'star', 'p: rule 1'],
      ["'@x", "'quoted'", '', '', '', '', '', '', ''],
    ]);
    const values = parse(await written(session, 'values', 'csv')) as string[][];
    expect(values[4]).toEqual(["'@x", "'quoted'", "'＝1", '-2', '-4002.0', 'no']);
    expect(values[2]).toEqual(['3', 'two\nlines', '', '', '', 'no']);
  });

  it('leave personal columns out unless they are asked for', async () => {
    const session = await openRules(rules, { 'customers.csv': customers });
    const text = await written(session, 'values', 'csv', false);
    expect(text.split('\n')[0]).toBe('key,half,big,even');
    for (const personal of ['Wang', '138', '139']) expect(text).not.toContain(personal);
  });

  it('are written as JSON and Parquet with types', async () => {
    const session = await openRules(rules, { 'customers.csv': customers });
    const [first] = JSON.parse(await written(session, 'decisions', 'json')) as unknown[];
    expect(first).toEqual({
      key: '2',
      label: '+86',
      message: '=danger',
      'message by': 'sms',
      'message rule': 'p: rule 1',
      tag: ['a', 'b, "c"'],
      'tag rule': ['p: rule 1', 'p: rule 2'],
      tier: null,
      'tier rule': null,
      visit: 'every 2 weeks',
      'visit rule': 'p: rule 2',
    });
    expect(JSON.parse(await written(session, 'values', 'json'))[0]).toMatchObject({ half: 1, big: 2001, even: true });
    const parquet = await written(session, 'values', 'parquet');
    expect([parquet.slice(0, 4), parquet.slice(-4)]).toEqual(['PAR1', 'PAR1']);
  });

  it('can be read side by side and more than once', async () => {
    const session = await openRules(rules, { 'customers.csv': customers });
    const [decisions, matches, again] = await Promise.all([
      readRelation(session, 'decisions'),
      readRelation(session, 'matches'),
      readRelation(session, 'decisions'),
    ]);
    expect(decisions).toEqual(again);
    expect(matches.rows).toHaveLength(3);
  });

  it('refuse a place where nothing can be written', async () => {
    const session = await openRules(rules, { 'customers.csv': customers });
    const relation = await session.relation({ kind: 'matches' });
    await expect(relation.write('/nowhere/at/all.csv', 'csv', { pii: false })).rejects.toThrow();
    expect((await session.preview()).customers).toBe(4);
  });
});
