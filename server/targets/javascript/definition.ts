import type * as Ir from '../../ir/index.ts';
import { parsePair } from '../../ir/pair.ts';
import { leadsOf, mostSuggestions } from '../sql/affinity.ts';
import { literalOf } from '../sql/definition.ts';
import { compared, condition, sides } from './condition.ts';
import type { Module } from './module.ts';
import { once, type Scope } from './scope.ts';
import { quote } from './text.ts';
import { count, value } from './value.ts';

interface LookUp {
  readonly module: Module;
}

/** The value of a definition, by numbers that were fitted before. */
export function definitionCode(scope: Scope, definition: Ir.Definition, { module }: LookUp): string {
  switch (definition.kind) {
    case 'metric':
      return value(scope, definition.value);
    case 'segment':
      return condition(scope, definition.when);
    case 'checklist':
      return count(
        scope,
        definition.items.map(({ when }) => when),
      );
    case 'stages':
      return stages(scope, definition);
    case 'cell':
      return cell(scope, definition);
    case 'affinity':
      return suggestions(scope, definition, module);
    case 'bands':
      return bands(scope, definition, module);
    case 'share-class':
    case 'rank-class':
      return member(scope, definition, module);
  }
}

function stages(scope: Scope, { members }: Ir.Stages): string {
  const arms = members.map(({ when }, index) => `${when ? condition(scope, when) : 'true'} ? ${index} : `);
  return `${arms.join('')}NaN`;
}

function cell(scope: Scope, { parts }: Ir.Cell): string {
  const digits = parts.map((name) => scope.reference({ op: 'reference', name, type: { kind: 'text' } }));
  const known = digits.map((each) => `${each} === ${each}`).join(' && ');
  return `${known} ? "" + ${digits.join(' + "" + ')} : null`;
}

type Fitted = Ir.Bands | Ir.ShareClass | Ir.RankClass;

function cutsOf({ name, of }: Fitted, { cuts }: Module): readonly (Ir.Literal | undefined)[] {
  return (cuts.get(name) ?? []).map((cut) => (cut === null ? undefined : literalOf(cut, of.type)));
}

/** From the best band down: a value at equal cuts belongs to the better one. */
function bands(scope: Scope, definition: Ir.Bands, module: Module): string {
  const held = heldOperand(scope, definition.of);
  const op = definition.best === 'lowest' ? '<=' : '>=';
  const arms = (definition.cuts ?? cutsOf(definition, module)).flatMap((cut, index) =>
    cut ? [`${held.compare(op, cut)} ? ${index + 2} : `] : [],
  );
  return `${held.isKnown} ? ${arms.reverse().join('')}1 : NaN`;
}

function member(scope: Scope, definition: Ir.ShareClass | Ir.RankClass, module: Module): string {
  const held = heldOperand(scope, definition.of);
  const arms = cutsOf(definition, module).flatMap((cut, index) =>
    cut ? [`${held.compare('>=', cut)} ? ${index} : `] : [],
  );
  return `${held.isKnown} ? ${arms.join('')}${definition.members.length - 1} : NaN`;
}

/** An operand that is computed once and compared often; `isKnown` comes first. */
function heldOperand(scope: Scope, of: Ir.Expression) {
  const held = once(scope, value(scope, of));
  const name: Ir.Reference = { op: 'reference', name: '', type: of.type };
  const inner: Scope = { ...scope, reference: () => held.name };
  const isNumber = of.type.kind !== 'timestamp';
  return {
    isKnown: isNumber ? `${held.kept} === ${held.name}` : `${held.kept} !== null`,
    compare(op: '<=' | '>=', cut: Ir.Literal): string {
      const [a, b] = sides(inner, name, cut);
      return compared(inner, op, a, b, of.type);
    },
  };
}

/** `baskets` of the scope are the texts that the customer has. */
function suggestions(scope: Scope, definition: Ir.Affinity, module: Module): string {
  const pairs = (module.cuts.get(definition.name) ?? []).flatMap((text) =>
    text === null ? [] : (parsePair(text) ?? []),
  );
  const leads = leadsOf(definition, pairs).map(({ from, to }) => `[${quote(from)}, ${quote(to)}]`);
  const bought = scope.aggregate(definition.baskets);
  return `${scope.kernel('suggestedTo')}(${bought}, ${module.constant(leads)}, ${mostSuggestions})`;
}
