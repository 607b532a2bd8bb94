export { type Pair, parsePair, printPair } from '../../ir/pair.ts';
export {
  compareBytes,
  compareLifts,
  type Lead,
  leadsOf,
  mostSuggestions,
} from './affinity.ts';
export { aggregateOf, overNothing, until, type When } from './aggregate.ts';
export { bitMasks, inBits, isInBits } from './bits.ts';
export {
  actionsOfCampaign,
  drawn,
  mostTreated,
  type Proposal,
  type ProposedAction,
  proposalOf,
  rankOfCustomer,
  runsOn,
  type Spending,
  spendingOf,
  standingValue,
} from './campaign.ts';
export { type CampaignValue, groupOf, inTheEnd, isNew, reasonOf } from './campaign-walk.ts';
export { cadenceRanks } from './choice.ts';
export type { CadenceRanks, Context, Leaves, Problem } from './context.ts';
export { Checks, type Computation, type CustomerFacts, Customers, type Facts } from './customers.ts';
export {
  decidedType,
  labelled,
  labelType,
  type Resolved,
  type Wish,
  wishLabel,
  wishText,
  wishValue,
} from './decisions.ts';
export { type Cuts, literalOf } from './definition.ts';
export { type AggregateCall, type Dialect, errorMark } from './dialect.ts';
export { duckdb } from './duckdb.ts';
export * from './exact.ts';
export { value } from './expression.ts';
export { alias, join, list, nameOf, type Sql, sql, verbatim } from './fragment.ts';
export { groupedOf, isGrouped } from './grouped.ts';
export { breaks, isAlways } from './guards.ts';
export { choose, chooseConstant } from './keep-one.ts';
export { literal, typeName } from './literal.ts';
export { middleOf } from './median.ts';
export { balanced } from './number.ts';
export { declared, type Outcome } from './outcome.ts';
export { isKeyed, keyOf, type Plan, type PlannedAggregate, planOf, sourceOf, wayToSubject } from './plan.ts';
export { type Label, type Layers, type Named, named, Projection } from './projection.ts';
export { RowExpressions, type RowSource } from './row-expressions.ts';
export { type Cell, Rows, type RowTables, type Start, timeType } from './rows.ts';
export { canonical } from './text.ts';
export { dayBack, resolveDay } from './window.ts';
