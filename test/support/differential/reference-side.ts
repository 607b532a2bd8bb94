import type * as Ir from '../../../server/ir/index.ts';
import {
  countAll,
  DataError,
  type Evaluation,
  evaluateProgram,
  explain,
  type Group,
  printDay,
  printValue,
  type RawTable,
  relationsOf,
} from '../reference/index.ts';
import { explained, factsOf, type Observation, type Observed } from './observed.ts';

/** Runs a program on the reference and reads all its results. */
export function observeReference(
  program: Ir.Program,
  tables: ReadonlyMap<string, RawTable>,
  options: { readonly asOf?: string } = {},
): Observed {
  try {
    return { results: resultsOf(evaluateProgram(program, tables, options)) };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return { failure: error.kind, results: new Map() };
  }
}

function resultsOf(evaluation: Evaluation): Map<string, Observation> {
  const results = new Map<string, Observation>();
  for (const [name, { columns, rows }] of relationsOf(evaluation))
    results.set(name, { kind: 'relation', columns, rows });
  const { asOf } = evaluation.loaded;
  results.set('preview', { kind: 'facts', facts: factsOf(previewFacts(evaluation)) });
  results.set('sources', { kind: 'facts', facts: factsOf(sourceFacts(evaluation)) });
  results.set('fits', { kind: 'facts', facts: factsOf(fitFacts(evaluation)) });
  results.set('day', { kind: 'facts', facts: factsOf({ date: printDay(asOf.day), from: asOf.from }) });
  const { customers } = evaluation;
  for (const index of explained(customers.length)) {
    const customer = customers[index]!;
    results.set(`explain ${customer.key}`, { kind: 'facts', facts: factsOf(explain(evaluation, customer)) });
  }
  return results;
}

function previewFacts(evaluation: Evaluation): unknown {
  const { customers, money, policies, actions, guards, definitions } = countAll(evaluation);
  const segments = new Set(
    evaluation.program.definitions.filter(({ kind }) => kind === 'segment').map(({ name }) => name),
  );
  return {
    customers,
    money,
    policies: policies.map((policy) => ({ ...policy, policy: undefined })),
    actions: new Map(actions.map(({ action, values }) => [action, groups(values)])),
    guards: guards.map(({ affected }) => affected),
    definitions: new Map(
      // Of a segment only those who are in it are told.
      definitions.map(({ name, members }) => [
        name,
        groups(new Map([...members].filter(([member]) => !segments.has(name) || member === 'yes'))),
      ]),
    ),
  };
}

function groups(all: ReadonlyMap<string | null, Group>): ReadonlyMap<string, unknown> {
  return new Map([...all].map(([name, group]) => [name === null ? 'missing' : JSON.stringify(name), group]));
}

function sourceFacts({ loaded }: Evaluation): unknown {
  return new Map(
    loaded.sources.map(({ source, read, loaded: used, future, rejected, orphaned }) => [
      source,
      {
        read,
        loaded: used,
        future,
        orphaned: orphaned && { rows: orphaned.rows.length, money: orphaned.money },
        rejected: new Map(
          [...rejected].map(([reason, { rows, money }]) => [
            reason,
            { rows: rows.length, money, first: rows.slice(0, 5).join(' ') },
          ]),
        ),
      },
    ]),
  );
}

function fitFacts({ fits, program }: Evaluation): unknown {
  const types = new Map(program.definitions.flatMap((one) => ('of' in one ? [[one.name, one.of.type] as const] : [])));
  return new Map(
    [...fits].map(([name, { fitted, cuts }]) => [
      name,
      { fitted, cuts: cuts.map((cut) => JSON.stringify(printValue(cut, types.get(name)))) },
    ]),
  );
}
