import { describe, expect, it } from 'vitest';
import { explanationToJson } from '../../server/cli/json-session.ts';
import { renderExplanation } from '../../server/cli/render/explain.ts';
import { screenOf } from '../../server/cli/render/screen.ts';
import type { ConditionTrace, Explanation } from '../../server/evaluate/engine.ts';
import { conditionSentence } from '../../server/features/explain/conditions.ts';
import { nextBetter } from '../../server/features/explain/next-better.ts';
import { privacyOf } from '../../server/features/explain/privacy.ts';
import type { Column, Expression, Literal, Type } from '../../server/ir/index.ts';
import { origin, policyWith, programWith } from './support/program.ts';

const yesNo: Type = { kind: 'yes-no' };
const whole: Type = { kind: 'number', held: { kind: 'decimal', digits: 18, scale: 0 } };
const cny: Type = { kind: 'money', currency: 'CNY', held: { kind: 'decimal', digits: 18, scale: 2 } };
const tier: Type = { kind: 'choice', owner: 'tier', members: ['star', 'cow', 'dog'], ordered: true };

const literal = (value: string, type: Type): Literal => ({ op: 'literal', value, type });
const column = (name: string, type: Type): Column => ({
  op: 'column',
  from: 'customers',
  path: [],
  column: name,
  type,
});
const compare = (left: Expression, op: '>=' | '=', right: Expression): Expression => ({ op, left, right, type: yesNo });
const reference = (name: string, type: Type): Expression => ({ op: 'reference', name, type });
const and = (...operands: Expression[]): Expression => ({ op: 'and', operands, type: yesNo });
const decides = (value: string) => [{ action: 'tier', value: literal(value, tier), labels: [] }];

const program = programWith({
  sources: [
    {
      name: 'customers',
      origin,
      from: { kind: 'file', path: 'customers.csv', format: 'csv' },
      key: 'id',
      columns: [
        { name: 'id', role: 'key', type: { kind: 'text' }, pii: false },
        { name: 'phone', role: 'column', type: { kind: 'text' }, pii: true },
      ],
    },
  ],
  actions: [{ name: 'tier', takes: tier, labels: [], keep: 'first' }],
  definitions: [
    { kind: 'metric', name: 'R', origin, type: whole, hash: '', value: literal('1', whole) },
    {
      kind: 'metric',
      name: 'contact',
      origin,
      type: { kind: 'text' },
      hash: '',
      value: column('phone', { kind: 'text' }),
    },
  ],
  policies: [
    policyWith('tiers', [
      {
        name: 'vip',
        origin,
        when: and(
          compare(reference('R', whole), '>=', literal('4', whole)),
          compare(reference('spend', cny), '>=', literal('300.00', cny)),
          compare(column('phone', { kind: 'text' }), '=', literal('13900000000', { kind: 'text' })),
        ),
        decisions: decides('star'),
      },
      {
        name: 'good',
        origin,
        when: compare(reference('F', whole), '>=', literal('2', whole)),
        decisions: decides('cow'),
        because: 'keep warm',
      },
      { name: 'otherwise', origin, decisions: decides('dog') },
    ]),
  ],
  guards: [
    { kind: 'never', action: 'message', when: literal('x', yesNo), origin, text: 'never message when not consent' },
  ],
});

const failed = (more: Partial<ConditionTrace>): ConditionTrace => ({
  holds: false,
  subject: 'R',
  value: '3',
  comparator: '>=',
  bound: '4',
  type: whole,
  ...more,
});

const explanation: Explanation = {
  key: 'C042',
  label: { text: '张三', pii: true },
  values: new Map([
    ['R', '3'],
    ['contact', '13800138000'],
  ]),
  decisions: [
    { action: 'tier', value: 'cow', policy: 'tiers', rule: 'good', because: 'keep warm', withheld: false },
    { action: 'message', value: '想念您', policy: 'tiers', rule: 'good', withheld: true },
  ],
  campaigns: [],
  policies: [
    {
      policy: 'tiers',
      rules: [
        {
          rule: 'vip',
          outcome: 'failed',
          conditions: [
            failed({ distance: '1' }),
            failed({ subject: 'spend', value: '250.00', bound: '300.00', distance: '50.00', type: cny }),
            failed({
              subject: 'phone',
              value: '13800138000',
              comparator: '=',
              bound: '13900000000',
              type: { kind: 'text' },
            }),
          ],
        },
        {
          rule: 'good',
          outcome: 'decided',
          conditions: [failed({ holds: true, subject: 'F', value: '2', bound: '2' })],
        },
        { rule: 'otherwise', outcome: 'taken', conditions: [] },
      ],
    },
  ],
};

