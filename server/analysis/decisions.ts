import type * as Ast from '../../grammar/index.ts';
import type * as Ir from '../ir/index.ts';
import { builtInActions } from './actions.ts';
import { labelBound, labelWord, symbolBound } from './bindings/binding.ts';
import type { Context } from './context.ts';
import { didYouMean } from './did-you-mean.ts';
import type { Scope } from './elaborator.ts';
import { isLength } from './expressions/literals.ts';
import { quoted, replacing, snippet, written } from './expressions/messages.ts';
import { reportUnlike } from './expressions/units.ts';
import { nameOf } from './symbols.ts';
import * as types from './types.ts';

/** Rules and guards see what other policies decided. */
export const deciding = { kind: 'subject', decisions: true } as const;

/** The scope of the rules of a policy, which may be about other data than the subject. */
export function decidingOver({ about }: Pick<Context, 'about'>): Scope {
  return about === undefined ? deciding : { kind: 'row', data: about, decisions: true, rules: true };
}

export type Decided = Pick<Ir.Decision, 'value' | 'labels'>;

/** Where a decision stands: between the two its action has been found. */
export interface Written {
  readonly value?: Ast.Expression | undefined;
  readonly labels: readonly Ast.LabelledValue[];
  /** The name of the action, and the whole decision. */
  readonly name: Ast.Name;
  readonly span: Ast.Span;
}

/** The decisions of one rule. `undefined`: one of them is not whole, so there is no rule. */
export function elaborateDecisions(decisions: readonly Ast.Decision[], c: Context): readonly Ir.Decision[] | undefined {
  const seen = new Map<string, Ast.Span>();
  const found = decisions.map((decision) => {
    const elaborated = elaborateDecision(decision, c);
    const first = elaborated && seen.get(elaborated.action);
    if (elaborated && first) reportTwice(decision, elaborated.action, first, c);
    if (elaborated && !first) seen.set(elaborated.action, decision.span);
    return elaborated;
  });
  return found.every((decision) => decision !== undefined) ? found : undefined;
}

function reportTwice(decision: Ast.Decision, action: string, first: Ast.Span, c: Context): void {
  const related = [{ at: c.at(first), words: firstHere, data: { action } }];
  c.report('PTN4007', decision.span, { action }, { related });
}

const firstHere = { en: '“{action}” is decided here', 'zh-CN': '“{action}”在这里已经决定' };

function elaborateDecision(decision: Ast.Decision, c: Context): Ir.Decision | undefined {
  const { action: name, value, labels, span } = decision;
  if (name.kind === 'missing') return undefined;
  const action = actionOf(name, c);
  const decided = action && elaborateDecided({ name, value, labels, span }, action, c);
  return decided && { action: action.name, ...decided, span: [span.start, span.end] };
}

/** The action of this name, also where a column has the same one: in a decision nothing but an action can stand. */
export function actionOf(name: Ast.Name, c: Context): Ir.Action | undefined {
  const symbol = c.symbol(name, { quiet: true });
  if (symbol) c.bind?.(name.span, symbolBound(symbol, c.schema));
  if (symbol?.action || symbol?.broken) return symbol.action;
  const builtIn = builtInActions.find((action) => action.name === nameOf(name));
  if (builtIn) {
    c.bind?.(name.span, { kind: 'action', name: builtIn.name });
    return builtIn;
  }
  reportNoAction(name, symbol?.kind, c);
  return undefined;
}

function reportNoAction(name: Ast.Name, kind: string | undefined, c: Context): void {
  const actions = c.names('action');
  const meant = didYouMean(nameOf(name), actions);
  const fixes = meant === undefined ? [] : [replacing(c, name.span, written(meant))];
  const data = { name: name.text, actions: actions.join(', ') };
  if (kind === undefined) c.report('PTN4001', name.span, data, { fixes });
  else c.report('PTN4002', name.span, { ...data, kind }, { fixes });
}

