import type * as Ir from '../ir/index.ts';
import { builtInActions } from './actions.ts';
import type { ProgramParts } from './program.ts';
import { actionsIn } from './references.ts';
import * as types from './types.ts';

/** The declared actions, and those of the built-in ones that the program uses; numbers are held as exactly as what is decided needs. */
export function actionsOf(declared: readonly Ir.Action[], parts: ProgramParts): readonly Ir.Action[] {
  const own = new Set(declared.map(({ name }) => name));
  const used = usedActions(parts);
  const builtIn = builtInActions.filter(({ name }) => used.has(name) && !own.has(name));
  const decisions = decisionsByAction(parts);
  return [...declared, ...builtIn].map((action) => narrowed(action, decisions.get(action.name) ?? []));
}

function decisionsByAction({ policies, campaigns }: ProgramParts): ReadonlyMap<string, readonly Ir.Decision[]> {
  const found = new Map<string, Ir.Decision[]>();
  for (const { rules } of [...policies, ...campaigns]) {
    for (const { decisions } of rules) {
      for (const decision of decisions) {
        const others = found.get(decision.action);
        if (others) others.push(decision);
        else found.set(decision.action, [decision]);
      }
    }
  }
  return found;
}

function usedActions(parts: ProgramParts): ReadonlySet<string> {
  return new Set(Object.values(parts).flatMap((part) => [...actionsIn(part)]));
}

/** A declaration says `number`, the decisions say which: 15% needs two places, 100 none. */
function narrowed(action: Ir.Action, decisions: readonly Ir.Decision[]): Ir.Action {
  const takes =
    action.takes &&
    heldFor(
      action.takes,
      decisions.flatMap(({ value }) => value ?? []),
    );
  const labels = action.labels.map(({ label, takes: type }) => {
    const values = decisions.flatMap((decision) =>
      decision.labels.filter((each) => each.label === label).map(({ value }) => value),
    );
    return { label, takes: heldFor(type, values) };
  });
  return { ...action, ...(takes && { takes }), labels };
}

function heldFor(type: Ir.Type, values: readonly Ir.Expression[]): Ir.Type {
  if (!types.isNumeric(type)) return type;
  const held = values.flatMap((value) =>
    types.isNumeric(value.type) && value.type.held.kind === 'decimal' ? [value.type.held] : [],
  );
  const [first, ...rest] = held;
  if (!first || held.length < values.length) return type;
  return types.holding(
    type,
    rest.reduce((all, each) => types.join(all, each), first),
  );
}
