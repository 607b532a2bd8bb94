import type * as Ir from '../../ir/index.ts';
import { said, Unsayable } from '../written/unsayable.ts';
import { actionLogic, withholds } from './action.ts';
import { type Cuts, definitionLogic } from './definition.ts';
import type { Scope } from './feel/scope.ts';
import { type Element, feelType, type Logic } from './model.ts';
import { choiceAmong, choosesAmong, decides, policyTable } from './policy.ts';
import type { Given, Vocabulary } from './vocabulary.ts';

/** A part of a program that FEEL has no words for. */
export interface Unsaid {
  readonly name: string;
  readonly origin: Ir.Origin;
}

type Draft = { readonly logic: Logic; readonly requires: readonly string[] } | Unsayable;

function draft(vocabulary: Vocabulary, say: (scope: Scope) => Logic, own: string, takesInputs = true): Draft {
  const requires = new Set<string>();
  const logic = said(() => say(vocabulary.scope(requires, takesInputs)));
  requires.delete(own);
  return logic instanceof Unsayable ? logic : { logic, requires: [...requires] };
}

export function definitionElement(definition: Ir.Definition, vocabulary: Vocabulary, cuts: Cuts): Element {
  const name = vocabulary.definition(definition.name);
  const drafted = draft(
    vocabulary,
    (scope) => definitionLogic(definition, scope, cuts),
    name,
    definition.kind !== 'metric',
  );
  const isInput = drafted instanceof Unsayable;
  const description = definition.doc ?? (isInput ? vocabulary.words(definition) : undefined);
  return {
    name,
    label: labelOf(definition),
    ...(description !== undefined && { description }),
    type: feelType(definition.type),
    origin: definition.origin,
    ...(isInput ? { requires: [] } : drafted),
  };
}

function labelOf({ name, title }: { readonly name: string; readonly title?: string }): string {
  return title === undefined ? name : `${name} “${title}”`;
}

export function policyElements(policy: Ir.Policy, vocabulary: Vocabulary, unsaid: Unsaid[]): readonly Element[] {
  const names = vocabulary.policy(policy.name);
  const table = drafted(policy, vocabulary, unsaid);
  if (!table) return [];
  const head = {
    label: labelOf(policy),
    ...(policy.doc !== undefined && { description: policy.doc }),
    type: { base: 'Any' } as const,
    origin: policy.origin,
  };
  const rows: Element = { ...head, name: names.table, ...table };
  if (!choosesAmong(policy)) return [rows];
  const choice = draft(vocabulary, (scope) => choiceAmong(policy, names.table, scope), names.name);
  if (choice instanceof Unsayable) {
    unsaid.push(unsaidOf(policy.name, policy.origin, choice));
    return [];
  }
  return [rows, { ...head, name: names.name, logic: choice.logic, requires: [names.table, ...choice.requires] }];
}

/** Where the whole has no words, each rule is tried by itself, so that each that has none is told. */
function drafted(policy: Ir.Policy, vocabulary: Vocabulary, unsaid: Unsaid[]): Exclude<Draft, Unsayable> | undefined {
  const try_ = (rules: readonly Ir.Rule[]) =>
    draft(vocabulary, (scope) => policyTable({ ...policy, rules }, scope), '');
  const whole = try_(policy.rules);
  if (!(whole instanceof Unsayable)) {
    const own = policy.rules.flatMap(({ decisions }) =>
      decisions.map(({ action }) => vocabulary.action(action).decision),
    );
    return { ...whole, requires: whole.requires.filter((name) => !own.includes(name)) };
  }
  for (const rule of policy.rules) {
    const one = try_([rule]);
    if (one instanceof Unsayable) unsaid.push(unsaidOf(rule.name, rule.origin, one));
  }
  return undefined;
}

export function actionElement(
  action: Ir.Action,
  program: Ir.Program,
  vocabulary: Vocabulary,
  unsaid: Unsaid[],
): readonly Element[] {
  const { decision: name } = vocabulary.action(action.name);
  const policies: string[] = [];
  const policyName = (policy: string) => {
    policies.push(vocabulary.policy(policy).name);
    return vocabulary.policy(policy).name;
  };
  const drafted = draft(vocabulary, (scope) => actionLogic(action, policyName, scope), name);
  if (drafted instanceof Unsayable) {
    unsaid.push(...unsaidGuards(action, program, vocabulary));
    return [];
  }
  const description = action.doc === undefined ? {} : { description: action.doc };
  return [
    {
      name,
      label: labelOf(action),
      ...description,
      type: { base: 'Any' },
      ...(action.origin && { origin: action.origin }),
      logic: drafted.logic,
      requires: [...new Set([...policies, ...drafted.requires])],
    },
  ];
}

/** What keeps an action from being said is one of its guards, or the order of its values. */
function unsaidGuards(action: Ir.Action, { guards, policies }: Ir.Program, vocabulary: Vocabulary): readonly Unsaid[] {
  const own = guards.filter((guard) => guard.action === action.name);
  const found = own.flatMap((guard) => {
    const one = draft(vocabulary, (scope) => ({ kind: 'expression', text: withholds(guard, action, '', scope) }), '');
    return one instanceof Unsayable ? [unsaidOf(guard.text, guard.origin, one)] : [];
  });
  const origin = action.origin ?? policies.find((policy) => decides(policy, action.name))?.origin;
  return found.length > 0 || !origin ? found : [{ name: action.name, origin }];
}

function unsaidOf(name: string, origin: Ir.Origin, { expression }: Unsayable): Unsaid {
  return { name, origin: { ...origin, ...(expression?.span && { span: expression.span }) } };
}

export function columnElement(name: string, column: Ir.Column, { sources }: Ir.Program): Element {
  const data = column.path.at(-1)?.data ?? column.from;
  const source = sources.find((each) => each.name === data);
  const label = [
    column.from,
    ...column.path.map((step) => (step.kind === 'lookup' ? step.column : step.data)),
    column.column,
  ].join('.');
  return { name, label, type: feelType(column.type), requires: [], ...(source && { origin: source.origin }) };
}

export function givenElement({ name, words, expression }: Given): Element {
  return { name, label: words, type: feelType(expression.type), requires: [] };
}
