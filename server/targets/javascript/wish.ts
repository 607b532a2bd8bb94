import type * as Ir from '../../ir/index.ts';
import type { Body } from './body.ts';
import { called, type Graph } from './graph.ts';
import { line } from './lines.ts';
import { print, printLiteral } from './print.ts';
import { missingOf } from './represent.ts';
import type { Scope } from './scope.ts';
import { quote } from './text.ts';
import { as } from './value.ts';

/** One place in the rules where an action is decided; all of an action are numbered from 1. */
export interface Wish {
  readonly id: number;
  readonly policy: Ir.Policy;
  readonly index: number;
  readonly rule: Ir.Rule;
  readonly decision: Ir.Decision;
}

/** In the order of the text, those of campaigns behind those of policies. */
export function wishesOf({ policies, campaigns }: Ir.Program, { name }: Ir.Action): readonly Wish[] {
  const found = [...policies, ...campaigns].flatMap((policy) =>
    policy.rules.flatMap((rule, index) =>
      rule.decisions.filter(({ action }) => action === name).map((decision) => ({ policy, index, rule, decision })),
    ),
  );
  return found.map((wish, index) => ({ id: index + 1, ...wish }));
}

/** What wishes say of one thing, by their number: a table where all of it is known beforehand. */
export interface ByWish {
  /** `id`: an expression for the number of a wish, 0 for none. */
  at(body: Body, id: string): string;
}

interface Says {
  readonly constant?: string;
  readonly write: (scope: Scope) => string;
}

function byWish(
  graph: Graph,
  wishes: readonly Wish[],
  title: string,
  missing: string,
  says: (wish: Wish) => Says,
): ByWish {
  const all = wishes.map(says);
  if (all.every(({ constant }) => constant !== undefined)) {
    const table = graph.module.constant([missing, ...all.map(({ constant = missing }) => constant)]);
    return { at: (_, id) => `${table}[${id}]` };
  }
  const found = graph.module.function({ prefix: 'x', comment: title }, ['w'], (body) => [
    line('switch (w) {'),
    ...all.map(({ write }, index) => line(`  case ${wishes[index]?.id}: return ${write(graph.scope(body))};`)),
    line('}'),
    line(`return ${missing};`),
  ]);
  return { at: (body, id) => called(body, found, [id]) };
}

const yesNo: Ir.Type = { kind: 'yes-no' };

export function takenBy({ takes }: Ir.Action): Ir.Type {
  return takes ?? yesNo;
}

/** Values as the action holds them. */
export function valuesOf(graph: Graph, action: Ir.Action, wishes: readonly Wish[]): ByWish {
  const type = takenBy(action);
  return byWish(graph, wishes, `${action.name}: values`, missingOf(type), ({ decision }) =>
    held(graph, decision.value ?? truth, type),
  );
}

export function labelsOf(
  graph: Graph,
  action: Ir.Action,
  label: Ir.Action['labels'][number],
  wishes: readonly Wish[],
): ByWish {
  return byWish(graph, wishes, `${action.name} ${label.label}: values`, missingOf(label.takes), ({ decision }) => {
    const found = said(decision, label.label);
    return found ? held(graph, found, label.takes) : nothing(missingOf(label.takes));
  });
}

const truth: Ir.Literal = { op: 'literal', type: yesNo, value: true };

function held(graph: Graph, expression: Ir.Expression, type: Ir.Type): Says {
  const write = (scope: Scope) => as(scope, expression, type);
  return expression.op === 'literal' ? { constant: write(graph.scope(graph.body)), write } : { write };
}

function nothing(missing: string): Says {
  return { constant: missing, write: () => missing };
}

function said({ labels }: Ir.Decision, name: string): Ir.Expression | undefined {
  return labels.find(({ label }) => label === name)?.value;
}

/** Canonical texts. */
export function textsOf(graph: Graph, action: Ir.Action, wishes: readonly Wish[]): ByWish {
  return byWish(graph, wishes, action.name, 'null', ({ decision }) =>
    printed(decision.value ?? truth, takenBy(action)),
  );
}

export function labelTextsOf(
  graph: Graph,
  action: Ir.Action,
  label: Ir.Action['labels'][number],
  wishes: readonly Wish[],
): ByWish {
  return byWish(graph, wishes, `${action.name} ${label.label}`, 'null', ({ decision }) => {
    const found = said(decision, label.label);
    return found ? printed(found, label.takes) : nothing('null');
  });
}

function printed(expression: Ir.Expression, type: Ir.Type): Says {
  const write = (scope: Scope) => print(scope, as(scope, expression, type), type);
  return expression.op === 'literal' ? { constant: printLiteral(expression, type), write } : { write };
}

/** `policy: rule` */
export function rulesOf(graph: Graph, wishes: readonly Wish[]): ByWish {
  return byWish(graph, wishes, '', 'null', ({ policy, rule }) => nothing(quote(`${policy.name}: ${rule.name}`)));
}
