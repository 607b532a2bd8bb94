import type * as Ir from '../../../server/ir/index.ts';
import {
  type Counts,
  contractsOf,
  countAll,
  DataError,
  type Evaluation,
  evaluateOthers,
  evaluateProgram,
  explain,
  type Group,
  printDay,
  printValue,
  type RawTable,
  relationsOf,
} from '../reference/index.ts';
import { groupName, personalLimits } from './limit-groups.ts';
import { explained, factsOf, type Observation, type Observed } from './observed.ts';

/** Runs a program on the reference and reads all its results. */
export function observeReference(
  program: Ir.Program,
  tables: ReadonlyMap<string, RawTable>,
  options: Parameters<typeof evaluateProgram>[2] = {},
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
  for (const { data, relations, counts, totals } of evaluateOthers(evaluation)) {
    for (const [name, { columns, rows }] of relations) {
      const title = name.startsWith('policy ') ? name : `row-${name} ${data}`;
      results.set(title, { kind: 'relation', columns, rows });
    }
    results.set(`preview ${data}`, {
      kind: 'facts',
      facts: factsOf({ counts: countFacts({ ...counts, ...nothingOfRows }, new Set()), totals }),
    });
  }
  results.set('sources', { kind: 'facts', facts: factsOf(sourceFacts(evaluation)) });
  results.set('fits', { kind: 'facts', facts: factsOf(fitFacts(evaluation)) });
  results.set('contracts', {
    kind: 'facts',
    facts: factsOf(
      contractsOf(evaluation).map(({ passed, measure, found }) =>
        found ? { passed, found: measure === 'average' ? 'known' : reduced(found) } : { passed },
      ),
    ),
  });
  results.set('day', { kind: 'facts', facts: factsOf({ date: printDay(asOf.day), from: asOf.from }) });
  const { customers } = evaluation;
  for (const index of explained(customers.length)) {
    const customer = customers[index]!;
    results.set(`explain ${customer.key}`, { kind: 'facts', facts: factsOf(explain(evaluation, customer)) });
  }
  return results;
}

/** Of an average and a median the engine tells no more than a few digits. */
function reduced([part, whole]: readonly [bigint, bigint]): string {
  return (Number(part) / Number(whole)).toPrecision(9);
}

function previewFacts(evaluation: Evaluation): unknown {
  const segments = evaluation.program.definitions.filter(({ kind }) => kind === 'segment').map(({ name }) => name);
  return countFacts(countAll(evaluation), new Set(segments), personalLimits(evaluation.program));
}

function countFacts(counts: Counts, segments: ReadonlySet<string>, arePersonal: readonly boolean[] = []): unknown {
  const { customers, money, policies, actions, guards, definitions, campaigns, work, limits, goals } = counts;
  return {
    customers,
    money,
    policies: policies.map((policy) => ({ ...policy, policy: undefined })),
    actions: new Map(actions.map(({ action, values }) => [action, groups(values)])),
    guards: guards.map(({ affected }) => affected),
    campaigns,
    work,
    limits: limits.map((each, place) => limitFacts(each, arePersonal[place] ?? false)),
    goals,
    definitions: new Map(
      // Of a segment only those who are in it are told.
      definitions.map(({ name, members }) => [
        name,
        groups(new Map([...members].filter(([member]) => !segments.has(name) || member === 'yes'))),
      ]),
    ),
  };
}

/** A preview of other data does not tell these. */
const nothingOfRows: Pick<Counts, 'work' | 'limits' | 'goals'> = { work: new Map(), limits: [], goals: new Map() };

type LimitCounts = Counts['limits'][number];

/** So many groups are told at the most. */
const mostGroups = 50;

function limitFacts({ inAll, groups: all }: LimitCounts, isPersonal: boolean): unknown {
  const sorted = [...all].sort(([a, one], [b, other]) => byDemand(one, other) || byName(a, b));
  const shown = sorted.slice(0, mostGroups).map(([name, { demand, used, customers, withheld }]) => {
    return `${groupName(name, isPersonal)} ${JSON.stringify({ demand, used, customers, withheld })}`;
  });
  return { ...inAll, groupCount: all.size, groups: shown.sort() };
}

function byDemand(a: LimitCounts['inAll'], b: LimitCounts['inAll']): number {
  const [one = 0n, ones = 1n] = a.demand.split('/').map(BigInt);
  const [other = 0n, others = 1n] = b.demand.split('/').map(BigInt);
  const difference = other * ones - one * others;
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

function byName(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : 1;
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
