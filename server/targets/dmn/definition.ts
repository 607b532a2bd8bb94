import type * as Ir from '../../ir/index.ts';
import { Unsayable } from '../written/unsayable.ts';
import { feelCondition } from './feel/condition.ts';
import { feelLiteral } from './feel/literal.ts';
import type { Scope } from './feel/scope.ts';
import { feelText } from './feel/text.ts';
import { feelValue, howMany } from './feel/value.ts';
import { feelType, type Logic } from './model.ts';
import { conditionTable } from './table.ts';

/** Cuts as texts by the name of the definition; null where nobody reached. */
export type Cuts = ReadonlyMap<string, readonly (string | null)[]>;

/** How a definition is decided. Throws `Unsayable` where only its value can be given: whatever looks at rows, at all customers, or at the day. */
export function definitionLogic(definition: Ir.Definition, scope: Scope, cuts: Cuts): Logic {
  switch (definition.kind) {
    case 'metric':
      return { kind: 'expression', text: feelValue(definition.value, scope) };
    case 'segment':
      return { kind: 'expression', text: `(${feelCondition(definition.when, scope)}) = true` };
    case 'checklist':
      return {
        kind: 'expression',
        text: howMany(
          definition.items.map(({ when }) => when),
          scope,
        ),
      };
    case 'cell':
      return cell(definition, scope);
    case 'stages':
      return stages(definition, scope);
    case 'bands':
      return bands(definition, scope, cuts.get(definition.name));
    case 'share-class':
    case 'rank-class':
      return classes(definition, scope, cuts.get(definition.name));
    case 'affinity':
      throw new Unsayable();
  }
}

function cell({ parts }: Ir.Cell, scope: Scope): Logic {
  const names = parts.map((part) => scope.definition(part));
  const missing = names.map((name) => `${name} = null`).join(' or ');
  return {
    kind: 'expression',
    text: `if ${missing} then null else ${names.map((name) => `string(${name})`).join(' + ')}`,
  };
}

function stages({ name, members, type }: Ir.Stages, scope: Scope): Logic {
  const rules = members.map((member) => ({
    ...(member.when && { when: member.when }),
    outputs: [feelText(member.name)],
    notes: [],
  }));
  return conditionTable(
    { rules, mode: 'FIRST', outputs: [{ name: scope.definition(name), label: name, type: feelType(type) }], notes: [] },
    scope,
  );
}

interface Arm {
  readonly test: string;
  readonly output: string;
}

/** From the best band down, since a value at equal cuts belongs to the better one. */
function bands(definition: Ir.Bands, scope: Scope, fitted: readonly (string | null)[] | undefined): Logic {
  const cuts = definition.cuts?.map(feelLiteral) ?? fitted?.map((cut) => textOf(cut, definition.of.type));
  if (!cuts) throw new Unsayable();
  const sign = definition.best === 'lowest' ? '<=' : '>=';
  const arms = cuts.flatMap((cut, index) =>
    cut === undefined ? [] : [{ test: `${sign} ${cut}`, output: String(index + 2) }],
  );
  return cutTable(definition, [...arms.reverse(), { test: 'not(null)', output: '1' }], scope);
}

function classes(
  definition: Ir.ShareClass | Ir.RankClass,
  scope: Scope,
  fitted: readonly (string | null)[] | undefined,
): Logic {
  if (!fitted) throw new Unsayable();
  const names = definition.members.map(({ name }) => feelText(name));
  const arms = fitted.flatMap((text, index) => {
    const cut = textOf(text, definition.of.type);
    return cut === undefined ? [] : [{ test: `>= ${cut}`, output: names[index] ?? 'null' }];
  });
  return cutTable(definition, [...arms, { test: 'not(null)', output: names.at(-1) ?? 'null' }], scope);
}

function textOf(cut: string | null, type: Ir.Type): string | undefined {
  return cut === null ? undefined : feelLiteral({ op: 'literal', type, value: cut });
}

function cutTable(
  { name, of, type }: Ir.Bands | Ir.ShareClass | Ir.RankClass,
  arms: readonly Arm[],
  scope: Scope,
): Logic {
  const text = feelValue(of, scope);
  return {
    kind: 'table',
    hitPolicy: 'FIRST',
    inputs: [{ label: text, text, type: feelType(of.type) }],
    outputs: [{ name: scope.definition(name), label: name, type: feelType(type) }],
    rules: arms.map(({ test, output }) => ({ inputs: [test], outputs: [output], notes: [] })),
    notes: [],
  };
}
