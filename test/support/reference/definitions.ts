import type * as Ir from '../../../server/ir/index.ts';
import { affinity } from './affinity.ts';
import { holds } from './condition.ts';
import { countOf, evaluate } from './expression.ts';
import { bandOf, type Cuts, classOf, fitBands, fitRanks, fitShares, type Worse } from './fit.ts';
import type { Scope } from './scope.ts';
import type { Row } from './table.ts';
import { compareValues, literalValue, type Maybe, text, type Value, whole, yesNo } from './value.ts';

/** The values of one definition, by customer. */
export type Column = ReadonlyMap<Row, Maybe>;

export interface Fitted {
  readonly fitted: number;
  readonly cuts: Cuts;
}

export interface Defined {
  readonly column: Column;
  /** Of bands without given cuts and of classes. */
  readonly fit?: Fitted;
}

/** The values of a definition for all customers; those before it are known already, through the scopes. */
export function define(definition: Ir.Definition, scopes: readonly Scope[], given?: Fitted): Defined {
  switch (definition.kind) {
    case 'metric':
      return { column: each(scopes, (scope) => evaluate(definition.value, scope)) };
    case 'segment':
      return { column: each(scopes, (scope) => yesNo(holds(definition.when, scope))) };
    case 'checklist':
      return {
        column: each(scopes, (scope) =>
          countOf(
            definition.items.map(({ when }) => when),
            scope,
          ),
        ),
      };
    case 'stages':
      return { column: each(scopes, (scope) => stage(definition, scope)) };
    case 'cell':
      return { column: each(scopes, (scope) => cell(definition, scope)) };
    case 'affinity':
      return affinity(
        definition,
        each(scopes, (scope) => evaluate(definition.baskets, scope)),
        given,
      );
    case 'bands':
      return bands(definition, scopes, given);
    case 'share-class':
    case 'rank-class':
      return classes(definition, scopes, given);
  }
}

function stage(definition: Ir.Stages, scope: Scope): Maybe {
  // Every condition is evaluated, so that a data error does not depend on the order of the stages.
  const reached = definition.members.filter((member) => holds(member.when, scope));
  return reached[0] && text(reached[0].name);
}

function cell(definition: Ir.Cell, scope: Scope): Maybe {
  const parts = definition.parts.map((part) => scope.value(part));
  return parts.every((part) => part !== undefined)
    ? text(parts.map((part) => (part.kind === 'decimal' ? String(part.unscaled) : '?')).join(''))
    : undefined;
}

function bands(definition: Ir.Bands, scopes: readonly Scope[], given?: Fitted): Defined {
  const order = orderOf(definition.of.type, definition.best);
  const values = each(scopes, (scope) => evaluate(definition.of, scope));
  const fitted = definition.cuts ? [] : fittedValues(definition.where, scopes, values);
  const cuts = given?.cuts ?? definition.cuts?.map(literalValue) ?? fitBands(definition.bands, fitted, order);
  const column = each(scopes, ({ customer }) => {
    const value = values.get(customer);
    return value && whole(bandOf(value, cuts, order));
  });
  return { column, ...(definition.cuts ? {} : { fit: given ?? { fitted: fitted.length, cuts } }) };
}

function classes(definition: Ir.ShareClass | Ir.RankClass, scopes: readonly Scope[], given?: Fitted): Defined {
  const order = orderOf(definition.of.type, 'highest');
  const values = each(scopes, (scope) => evaluate(definition.of, scope));
  const fitted = fittedValues(definition.where, scopes, values);
  const shares = definition.members.map((member) => member.upTo);
  const cuts = given?.cuts ?? (definition.kind === 'share-class' ? fitShares : fitRanks)(shares, fitted, order);
  const column = each(scopes, ({ customer }) => {
    const value = values.get(customer);
    return value && text(definition.members[classOf(value, cuts, order)]!.name);
  });
  return { column, fit: given ?? { fitted: fitted.length, cuts } };
}

function fittedValues(where: Ir.Expression | undefined, scopes: readonly Scope[], values: Column): Value[] {
  return scopes.filter((scope) => holds(where, scope)).flatMap(({ customer }) => values.get(customer) ?? []);
}

function orderOf(type: Ir.Type, best: 'highest' | 'lowest'): Worse {
  const sign = best === 'highest' ? 1 : -1;
  return (one, other) => sign * compareValues(type, one, other);
}

function each(scopes: readonly Scope[], value: (scope: Scope) => Maybe): Column {
  return new Map(scopes.map((scope) => [scope.customer, value(scope)]));
}
