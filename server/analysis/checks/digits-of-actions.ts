import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type * as Ir from '../../ir/index.ts';
import type { Result } from '../results.ts';
import * as types from '../types.ts';
import { type Check, campaignsOf, finding, locationIn, othersOf, type Placed, policiesOf } from './check.ts';

/** An action holds all that is decided of it in one way: what one rule needs before the point and another after it must go together. */
export const digitsOfActions: Check = (results) => {
  const groups = [[...policiesOf(results), ...campaignsOf(results)], ...othersByData(results)];
  return groups.flatMap((policies) => [...numbersByAction(policies)].flatMap(([action, found]) => wide(action, found)));
};

/** What is decided about each data is held by itself. */
function othersByData(results: readonly Result[]): Iterable<readonly Placed<Ir.Policy>[]> {
  const byData = new Map<string | undefined, Placed<Ir.Policy>[]>();
  for (const policy of othersOf(results)) add(byData, policy.part.data, policy);
  return byData.values();
}

interface Decided {
  readonly value: Ir.Expression;
  readonly held: types.Decimal;
  readonly rule: Placed<Ir.Rule>;
}

/** The numbers behind each action and each of its labels: `points`, `offer.from`. */
function numbersByAction(policies: readonly Placed<Ir.Policy>[]): ReadonlyMap<string, readonly Decided[]> {
  const found = new Map<string, Decided[]>();
  for (const { part: policy, result } of policies)
    for (const part of policy.rules)
      for (const { action, value, labels } of part.decisions) {
        note(action, value);
        for (const label of labels) note(`${action}.${label.label}`, label.value);

        function note(name: string, of: Ir.Expression | undefined): void {
          const held = of && heldOf(of);
          if (held) add(found, name, { value: of, held, rule: { part, result } });
        }
      }
  return found;
}

function heldOf({ type }: Ir.Expression): types.Decimal | undefined {
  return types.isNumeric(type) && type.held.kind === 'decimal' ? type.held : undefined;
}

function add<K, T>(groups: Map<K, T[]>, key: K, item: T): void {
  const group = groups.get(key);
  if (group) group.push(item);
  else groups.set(key, [item]);
}

function wide(action: string, decided: readonly Decided[]): readonly Diagnostic[] {
  const whole = (each: Decided) => each.held.digits - each.held.scale;
  const longest = decided.reduce((a, b) => (whole(b) > whole(a) ? b : a));
  const finest = decided.reduce((a, b) => (b.held.scale > a.held.scale ? b : a));
  const [digits, places] = [whole(longest), finest.held.scale];
  if (digits + places <= types.mostDigits) return [];
  const related = [{ at: placeOf(finest), words: placesHere, data: { places } }];
  return [finding('PTN4012', placeOf(longest), { action, digits, places }, { related })];
}

const placesHere = { en: '{places} after the point', 'zh-CN': '小数 {places} 位' };

function placeOf({ rule, value }: Decided) {
  return locationIn(rule, value);
}
