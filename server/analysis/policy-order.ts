import type * as Ir from '../ir/index.ts';
import { namedIn } from './named.ts';

export interface PolicyOrder {
  /** Names of the policies, each after those whose decisions it uses; else as in the text. */
  readonly order: readonly string[];
  /** Policies and actions that wait for each other; the first stands again at the end. */
  readonly circles: readonly (readonly Waiting[])[];
}

export interface Waiting {
  readonly kind: 'policy' | 'action';
  readonly name: string;
}

/**
 * A policy waits for the actions that it uses; an action waits for the policies that decide it, and for the actions that its guards use, since
 * what others see of it is what the guards have left. Whoever waits for itself alone is reported elsewhere and left out here.
 */
export function orderPolicies(policies: readonly Ir.Policy[], guards: readonly Ir.Guard[]): PolicyOrder {
  const waits = waitsOf(policies, guards);
  const order: string[] = [];
  const circles: Waiting[][] = [];
  const done = new Set<string>();
  const path: Waiting[] = [];
  const visit = (node: Waiting) => {
    const start = path.findIndex((each) => keyOf(each) === keyOf(node));
    if (start >= 0) circles.push([...path.slice(start), node]);
    if (start >= 0 || done.has(keyOf(node))) return;
    path.push(node);
    for (const next of waits.get(keyOf(node)) ?? []) visit(next);
    path.pop();
    done.add(keyOf(node));
    if (node.kind === 'policy') order.push(node.name);
  };
  for (const { name } of policies) visit({ kind: 'policy', name });
  for (const { action } of guards) visit({ kind: 'action', name: action });
  return { order, circles };
}

function waitsOf(policies: readonly Ir.Policy[], guards: readonly Ir.Guard[]): ReadonlyMap<string, readonly Waiting[]> {
  const waits = new Map<string, Waiting[]>();
  const add = (from: Waiting, to: Waiting) => {
    const key = keyOf(from);
    const all = waits.get(key);
    if (all) all.push(to);
    else waits.set(key, [to]);
  };
  for (const policy of policies) {
    const decided = actionsDecidedBy(policy);
    const node: Waiting = { kind: 'policy', name: policy.name };
    for (const { action } of namedIn(policy).decisions)
      if (!decided.has(action)) add(node, { kind: 'action', name: action });
    for (const name of decided) add({ kind: 'action', name }, node);
  }
  for (const guard of guards) {
    if (guard.kind === 'always') continue;
    const node: Waiting = { kind: 'action', name: guard.action };
    for (const { action } of namedIn(guard).decisions)
      if (action !== guard.action) add(node, { kind: 'action', name: action });
  }
  return waits;
}

function keyOf({ kind, name }: Waiting): string {
  return `${kind} ${name}`;
}

/** Policies never change, so this is found once. */
export function actionsDecidedBy(policy: Ir.Policy): ReadonlySet<string> {
  const before = decidedBy.get(policy);
  if (before) return before;
  const decided = new Set(policy.rules.flatMap((rule) => rule.decisions.map((decision) => decision.action)));
  decidedBy.set(policy, decided);
  return decided;
}

const decidedBy = new WeakMap<Ir.Policy, ReadonlySet<string>>();
