import type { Diagnostic, Location } from '../../diagnostics/diagnostic.ts';
import type { MessageData } from '../../diagnostics/kind.ts';
import { type Code, registry } from '../../diagnostics/registry.ts';
import type * as Ir from '../../ir/index.ts';
import { actionsDecidedBy } from '../policy-order.ts';
import type { Result } from '../results.ts';

/** Looks at all declarations of a program together, in the order of the text, and says what no declaration alone can know. */
export type Check = (results: readonly Result[]) => readonly Diagnostic[];

/** Many checks ask the same of the same declarations: it is found once for all of them. */
function perResults<T>(compute: (results: readonly Result[]) => T): (results: readonly Result[]) => T {
  const known = new WeakMap<readonly Result[], { readonly value: T }>();
  return (results) => {
    const before = known.get(results);
    if (before) return before.value;
    const value = compute(results);
    known.set(results, { value });
    return value;
  };
}

/**
 * Everything was read and understood. Where it was not, what seems to be missing may stand in the part that could not be read: then nothing is said
 * to be missing.
 */
export const isWhole = perResults((results) =>
  results.every(({ unit, elaborated }) => unit.chunk.issues.length === 0 && !elaborated.diagnostics.some(isError)),
);

function isError({ code }: Diagnostic): boolean {
  return registry[code].severity === 'error';
}

/** A part of the program with the declaration that it came from. */
export interface Placed<T> {
  readonly part: T;
  readonly result: Result;
}

export function placed<T>(results: readonly Result[], parts: (result: Result) => readonly T[]): readonly Placed<T>[] {
  const found: Placed<T>[] = [];
  for (const result of results) for (const part of parts(result)) found.push({ part, result });
  return found;
}

export const policiesOf = perResults((results): readonly Placed<Ir.Policy>[] =>
  placed(results, ({ elaborated }) => elaborated.policies),
);

/** Policies about other data than the subject. */
export const othersOf = perResults((results): readonly Placed<Ir.Policy>[] =>
  placed(results, ({ elaborated }) => elaborated.others),
);

export const campaignsOf = perResults((results): readonly Placed<Ir.Campaign>[] =>
  placed(results, ({ elaborated }) => elaborated.campaigns),
);

/** Bare rules may stand in several places and are one policy all the same. */
export const partsByPolicy = perResults((results): ReadonlyMap<string, readonly Placed<Ir.Policy>[]> => {
  const parts = new Map<string, Placed<Ir.Policy>[]>();
  for (const each of policiesOf(results)) {
    const own = parts.get(each.part.name);
    if (own) own.push(each);
    else parts.set(each.part.name, [each]);
  }
  return parts;
});

/** Does any rule about other data decide this action? */
export const decidedInOthers = perResults(
  (results): ReadonlySet<string> => new Set(othersOf(results).flatMap(({ part }) => [...actionsDecidedBy(part)])),
);

/** Does any rule of a campaign decide this action? */
export const decidedInCampaigns = perResults(
  (results): ReadonlySet<string> => new Set(campaignsOf(results).flatMap(({ part }) => [...actionsDecidedBy(part)])),
);

/** Does any rule of a policy decide this action? */
export const decidedIn = perResults((results): ReadonlySet<string> => {
  const decided = new Set<string>();
  for (const { part } of policiesOf(results)) for (const action of actionsDecidedBy(part)) decided.add(action);
  return decided;
});

export function locationOf({ part, result }: Placed<{ readonly origin: Ir.Origin }>): Location {
  const [start, end] = part.origin.span;
  return { chunk: result.unit.chunk, span: { start, end } };
}

/** What to underline for a whole declaration: its name; of bare rules the first. */
export function placeOf({ unit: { declaration, chunk } }: Result): Location {
  if (declaration.kind === 'bare-rules') return { chunk, span: declaration.clauses[0]?.span ?? declaration.span };
  return { chunk, span: declaration.kind === 'policy' ? declaration.name.span : declaration.span };
}

/** Where an expression stands; the whole part around it where the expression was made and not written. */
export function locationIn(placed: Placed<{ readonly origin: Ir.Origin }>, expression: Ir.Expression): Location {
  if (!expression.span) return locationOf(placed);
  const [start, end] = expression.span;
  return { chunk: placed.result.unit.chunk, span: { start, end } };
}

export function finding(code: Code, at: Location, data: MessageData, more: Partial<Diagnostic> = {}): Diagnostic {
  return { code, at, data, ...more };
}
