import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { onTestFinished } from 'vitest';
import { analyze } from '../../../server/analysis/index.ts';
import type { World } from '../../../server/analysis/look.ts';
import { duckDbEngine } from '../../../server/evaluate/duckdb-node.ts';
import type { RelationName, Session } from '../../../server/evaluate/index.ts';
import { openProject } from '../../../server/workspace/open-program.ts';
import { locateIn, nodeWorld } from '../../../server/workspace/world-node.ts';

const samples = fileURLToPath(new URL('../../../samples/', import.meta.url));

export type Row = Readonly<Record<string, string>>;

/** The rows of a file of data of a sample, every cell as its text. */
export function rowsOf(path: string): readonly Row[] {
  return parse(readFileSync(join(samples, path)), { columns: true }) as Row[];
}

/** Runs the rules of a sample over its data, `changed` as its page tells how. */
export async function openSample(
  path: string,
  changed: (rules: string) => string = (rules) => rules,
): Promise<Session> {
  const root = join(samples, dirname(path));
  const file = basename(path);
  const disk = nodeWorld(root);
  const world: World = { ...disk, read: (name) => (name === file ? changed(disk.read(name) ?? '') : disk.read(name)) };
  const { program, files } = await openProject({ world, file, locate: locateIn(root) }, analyze, duckDbEngine, {});
  if (!program) throw new Error(`${path} has errors.`);
  const session = await duckDbEngine.open(program, files, {});
  onTestFinished(() => session.close());
  return session;
}

/** Some columns of a result, by the key in its first: `{ C001: ['A', '2 per month'] }`. Missing cells are empty. */
export async function columnsOf(
  session: Session,
  which: RelationName,
  columns: readonly string[],
): Promise<Record<string, string[]>> {
  const relation = await session.relation(which);
  const at = columns.map((name) => relation.columns.findIndex((column) => column.name === name));
  if (at.includes(-1)) throw new Error(`One of ${columns} is not in ${relation.columns.map(({ name }) => name)}.`);
  const found: Record<string, string[]> = {};
  for await (const row of relation.read()) found[row[0] ?? ''] = at.map((index) => row[index] ?? '');
  return found;
}

/** `12.34` as hundredths. */
export function hundredths(money: string): number {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)\.(\d\d)$/.exec(money) ?? [];
  return Number(`${sign}${whole}${rest}`);
}

/** Days since 1970. */
export function dayOf(date: string): number {
  return Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / 86_400_000;
}

export function grouped<T>(rows: Iterable<T>, key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}