/** What is decided: the value and what stands behind the labels. */
export function elaborateDecided(decision: Written, action: Ir.Action, c: Context): Decided | undefined {
  const value = elaborateValue(decision, action, c);
  const labels = elaborateLabels(decision.labels, action, c);
  if (!value || !labels) return undefined;
  return { ...(value !== 'none' && { value }), labels };
}

function elaborateValue(
  { name, value, span }: Written,
  action: Ir.Action,
  c: Context,
): Ir.Expression | 'none' | undefined {
  if (!action.takes && !value) return 'none';
  if (!action.takes) {
    const surplus = { start: name.span.end, end: value?.span.end ?? span.end };
    c.report(
      'PTN4003',
      value?.span ?? span,
      { action: action.name },
      { fixes: [replacing(c, surplus, '', { action: action.name })] },
    );
    return undefined;
  }
  if (value) return decidedValue(value, action.takes, action.name, c);
  c.report('PTN4004', name.span, { action: action.name, type: shown(action.takes) });
  return undefined;
}

export function elaborateLabels(
  labels: readonly Ast.LabelledValue[],
  action: Ir.Action,
  c: Context,
): Ir.Decision['labels'] | undefined {
  const found = new Map<string, Ir.Expression>();
  let whole = true;
  for (const { label, value, span } of labels) {
    const taken = action.labels.find((each) => each.label === label);
    if (taken) c.bind?.(labelWord(c.chunk.text, span.start), labelBound(action.name, label));
    if (!taken) reportNoLabel(label, span, action, c);
    else if (found.has(label)) c.report('PTN4006', span, { action: action.name, label });
    const elaborated = taken && decidedValue(value, taken.takes, `${action.name}.${label}`, c);
    if (elaborated && !found.has(label)) found.set(label, elaborated);
    whole = whole && elaborated !== undefined;
  }
  return whole ? [...found].map(([label, value]) => ({ label, value })) : undefined;
}

export function reportNoLabel(label: string, span: Ast.Span, action: Ir.Action, c: Context): void {
  const labels = action.labels.map((each) => each.label).join(', ');
  c.report('PTN4005', span, { action: action.name, label, labels: labels || '-' });
}

/** A value that the action takes. Digits that it has no room for are no digits to lose. */
export function decidedValue(
  value: Ast.Expression,
  type: Ir.Type,
  action: string,
  c: Context,
): Ir.Expression | undefined {
  if (value.kind === 'name' && isBareText(value, type, c)) return undefined;
  const found = c.expression(value, decidingOver(c), type);
  if (!found) return undefined;
  if (!isTaken(found, type)) {
    reportUnlike(c, { expected: type, found, ast: value });
    return undefined;
  }
  if (!types.isNumeric(type) || !types.isNumeric(found.type) || hasRoom(type, found.type)) return found;
  const places = type.held.kind === 'decimal' ? type.held.scale : 0;
  c.report('PTN4009', value.span, { found: snippet(c, value), action, places });
  return undefined;
}

function isTaken(found: Ir.Expression, type: Ir.Type): boolean {
  if (type.kind !== 'duration' || type.dimension !== 'any') return types.isLike(found.type, type);
  return found.op === 'literal' ? isLength(found) : found.type.kind === 'duration';
}

/** A word that names nothing, where a text is taken, lacks its quotes. */
function isBareText(word: Ast.Name, type: Ir.Type, c: Context): boolean {
  const name = nameOf(word);
  if (type.kind !== 'text' || c.symbol(word, { quiet: true })) return false;
  if ([...c.schema.data.values()].some((data) => data.columns.has(name))) return false;
  c.report('PTN3009', word.span, { name: word.text }, { fixes: [replacing(c, word.span, quoted(name))] });
  return true;
}

function hasRoom({ held }: types.Numeric, { held: found }: types.Numeric): boolean {
  if (held.kind === 'double' || found.kind === 'double') return held.kind === found.kind;
  return found.scale <= held.scale;
}

/** A type as a strategist would write a value of it. */
export function shown(type: Ir.Type): string {
  return type.kind === 'choice' ? type.members.join(type.ordered ? ' > ' : ', ') : types.typeName(type);
}
