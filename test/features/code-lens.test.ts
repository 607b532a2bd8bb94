import { describe, expect, it } from 'vitest';
import type { DataFacts } from '../../server/evaluate/live/live.ts';
import { type CodeLens, codeLenses } from '../../server/features/code-lens.ts';
import type { Language } from '../../server/text/language.ts';
import { factsOf, group, nobody } from '../support/facts.ts';
import { snapshotOf } from '../support/snapshot.ts';
import { shopData, shopDeclarations } from '../support/world.ts';

const rules = `${shopDeclarations}
metric spend is sum of orders.total in last 12 months
score F is bands of spend at 100, 500 CNY
class abc by share of spend
  A top 75%
  B rest
segment loyal "忠诚客户" when F >= 2
policy tiers
  rule vip: if loyal then tier star
  if abc is A then tier cow
policy care
  table
    | abc || task   |
    | A   || "call" |
never message when not consent
test "a loyal one" given spend 600 CNY expect loyal
`;

const facts = factsOf(rules, shopData, {
  tests: [{ title: 'a loyal one', passed: false, expectations: [] }],
  movements: [
    {
      action: 'tier',
      ordered: true,
      values: ['star', null],
      moved: [],
      up: group(12),
      down: group(40),
      changed: group(52),
    },
    { action: 'task', ordered: false, values: [], moved: [], up: nobody, down: nobody, changed: nobody },
  ],
  preview: {
    definitions: [
      {
        name: 'F',
        members: [
          { member: '3', ...group(100) },
          { member: '2', ...group(900) },
          { member: '1', ...group(8800) },
          { member: null, ...group(200) },
        ],
      },
      {
        name: 'abc',
        members: [
          { member: 'A', ...group(1204) },
          { member: 'B', ...group(8796) },
        ],
      },
      { name: 'loyal', members: [{ member: 'yes', ...group(1204, '3400000.00') }] },
    ],
    policies: [
      {
        policy: 'tiers',
        rules: [
          { rule: 'vip', decided: group(1204, '3400000.00'), taken: nobody, passedOver: group(12) },
          { rule: 'rule 2', decided: group(800), taken: group(404), passedOver: nobody },
        ],
        gap: group(7996),
        uncovered: nobody,
        conflict: nobody,
        overlap: nobody,
        passedOver: nobody,
      },
      {
        policy: 'care',
        rules: [{ rule: 'rule 1', decided: group(1204), taken: nobody, passedOver: nobody }],
        gap: nobody,
        uncovered: group(8796),
        conflict: nobody,
        overlap: nobody,
        passedOver: nobody,
      },
    ],
    guards: [{ guard: 'never message when not consent', kind: 'never', affected: group(33, '1000.00') }],
  },
});

interface Options {
  readonly language?: Language;
  readonly data?: DataFacts | undefined;
}

function lensesOf(text: string, { language = 'en', data = facts }: Options = {}): readonly CodeLens[] {
  return codeLenses(snapshotOf(text, { files: shopData, language, data }));
}

/** Each lens with the line that it stands above. */
function shown(text: string, options?: Options): string {
  const lines = lensesOf(text, options).map(({ start, title, command }) => {
    const line = text
      .slice(text.lastIndexOf('\n', start) + 1)
      .split('\n')[0]
      ?.trim();
    return `${line?.slice(0, 20)} ⟸ ${title}${command ? ` [${command.kind}]` : ''}`;
  });
  return lines.join('\n').replaceAll('\u00a0', ' ');
}

