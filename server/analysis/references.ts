import type * as Ir from '../ir/index.ts';
import { nodesIn, referencesOf } from '../ir/references.ts';
import { keptForOriginal } from './originals.ts';

/** Names of the definitions that a part of a program refers to, in the order in which it does. */
export function referencesIn(part: object): ReadonlySet<string> {
  return referencesOfPart(part);
}

const referencesOfPart = keptForOriginal((part) => {
  const names = new Set<string>();
  for (const node of needsIn(part)) for (const name of referencesOf(node)) names.add(name);
  return names;
});

/** Names of the actions that parts of a program decide or ask about. */
export function actionsIn(part: unknown): ReadonlySet<string> {
  if (Array.isArray(part)) return new Set(part.flatMap((each) => [...actionsIn(each)]));
  return typeof part === 'object' && part !== null ? actionsOf(part) : new Set();
}

const actionsOf = keptForOriginal((part) => {
  const names = new Set<string>();
  for (const node of needsIn(part)) if ('action' in node && typeof node.action === 'string') names.add(node.action);
  return names;
});

/**
 * The nodes by which a part of a program, or a list of parts, needs something else: definitions, columns, rows, actions. Parts never change, so they
 * are found once; a policy shares what was found in its rules.
 */
export function needsIn(part: unknown): readonly object[] {
  if (Array.isArray(part)) return part.flatMap(needsIn);
  return typeof part === 'object' && part !== null ? needsOf(part) : [];
}

const needsOf = keptForOriginal((part) =>
  isPolicy(part) ? needsIn(partsOfPolicy(part)) : nodesIn(part).filter(isNeed),
);

export function isPolicy(part: object): part is Ir.Policy | Ir.Campaign {
  return 'rules' in part && 'mode' in part;
}

/** The rules of a policy or campaign, each by itself, and whatever else of it needs something. */
export function partsOfPolicy(part: Ir.Policy | Ir.Campaign): readonly object[] {
  const own = 'draw' in part ? [part.audience, part.rank, part.budget, part.frequencies] : [];
  return [...part.rules, part.uncovered, part.overlaps, ...own.filter((each) => each !== undefined)];
}

function isNeed(node: object): boolean {
  if ('op' in node)
    return node.op === 'reference' || node.op === 'column' || node.op === 'aggregate' || 'action' in node;
  return 'action' in node || ('cells' in node && 'data' in node) || referencesOf(node).length > 0;
}
