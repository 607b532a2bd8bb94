import type * as Ast from '../../grammar/index.ts';
import { nameOf } from './symbols.ts';

/**
 * The names that stand in a declaration, whatever they may mean, each with its first place: more than it depends on, never less. Enough to
 * choose an order in which hardly anything has to wait for something else.
 */
export function mentionsOf(declaration: Ast.Declaration): ReadonlyMap<string, Ast.Name> {
  const seen = known.get(declaration);
  if (seen) return seen;
  const mentions = new Map<string, Ast.Name>();
  const own = 'name' in declaration ? declaration.name : undefined;
  const waiting: unknown[] = [declaration];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (typeof node !== 'object' || node === null || node === own) continue;
    if (isName(node) && !mentions.has(nameOf(node))) mentions.set(nameOf(node), node);
    for (const part of Object.values(node).reverse()) if (typeof part === 'object') waiting.push(part);
  }
  known.set(declaration, mentions);
  return mentions;
}

const known = new WeakMap<Ast.Declaration, ReadonlyMap<string, Ast.Name>>();

function isName(node: object): node is Ast.Name {
  return 'kind' in node && node.kind === 'name';
}
