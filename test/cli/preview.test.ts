import { describe, expect, it } from 'vitest';
import { renderPreview } from '../../server/cli/render/preview.ts';
import { screenOf } from '../../server/cli/render/screen.ts';
import { SourceText } from '../../server/cli/render/source-text.ts';
import { widthOf } from '../../server/cli/render/width.ts';
import type { Group, LoadReport, Preview } from '../../server/evaluate/engine.ts';
import type { Program } from '../../server/ir/index.ts';

const text =
  'policy visits\n  rule vip: if RFM >= 444 then tier star\n  if M  >= 4 then tier cow\n  otherwise tier dog\n';
const origin = { file: 'rules.patron', start: 0, line: 1, span: [0, 10] } as const;
const yesNo = { kind: 'yes-no' } as const;
const tier = { kind: 'choice', owner: 'tier', members: ['star', 'cow', 'volcano', 'dog'], ordered: true } as const;
const condition = (written: string) => {
  const start = text.indexOf(written);
  return { op: 'and', operands: [], type: yesNo, span: [start, start + written.length] } as const;
};

const program: Program = {
  version: 1,
  name: 'rules',
  asOf: { date: '2026-10-31', zone: 'Asia/Shanghai' },
  sources: [],
  subject: 'customers',
  definitions: [],
  actions: [{ name: 'tier', takes: tier, labels: [], keep: 'first' }],
  policies: [
    {
      name: 'visits',
      title: '拜访政策',
      origin,
      mode: 'first match',
      rules: [
        { name: 'vip', origin, when: condition('RFM >= 444'), decisions: [] },
        { name: 'rule 2', origin, when: condition('M  >= 4'), decisions: [] },
        { name: 'otherwise', origin, decisions: [] },
      ],
      uncovered: [],
      overlaps: [],
      hash: '',
    },
  ],
  order: ['visits'],
  campaigns: [],
  guards: [],
  tests: [],
};

const none: Group = { customers: 0 };
const preview: Preview = {
  customers: 3200,
  money: '3412345.60',
  currency: 'CNY',
  campaigns: [],
  policies: [
    {
      policy: 'visits',
      rules: [
        { rule: 'vip', decided: { customers: 312, money: '1800000.00' }, taken: none, passedOver: none },
        {
          rule: 'rule 2',
          decided: { customers: 640, money: '900000.00' },
          taken: { customers: 300 },
          passedOver: { customers: 7 },
        },
        { rule: 'otherwise', decided: { customers: 2241, money: '712345.60' }, taken: none, passedOver: none },
      ],
      gap: none,
      uncovered: none,
      conflict: none,
      overlap: none,
      passedOver: { customers: 7, money: '0.00' },
    },
  ],
  actions: [
    {
      action: 'tier',
      values: [
        { value: 'star', customers: 312, money: '1800000.00' },
        { value: 'cow', customers: 640, money: '900000.00' },
        { value: 'volcano', customers: 0, money: '0.00' },
        { value: 'dog', customers: 2241, money: '712345.60' },
        { value: null, customers: 7, money: '0.00' },
      ],
    },
  ],
  guards: [
    { guard: 'never message when not consent', kind: 'never', affected: { customers: 41, money: '5300.00' } },
    { guard: 'always visit when tier is star', kind: 'always', affected: none },
  ],
  definitions: [
    {
      name: 'lifecycle',
      members: [
        { member: 'active', customers: 900 },
        { member: null, customers: 2300 },
      ],
    },
    { name: '忠诚', members: [{ member: 'yes', customers: 320 }] },
  ],
};

const report: LoadReport = {
  sources: [
    { source: 'customers', read: 3200, loaded: 3200, future: 0, rejected: [], coerced: [] },
    {
      source: 'orders',
      read: 41_210,
      loaded: 41_190,
      future: 1,
      rejected: [{ reason: 'bad-time', column: 'ordered_at', rows: 12, money: '1200.50', firstRows: [3, 17, 90, 91] }],
      coerced: [
        { column: 'total', kind: 'float-rounded', cells: 41_000, firstRows: [1] },
        { column: 'qty', kind: 'became-missing', cells: 1, firstRows: [5] },
      ],
      orphaned: { rows: 7, money: '321.00' },
    },
  ],
};

