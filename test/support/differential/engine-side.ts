import { DataError } from '../../../server/evaluate/data-error.ts';
import { duckDbEngine } from '../../../server/evaluate/duckdb-node.ts';
import type {
  CampaignPreview,
  DataPreview,
  Explanation,
  FilePaths,
  LimitPreview,
  OpenOptions,
  Preview,
  RelationName,
  Session,
  TestResult,
  WorkPreview,
} from '../../../server/evaluate/index.ts';
import type * as Ir from '../../../server/ir/index.ts';
import { plain } from '../reference/index.ts';
import { groupName, personalLimits } from './limit-groups.ts';
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
  PTN5023: 'earlier-date-before-data',
  PTN5104: 'as-of-needed',
  PTN5105: 'gap-before-last-day',
  PTN5030: 'repeated-key',
  PTN5031: 'missing-key',
  PTN5106: 'too-many-orphans',
  PTN5107: 'inexact-double',
  PTN5108: 'too-many-digits',
};

async function resultsOf(session: Session, program: Ir.Program): Promise<Map<string, Observation>> {
  const results = new Map<string, Observation>();
  const names: RelationName[] = [
    ...(['values', 'decisions', 'matches', 'campaigns', 'rejects', 'orphans'] as const).map((kind) => ({ kind })),
    ...program.policies.map(({ name }) => ({ kind: 'policy' as const, policy: name })),
    ...(program.others ?? []).flatMap((other) => relationsOfRows(other, program)),
  ];
  for (const name of names) {
    const relation = await session.relation(name);
    const rows: (readonly (string | null)[])[] = [];
    for await (const row of relation.read()) rows.push(row);
    const title = titleOf(name);
    results.set(title, { kind: 'relation', columns: relation.columns.map((column) => column.name), rows });
  }
  results.set('preview', {
    kind: 'facts',
    facts: factsOf(previewFacts(await session.preview(), personalLimits(program))),
  });
  for (const other of (await session.preview()).others ?? [])
    results.set(`preview ${other.data}`, { kind: 'facts', facts: factsOf(rowFacts(other)) });
  results.set('sources', { kind: 'facts', facts: factsOf(sourceFacts(session)) });
  results.set('fits', { kind: 'facts', facts: factsOf(fitFacts(session)) });
  results.set('contracts', { kind: 'facts', facts: factsOf(contractFacts(await session.test())) });
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

function contractFacts(tests: readonly TestResult[]): unknown {
  const contracts = tests.flatMap(({ expectations }) => expectations.flatMap(({ contract }) => contract ?? []));
  return contracts.map(({ passed, measure, customers, value, total }) => {
    const [part, whole] = customers
      ? [customers.part, measure === 'share' ? customers.all : 1]
      : [value === undefined ? Number.NaN : Number(value), total === undefined ? 1 : Number(total)];
    const found = part / whole;
    if (Number.isNaN(found) || !(whole > 0)) return { passed };
    // An average is told rounded.
    return { passed, found: measure === 'average' ? 'known' : found.toPrecision(9) };
  });
}

function relationsOfRows({ data, policies }: Ir.OtherData, program: Ir.Program): RelationName[] {
  const kinds: ('row-decisions' | 'row-matches' | 'row-totals')[] = ['row-decisions', 'row-matches'];
  if (isBelow(program, data)) kinds.push('row-totals');
  return [
    ...kinds.map((kind) => ({ kind, data })),
    ...policies.map(({ name }) => ({ kind: 'policy' as const, policy: name })),
  ];
}

function isBelow({ sources, subject }: Ir.Program, data: string): boolean {
  const parent = sources.find(({ name }) => name === data)?.parent?.data;
  return parent !== undefined && (parent === subject || isBelow({ sources, subject } as Ir.Program, parent));
}

function titleOf(name: RelationName): string {
  if (name.kind === 'policy') return `policy ${name.policy}`;
  return 'data' in name ? `${name.kind} ${name.data}` : name.kind;
}

function explanationFacts({ values, decisions, policies, campaigns, limits = [] }: Explanation): unknown {
  return {
    values,
    decisions: decisions.map(({ action, value, labels = [], policy, rule, withheld }) => {
      const said = [action, value, ...labels.map((each) => `${each.label} ${each.value}`), `by ${policy}: ${rule}`];
      return `${said.join(' ')}${withheld ? ' withheld' : ''}`;
    }),
    campaigns: new Map(
      campaigns.map(({ campaign, standing }) => [
        campaign,
        'rank' in standing
          ? `${standing.kind} ${standing.rank} of ${standing.eligible}, last ${standing.last ?? 0}`
          : standing.kind,
      ]),
    ),
    limits: limits.map(({ kept, rank, customers, last = 0, work, group }) => {
      return `${kept ? 'kept' : 'lost'} ${rank} of ${customers}, last ${last}, work ${work}${group === null ? ', missing' : ''}`;
    }),
    outcomes: new Map(
      policies.map(({ policy, rules }) => [policy, new Map(rules.map(({ rule, outcome }) => [rule, outcome]))]),
    ),
  };
}

function previewFacts(preview: Omit<Preview, 'others'>, arePersonal: readonly boolean[] = []): unknown {
  const {
    customers,
    money,
    policies,
    actions,
    guards,
    definitions,
    campaigns,
    work = [],
    limits = [],
    goals = [],
  } = preview;
  return {
    customers,
    money,
    policies: policies.map((policy) => ({ ...policy, policy: undefined })),
    actions: new Map(
      actions.map(({ action, values }) => [action, groups(values.map(({ value, ...group }) => [value, group]))]),
    ),
    guards: guards.map(({ affected }) => affected),
    campaigns: campaigns.map(campaignFacts),
    work: new Map(work.map((each) => [each.action, workFacts(each)])),
    limits: limits.map((each, place) => limitFacts(each, arePersonal[place] ?? false)),
    goals: new Map(goals.map(({ goal, ...group }) => [goal ?? 'none', group])),
    definitions: new Map(
      definitions.map(({ name, members }) => [name, groups(members.map(({ member, ...group }) => [member, group]))]),
    ),
  };
}

function campaignFacts({ campaign: _name, leftOut, rules, budget, ...counts }: CampaignPreview): unknown {
  return {
    ...counts,
    ...leftOut,
    ...Object.fromEntries(rules.map(({ rule, decided }) => [`rule ${rule}`, decided])),
    ...(budget && { used: plain(budget.used) }),
  };
}

function workFacts({ perYear, policies }: WorkPreview): ReadonlyMap<string, string> {
  const rules = policies.flatMap(({ policy, rules: own }) =>
    own.map((each) => [`${policy}: ${each.rule}`, each.perYear] as const),
  );
  return new Map([['', perYear], ...rules]);
}

function limitFacts(
  { demand, used, customers, withheld, groups: all = [], groupCount = 0 }: LimitPreview,
  personal: boolean,
): unknown {
  const shown = all.map(({ group, ...numbers }) => `${groupName(group, personal)} ${JSON.stringify(numbers)}`);
  return { demand, used, customers, withheld, groupCount, groups: shown.sort() };
}

function rowFacts({ totals, ...preview }: DataPreview): unknown {
  const counts = previewFacts({ ...preview, definitions: [], campaigns: [] });
  return { counts, totals: new Map(totals.map(({ action, total }) => [action, total])) };
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
