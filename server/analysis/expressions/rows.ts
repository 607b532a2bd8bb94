import type * as Ast from '../../../grammar/index.ts';
import { dataBound, symbolBound } from '../bindings/binding.ts';
import type { Context } from '../context.ts';
import { didYouMean } from '../did-you-mean.ts';
import type { DataInfo } from '../schema.ts';
import { nameOf } from '../symbols.ts';
import { dataNamed } from './dotted.ts';
import { replacing, snippet, written } from './messages.ts';
import { isCounted } from './one-of-many.ts';
import { reachable } from './paths.ts';

/** The data over whose rows an aggregate runs: the one that is named, or the lowest of those in an expression in parentheses. */
export function rowsOf(c: Context, ast: Ast.Aggregate): DataInfo | undefined {
  const roots = rootsOf(ast.of);
  const found = roots.map((root) => ({ root, data: dataNamed(c, nameOf(root)) }));
  for (const { root, data } of found) if (data) c.bind?.(root.span, dataBound(data.name));
  const events = found.flatMap(({ data }) => (data && isCounted(c, data) ? [data] : []));
  const lowest = events.find((data) => events.every((other) => reachable(c.schema, data).has(other.name)));
  if (lowest) return lowest;
  const [first] = found;
  if (first?.data && c.about !== undefined && first.data.position !== 'apart')
    c.report('PTN4143', first.root.span, { found: snippet(c, ast), data: c.about });
  else if (first?.data && first.data === c.schema.subject)
    c.report('PTN3043', first.root.span, { data: first.data.name, function: ast.function });
  else if (first?.data)
    c.report('PTN3029', first.root.span, { data: first.data.name, from: c.schema.subject?.name ?? first.data.name });
  else if (first) reportNoRows(c, first.root, ast);
  else if (!isMissing(ast.of)) c.report('PTN3036', ast.of.span, { found: snippet(c, ast.of) });
  return undefined;
}

function isMissing(ast: Ast.Expression): boolean {
  return ast.kind === 'missing' || (ast.kind === 'parentheses' && isMissing(ast.inner));
}

/** The first names of all paths in an expression; where there are none, the bare names. */
function rootsOf(ast: Ast.Expression): readonly Ast.Name[] {
  if (ast.kind === 'name') return [ast];
  const names: Ast.Name[] = [];
  const bare: Ast.Name[] = [];
  collect(ast, names, bare);
  return names.length > 0 ? names : bare;
}

function collect(node: unknown, names: Ast.Name[], bare: Ast.Name[]): void {
  if (typeof node !== 'object' || node === null) return;
  if (isNode(node, 'member')) {
    names.push(rootOf(node as Ast.Member));
    return;
  }
  if (isNode(node, 'name')) {
    bare.push(node as Ast.Name);
    return;
  }
  for (const part of Object.values(node)) collect(part, names, bare);
}

function isNode(node: object, kind: string): boolean {
  return 'kind' in node && node.kind === kind;
}

function rootOf(ast: Ast.Member): Ast.Name {
  return ast.of.kind === 'name' ? ast.of : rootOf(ast.of);
}

function reportNoRows(c: Context, root: Ast.Name, ast: Ast.Aggregate): void {
  const name = nameOf(root);
  const symbol = c.symbol(root, { quiet: true });
  if (symbol) c.bind?.(root.span, symbolBound(symbol, c.schema));
  if (symbol?.broken) return;
  const events = [...c.schema.data.values()].filter((data) => data.position === 'events');
  const holders = events.filter((data) => data.columns.has(name));
  if (holders.length > 0 && root === ast.of) {
    const fixes = holders.map((data) => replacing(c, root.span, `${written(data.name)}.${written(name)}`));
    c.report('PTN3036', root.span, { found: root.text }, { fixes });
    return;
  }
  if (symbol) {
    c.report('PTN2005', root.span, { name: root.text });
    return;
  }
  if (!c.knowsAll) return;
  c.names('data');
  const meant = didYouMean(
    name,
    events.map((data) => data.name),
  );
  const fixes = meant === undefined ? [] : [replacing(c, root.span, written(meant))];
  c.report('PTN2001', root.span, { name: root.text }, { fixes });
}