describe('lenses', () => {
  it('tell whom everything reaches', () => {
    expect(shown(rules)).toMatchInlineSnapshot(`
      "score F is bands of  ⟸ 3: 100 (1.0%) · 2: 900 (9.0%) · 1: 8,800 (88.0%) · missing 200
      class abc by share o ⟸ A: 1,204 (12.0%) · B: 8,796 (88.0%)
      segment loyal "忠诚客户" ⟸ 1,204 customers · 12.0% · ¥3.4 M [showCustomers]
      policy tiers ⟸ no rule for 7,996 customers [showCustomers]
      policy tiers ⟸ who moves (tier): ↑ 12 ↓ 40 [showCustomers]
      policy tiers ⟸ explain a customer… [explainCustomer]
      rule vip: if loyal t ⟸ 1,204 customers · 12.0% · ¥3.4 M · passed over for a missing value: 12 [showCustomers]
      if abc is A then tie ⟸ 800 customers · 8.0% · 404 taken before [showCustomers]
      policy care ⟸ no rule for 8,796 customers, as declared [showCustomers]
      policy care ⟸ explain a customer… [explainCustomer]
      never message when n ⟸ withheld from 33 customers · ¥1,000 [showCustomers]
      test "a loyal one" g ⟸ run test · ✗ failed [runTest]"
    `);
  });

  it('in Chinese', () => {
    expect(shown(rules, { language: 'zh-CN' })).toMatchInlineSnapshot(`
      "score F is bands of  ⟸ 3：100（1.0%） · 2：900（9.0%） · 1：8,800（88.0%） · 缺失 200
      class abc by share o ⟸ A：1,204（12.0%） · B：8,796（88.0%）
      segment loyal "忠诚客户" ⟸ 1,204 位客户 · 12.0% · ¥340 万 [showCustomers]
      policy tiers ⟸ 7,996 位客户没有规则 [showCustomers]
      policy tiers ⟸ 谁会变动（tier）：↑ 12 ↓ 40 [showCustomers]
      policy tiers ⟸ 解释一位客户… [explainCustomer]
      rule vip: if loyal t ⟸ 1,204 位客户 · 12.0% · ¥340 万 · 因缺值而略过 12 位 [showCustomers]
      if abc is A then tie ⟸ 800 位客户 · 8.0% · 404 位已被先占 [showCustomers]
      policy care ⟸ 8,796 位客户没有规则（已声明） [showCustomers]
      policy care ⟸ 解释一位客户… [explainCustomer]
      never message when n ⟸ 为 33 位客户拦下 · ¥1,000 [showCustomers]
      test "a loyal one" g ⟸ 运行测试 · ✗ 未通过 [runTest]"
    `);
  });

  it('show the customers behind a number', () => {
    const commands = lensesOf(rules).flatMap(({ command }) =>
      command?.kind === 'showCustomers' ? [JSON.stringify(command.selection)] : [],
    );
    expect(commands).toEqual([
      '{"kind":"member","definition":"loyal","member":"yes"}',
      '{"kind":"policy","policy":"tiers","outcome":"gap"}',
      '{"kind":"direction","action":"tier","direction":"changed"}',
      '{"kind":"rule","policy":"tiers","rule":"vip","outcome":"decided"}',
      '{"kind":"rule","policy":"tiers","rule":"rule 2","outcome":"decided"}',
      '{"kind":"policy","policy":"care","outcome":"uncovered"}',
      '{"kind":"guard","guard":0}',
    ]);
  });

  it('run a test by its title', () => {
    expect(lensesOf(rules).at(-1)?.command).toEqual({ kind: 'runTest', title: 'a loyal one' });
  });

  it('stand at the names of what they are about', () => {
    const words = lensesOf(rules).map(({ start, end }) => rules.slice(start, end).split(' ')[0]);
    expect(words).toEqual([
      'F',
      'abc',
      'loyal',
      'tiers',
      'tiers',
      'tiers',
      'rule',
      'if',
      'care',
      'care',
      'never',
      '"a',
    ]);
  });

  it('are only those of tests without data', () => {
    const lenses = codeLenses(snapshotOf(rules, { files: shopData }));
    expect(lenses.map(({ title }) => title)).toEqual(['run test']);
  });

  it('of rules are marked as soon as these have changed, and those of other definitions stay', () => {
    const edited = rules.replace('abc is A then tier cow', 'abc is B then tier cow');
    const text = shown(edited);
    expect(text).toContain('1,204 customers · 12.0% · ¥3.4 M · passed over for a missing value: 12 (before this edit)');
    expect(text).toContain('⟸ 1,204 customers · 12.0% · ¥3.4 M [showCustomers]');
    expect(text).toContain('⟸ run test [runTest]');
    expect(text).not.toContain('withheld');
  });

  it('of definitions are gone where these have changed', () => {
    expect(shown(rules.replace('F >= 2', 'F >= 3'))).not.toContain('loyal "忠诚客户" whe ⟸');
    expect(shown(rules.replace('at 100, 500', 'at 100, 600'))).not.toMatch(/^(score F|segment)/m);
  });

  it('stay while a rule is half written', () => {
    const half = rules.replace('  if abc is A then tier cow', '  if abc is then');
    expect(shown(half)).toContain('⟸ 1,204 customers · 12.0% · ¥3.4 M [showCustomers]');
    expect(shown(half)).toContain('(before this edit)');
  });

  it('of rules outside of policies are those of the policy that is called as the file', () => {
    const bare = `${shopDeclarations}if consent then tier star\n\nlet high = 3\n\notherwise tier dog\n`;
    const [policy] = facts.preview.policies;
    const preview = {
      policies: [
        {
          ...policy!,
          policy: 'rules',
          gap: nobody,
          rules: [
            { rule: 'rule 1', decided: group(1), taken: nobody, passedOver: nobody },
            { rule: 'otherwise', decided: group(2), taken: nobody, passedOver: nobody },
          ],
        },
      ],
    };
    expect(shown(bare, { data: factsOf(bare, shopData, { preview }) })).toMatchInlineSnapshot(`
      "if consent then tier ⟸ a rule for everyone
      if consent then tier ⟸ explain a customer… [explainCustomer]
      if consent then tier ⟸ 1 customer · <0.1% [showCustomers]
      otherwise tier dog ⟸ 2 customers · <0.1% [showCustomers]"
    `);
  });
});
