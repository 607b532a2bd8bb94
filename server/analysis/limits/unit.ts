import type * as Ast from '../../../grammar/index.ts';
import type { Fix } from '../../diagnostics/diagnostic.ts';
import type * as Ir from '../../ir/index.ts';
import { periodsPerYear, type WorkPeriod } from '../../ir/limit.ts';
import { symbolBound } from '../bindings/binding.ts';
import type { Context } from '../context.ts';
import { inserting, replacing, snippet, written } from '../expressions/messages.ts';
import { nameOf } from '../symbols.ts';

/** Of what there may be so many: work in a period, for actions with a cadence, or customers, who are named as their data is. */
export function elaborateUnit(limit: Ast.LimitDeclaration, action: Ir.Action, c: Context): Ir.LimitUnit | undefined {
  const { unit } = limit;
  if (!unit) return reportNoUnit(limit, action, c);
  return unit.kind === 'period' ? periodOf(unit, action, c) : customersOf(unit, action, c);
}

function reportNoUnit({ to, action: name }: Ast.LimitDeclaration, action: Ir.Action, c: Context): undefined {
  // What was not read may have been the unit.
  if (to.kind === 'missing') return undefined;
  const fixes = unitsOf(action, c).map((unit) => inserting(c, to.span.end, ` ${unit}`));
  c.report('PTN4120', { start: name.span.start, end: to.span.end }, { action: action.name }, { fixes });
}

/** What fits the action, the likeliest first. */
function unitsOf({ takes }: Ir.Action, c: Context): readonly string[] {
  const periods = takes?.kind === 'cadence' ? ['per week', 'per month'] : [];
  const customers = c.schema.subject ? [written(c.schema.subject.name)] : [];
  return [...periods, ...customers];
}

type Period = Extract<Ast.LimitUnit, { kind: 'period' }>;

function periodOf(period: Period, action: Ir.Action, c: Context): WorkPeriod | undefined {
  const { unit } = period;
  if (action.takes?.kind !== 'cadence')
    c.report('PTN4123', period.span, dataOf(period, action, c), fixesFor(period, action, c));
  else if (isPeriod(unit)) return unit;
  else c.report('PTN4124', period.span, dataOf(period, action, c), fixesFor(period, action, c));
  return undefined;
}

function isPeriod(unit: Ast.TimeUnit): unit is WorkPeriod {
  return Object.hasOwn(periodsPerYear, unit);
}

function customersOf(
  unit: Extract<Ast.LimitUnit, { kind: 'data' }>,
  action: Ir.Action,
  c: Context,
): 'customers' | undefined {
  const symbol = c.symbol(unit.data, { quiet: true });
  const { subject } = c.schema;
  if (subject && nameOf(unit.data) === subject.name) {
    if (symbol) c.bind?.(unit.data.span, symbolBound(symbol, c.schema));
    return 'customers';
  }
  if (subject) c.report('PTN4124', unit.span, dataOf(unit, action, c), fixesFor(unit, action, c));
  return undefined;
}

function dataOf(unit: Ast.LimitUnit, action: Ir.Action, c: Context) {
  return { found: snippet(c, unit), action: action.name, data: c.schema.subject?.name ?? '' };
}

function fixesFor(unit: Ast.LimitUnit, action: Ir.Action, c: Context): { readonly fixes: readonly Fix[] } {
  return { fixes: unitsOf(action, c).map((text) => replacing(c, unit.span, text)) };
}
