import { expect, it } from 'vitest';
import { eachValue } from '../../server/cli/render/list-values.ts';
import type { Literal } from '../../server/ir/index.ts';
import { origin, policyWith, programWith } from './support/program.ts';

const text = (value: string): Literal => ({ op: 'literal', value, type: { kind: 'text' } });
const decides = (value: string) => ({
  name: value,
  origin,
  decisions: [{ action: 'task', value: text(value), labels: [] }],
});
const program = (keep: 'all' | 'first') =>
  programWith({
    actions: [{ name: 'task', takes: { kind: 'text' }, labels: [], keep }],
    policies: [policyWith('care', [decides('call'), decides('write; post'), decides('visit')])],
  });

const preview = {
  action: 'task',
  values: [
    { value: 'call', customers: 3, money: '10.50' },
    { value: 'call; write; post', customers: 2, money: '0.60' },
    { value: 'made up; call', customers: 1, money: '1.00' },
    { value: null, customers: 9, money: '0.00' },
    { value: 'visit', customers: 8, money: '7.00' },
  ],
};

it('counts whoever got several values with each of them', () => {
  expect(eachValue(preview, program('all')).values).toEqual([
    { value: 'visit', customers: 8, money: '7.00' },
    { value: 'call', customers: 5, money: '11.10' },
    { value: 'write; post', customers: 2, money: '0.60' },
    { value: 'made up; call', customers: 1, money: '1.00' },
    { value: null, customers: 9, money: '0.00' },
  ]);
});

it('leaves an action alone that has one value at the most', () => {
  expect(eachValue(preview, program('first'))).toBe(preview);
});