function explained(pii: boolean, language: 'en' | 'zh-CN' = 'en'): string {
  const privacy = privacyOf(program, explanation, pii);
  const input = {
    program,
    explanation,
    privacy,
    asOf: { date: '2026-10-31', from: 'program' },
    textOf: () => undefined,
  } as const;
  return `\n${renderExplanation(input, screenOf(language)).join('\n')}\n`;
}

describe('an explanation', () => {
  it('says in English what was decided and what is missing for more', () => {
    expect(explained(false)).toMatchInlineSnapshot(`
      "
      Customer C042 (张*)
      As of 2026-10-31, as the rules say

      Decided
        tier     cow     tiers, good · because “keep warm”
        message  想念您  tiers, good · withheld: never message when not consent

      tiers  first match
        ✗ vip        R is 3, at least 4 is needed (1 short)
        ✓ good       F is 2 (at least 2)
        ○ otherwise  holds, but an earlier rule decided

      To the next better outcome
        tier cow → star  vip
          R is 3, at least 4 is needed (1 short)
          spend is ¥250.00, at least ¥300.00 is needed (¥50.00 short)
          phone is 138****8000, 13900000000 is needed

      Values
        R 3  ·  contact 138****8000

      Personal values are masked; --pii shows them.
      "
    `);
  });

  it('says the same in Chinese', () => {
    expect(explained(false, 'zh-CN')).toMatchInlineSnapshot(`
      "
      客户 C042 (张*)
      以 2026-10-31 为准（规则中写明）

      决策
        tier     cow     tiers，good · 因为“keep warm”
        message  想念您  tiers，good · 已拦下：never message when not consent

      tiers  取首条匹配
        ✗ vip   R 为 3，需要至少 4（还差 1）
        ✓ good  F 为 2（至少 2）
        ○ 其余  成立，但前面的规则已做决策

      距离更好的结果
        tier cow → star  vip
          R 为 3，需要至少 4（还差 1）
          spend 为 ¥250.00，需要至少 ¥300.00（还差 ¥50.00）
          phone 为 138****8000，需要为 13900000000

      数值
        R 3  ·  contact 138****8000

      个人信息已遮盖；加 --pii 可显示。
      "
    `);
  });

  it('shows personal values only when it is asked to', () => {
    expect(explained(false)).not.toMatch(/13800138000|张三/);
    expect(explained(true)).toContain('13800138000');
    expect(explained(true)).toContain('张三');
  });

  it('hides the same things from a program', () => {
    const json = (pii: boolean) =>
      JSON.stringify(
        explanationToJson(explanation, nextBetter(program, explanation), privacyOf(program, explanation, pii)),
      );
    expect(json(false)).not.toMatch(/13800138000|张三/);
    expect(json(false)).toContain('"distance":"50.00"');
    expect(json(true)).toContain('13800138000');
  });
});

describe('a condition that a customer met', () => {
  const said = (trace: Partial<ConditionTrace>) =>
    conditionSentence({ trace: failed(trace), masked: false, negated: false, origin, textOf: () => undefined }, 'en');

  it('of yes or no is told by its value, whatever was asked', () => {
    const consent = { subject: 'consent', type: yesNo, comparator: '=' };
    expect(said({ ...consent, value: 'no', bound: 'no', holds: true })).toBe('consent does not hold');
    expect(said({ ...consent, value: 'yes', bound: 'no', holds: false })).toBe('consent holds');
    expect(said({ ...consent, value: 'yes', bound: 'yes', holds: 'unknown' })).toBe('consent holds');
  });

  it('says so where the other side is missing', () => {
    expect(said({ bound: null, holds: 'unknown' })).toBe('R is 3, what it is compared with is missing');
  });

  it('is too much where the value would have to shrink', () => {
    expect(said({ comparator: '<=', bound: '2', distance: '-1' })).toBe('R is 3, at most 2 is needed (1 too much)');
  });
});

describe('the next better outcome', () => {
  it('is the nearest one that a rule leads to, with all that is missing', () => {
    const [step] = nextBetter(program, explanation);
    expect(step).toMatchObject({ action: 'tier', from: 'cow', to: 'star', rule: 'vip' });
    expect(step?.needs.map(({ subject }) => subject)).toEqual(['R', 'spend', 'phone']);
  });

  it('is not told where conditions and traces do not match', () => {
    const [policy] = explanation.policies;
    const rules = policy!.rules.map((rule) => ({ ...rule, conditions: rule.conditions.slice(0, 1) }));
    expect(nextBetter(program, { ...explanation, policies: [{ policy: 'tiers', rules }] })).toEqual([]);
  });

  it('is none for the best', () => {
    const decisions = [{ ...explanation.decisions[0]!, value: 'star' }];
    expect(nextBetter(program, { ...explanation, decisions })).toEqual([]);
  });
});
