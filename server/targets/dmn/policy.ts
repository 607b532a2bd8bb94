import type * as Ir from '../../ir/index.ts';
import { feelCondition } from './feel/condition.ts';
import { feelLiteral } from './feel/literal.ts';
import type { ActionNames, Scope } from './feel/scope.ts';
import { feelText } from './feel/text.ts';
import { feelValue } from './feel/value.ts';
import { feelType, type Logic, type Table } from './model.ts';
import { conditionTable } from './table.ts';

/** How many results a policy has: of several rules that match a list, in the order of the text. */
export function hasSeveral({ mode }: Ir.Policy): boolean {
  return mode === 'all matches';
}

/** A policy whose overlaps are meant only for some: all that match, of which a further decision takes one. */
export function choosesAmong({ mode, overlaps }: Ir.Policy): boolean {
  return mode === 'exactly one match' && overlaps.length > 0 && overlaps.every(({ when }) => when);
}

/** The rules of a policy; each row comes to a context of its name and of all that it decides. */
export function policyTable(policy: Ir.Policy, scope: Scope): Table {
  const actions = scope.program.actions.filter(({ name }) => decides(policy, name));
  const table = conditionTable(
    {
      rules: policy.rules.map((rule) => ({
        ...(rule.when && { when: rule.when }),
        outputs: [
          feelText(`${policy.name}: ${rule.name}`),
          ...actions.flatMap((action) => outputsOf(rule, action, scope)),
        ],
        notes: [rule.name, rule.because ?? '', rule.goal ?? '', rule.doc ?? ''],
      })),
      mode: hitPolicy(policy),
      outputs: [
        { name: ruleOutput, label: ruleOutput, type: { base: 'string' } },
        ...actions.flatMap((action) => columnsOf(action, scope.action(action.name))),
      ],
      notes: ['rule', 'because', 'goal', '##'],
    },
    scope,
  );
  return withoutEmptyNotes(table);
}

export const ruleOutput = 'rule';

export function decides({ rules }: Ir.Policy, action: string): boolean {
  return rules.some(({ decisions }) => decisions.some((each) => each.action === action));
}

function hitPolicy(policy: Ir.Policy): Table['hitPolicy'] {
  const { mode, overlaps } = policy;
  if (mode === 'first match' || (mode === 'exactly one match' && overlaps.some(({ when }) => !when))) return 'FIRST';
  return mode === 'all matches' || choosesAmong(policy) ? 'RULE ORDER' : 'UNIQUE';
}

function columnsOf({ name, takes, labels }: Ir.Action, names: ActionNames): Table['outputs'] {
  return [
    { name: names.value, label: name, type: feelType(takes) },
    ...labels.map(({ label, takes: type }) => ({
      name: names.labels.get(label) ?? label,
      label: `${name} ${label}`,
      type: feelType(type),
    })),
  ];
}

/** Nothing that is not decided has a label. */
function outputsOf({ decisions }: Ir.Rule, action: Ir.Action, scope: Scope): readonly string[] {
  const decision = decisions.find((each) => each.action === action.name);
  const value = decision && (decision.value ? takenValue(decision.value, action.takes, scope) : 'true');
  const labels = action.labels.map(({ label, takes }) => {
    const given = decision?.labels.find((each) => each.label === label)?.value;
    return given ? takenValue(given, takes, scope) : 'null';
  });
  return [value ?? 'null', ...labels];
}

/** Durations of any dimension are shown as they are written. */
export function takenValue(value: Ir.Expression, type: Ir.Type | undefined, scope: Scope): string {
  return value.op === 'literal' && type?.kind === 'duration' && type.dimension === 'any'
    ? feelLiteral({ ...value, type })
    : feelValue(value, scope);
}

function withoutEmptyNotes(table: Table): Table {
  const used = table.notes.map((_, index) => table.rules.some(({ notes }) => notes[index] !== ''));
  const keep = (notes: readonly string[]) => notes.filter((_, index) => used[index]);
  return {
    ...table,
    notes: keep(table.notes),
    rules: table.rules.map((rule) => ({ ...rule, notes: keep(rule.notes) })),
  };
}

/** The only rule that matches, or the first where the overlap is meant. */
export function choiceAmong({ overlaps }: Ir.Policy, matches: string, scope: Scope): Logic {
  const meant = overlaps.flatMap(({ when }) => (when ? [`(${feelCondition(when, scope)})`] : [])).join(' or ');
  const text = `if ${matches} = null then null else if (${meant}) = true or count(${matches}) = 1 then ${matches}[1] else null`;
  return { kind: 'expression', text };
}
