import type * as Ast from '../../grammar/index.ts';
import type * as Ir from '../ir/index.ts';
import { builtInActions } from './actions.ts';
import { symbolBound } from './bindings/binding.ts';
import type { Context } from './context.ts';
import { type Decided, deciding, elaborateDecided, elaborateLabels } from './decisions.ts';
import { isBareChecklist } from './expressions/checklists.ts';
import { snippet } from './expressions/messages.ts';
import { not, spanOf } from './expressions/nodes.ts';
import { isListTest, testedList } from './list-expectations.ts';
import { nameOf } from './symbols.ts';
import * as types from './types.ts';

/** What an expectation asks for depends on what its name is: a decision of an action, else something that must hold. */
export function elaborateExpectation(expectation: Ast.Expectation, c: Context): Ir.Expectation | undefined {
  const { name } = expectation;
  if (name.kind !== 'name') return holding(expectation, c);
  const action = actionMeant(name, c);
  if (c.symbol(name, { quiet: true })?.broken) return undefined;
  const isTest = expectation.contains !== undefined || expectation.list !== undefined;
  const isDecision = !isTest && (expectation.comparator === undefined || expectation.comparator === 'is');
  if (action && isDecision && expectation.value?.kind !== 'is-missing') {
    return elaborateDecision({ ...expectation, name }, action, c);
  }
  return holding(expectation, c);
}

/** The action that a test names; columns are given, not expected: where one has the same name, the action is meant. */
export function actionMeant(name: Ast.Name, c: Context): Ir.Action | undefined {
  const symbol = c.symbol(name, { quiet: true });
  const mayBeBuiltIn = !symbol || symbol.kind === 'column' || symbol.kind === 'policy';
  const builtIn = mayBeBuiltIn ? builtInActions.find((each) => each.name === nameOf(name)) : undefined;
  const action = symbol?.action ?? builtIn;
  if (action) c.bind?.(name.span, { kind: 'action', name: action.name });
  else if (symbol) c.bind?.(name.span, symbolBound(symbol, c.schema));
  return action;
}

function holding(expectation: Ast.Expectation, c: Context): Ir.Expectation | undefined {
  const when = elaborateCondition(expectation, c);
  return when && { kind: 'condition', when, ...spanOf(expectation) };
}

type NamedExpectation = Ast.Expectation & { readonly name: Ast.Name };

function elaborateDecision(expectation: NamedExpectation, action: Ir.Action, c: Context): Ir.Expectation | undefined {
  const { negation, name, value, labels, span } = expectation;
  const decision = { kind: 'decision', action: action.name, ...spanOf(expectation) } as const;
  if (negation === 'not') {
    c.report('PTN4068', span, { action: action.name });
    return undefined;
  }
  if (negation === 'no') return { ...decision, decided: false, labels: [] };
  // That there is a decision, whatever it is.
  const open = action.takes !== undefined && !value;
  const written = value?.kind === 'is-missing' ? undefined : value;
  const decided = open
    ? labelsOnly(labels, action, c)
    : elaborateDecided({ name, value: written, labels, span }, action, c);
  return decided && { ...decision, decided: true, ...decided };
}

function labelsOnly(labels: readonly Ast.LabelledValue[], action: Ir.Action, c: Context): Decided | undefined {
  const found = elaborateLabels(labels, action, c);
  return found && { labels: found };
}

function elaborateCondition(expectation: Ast.Expectation, c: Context): Ir.Expression | undefined {
  const { negation, name, comparator, value, labels, span } = expectation;
  const isAsked = value !== undefined || isListTest(expectation);
  const of = !isAsked && isBareChecklist(c, name) ? undefined : c.expression(name, deciding);
  if (!of) return undefined;
  const [label] = labels;
  if (label) c.report('PTN4069', label.span, { name: snippet(c, name), label: label.label });
  if (negation === 'no') c.report('PTN4067', span, { name: snippet(c, name) });
  if (label || negation === 'no') return undefined;
  const tested = testedList(c, of, expectation);
  const holds =
    tested === 'broken'
      ? undefined
      : (tested ?? (value ? compared(of, comparator ?? 'is', value, expectation, c) : alone(of, expectation, c)));
  return holds && (negation ? { ...not(holds), ...spanOf(expectation) } : holds);
}

function compared(
  of: Ir.Expression,
  comparator: Ast.Comparator,
  value: NonNullable<Ast.Expectation['value']>,
  expectation: Ast.Expectation,
  c: Context,
): Ir.Expression | undefined {
  if (value.kind !== 'is-missing') return c.comparison(of, comparator, value, deciding, expectation.span);
  return { op: comparator === 'is not' ? 'is-known' : 'is-missing', type: types.yesNo, ...spanOf(expectation), of };
}

/** A segment or a yes/no column says enough by its name. */
function alone(of: Ir.Expression, { name, span }: Ast.Expectation, c: Context): Ir.Expression | undefined {
  if (of.type.kind === 'yes-no') return c.condition(name, deciding);
  c.report('PTN4066', span, { name: snippet(c, name) });
  return undefined;
}
