import { describe, expect, it } from 'vitest';
import { codeLenses } from '../../server/features/code-lens.ts';
import { hover } from '../../server/features/hover.ts';
import { inlayHints } from '../../server/features/inlay-hints.ts';
import { documentSymbols } from '../../server/features/symbols.ts';
import type { Language } from '../../server/text/language.ts';
import { atCursor } from '../support/cursor.ts';
import { factsOf, group, nobody } from '../support/facts.ts';
import { snapshotOf } from '../support/snapshot.ts';
import { shopData, shopDeclarations } from '../support/world.ts';

const rules = `${shopDeclarations}
metric spend is sum of orders.total in last 12 months
segment sleeping when spend < 100 CNY
campaign spring "春季唤回" for sleeping and consent
  hold out 12.5% as "spring-1"
  at most 500 by spend
  budget 20000 CNY at 40 CNY each by spend
  at most 1 message in 30 days of orders where category is "skin care"
  from 2026-10-01 to 2026-11-30
  rule warm: if spend > 50 CNY then offer 15%
  otherwise message "好久不见"
campaign everybody for everyone
  hold out 5%
  at most 10
  table
    | spend     || task   |
    | > 10 CNY  || "call" |
campaign later for everyone
  from 2027-01-01 to 2027-01-31
  otherwise tag "new"
`;

const leftOut = { unmatched: nobody, guard: group(7), decided: nobody, frequency: group(20), cost: nobody };

const data = factsOf(rules, shopData, {
  preview: {
    campaigns: [
      {
        campaign: 'spring',
        running: true,
        audience: group(1000, '400000.00'),
        eligible: group(973),
        treated: group(500, '200000.00'),
        control: group(70),
        beyond: group(403),
        leftOut,
        rules: [
          { rule: 'warm', decided: group(300, '150000.00') },
          { rule: 'otherwise', decided: group(200, '50000.00') },
        ],
        budget: { total: '20000.00', used: '20000.00', currency: 'CNY' },
      },
      {
        campaign: 'everybody',
        running: true,
        audience: group(10_000),
        eligible: group(10),
        treated: group(10),
        control: nobody,
        beyond: nobody,
        leftOut: { ...leftOut, guard: nobody, frequency: nobody, unmatched: group(9990) },
        rules: [{ rule: 'rule 1', decided: group(10) }],
      },
      {
        campaign: 'later',
        running: false,
        audience: nobody,
        eligible: nobody,
        treated: nobody,
        control: nobody,
        beyond: nobody,
        leftOut: { ...leftOut, guard: nobody, frequency: nobody },
        rules: [{ rule: 'otherwise', decided: nobody }],
      },
    ],
  },
});

/** What is said at a place of the rules. */
function said(marked: string, { language = 'en', isWithoutData = false }: Options = {}): string {
  const { text, offset } = atCursor(rules.replace(marked.replace('<|>', ''), marked));
  const facts = isWithoutData ? {} : { data };
  const found = hover(snapshotOf(text, { files: shopData, language, ...facts }), offset);
  return (found?.plainText ?? '').replaceAll('\u00a0', ' ');
}

interface Options {
  readonly language?: Language;
  readonly isWithoutData?: boolean;
}