const input = {
  program,
  preview,
  session: { asOf: { date: '2026-10-31', from: 'program' }, report },
  textOf: () => new SourceText(text),
} as const;

describe('a preview', () => {
  it('tells in English whom each rule reaches', () => {
    expect(`\n${renderPreview(input, screenOf('en')).join('\n')}\n`).toMatchInlineSnapshot(`
      "
      As of 2026-10-31, as the rules say · 3,200 customers · ¥3.4 M

      Data
        customers  all 3,200 in use
        orders     41,190 of 41,210 in use
          1 row after the as-of day does not count yet
          7 rows of customers who are not in the data · worth ¥321
          12 rows left out: the time cannot be read · column ordered_at · rows 3, 17, 90, … · worth ¥1,201
          41,000 binary numbers rounded · column total
          1 cell could not be read and counts as missing · column qty · row 5

      Who they are
        lifecycle  active: 900 (28.1%) · missing: 2,300 (71.9%)
        忠诚       320 (10.0%)

      visits “拜访政策”  first match
                                      customers  share                           money  share
        vip                                 312   9.8%  ██                      ¥1.8 M  52.7%
        M >= 4                              640  20.0%  ████                  ¥900,000  26.4%
          300 more were taken by earlier rules · 7 customers passed over: a value is missing
        otherwise                         2,241  70.0%  ██████████████        ¥712,346  20.9%
        no rule, for a missing value          7   0.2%  ▏                           ¥0     0%

      tier
        star       312   9.8%          ▐██▌            ¥1.8 M  52.7%
        cow        640  20.0%         ██████         ¥900,000  26.4%
        volcano      0     0%                              ¥0     0%
        dog      2,241  70.0%  ████████████████████  ¥712,346  20.9%
        nothing      7   0.2%                              ¥0     0%

      Guards
        never message when not consent  withheld from 41 customers · ¥5,300
        always visit when tier is star  holds for everyone
      "
    `);
  });

  it('tells the same in Chinese', () => {
    expect(`\n${renderPreview(input, screenOf('zh-CN')).join('\n')}\n`).toMatchInlineSnapshot(`
      "
      以 2026-10-31 为准（规则中写明） · 3,200 位客户 · ¥341.2 万

      数据
        customers  3,200 行全部使用
        orders     41,210 行中使用 41,190 行
          1 行晚于基准日，尚不计入
          7 行的客户不在数据中 · 金额 ¥321
          12 行的时间无法读懂，未采用 · ordered_at 列 · 第 3、17、90… 行 · 金额 ¥1,201
          41,000 个二进制小数已舍入 · total 列
          1 个单元格无法读懂，视为缺失 · qty 列 · 第 5 行

      客户构成
        lifecycle  active: 900 (28.1%) · 缺失: 2,300 (71.9%)
        忠诚       320 (10.0%)

      visits “拜访政策”  取首条匹配
                         客户   占比                            金额   占比
        vip               312   9.8%  ██                     ¥180 万  52.7%
        M >= 4            640  20.0%  ████                    ¥90 万  26.4%
          另有 300 位被前面的规则先占 · 7 位因缺值而略过
        其余            2,241  70.0%  ██████████████        ¥71.2 万  20.9%
        因缺值而无规则      7   0.2%  ▏                           ¥0     0%

      tier
        star       312   9.8%          ▐██▌           ¥180 万  52.7%
        cow        640  20.0%         ██████           ¥90 万  26.4%
        volcano      0     0%                              ¥0     0%
        dog      2,241  70.0%  ████████████████████  ¥71.2 万  20.9%
        无           7   0.2%                              ¥0     0%

      护栏
        never message when not consent  为 41 位客户拦下 · ¥5,300
        always visit when tier is star  对所有人成立
      "
    `);
  });

  it.each([40, 60, 80, 120])('fits a terminal of %i columns', (width) => {
    const lines = renderPreview(input, screenOf('zh-CN', { width }));
    expect(lines.filter((line) => widthOf(line) > Math.max(width, 62))).toEqual([]);
  });

  it('says when there is nobody', () => {
    const empty = { ...preview, customers: 0, money: '0', policies: [], actions: [], guards: [], definitions: [] };
    const lines = renderPreview({ ...input, preview: empty }, screenOf('en'));
    expect(lines).toContain('There are no customers in the data.');
  });
});
