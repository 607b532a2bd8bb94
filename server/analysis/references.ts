import type * as Ir from '../ir/index.ts';

/** Names of the definitions that a part of a program refers to, in the order in which it does. */
export function referencesIn(part: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  for (const node of nodesIn(part)) {
    if (isReference(node)) names.add(node.name);
    if (isCell(node)) for (const name of node.parts) names.add(name);
  }
  return names;
}

/** Every object in a part of a program. It keeps a list of its own, since sums and chains may be deep. */
export function nodesIn(part: unknown): readonly object[] {
  const nodes: object[] = [];
  const waiting = [part];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (typeof node !== 'object' || node === null) continue;
    nodes.push(node);
    for (const value of Object.values(node).reverse()) if (typeof value === 'object') waiting.push(value);
  }
  return nodes;
}

function isReference(node: object): node is Ir.Reference {
  return 'op' in node && node.op === 'reference';
}

function isCell(node: object): node is Ir.Cell {
  return 'kind' in node && node.kind === 'cell' && 'origin' in node;
}
