import { expect } from 'vitest';
import type * as Ir from '../../../../server/ir/index.ts';
import {
  alias,
  canonical,
  type Dialect,
  list,
  literal,
  literalOf,
  type Sql,
  sql,
} from '../../../../server/targets/sql/index.ts';
import type { TestEngine } from '../../../support/engines/index.ts';
import { types } from '../../../support/ir-builder.ts';

/** What an answer of a dialect is for some inputs. */
export interface Case {
  readonly title: string;
  readonly inputs: readonly Input[];
  /** A list is compared as its text. */
  of(dialect: Dialect, ...inputs: readonly Sql[]): Sql;
  /** Of what it gives: text, unless it is said. */
  readonly type?: Ir.Type;
  /** Its canonical text; null for missing. */
  readonly is: string | null;
}

/** A type and the canonical text of a value of it. */
export type Input = readonly [type: Ir.Type, text: string | null];

export const list0: Ir.Type = { kind: 'list', of: types.text };

/** Once with columns of a table as inputs, and once with literals, which engines compute before they look at any row. */
export async function expectCases(engine: TestEngine, cases: readonly Case[]): Promise<void> {
  const meant = Object.fromEntries(cases.map(({ title, is }) => [title, is]));
  expect(Object.keys(meant)).toHaveLength(cases.length);
  expect(await computed(engine, cases, literals)).toEqual(meant);
  await engine.load([tableOf(cases)]);
  expect(await computed(engine, cases, columns)).toEqual(meant);
}

type Inputs = (dialect: Dialect, inputs: readonly Input[], at: number) => readonly Sql[];

const literals: Inputs = (dialect, inputs) => inputs.map(([type, text]) => constant(dialect, type, text));

const columns: Inputs = (dialect, inputs, at) =>
  inputs.map(([type], index) => {
    const column = alias('i', at + index);
    return type.kind === 'text' && dialect.fromColumn ? dialect.fromColumn(column, type) : column;
  });

export function constant(dialect: Dialect, type: Ir.Type, text: string | null): Sql {
  if (text !== null) return literal(dialect, literalOf(text, type));
  const missing: Record<string, Sql> = { date: dialect.types.date, timestamp: dialect.types.timestamp };
  return dialect.cast(sql`NULL`, missing[type.kind] ?? numberType(dialect, type));
}

function numberType({ types: names }: Dialect, type: Ir.Type): Sql {
  if (type.kind === 'yes-no') return names.truth;
  if (type.kind === 'duration') return names.whole;
  if (type.kind !== 'number') return names.text;
  return type.held.kind === 'double' ? names.double : names.decimal(type.held);
}

function tableOf(cases: readonly Case[]) {
  const inputs = cases.flatMap((each) => each.inputs);
  return {
    name: 'cases',
    columns: [
      { name: 'row', type: types.days as Ir.Type },
      ...inputs.map(([type], index) => ({ name: `i${index}`, type })),
    ],
    rows: [['1', ...inputs.map(([, text]) => text)]],
  };
}

async function computed(engine: TestEngine, cases: readonly Case[], inputs: Inputs) {
  let at = 0;
  const values = cases.map((each) => {
    const value = each.of(engine.dialect, ...inputs(engine.dialect, each.inputs, at));
    at += each.inputs.length;
    return canonical(engine.dialect, value, each.type ?? types.text);
  });
  const end = sql`${inputs === columns ? sql` FROM cases` : sql``} ${engine.dialect.settings}`;
  const select = (some: readonly Sql[]) =>
    sql`SELECT ${list(some.map((value, index) => sql`${value} AS ${alias('o', index)}`))}${end}`;
  const cells = await engine.rows(select(values).text).then(
    ([row]) => row!,
    () => Promise.all(values.map((value) => alone(engine, select([value])))),
  );
  return Object.fromEntries(cases.map(({ title }, index) => [title, cells[index]]));
}

/** Which of the cases it is that fails. */
async function alone(engine: TestEngine, statement: Sql): Promise<string | null> {
  try {
    const [row] = await engine.rows(statement.text);
    return row![0]!;
  } catch (error) {
    return `${String(error)}\n${statement.text}`;
  }
}
