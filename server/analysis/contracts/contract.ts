import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import { dataBound, memberBound } from '../bindings/binding.ts';
import type { Context } from '../context.ts';
import { deciding } from '../decisions.ts';
import { actionMeant } from '../expectations.ts';
import { dataNamed } from '../expressions/dotted.ts';
import { snippet } from '../expressions/messages.ts';
import { isKnown, logic, spanOf } from '../expressions/nodes.ts';
import { reportNeedsRound } from '../expressions/units.ts';
import { nameOf } from '../symbols.ts';
import * as types from '../types.ts';
import { elaborateBound } from './bound.ts';

/** What a contract measures: the customers for whom something holds, or a number of theirs. */
type Measured = Pick<Ir.Contract, 'who' | 'of'>;

export function elaborateContract(contract: Ast.Contract, c: Context): Ir.Contract | undefined {
  const { measure, bound } = contract;
  const measured = elaborateMeasured(contract, c);
  const ends = measured && elaborateBound(contract, measured.of, c);
  return measured && ends && bound.kind === 'contract-bound'
    ? { kind: 'contract', measure, ...measured, ...ends, ...spanOf(contract) }
    : undefined;
}

function elaborateMeasured(contract: Ast.Contract, c: Context): Measured | undefined {
  const where = contract.where && c.condition(contract.where, deciding);
  if (contract.where && !where) return undefined;
  const isOfCustomers = contract.measure === 'share' || contract.measure === 'count';
  if (isEveryone(contract, c)) return everyone(contract, where, c);
  if (isDataAlone(contract, c)) return notMeasured(contract, contract.of, c);
  return isOfCustomers ? counted(contract, where, c) : summed(contract, where, c);
}

/** `customers`, whatever the data of the customers is called. */
function isEveryone({ of }: Ast.Contract, c: Context): boolean {
  const data = dataMeant(of, c);
  if (!data || data !== c.schema.subject) return false;
  c.bind?.(of.span, dataBound(data.name));
  return true;
}

/** Rows of other data, `count of orders`, are counted for each customer. */
function isDataAlone({ of }: Ast.Contract, c: Context): boolean {
  return dataMeant(of, c) !== undefined;
}

function dataMeant(of: Ast.Contract['of'], c: Context): ReturnType<typeof dataNamed> {
  if (of.kind !== 'name' || c.own(nameOf(of))?.kind === 'metric') return undefined;
  return dataNamed(c, nameOf(of));
}

function everyone(contract: Ast.Contract, where: Ir.Expression | undefined, c: Context): Measured | undefined {
  const { measure, of, value } = contract;
  if (value || (measure !== 'count' && !(measure === 'share' && where))) return notMeasured(contract, value ?? of, c);
  return where ? { who: where } : {};
}

/** `tier star`, `loyal`, `visit`; or a share of a sum: `spend where loyal`. */
function counted(contract: Ast.Contract, where: Ir.Expression | undefined, c: Context): Measured | undefined {
  const holds = partOf(contract, c);
  if (!holds) return undefined;
  if (holds !== 'number') return { who: where ? logic('and', [holds, where]) : holds };
  const of = contract.measure === 'share' && where ? c.expression(contract.of, deciding) : undefined;
  if (of && types.isDouble(of.type)) reportNeedsRound(c, of, contract.of);
  else if (of && where) return { of, who: where };
  else notMeasured(contract, contract.of, c);
  return undefined;
}

/** The condition that says who is counted; `number` where the name stands for something that is added up. */
function partOf(contract: Ast.Contract, c: Context): Ir.Expression | 'number' | undefined {
  const { of, value, span } = contract;
  const action = of.kind === 'name' ? actionMeant(of, c) : undefined;
  const left = action ? decisionOf(action, of) : c.expression(of, deciding);
  if (!left) return undefined;
  if (value)
    return left.type.kind === 'list'
      ? contained(contract, left, value, c)
      : c.comparison(left, 'is', value, deciding, span);
  if (action) return left.type.kind === 'yes-no' ? left : isKnown(left);
  if (left.type.kind === 'yes-no') return c.condition(of, deciding);
  if (types.isNumeric(left.type) || left.type.kind === 'duration') return 'number';
  notMeasured(contract, of, c);
  return undefined;
}

function decisionOf({ name, takes, keep }: Ir.Action, at: Ast.Name | Ast.Member): Ir.DecisionReference {
  const one: Ir.Type = takes ?? types.yesNo;
  return { op: 'decision', type: keep === 'all' ? { kind: 'list', of: one } : one, ...spanOf(at), action: name };
}

/** Of an action that keeps all, the value is one of several. */
function contained(
  contract: Ast.Contract,
  of: Ir.Expression,
  value: Ast.Expression,
  c: Context,
): Ir.Expression | undefined {
  const element = of.type.kind === 'list' ? of.type.of : of.type;
  if (element.kind !== 'text' && element.kind !== 'choice') return void notMeasured(contract, value, c);
  const found = c.literal(value, element);
  if (found && element.kind === 'choice') c.bind?.(value.span, memberBound(element, String(found.value)));
  return found && { op: 'contains', type: types.yesNo, ...spanOf(contract), of, text: { ...found, type: types.text } };
}

/** A number of each customer, exact, so that no order of customers changes what comes out. */
function summed(contract: Ast.Contract, where: Ir.Expression | undefined, c: Context): Measured | undefined {
  const { of: ast, value } = contract;
  const of = c.expression(ast, deciding);
  if (!of) return undefined;
  const isNumber = types.isNumeric(of.type) || (of.type.kind === 'duration' && of.type.dimension !== 'any');
  if (!isNumber || value) return notMeasured(contract, value ?? ast, c);
  if (!types.isDouble(of.type)) return { of, ...(where && { who: where }) };
  reportNeedsRound(c, of, ast);
  return undefined;
}

function notMeasured({ measure }: Ast.Contract, at: Ast.Expression, c: Context): undefined {
  c.report('PTN4164', at.span, { measure, found: snippet(c, at) });
  return undefined;
}
