import { describe, expect, it } from 'vitest';
import { orderPolicies } from '../../server/analysis/policy-order.ts';
import type * as Ir from '../../server/ir/index.ts';

const origin: Ir.Origin = { file: '', start: 0, line: 1, span: [0, 0] };
const yesNo = { kind: 'yes-no' } as const;

function uses(actions: readonly string[]): Ir.Expression {
  const operands = actions.map(
    (action): Ir.Expression => ({ op: 'is-known', type: yesNo, of: { op: 'decision', type: yesNo, action } }),
  );
  return { op: 'and', type: yesNo, operands };
}

/** `visits: tier -> visit` is a policy that uses the tier and decides the visit. */
function policy(text: string): Ir.Policy {
  const [name = '', used = '', decided = ''] = text.split(/: | ?-> /);
  const rule: Ir.Rule = {
    name: 'rule 1',
    origin,
    when: uses(used.split(' ').filter(Boolean)),
    decisions: decided.split(' ').map((action) => ({ action, labels: [] })),
  };
  return { name, origin, mode: 'first match', rules: [rule], uncovered: [], overlaps: [], hash: '' };
}

/** `never visit: tier` withholds the visit by the tier. */
function guard(text: string): Ir.Guard {
  const [kind = '', action = '', used = ''] = text.split(/: | /);
  return { kind: kind as Ir.Guard['kind'], action, when: uses([used]), origin, text };
}

const cases: Readonly<Record<string, { policies: string[]; guards?: string[]; order?: string[]; circles?: string[] }>> =
  {
    'without uses it is that of the text': { policies: ['b: -> x', 'a: -> y'], order: ['b', 'a'] },
    'who uses comes after who decides': { policies: ['b: x -> y', 'a: -> x'], order: ['a', 'b'] },
    'through several': { policies: ['c: y -> z', 'b: x -> y', 'a: -> x'], order: ['a', 'b', 'c'] },
    'after all who decide it': { policies: ['c: x -> y', 'a: -> x', 'b: -> x'], order: ['a', 'b', 'c'] },
    'nobody decides it': { policies: ['a: x -> y'], order: ['a'] },
    'a guard makes its action wait': {
      policies: ['c: x -> z', 'a: -> x', 'b: -> y'],
      guards: ['never x: y'],
      order: ['a', 'b', 'c'],
    },
    'a promise does not': {
      policies: ['c: x -> z', 'a: -> x', 'b: -> y'],
      guards: ['always x: y'],
      order: ['a', 'c', 'b'],
    },
    'a circle of two': { policies: ['a: y -> x', 'b: x -> y'], circles: ['a y b x a'] },
    'a circle of three': { policies: ['a: z -> x', 'b: x -> y', 'c: y -> z'], circles: ['a z c y b x a'] },
    'a circle through a guard': { policies: ['a: -> x', 'b: x -> y'], guards: ['never x: y'], circles: ['b x y b'] },
    'a circle of guards alone': {
      policies: ['a: -> x', 'b: -> y'],
      guards: ['never x: y', 'never y: x'],
      circles: ['x y x'],
    },
    'its own decision is no circle': { policies: ['a: x -> x'], order: ['a'], circles: [] },
    'two policies that decide and use the same': {
      policies: ['a: x -> x y', 'b: x -> y'],
      order: ['a', 'b'],
      circles: [],
    },
  };

describe('the order of policies', () => {
  it.each(Object.entries(cases))('%s', (_, { policies, guards = [], order, circles = [] }) => {
    const found = orderPolicies(policies.map(policy), guards.map(guard));
    expect(found.circles.map((circle) => circle.map(({ name }) => name).join(' '))).toEqual(circles);
    if (order) expect(found.order).toEqual(order);
  });
});
