import { describe, expect, it } from 'vitest';
import type { FilePaths, Session } from '../../server/evaluate/index.ts';
import type { Live, LivePreview } from '../../server/evaluate/live/live.ts';
import type * as Ir from '../../server/ir/index.ts';
import { exactOf } from '../../server/targets/sql/index.ts';
import { checkCase, stateOf } from '../support/differential/case.ts';
import { makeDataFolder } from '../support/differential/data-folder.ts';
import { makeDataset } from '../support/differential/dataset.ts';
import { settings } from '../support/differential/settings.ts';
import { editProgram } from '../support/edit-program.ts';
import { textOf } from '../support/generate/index.ts';
import { Random } from '../support/generate/random.ts';
import {
  type Decisions,
  decisionsOf,
  difference,
  freshly,
  movementBetween,
  numbersIn,
  orCode,
  withLive,
} from './live-session.ts';

const editsOfProgram = 4;

const { programs, seed: first } = settings(48);
const seeds = Array.from({ length: Math.ceil(programs / (2 * editsOfProgram)) }, (_, index) => first + index);

const seen = { edits: 0, failures: 0, movements: 0, moved: 0 };

describe('generated programs, edited again and again', () => {
  it.each(seeds)('of the seed %i are counted as if each was opened anew', { timeout: 600_000 }, async (seed) => {
    const { files, programs: texts } = makeDataset(seed, 2);
    const folder = makeDataFolder(files);
    try {
      const state = stateOf(folder, files);
      const checked: { readonly program: Ir.Program; readonly paths: FilePaths }[] = [];
      for (const text of texts) {
        const { program, paths } = await checkCase(state, textOf(text));
        if (program) checked.push({ program: withMoney(program), paths });
      }
      const paths = new Map(checked.flatMap((each) => [...each.paths]));
      const random = new Random(seed);
      const [start] = checked;
      if (!start) return;
      if (typeof (await freshly(start.program, paths, async () => ({}))) === 'string') return;
      const problems = await withLive(start.program, paths, (live) => exercise(live, checked, paths, random));
      expect.soft(problems.map((problem) => `seed ${seed}: ${problem}`).join('\n')).toBe('');
    } finally {
      folder.remove();
    }
  });

  it('met few data errors', () => {
    expect(seen.failures).toBeLessThan(0.5 * seen.edits);
  });

  it('moved customers', (context) => {
    context.skip(seen.movements === 0, 'no program of these seeds decides one of a closed set');
    expect(seen.moved).toBeGreaterThan(0);
  });
});

/** The money as a definition too, so that it can be read for each customer. */
const moneyName = 'money of the value';

function withMoney(program: Ir.Program): Ir.Program {
  if (!program.value) return program;
  const origin: Ir.Origin = { file: '', start: 0, line: 1, span: [0, 0] };
  const { value } = program;
  const metric: Ir.Metric = { kind: 'metric', name: moneyName, origin, hash: moneyName, type: value.type, value };
  return { ...program, definitions: [...program.definitions, metric] };
}

interface Counted {
  readonly program: Ir.Program;
  readonly decisions: Decisions;
}

async function exercise(
  live: Live,
  checked: readonly { readonly program: Ir.Program }[],
  files: FilePaths,
  random: Random,
): Promise<string[]> {
  const problems: string[] = [];
  let saved: Counted | undefined;
  for (const { program: original } of checked) {
    let program = original;
    for (let edit = 0; edit < editsOfProgram && problems.length === 0; edit += 1) {
      const counted = await compare(live, program, saved, files, random, problems);
      if (counted && (!saved || random.chance(0.3))) saved = counted;
      program = editProgram(random.chance(0.2) ? original : program, random);
      seen.edits += 1;
    }
    saved = undefined;
  }
  return problems;
}

async function compare(
  live: Live,
  program: Ir.Program,
  saved: Counted | undefined,
  files: FilePaths,
  random: Random,
  problems: string[],
): Promise<Counted | undefined> {
  // What a thread hands over is never the same object.
  const update = async () => {
    const counted = await live.update(structuredClone(program), saved && structuredClone(saved.program));
    const others = counted && program.others && (await live.others());
    return others ? { ...counted, preview: { ...counted.preview, others } } : counted;
  };
  const found = await orCode(update);
  const fresh = await freshly(program, files, async (session) => ({
    preview: await session.preview(),
    decisions: await decisionsOf(session, moneyName),
    rest: await restOf(session, live, random),
  }));
  if (typeof fresh === 'string' || typeof found === 'string' || !found) {
    seen.failures += 1;
    if (kindOf(fresh) !== kindOf(found))
      problems.push(`${JSON.stringify(found)?.slice(0, 200)} instead of ${JSON.stringify(fresh)?.slice(0, 200)}`);
    return undefined;
  }
  const differences = [
    difference(found.preview, fresh.preview, 'preview'),
    ...fresh.rest,
    ...movementProblems(found, program, saved, fresh.decisions),
    ...(await selectionProblems(live, found, fresh.decisions)),
  ];
  problems.push(...differences.filter((each) => each !== undefined));
  return { program, decisions: fresh.decisions };
}

