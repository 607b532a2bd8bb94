import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { analyze } from '../../server/analysis/index.ts';
import { messageOf } from '../../server/diagnostics/diagnostic.ts';
import { registry } from '../../server/diagnostics/registry.ts';
import { duckDbEngine } from '../../server/evaluate/duckdb-node.ts';
import type { OpenOptions, Preview, RelationName, Session } from '../../server/evaluate/index.ts';
import { openProject } from '../../server/workspace/open-program.ts';
import { locateIn, nodeWorld } from '../../server/workspace/world-node.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

export type DataFiles = Readonly<Record<string, string | Uint8Array>>;

/** Opens rules over files beside them; closed when the test has ended. */
export async function openRules(rules: string, files: DataFiles, options: OpenOptions = {}): Promise<Session> {
  const folder = temporaryFolder({ ...files, 'rules.patron': rules });
  const project = { world: nodeWorld(folder), file: 'rules.patron', locate: locateIn(folder) };
  const { model, program, files: paths } = await openProject(project, analyze, duckDbEngine, options);
  const errors = model.diagnostics().filter(({ diagnostic }) => registry[diagnostic.code].severity === 'error');
  expect(errors.map(({ diagnostic }) => `${diagnostic.code} ${messageOf(diagnostic, 'en')}`)).toEqual([]);
  const session = await duckDbEngine.open(program!, paths, { threads: 2, ...options });
  onTestFinished(() => session.close());
  return session;
}

/** A small CSV file: lines without their indentation. */
export function csv(text: string): string {
  return `${text
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .join('\n')}\n`;
}

/** Numbered customers `1`, `2`, … with one value each. */
export function customersWith(column: string, values: readonly (string | number)[]): string {
  return `id,${column}\n${values.map((value, index) => `${index + 1},${value}\n`).join('')}`;
}

export interface Rows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

export async function readRelation(session: Session, which: RelationName | RelationName['kind']): Promise<Rows> {
  const relation = await session.relation(typeof which === 'string' ? ({ kind: which } as RelationName) : which);
  const rows: (readonly (string | null)[])[] = [];
  for await (const row of relation.read()) rows.push(row);
  expect(rows.length).toBe(relation.rows);
  return { columns: relation.columns.map(({ name }) => name), rows };
}

/** The values of a definition, by key. */
export async function valuesOf(session: Session, name: string): Promise<Record<string, string | null>> {
  return columnOf(await readRelation(session, 'values'), name);
}

/** What was decided, by key. */
export async function decisionsOn(session: Session, action: string): Promise<Record<string, string | null>> {
  return columnOf(await readRelation(session, 'decisions'), action);
}

function columnOf({ columns, rows }: Rows, name: string): Record<string, string | null> {
  const index = columns.indexOf(name);
  expect(columns).toContain(name);
  return Object.fromEntries(rows.map((row) => [row[0], row[index] ?? null]));
}

/** How many customers have each member of a definition. */
export function countsOf({ definitions }: Preview, name: string): Record<string, number> {
  const found = definitions.find((definition) => definition.name === name);
  return Object.fromEntries((found?.members ?? []).map(({ member, customers }) => [member ?? 'missing', customers]));
}

export function sourceOf({ report }: Session, name: string) {
  const found = report.sources.find(({ source }) => source === name);
  expect(found).toBeDefined();
  return found!;
}

export function pathIn(name: string): string {
  return join(temporaryFolder(), name);
}
