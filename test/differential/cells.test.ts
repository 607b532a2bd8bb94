import { afterAll, describe, expect, it } from 'vitest';
import { checkCase, compareCase, stateOf } from '../support/differential/case.ts';
import { makeDataFolder } from '../support/differential/data-folder.ts';
import { observeEngine } from '../support/differential/engine-side.ts';

/** Cells as people and programs write dates, and the local time in Shanghai that they are; null for those that are none. */
const cells: Readonly<Record<string, string | null>> = {
  '2026-01-05': '2026-01-05T00:00:00',
  '2026-1-5': '2026-01-05T00:00:00',
  '2026/1/5': '2026-01-05T00:00:00',
  '2026/12/5': '2026-12-05T00:00:00',
  '2026/1/25 9:03': '2026-01-25T09:03:00',
  '2026-1-5T9:03:07.5': '2026-01-05T09:03:07.500000',
  '2026/1/5 19:03Z': '2026-01-06T03:03:00',
  '0001/1/1': '0001-01-01T00:00:00',
  '2026-2-30': null,
  '2026-02-30': null,
  '2026-13-01': null,
  '2026/0/1': null,
  '2026-1/5': null,
  '2026/001/5': null,
  '26/1/5': null,
  '1/5/2026': null,
  '2026/1/5 9:3': null,
  '2026/1/5 24:00': null,
  ' 2026/1/5': null,
};

const spellings = Object.keys(cells);
const rules = (type: string) => `as of 2026-12-31 in Asia/Shanghai
data customers from "customers.csv"
  key id
  column seen: ${type}
metric day is seen
`;
const rows = spellings.map((cell, index) => `${String(index).padStart(2, '0')},${cell}\n`);
const files = new Map([['customers', `id,seen\n${rows.join('')}`]]);
const folder = makeDataFolder(files);
const state = stateOf(folder, files);

afterAll(() => folder.remove());

describe.each([
  ['date', (local: string) => local.slice(0, 10)],
  ['timestamp', (local: string) => local],
])('a cell of a column of %ss', (type, shown) => {
  it('is the same day on both evaluators', async () => {
    const { problems, differences } = await compareCase(state, rules(type));
    expect([problems, differences]).toEqual([[], []]);
  });

  it('is what it is meant to be', async () => {
    const { program, paths } = await checkCase(state, rules(type));
    const { results } = await observeEngine(program!, paths, { threads: 1 });
    const values = results.get('values');
    const found = values?.kind === 'relation' ? values.rows.map(([, value], index) => [spellings[index], value]) : [];
    const meant = spellings.map((cell) => [cell, cells[cell] && shown(cells[cell])]);
    expect(found).toEqual(meant);
  });
});
