import type * as Ir from '../../ir/index.ts';
import { exactOf, mustBeExact, power } from '../sql/exact.ts';
import { aggregateTitle } from './aggregate-title.ts';
import type { Body } from './body.ts';
import { condition, isKnown, ranked } from './condition.ts';
import { called, type Graph } from './graph.ts';
import { line } from './lines.ts';
import { atScale, rescaled, within } from './number.ts';
import { dayNumberOf, missingOf, wholeText } from './represent.ts';
import type { Scope } from './scope.ts';
import type { Tables } from './tables.ts';
import { as, value } from './value.ts';

/** An aggregate over rows of a data, as the call of a function of its own. */
export function aggregateCode(
  graph: Graph,
  tables: Tables,
  aggregate: Ir.Aggregate,
  outer: Body,
  rows: string,
): string {
  const comment = aggregateTitle(aggregate, graph.module.program);
  const found = graph.module.function({ prefix: 'g', comment }, ['rows'], (body) => {
    const scope = rowScope(graph, tables, aggregate, body);
    const tests = [
      ...windowTests(graph, aggregate, scope),
      ...(aggregate.where ? [condition(scope, aggregate.where)] : []),
    ];
    const kept = tests.length === 0 ? 'rows' : `rows.filter((r) => ${tests.join(' && ')})`;
    return [line(`const kept = ${kept};`), line(`return ${reduced(scope, aggregate, 'kept')};`)];
  });
  return called(outer, found, [rows]);
}

/** Columns of the data begin at its row `r`; all others at the customer. */
function rowScope(graph: Graph, tables: Tables, { data }: Ir.Aggregate, body: Body): Scope {
  const scope = graph.scope(body);
  return {
    ...scope,
    column: (column) => (column.from === data ? tables.cell(body, 'r', column) : scope.column(column)),
  };
}

function windowTests(graph: Graph, { window, ago }: Ir.Aggregate, scope: Scope): readonly string[] {
  const from = window?.from && scope.body.use(boundary(graph, window.from, ago));
  const to = window?.to && scope.body.use(boundary(graph, window.to, ago));
  return [
    ...(ago && ago.length > 0 ? [`!(r.day > ${scope.day(ago)})`] : []),
    ...(from ? [`r.day >= ${from}`] : []),
    ...(to ? [`r.day <= ${to}`] : []),
  ];
}

/** A day of a window: the anchor, moved by months in one step, then by days. */
function boundary(graph: Graph, day: Ir.Day, ago: Ir.Ago | undefined): string {
  return graph.variable('b', JSON.stringify([day.anchor, day.months, day.days, ago ?? []]), (scope) => {
    const { anchor, months, days } = day;
    const from =
      typeof anchor === 'object'
        ? wholeText(BigInt(dayNumberOf(anchor.date)))
        : anchor === 'as-of'
          ? scope.day(ago)
          : `${scope.kernel(startOf[anchor])}(${scope.day(ago)})`;
    if (months === 0 && days === 0) return from;
    return `${scope.kernel('moved')}(${from}, ${wholeText(BigInt(months))}, ${wholeText(BigInt(days))})`;
  });
}

const startOf = {
  'start-of-month': 'startOfMonth',
  'start-of-quarter': 'startOfQuarter',
  'start-of-year': 'startOfYear',
} as const;

/** 9999-12-31, after which there is no day. */
const lastDay = dayNumberOf('9999-12-31');

/** What an aggregate makes of rows that count. */
function reduced(scope: Scope, aggregate: Ir.Aggregate, rows: string): string {
  const { function: name, of, type } = aggregate;
  if (name === 'count') return `${rows}.length`;
  if (name === 'usual-gap')
    return rescaled(scope, `${scope.kernel('usualGapOf')}(${rows})`, { digits: 7, scale: 0 }, mustBeExact(type));
  if (!of) throw new Error(`${name} is of something`);
  switch (name) {
    case 'count-known':
      return `${scope.kernel('knownOf')}(${rows}, (r) => ${value(scope, of)}).length`;
    case 'sum':
      return sum(scope, of, mustBeExact(type), rows);
    case 'distinct':
      return `${scope.kernel('distinctOf')}(${rows}, (r) => ${of.type.kind === 'cadence' ? ranked(scope, value(scope, of)) : value(scope, of)})`;
    case 'lowest':
    case 'highest':
      return extremeOf(scope, aggregate, of, rows);
    case 'median': {
      const scale = mustBeExact(of.type).scale + 1;
      const median = `${scope.kernel('medianOf')}(${rows}, (r) => ${value(scope, of)})`;
      return rescaled(scope, median, { digits: 38, scale }, mustBeExact(type));
    }
    case 'top':
      return top(scope, aggregate, of, rows);
    case 'next-due':
      return `${scope.kernel('nextDueOf')}(${rows}, (r) => ${value(scope, of)}, ${wholeText(power(mustBeExact(of.type).scale))}, ${lastDay})`;
    case 'baskets':
      return inBaskets(scope, aggregate, of, rows);
  }
}

/** No customer has more rows than twelve digits tell. */
const digitsOfRows = 12;

function sum(scope: Scope, of: Ir.Expression, to: ReturnType<typeof mustBeExact>, rows: string): string {
  const code = `${scope.kernel('sumOf')}(${rows}, (r) => ${atScale(scope, of, { kind: 'number', held: { kind: 'decimal', ...to } })})`;
  return within(
    scope,
    code,
    { digits: mustBeExact(of.type).digits + digitsOfRows, scale: mustBeExact(of.type).scale },
    to,
  );
}

/** The best member of a choice has the smallest number. */
function extremeOf(scope: Scope, { function: name, type }: Ir.Aggregate, of: Ir.Expression, rows: string): string {
  const isGreatest = (name === 'highest') !== (of.type.kind === 'choice');
  const held = exactOf(type) ? as(scope, of, type) : value(scope, of);
  return `${scope.kernel(isGreatest ? 'greatestOf' : 'leastOf')}(${rows}, (r) => ${held}, ${missingOf(type)})`;
}

function top(scope: Scope, { by, limit = 0 }: Ir.Aggregate, of: Ir.Expression, rows: string): string {
  if (!by) throw new Error('top has nothing to rank by');
  return `${scope.kernel('topOf')}(${rows}, (r) => ${value(scope, of)}, (some) => ${reduced(scope, by, 'some')}, ${limit})`;
}

/** The texts that are in some basket: to tell baskets apart matters only where pairs are counted. */
function inBaskets(scope: Scope, { basket }: Ir.Aggregate, of: Ir.Expression, rows: string): string {
  const inOne = basket ? `${rows}.filter((r) => ${isKnown(scope, basket)})` : rows;
  return `${scope.kernel('knownOf')}(${inOne}, (r) => ${value(scope, of)})`;
}
