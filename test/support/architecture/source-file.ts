import { posix } from 'node:path';
import { type ESTree, parseSync, Visitor } from 'vite';

/** How a module asks for another: when it loads, later, or for its types alone, which vanish. */
export type ImportKind = 'static' | 'dynamic' | 'type';

export interface Import {
  readonly kind: ImportKind;
  /** As written; undefined where a dynamic import computes it. */
  readonly specifier: string | undefined;
  /** The path in the tree that a relative specifier means. */
  readonly target: string | undefined;
  readonly line: number;
}

export interface Call {
  /** The names of the callee, outermost object first: `it.concurrent.only(…)` is `it`, `concurrent`, `only`. */
  readonly names: readonly string[];
  /** Whether a call gave the callee: the second pair of brackets of `it.each(…)(…)`. */
  readonly curried: boolean;
  readonly arguments: readonly ESTree.Argument[];
  readonly line: number;
}

export interface SourceFile {
  readonly path: string;
  readonly lineCount: number;
  readonly imports: readonly Import[];
  readonly calls: readonly Call[];
}

/** Reads one TypeScript or JavaScript file with a real parser, so that comments and strings mislead nobody. */
export function readSource(path: string, text: string): SourceFile {
  const { program, errors } = parseSync(path, text, { sourceType: 'module' });
  const [error] = errors;
  if (error) throw new Error(`${path}: ${error.message}`);
  const lineOf = lineFinder(text);
  const imports: Import[] = [];
  const calls: Call[] = [];
  const add = (kind: ImportKind, specifier: string | undefined, start: number) => {
    imports.push({ kind, specifier, target: targetOf(path, specifier), line: lineOf(start) });
  };
  new Visitor({
    ImportDeclaration: (node) => add(kindOf(node.importKind), node.source.value, node.start),
    ExportAllDeclaration: (node) => add(kindOf(node.exportKind), node.source.value, node.start),
    ExportNamedDeclaration: (node) => node.source && add(kindOf(node.exportKind), node.source.value, node.start),
    ImportExpression: (node) => add('dynamic', stringOf(node.source), node.start),
    TSImportType: (node) => add('type', node.source.value, node.start),
    TSExternalModuleReference: (node) => add('static', node.expression.value, node.start),
    CallExpression: (node) => {
      const names = calleeNames(node.callee);
      if (names.length === 1 && names[0] === 'require') add('static', stringOf(node.arguments[0]), node.start);
      calls.push({
        names,
        curried: node.callee.type === 'CallExpression',
        arguments: node.arguments,
        line: lineOf(node.start),
      });
    },
  }).visit(program);
  return { path, lineCount: text.trimEnd().split('\n').length, imports, calls };
}

/** The text of a string literal, or of a template without holes. */
export function stringOf(node: ESTree.Argument | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0)
    return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

function kindOf(written: 'type' | 'value' | null | undefined): ImportKind {
  return written === 'type' ? 'type' : 'static';
}

function targetOf(path: string, specifier: string | undefined): string | undefined {
  return specifier?.startsWith('.') ? posix.join(posix.dirname(path), specifier) : undefined;
}

function calleeNames(node: ESTree.Expression | ESTree.Super): string[] {
  if (node.type === 'Identifier') return [node.name];
  if (node.type === 'CallExpression') return calleeNames(node.callee);
  if (node.type === 'TaggedTemplateExpression') return calleeNames(node.tag);
  if (node.type !== 'MemberExpression') return [];
  const name = node.property.type === 'Identifier' && !node.computed ? node.property.name : undefined;
  return [...calleeNames(node.object), ...(name === undefined ? [] : [name])];
}

function lineFinder(text: string): (offset: number) => number {
  return (offset) => text.slice(0, offset).split('\n').length;
}