describe('a hover on a campaign', () => {
  it('tells its clauses in words, who takes part and who does not', () => {
    expect(said('campaign spr<|>ing')).toMatchInlineSnapshot(`
      "campaign spring

      春季唤回

      first match · 2 rules

      - for customers of whom this holds: sleeping holds and consent is yes
      - from 2026-10-01 to 2026-11-30, both included
      - 12.5% are held out for comparison, drawn by “spring-1”
      - at most 500 are treated
      - a budget of ¥20,000, and each costs ¥40
      - first come those with the highest spend
      - no message for whoever has had 1 or more: number of orders over the last 30 days (2026-10-02 to 2026-10-31) where orders.category is “skin care”

      1,000 customers in the audience, 973 eligible · ¥20,000 of ¥20,000 spent

      group · customers · share · money
      treated · 500 · 5.0% · ¥200,000
      control group · 70 · 0.7%
      beyond the cap or budget · 403 · 4.0%
      withheld by guards · 7 · 0.1%
      contacted often enough · 20 · 0.2%

      rule · customers · share · money
      warm · 300 · 3.0% · ¥150,000
      otherwise · 200 · 2.0% · ¥50,000"
    `);
  });

  it('in Chinese', () => {
    expect(said('campaign spr<|>ing', { language: 'zh-CN' })).toMatchInlineSnapshot(`
      "campaign spring

      春季唤回

      取首条匹配 · 2 条规则

      - 面向满足以下条件的客户：sleeping 成立 且 consent 为“是”
      - 2026-10-01 至 2026-11-30，含首尾两天
      - 留出 12.5% 作为对照组，按“spring-1”抽取
      - 最多 500 位参加
      - 预算 ¥20,000，每位成本 ¥40
      - spend 最高者优先
      - 已达 1 次或以上者不再 message：最近 30 天（2026-10-02 至 2026-10-31）orders 的行数（其中 orders.category 为 “skin care”）

      面向 1,000 位客户，其中 973 位符合条件 · 预算 ¥20,000，已用 ¥20,000

      组别 · 客户 · 占比 · 金额
      参加 · 500 · 5.0% · ¥20 万
      对照组 · 70 · 0.7%
      超出人数或预算 · 403 · 4.0%
      被护栏拦下 · 7 · 0.1%
      联系已够频繁 · 20 · 0.2%

      规则 · 客户 · 占比 · 金额
      warm · 300 · 3.0% · ¥15 万
      其余 · 200 · 2.0% · ¥50,000"
    `);
  });

  it('says that the draw decides where nobody is ranked, and leaves out groups without anybody', () => {
    expect(said('campaign every<|>body')).toMatchInlineSnapshot(`
      "campaign everybody

      first match · 1 rule

      - for all customers
      - 5% are held out for comparison, drawn by “everybody”
      - at most 10 are treated
      - the draw decides who comes first

      10,000 customers in the audience, 10 eligible

      group · customers · share
      treated · 10 · 0.1%
      no rule decides anything · 9,990 · 99.9%"
    `);
  });

  it('says that it does not run on this day', () => {
    expect(said('campaign la<|>ter')).toContain('not on this day: nobody takes part');
  });

  it('needs no data for its clauses', () => {
    const text = said('campaign spr<|>ing', { isWithoutData: true });
    expect(text).toContain('at most 500 are treated');
    expect(text).not.toContain('eligible');
  });
});

describe('lenses', () => {
  const lenses = codeLenses(snapshotOf(rules, { files: shopData, data }));
  const shown = lenses.map(({ start, title, command }) => {
    const line = rules.slice(rules.lastIndexOf('\n', start) + 1).split('\n')[0]!;
    return `${line.trim().slice(0, 20)} ⟸ ${title.replaceAll('\u00a0', ' ')}${command ? ` [${command.kind}]` : ''}`;
  });

  it('stand above a campaign and its rules', () => {
    expect(shown.filter((line) => !line.startsWith('segment')).join('\n')).toMatchInlineSnapshot(`
      "campaign spring "春季唤 ⟸ 500 treated · 70 control · 403 beyond [showCustomers]
      campaign spring "春季唤 ⟸ explain a customer… [explainCustomer]
      rule warm: if spend  ⟸ 300 customers · 3.0% · ¥150,000 [showCustomers]
      otherwise message "好 ⟸ 200 customers · 2.0% · ¥50,000 [showCustomers]
      campaign everybody f ⟸ 10 treated [showCustomers]
      campaign everybody f ⟸ explain a customer… [explainCustomer]
      campaign later for e ⟸ not on this day: nobody takes part
      campaign later for e ⟸ explain a customer… [explainCustomer]"
    `);
  });

  it('open the treated, and those whom a rule decides', () => {
    const opened = lenses.flatMap(({ command }) => (command?.kind === 'showCustomers' ? [command.selection] : []));
    expect(
      opened.filter((each) => each.kind === 'campaign' || (each.kind === 'rule' && each.policy === 'spring')),
    ).toEqual([
      { kind: 'campaign', campaign: 'spring', group: 'treated' },
      { kind: 'rule', policy: 'spring', rule: 'warm', outcome: 'decided' },
      { kind: 'rule', policy: 'spring', rule: 'otherwise', outcome: 'decided' },
      { kind: 'campaign', campaign: 'everybody', group: 'treated' },
    ]);
  });

  it('are marked as soon as the campaign has changed', () => {
    const edited = rules.replace('at most 500', 'at most 400');
    const titles = codeLenses(snapshotOf(edited, { files: shopData, data })).map(({ title }) => title);
    expect(titles).toContain('500 treated · 70 control · 403 beyond (before this edit)');
  });
});

it('a row of a table of a campaign has its size behind it', () => {
  const snapshot = snapshotOf(rules, { files: shopData, data });
  const hints = inlayHints(snapshot, { start: 0, end: rules.length });
  const row = hints.find(({ offset }) => rules.slice(0, offset).endsWith('| "call" |'));
  expect(row?.label).toBe('10 · 0.1%');
});

it('a campaign is another thing in the outline than a policy', () => {
  const symbols = documentSymbols(snapshotOf(`policy care\n  otherwise tag "a"\n${rules}`, { files: shopData }));
  const found = symbols.filter(({ name }) => name === 'care' || name === 'spring');
  expect(found.map(({ name, icon, title }) => [name, icon, title])).toEqual([
    ['care', 'namespace', undefined],
    ['spring', 'package', '春季唤回'],
  ]);
});
