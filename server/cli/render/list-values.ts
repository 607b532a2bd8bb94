import Big from 'big.js';
import type { ActionPreview } from '../../evaluate/engine.ts';
import type { Program } from '../../ir/program.ts';

/** Between the values of a list, as the engine writes them. */
const between = '; ';

/**
 * Of an action that keeps all values, how many customers got each of them: with every combination on a line of its own nobody sees the values. Whoever
 * got several counts with each.
 */
export function eachValue(action: ActionPreview, program: Program): ActionPreview {
  if (program.actions.find(({ name }) => name === action.action)?.keep !== 'all') return action;
  const known = literalsOf(program, action.action);
  const groups = new Map<string | null, { customers: number; money?: string }>();
  for (const { value, customers, money } of action.values) {
    const parts = value === null ? [null] : (splitBy(known, value) ?? [value]);
    for (const part of new Set(parts)) {
      const before = groups.get(part);
      groups.set(part, {
        customers: (before?.customers ?? 0) + customers,
        ...(money !== undefined && { money: before?.money === undefined ? money : add(before.money, money) }),
      });
    }
  }
  const values = [...groups].map(([value, group]) => ({ value, ...group }));
  values.sort((a, b) => Number(a.value === null) - Number(b.value === null) || b.customers - a.customers);
  return { action: action.action, values };
}

function literalsOf({ policies }: Program, action: string): ReadonlySet<string> {
  const decisions = policies.flatMap(({ rules }) => rules.flatMap((rule) => rule.decisions));
  return new Set(
    decisions.flatMap((decision) =>
      decision.action === action && decision.value?.op === 'literal' ? [String(decision.value.value)] : [],
    ),
  );
}

/** The values of a list; undefined when it holds one that no rule writes, so that a text with `; ` in it stays whole. */
function splitBy(known: ReadonlySet<string>, list: string): string[] | undefined {
  if (known.has(list)) return [list];
  for (let at = list.indexOf(between); at >= 0; at = list.indexOf(between, at + 1)) {
    const rest = known.has(list.slice(0, at)) ? splitBy(known, list.slice(at + between.length)) : undefined;
    if (rest) return [list.slice(0, at), ...rest];
  }
  return undefined;
}

function add(a: string, b: string): string {
  const digits = Math.max(a.split('.')[1]?.length ?? 0, b.split('.')[1]?.length ?? 0);
  return new Big(a).plus(b).toFixed(digits);
}
