import type * as Ir from '../../ir/index.ts';
import { type Cuts, literalOf } from '../../targets/sql/index.ts';
import { compareValues } from './compare.ts';
import { truthOf } from './condition.ts';
import type { Environment } from './environment.ts';
import { evaluate } from './expression.ts';
import { howMany } from './quantified.ts';
import { suggested } from './suggested.ts';
import { isExact, isKnown, literalValue, type Result, Ungiven, whole } from './value.ts';

/** The value of a definition for one customer, by fitted cuts. */
export function valueOfDefinition(definition: Ir.Definition, environment: Environment, cuts: Cuts): Result {
  switch (definition.kind) {
    case 'metric':
      return evaluate(definition.value, environment);
    case 'segment': {
      const truth = truthOf(definition.when, environment, 'holds');
      return truth instanceof Ungiven ? truth : truth === true;
    }
    case 'checklist':
      return howMany(definition.items.map(({ when }) => truthOf(when, environment, 'holds')));
    case 'stages':
      return stage(definition, environment);
    case 'cell':
      return cell(definition, environment);
    case 'affinity':
      return suggested(definition, evaluate(definition.baskets, environment), cuts);
    case 'bands':
      return band(definition, environment, definition.cuts ?? cutsOf(definition, cuts));
    case 'share-class':
    case 'rank-class':
      return member(definition, environment, cutsOf(definition, cuts));
  }
}

function cutsOf(
  { name, of }: Ir.Bands | Ir.ShareClass | Ir.RankClass,
  cuts: Cuts,
): readonly (Ir.Literal | undefined)[] {
  return (cuts.get(name) ?? []).map((cut) => (cut === null ? undefined : literalOf(cut, of.type)));
}

/** The first that holds; what is not given before it leaves open whether it comes to that. */
function stage({ members }: Ir.Stages, environment: Environment): Result {
  const open: Ungiven[] = [];
  for (const { name, when } of members) {
    const truth = when ? truthOf(when, environment, 'holds') : true;
    if (truth instanceof Ungiven) open.push(truth);
    else if (truth === true) return Ungiven.of(...open) ?? name;
  }
  return Ungiven.of(...open) ?? null;
}

function cell({ parts }: Ir.Cell, environment: Environment): Result {
  const values = parts.map((name) => environment.reference({ op: 'reference', name, type: { kind: 'text' } }));
  if (values.includes(null)) return null;
  return (
    Ungiven.of(...values) ??
    values.map((value) => (isKnown(value) && isExact(value) ? String(value.unscaled) : '')).join('')
  );
}

function band({ of, best }: Ir.Bands, environment: Environment, cuts: readonly (Ir.Literal | undefined)[]): Result {
  const value = evaluate(of, environment);
  if (!isKnown(value)) return value;
  const sign = best === 'lowest' ? -1 : 1;
  const reached = cuts.filter(
    (cut) => cut && sign * compareValues(of.type, value, literalValue(cut), environment.cadences) >= 0,
  );
  return whole(1 + reached.length);
}

function member(
  { of, members }: Ir.ShareClass | Ir.RankClass,
  environment: Environment,
  cuts: readonly (Ir.Literal | undefined)[],
): Result {
  const value = evaluate(of, environment);
  if (!isKnown(value)) return value;
  const reached = cuts.findIndex(
    (cut) => cut && compareValues(of.type, value, literalValue(cut), environment.cadences) >= 0,
  );
  return members[reached < 0 ? members.length - 1 : reached]?.name ?? null;
}