/** Of several numbers that cannot be computed either may be met first. */
function kindOf(outcome: unknown): unknown {
  return ['PTN5107', 'PTN5108', 'PTN5109'].includes(String(outcome)) ? 'a number' : outcome;
}

/** Explanations, tests, fits and the report. */
async function restOf(session: Session, live: Live, random: Random): Promise<(string | undefined)[]> {
  const facts = await live.facts();
  const { customers } = await live.customers({ kind: 'all' }, { offset: random.between(0, 20), limit: 2 });
  const keys = [...customers.filter(({ key }) => !key.includes('*')).map(({ key }) => key), 'nobody'];
  const explained = await Promise.all(
    keys.map(async (key) => difference(await live.explain(key), await session.explain(key), `explain ${key}`)),
  );
  return [
    ...explained,
    // What contracts add up over all customers may have too many digits, and nothing else does then.
    difference(await orCode(() => live.test()), await orCode(() => session.test()), 'test'),
    difference([...facts.fits], [...session.fits], 'fits'),
    difference(facts.asOf, session.asOf, 'as of'),
    difference(byName(facts.report.sources), byName(session.report.sources), 'report'),
  ];
}

function byName(sources: Session['report']['sources']): unknown {
  return Object.fromEntries(
    sources.map((source) => [source.source, { ...source, coerced: [...source.coerced].sort(byColumn) }]),
  );
}

function byColumn(a: { readonly column: string; readonly kind: string }, b: typeof a): number {
  return `${a.column} ${a.kind}` < `${b.column} ${b.kind}` ? -1 : 1;
}

function movementProblems(
  { movements }: LivePreview,
  program: Ir.Program,
  saved: Counted | undefined,
  decisions: Decisions,
): (string | undefined)[] {
  if (!saved) return [movements.length > 0 ? 'somebody moved without saved rules' : undefined];
  const scale = program.value && exactOf(program.value.type)?.scale;
  return movements.map((movement) => {
    const meant = movementBetween(saved.decisions, decisions, movement, scale);
    seen.movements += 1;
    seen.moved += movement.changed.customers;
    const everybody = meant.flat().reduce((sum, { customers }) => sum + customers, 0);
    if (everybody !== decisions.byKey.size) return `${movement.action}: not everybody is somewhere`;
    return difference(movement.moved, meant, `moved ${movement.action}`) ?? directionProblem(movement);
  });
}

function directionProblem({ moved, ordered, ...movement }: LivePreview['movements'][number]): string | undefined {
  const sum = (is: (from: number, to: number) => boolean) =>
    moved.flatMap((row, from) => row.filter((_, to) => is(from, to))).reduce((all, each) => all + each.customers, 0);
  const meant = {
    up: ordered ? sum((from, to) => to < from) : 0,
    down: ordered ? sum((from, to) => to > from) : 0,
    changed: sum((from, to) => from !== to),
  };
  const found = { up: movement.up.customers, down: movement.down.customers, changed: movement.changed.customers };
  return difference(found, meant, 'directions');
}

/** Each number has as many customers behind it, those that decisions tell, the most money first. */
async function selectionProblems(
  live: Live,
  found: LivePreview,
  decisions: Decisions,
): Promise<(string | undefined)[]> {
  const problems: (string | undefined)[] = [];
  for (const [selection, { customers }] of numbersIn(found)) {
    const limit =
      selection.kind === 'all' || (selection.kind === 'rule' && selection.outcome === 'decided') ? 1_000 : 0;
    const page = await live.customers(selection, { offset: 0, limit });
    const said = JSON.stringify(selection);
    if (page.total !== customers || page.customers.length !== Math.min(limit, customers))
      problems.push(`${said}: ${page.total} customers instead of ${customers}`);
    const keys = page.customers.map(({ key }) => key);
    if (keys.some((key) => key.includes('*'))) continue;
    if (selection.kind === 'rule' && selection.outcome === 'decided') {
      const rule = `${selection.policy}: ${selection.rule}`;
      const meant = [...decisions.matches].filter(([, rules]) => rules.includes(rule)).map(([key]) => key);
      problems.push(difference([...keys].sort(), meant.sort(), said));
    }
    if (selection.kind === 'all') problems.push(...cellProblems(page, decisions));
  }
  return problems;
}

function cellProblems(
  { columns, customers }: Awaited<ReturnType<Live['customers']>>,
  { byKey, matches }: Decisions,
): (string | undefined)[] {
  const amounts = customers.map(({ money }) => (money === undefined ? Number.NEGATIVE_INFINITY : Number(money)));
  const isSorted = amounts.every((amount, index) => index === 0 || amounts[index - 1]! >= amount);
  return [
    isSorted ? undefined : 'customers are not in the order of their money',
    ...customers.flatMap(({ key, cells, reasons }) => [
      ...columns.map(({ name, of }, index) => {
        const cell = cells[index] ?? null;
        if (of !== 'action' || cell?.includes('*')) return undefined;
        return difference(cell, byKey.get(key)?.get(name) ?? null, `${key} ${name}`);
      }),
      difference(
        reasons.map(({ policy, rule }) => `${policy}: ${rule}`),
        matches.get(key) ?? [],
        `reasons for ${key}`,
      ),
    ]),
  ];
}
