import type * as Ir from '../../ir/index.ts';
import { Unsayable } from '../written/unsayable.ts';
import { feelCondition } from './feel/condition.ts';
import { rankOf } from './feel/ordered.ts';
import type { ActionNames, Scope } from './feel/scope.ts';
import type { Logic } from './model.ts';
import { decides, hasSeveral, ruleOutput, takenValue } from './policy.ts';

interface Entry {
  readonly name?: string;
  readonly text: string;
}

/** What is decided on an action in the end: what `keep` leaves of what all policies say, less what guards withhold. */
export function actionLogic(action: Ir.Action, policyName: (name: string) => string, scope: Scope): Logic {
  const names = scope.action(action.name);
  const policies = scope.program.policies.filter((policy) => decides(policy, action.name));
  const lists = policies.map((policy) => {
    const name = policyName(policy.name);
    return hasSeveral(policy) ? `if ${name} = null then [] else ${name}` : `[${name}]`;
  });
  const said = lists.length === 1 ? `(${lists[0]})` : `concatenate(${lists.join(', ')})`;
  const candidates: Entry = { name: 'candidates', text: `${said}[item != null and item.${names.value} != null]` };
  const kept = keptEntries(action, names, scope);
  const list = action.keep === 'all';
  return {
    kind: 'context',
    entries: [candidates, ...kept, { text: list ? allLeft(action, names, scope) : oneLeft(action, names, scope) }],
  };
}

/** Equally good ones: the first in the order of the text. */
function keptEntries({ name, keep, takes }: Ir.Action, names: ActionNames, scope: Scope): readonly Entry[] {
  if (keep === 'all') return [{ name: 'kept', text: 'candidates' }];
  if (keep === 'first') return [{ name: 'kept', text: 'candidates[1]' }];
  const rank = (of: string) => {
    const text = takes && rankOf(takes, of, scope.program);
    if (text === undefined) throw new Unsayable();
    return text;
  };
  const best = `${keep === 'highest' ? 'max' : 'min'}(for each in candidates return ${rank(`each.${names.value}`)})`;
  return [
    { name: 'best', text: `if count(candidates) = 0 then null else ${best}` },
    { name: 'kept', text: `candidates[${rank(`item.${names.value}`)} = best][1]` },
  ].map((entry) => ({ ...entry, name: entry.name ?? name }));
}

function oneLeft(action: Ir.Action, names: ActionNames, scope: Scope): string {
  const withheld = guardsOver(action, scope.program).map((guard) =>
    withholds(guard, action, `kept.${names.value}`, scope),
  );
  const nothing = ['kept = null', ...withheld].join(' or ');
  return `if ${nothing} then null else ${entries('kept', names)}`;
}

function allLeft(action: Ir.Action, names: ActionNames, scope: Scope): string {
  const spared = guardsOver(action, scope.program).map((guard) => spares(guard, action, `item.${names.value}`, scope));
  const left = spared.length === 0 ? 'kept' : `kept[${spared.join(' and ')}]`;
  return `if count(${left}) = 0 then null else for each in ${left} return ${entries('each', names)}`;
}

function guardsOver({ name }: Ir.Action, { guards }: Ir.Program): readonly Ir.Guard[] {
  return guards.filter(({ kind, action }) => kind === 'never' && action === name);
}

/** Always true or false. */
export function withholds({ when, value }: Ir.Guard, { takes }: Ir.Action, decided: string, scope: Scope): string {
  const holds = `(${feelCondition(when, scope)}) = true`;
  if (!value) return `(${holds})`;
  return `(${holds} and ${sides(value, takes, decided, scope).join(' = ')})`;
}

/** The contrary, with nothing but the condition inside a `not`. */
function spares({ when, value }: Ir.Guard, { takes }: Ir.Action, decided: string, scope: Scope): string {
  const fails = `not((${feelCondition(when, scope)}) = true)`;
  if (!value) return fails;
  return `(${fails} or ${sides(value, takes, decided, scope).join(' != ')})`;
}

/** What was decided and what a guard names, so that equal ones are equal: several names of one frequency are. */
function sides(value: Ir.Expression, takes: Ir.Type | undefined, decided: string, scope: Scope): readonly string[] {
  const both = [decided, takenValue(value, takes, scope)];
  return both.map((each) => `(${takes?.kind === 'cadence' ? rankOf(takes, each, scope.program) : each})`);
}

function entries(of: string, { value, rule, labels }: ActionNames): string {
  const all = [[value, value], [rule, ruleOutput], ...[...labels.values()].map((label) => [label, label])];
  return `{${all.map(([name, from]) => `${name}: ${of}.${from}`).join(', ')}}`;
}
