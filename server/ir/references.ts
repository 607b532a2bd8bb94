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

/** The definitions that a node refers to by itself, not counting what is below it. */
export function referencesOf(node: object): readonly string[] {
  if ('op' in node && node.op === 'reference' && 'name' in node) return [String(node.name)];
  const isCell = 'kind' in node && node.kind === 'cell' && 'origin' in node && 'parts' in node;
  return isCell && Array.isArray(node.parts) ? node.parts.map(String) : [];
}
