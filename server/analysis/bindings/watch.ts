import type * as Ast from '../../../grammar/index.ts';
import { type AnyNode, childrenOf } from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import { nodesIn } from '../../ir/references.ts';
import type { NameUse, TypedExpression } from '../analysis.ts';
import type { Context } from '../context.ts';
import { decidingOver } from '../decisions.ts';
import { elaborate } from '../elaborate.ts';
import { createRecorder } from '../recorder.ts';
import type { Result, Results } from '../results.ts';
import { type Binding, type Bound, keyOf } from './binding.ts';
import { bindData, bindModule } from './data-names.ts';
import { bindDeclared } from './declared-names.ts';

/** What the names in a declaration stand for, and what its expressions mean. */
export interface Watched {
  readonly bindings: readonly Binding[];
  readonly expressions: readonly TypedExpression[];
}

interface Remembered extends Watched {
  /** Names that the result itself did not depend on, with what was to be seen of them. */
  readonly more: readonly (readonly [name: string, signature: string | undefined])[];
}

const remembered = new WeakMap<Result, Remembered>();

/**
 * Elaborates a declaration once more and notes on the way what the elaborators take every name for: so names never mean anything else than what
 * was checked, and checking alone pays nothing for them.
 */
export function watch(result: Result, results: Results): Watched {
  const known = remembered.get(result);
  if (known?.more.every(([name, signature]) => results.signatureOf(name) === signature)) return known;
  const found = observe(result, results);
  remembered.set(result, found);
  return found;
}

/** As far as the name and the clauses around an offset go: clauses know nothing of each other. */
export function watchAt(result: PolicyResult, offset: number, results: Results): Watched {
  const { declaration } = result.unit;
  const clauses = declaration.clauses.filter(({ span }) => span.start <= offset && offset <= span.end);
  return observe({ ...result, unit: { ...result.unit, declaration: { ...declaration, clauses } } }, results);
}

type PolicyResult = Result & { readonly unit: { readonly declaration: Ast.PolicyDeclaration | Ast.BareRules } };

export function isPolicy(result: Result): result is PolicyResult {
  const { kind } = result.unit.declaration;
  return kind === 'policy' || kind === 'bare-rules';
}

function observe({ unit, names }: Result, results: Results): Remembered {
  const { declaration } = unit;
  const bindings = new Map<number, Binding>();
  const expressions = new Map<string, TypedExpression>();
  const seen = new Set<object>();
  const { context, lookups } = createRecorder(unit, results, { bind: note('use'), elaborated });
  const { definitions, policies, others, guards, tests, value } = elaborate(declaration, context);
  if (declaration.kind === 'data') bindData(declaration, context, note('use'));
  if (declaration.kind === 'use') bindModule(declaration, note('use'));
  bindDeclared(declaration, context, note('declaration'));
  for (const node of nodesIn([definitions, policies, others, guards, tests, value])) addPlaced(node);
  bindRest(declaration, context, {
    isBound: (node) => bindings.has(node.span.start),
    isSeen: (node) => seen.has(node),
  });
  const known = new Set(names);
  return {
    bindings: [...bindings.values()].sort((a, b) => a.span.start - b.span.start),
    expressions: [...expressions.values()].sort(byPlace),
    more: [...lookups].filter(([name]) => !known.has(name)),
  };

  function note(role: NameUse['role']): (span: Ast.Span, bound: Bound) => void {
    return (span, bound) => bindings.set(span.start, { span, role, bound, key: keyOf(bound) });
  }

  function elaborated(ast: Ast.Expression, expression: Ir.Expression | undefined): void {
    seen.add(ast);
    if (expression) add(ast.span, expression);
  }

  /** Whatever the elaborators made without asking for it as an expression of its own, such as the whole of a metric. */
  function addPlaced(node: object): void {
    if (!('op' in node && 'type' in node)) return;
    const expression = node as Ir.Expression;
    const [start, end] = expression.span ?? [];
    if (start !== undefined && end !== undefined) add({ start, end }, expression);
  }

  function add(span: Ast.Span, expression: Ir.Expression): void {
    const key = `${span.start} ${span.end}`;
    if (!expressions.has(key)) expressions.set(key, { span, expression });
  }
}

function byPlace(a: TypedExpression, b: TypedExpression): number {
  return a.span.start - b.span.start || b.span.end - a.span.end;
}

interface Noted {
  isBound(node: AnyNode): boolean;
  isSeen(node: AnyNode): boolean;
}

/** What elaborators gave up before they came to it: in `spendd >= high` the second name is worth knowing all the same. */
function bindRest(declaration: Ast.Declaration, c: Context, { isBound, isSeen }: Noted): void {
  const waiting: AnyNode[] = [declaration];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (mayStandAlone(node) && !isSeen(node) && !isBound(firstName(node))) c.expression(node, decidingOver(c));
    if (node.kind !== 'member') waiting.push(...childrenOf(node).filter((child) => !isOfRows(node, child)));
  }
}

type Alone = Ast.Name | Ast.Member | Ast.Aggregate | Ast.Windowed;

function mayStandAlone(node: AnyNode): node is Alone {
  return node.kind === 'name' || node.kind === 'member' || node.kind === 'aggregate' || node.kind === 'windowed';
}

function firstName(node: Alone): AnyNode {
  if (node.kind === 'name') return node;
  return mayStandAlone(node.of) ? firstName(node.of) : node;
}

/** The condition of an aggregate is about columns of rows: without the rows it says nothing. */
function isOfRows(node: AnyNode | undefined, child: AnyNode): boolean {
  return node?.kind === 'aggregate' && 'where' in node && node.where === child;
}
