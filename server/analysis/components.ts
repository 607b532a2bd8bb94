/**
 * The groups of nodes that reach each other (Tarjan's strongly connected components), in linear time and with a list of its own instead of calls
 * inside each other: a chain of ten thousand nodes is no reason to overflow.
 */
export function components<T>(nodes: Iterable<T>, nextOf: (node: T) => readonly T[]): readonly (readonly T[])[] {
  const found: T[][] = [];
  const index = new Map<T, number>();
  const low = new Map<T, number>();
  const stack: T[] = [];
  const onStack = new Set<T>();
  for (const node of nodes) if (!index.has(node)) walk(node);
  return found;

  function walk(first: T): void {
    const path = [enter(first)];
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const next = step.next[step.at++];
      if (next === undefined) {
        path.pop();
        leave(step.node);
        const before = path.at(-1);
        if (before) lower(before.node, low.get(step.node));
      } else if (!index.has(next)) path.push(enter(next));
      else if (onStack.has(next)) lower(step.node, index.get(next));
    }
  }

  function enter(node: T) {
    index.set(node, index.size);
    low.set(node, index.size - 1);
    stack.push(node);
    onStack.add(node);
    return { node, next: nextOf(node), at: 0 };
  }

  function lower(node: T, to: number | undefined): void {
    low.set(node, Math.min(low.get(node) ?? 0, to ?? 0));
  }

  function leave(node: T): void {
    if (low.get(node) !== index.get(node)) return;
    const members = stack.splice(stack.lastIndexOf(node));
    for (const member of members) onStack.delete(member);
    found.push(members);
  }
}
