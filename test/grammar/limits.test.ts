import { describe, expect, it } from 'vitest';
import { format, parse } from '../../grammar/index.ts';
import { showFile, tree } from './show.ts';

describe('a limit', () => {
  it.each([
    ['limit visit to 40 per week', '(limit visit 40 (period week))'],
    [
      'limit visit to 52.5 per month per owner by spend',
      '(limit visit 52.5 (period month) per:owner (ranking of:spend))',
    ],
    [
      'limit visit to 40 per week per demographics.city by recency, lowest first',
      '(limit visit 40 (period week) per:demographics.city (ranking of:recency best:lowest))',
    ],
    ['limit call to 200 customers by spend', '(limit call 200 (data customers) (ranking of:spend))'],
    ['limit call to capacity per day per owner', '(limit call capacity (period day) per:owner)'],
    ['limit call to 40', '(limit call 40)'],
    ['limit call to -1 per week', '(limit call (- 1) (period week))'],
    ['limit call to 40 per `week`', '(limit call 40 per:`week`)'],
    ['限额 拜访 至 40 次每 周 每位 负责人 按 消费', '(limit 拜访 40 (period week) per:负责人 (ranking of:消费))'],
    ['## Two people visit.\nlimit visit to 40 per week', '(limit doc:Two people visit. visit 40 (period week))'],
  ])('%s', (text, shown) => {
    expect(tree(text)).toBe(shown);
    expect(format(text).text).toBe(`${text}\n`);
  });

  it('may stand on several lines, and ends where something else begins', () => {
    expect(tree('limit visit\n  to 40\n  per week\n  by spend\nif a > 1 then visit weekly')).toBe(
      '(limit visit 40 (period week) (ranking of:spend))\n(bare-rules (rule when:(> a 1) (decision visit 1/1-week)))',
    );
  });

  it('leaves one hole where it is broken, and nothing else', () => {
    const text = 'segment big when spend > 3\nlimit visit 40 per week\nsegment small when spend < 3\n';
    const file = parse(text);
    expect(file.chunks.flatMap(({ chunk }) => chunk.issues.map(({ code }) => code))).toEqual(['PTN1108']);
    expect(showFile(file)).toBe('(segment big when:(> spend 3))\n(limit visit ?)\n(segment small when:(< spend 3))');
  });
});

describe('a goal', () => {
  it.each([
    [
      'if a > 1 then visit weekly goal enhance',
      '(bare-rules (rule when:(> a 1) (decision visit 1/1-week) (goal enhance)))',
    ],
    [
      'if a > 1 then suppress goal retain because "it is late"',
      '(bare-rules (rule when:(> a 1) (decision suppress) (goal retain) because:"it is late"))',
    ],
    ['如果 甲 > 1 则 拜访 每周 目标 获取', '(bare-rules (rule when:(> 甲 1) (decision 拜访 1/1-week) (goal acquire)))'],
    // Elsewhere the words are names.
    ['if goal > 1 then goal retain', '(bare-rules (rule when:(> goal 1) (decision goal retain)))'],
    [
      'policy p\n  table\n    | a || visit  | goal    |\n    | 1 || weekly | enhance |\n    | 2 || weekly | -       |',
      '(policy p (table conditions:[a] (action visit) (goal) rows:[(row conditions:[(equals 1)] 1/1-week (goal enhance)) (row conditions:[(equals 2)] 1/1-week _)]))',
    ],
  ])('%s', (text, shown) => {
    expect(tree(text)).toBe(shown);
    expect(format(text).text).toBe(`${text}\n`);
  });
});
