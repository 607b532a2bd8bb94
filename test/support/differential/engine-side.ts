import { DataError } from '../../../server/evaluate/data-error.ts';
import { duckDbEngine } from '../../../server/evaluate/duckdb-node.ts';
import type {
  Explanation,
  FilePaths,
  OpenOptions,
  Preview,
  RelationName,
  Session,
} from '../../../server/evaluate/index.ts';
import type * as Ir from '../../../server/ir/index.ts';
import { explained, factsOf, type Observation, type Observed } from './observed.ts';

/** Runs a program on the engine and reads all its results. */
export async function observeEngine(program: Ir.Program, files: FilePaths, options: OpenOptions): Promise<Observed> {
  let session: Session | undefined;
  try {
    session = await duckDbEngine.open(program, files, options);
    return { results: await resultsOf(session, program) };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return { failure: failures[error.code] ?? error.code, results: new Map() };
  } finally {
    await session?.close();
  }
}

/** Where the engine's number went over is the same mistake in the data, whichever operation noticed it. */
const failures: Readonly<Record<string, string>> = {
  PTN5104: 'as-of-needed',
  PTN5105: 'gap-before-last-day',
  PTN5106: 'too-many-orphans',
  PTN5107: 'inexact-double',
  PTN5108: 'too-many-digits',
};

async function resultsOf(session: Session, program: Ir.Program): Promise<Map<string, Observation>> {
  const results = new Map<string, Observation>();
  const names: RelationName[] = [
    ...(['values', 'decisions', 'matches', 'rejects', 'orphans'] as const).map((kind) => ({ kind })),
    ...program.policies.map(({ name }) => ({ kind: 'policy' as const, policy: name })),
  ];
  for (const name of names) {
    const relation = await session.relation(name);
    const rows: (readonly (string | null)[])[] = [];
    for await (const row of relation.read()) rows.push(row);
    const title = name.kind === 'policy' ? `policy ${name.policy}` : name.kind;
    results.set(title, { kind: 'relation', columns: relation.columns.map((column) => column.name), rows });
  }
  results.set('preview', { kind: 'facts', facts: factsOf(previewFacts(await session.preview())) });
  results.set('sources', { kind: 'facts', facts: factsOf(sourceFacts(session)) });
  results.set('fits', { kind: 'facts', facts: factsOf(fitFacts(session)) });
  results.set('day', { kind: 'facts', facts: factsOf({ date: session.asOf.date, from: session.asOf.from }) });
  const values = results.get('values');
  const keys = values?.kind === 'relation' ? values.rows.map(([key]) => key ?? '') : [];
  for (const index of explained(keys.length)) {
    const key = keys[index] ?? '';
    const explanation = await session.explain(key);
    results.set(`explain ${key}`, { kind: 'facts', facts: factsOf(explanation && explanationFacts(explanation)) });
  }
  return results;
}

function explanationFacts({ values, decisions, policies }: Explanation): unknown {
  return {
    values,
    decisions: decisions.map(({ action, value, labels = [], policy, rule, withheld }) => {
      const said = [action, value, ...labels.map((each) => `${each.label} ${each.value}`), `by ${policy}: ${rule}`];
      return `${said.join(' ')}${withheld ? ' withheld' : ''}`;
    }),
    outcomes: new Map(
      policies.map(({ policy, rules }) => [policy, new Map(rules.map(({ rule, outcome }) => [rule, outcome]))]),
    ),
  };
}

function previewFacts({ customers, money, policies, actions, guards, definitions }: Preview): unknown {
  return {
    customers,
    money,
    policies: policies.map((policy) => ({ ...policy, policy: undefined })),
    actions: new Map(
      actions.map(({ action, values }) => [action, groups(values.map(({ value, ...group }) => [value, group]))]),
    ),
    guards: guards.map(({ affected }) => affected),
    definitions: new Map(
      definitions.map(({ name, members }) => [name, groups(members.map(({ member, ...group }) => [member, group]))]),
    ),
  };
}

function groups(all: readonly (readonly [string | null, unknown])[]): ReadonlyMap<string, unknown> {
  return new Map(all.map(([name, group]) => [name === null ? 'missing' : JSON.stringify(name), group]));
}

function sourceFacts({ report }: Session): unknown {
  return new Map(
    report.sources.map(({ source, read, loaded, future, rejected, orphaned }) => [
      source,
      {
        read,
        loaded,
        future,
        orphaned,
        rejected: new Map(
          rejected.map(({ reason, rows, money, firstRows }) => [reason, { rows, money, first: firstRows.join(' ') }]),
        ),
      },
    ]),
  );
}

function fitFacts({ fits }: Session): unknown {
  return new Map(
    [...fits].map(([name, { fitted, cuts }]) => [name, { fitted, cuts: cuts.map((cut) => JSON.stringify(cut)) }]),
  );
}
