import { append } from './append.ts';
import type { Chunk } from './ast.ts';
import type { Span } from './span.ts';

/** Anything in the tree that has a place. */
export interface AnyNode {
  readonly kind?: string;
  readonly span: Span;
}

/** The nodes directly below a node, in the order of its properties. */
export function childrenOf(node: object): AnyNode[] {
  const children: AnyNode[] = [];
  for (const [key, value] of Object.entries(node)) {
    if (typeof value === 'object' && value !== null && !isSpanKey(key)) collect(value, children);
  }
  return children;
}

function isSpanKey(key: string): boolean {
  return key === 'span' || key.endsWith('Span');
}

/** What has no place of its own, such as a list or the range of a window, is looked through. */
function collect(value: object, children: AnyNode[]): void {
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object' && item !== null) collect(item, children);
  } else if ('span' in value) children.push(value as AnyNode);
  else append(children, childrenOf(value));
}

/** Visits the node and everything below it, outer before inner. The tree is never deeper than the parser allows. */
export function walk(node: AnyNode, visit: (node: AnyNode) => void): void {
  visit(node);
  for (const child of childrenOf(node)) walk(child, visit);
}

/** The nodes around an offset in a chunk, outermost first. An offset at the end of a node is in it, as a cursor behind a word is. */
export function nodesAt(chunk: Chunk, offset: number): AnyNode[] {
  const path: AnyNode[] = [];
  let candidates: readonly AnyNode[] = chunk.declarations;
  for (;;) {
    const around = candidates.filter(({ span }) => span.start <= offset && offset <= span.end);
    const inner = around.at(-1);
    if (!inner) return path;
    path.push(inner);
    candidates = childrenOf(inner);
  }
}
