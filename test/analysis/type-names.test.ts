import { expect, it } from 'vitest';
import { writtenType } from '../../server/analysis/type-names.ts';
import { check, errorsOf } from '../support/carets.ts';

const pairs: Readonly<Record<string, string>> = {
  文本: 'text',
  数字: 'number',
  金额: 'money',
  '金额 CNY': 'money CNY',
  百分比: 'percent',
  日期: 'date',
  时刻: 'timestamp',
  时长: 'duration',
  天数: 'days',
  月数: 'months',
  小时数: 'hours',
  频次: 'cadence',
  是否: 'yes/no',
};

const typeOf = (words: string) => writtenType({ kind: 'type', words: words.split(' '), span: { start: 0, end: 0 } });

it.each(Object.entries(pairs))('%s is %s', (chinese, english) => {
  expect(typeOf(english)).toBeDefined();
  expect(typeOf(chinese)).toEqual(typeOf(english));
});

it('columns and actions take types in Chinese', () => {
  const rules = `
截至 2026-10-31
数据 customers 来自 "会员.csv"
  主键 编号
  列 城市：文本
  列 余额：金额 CNY
  列 同意：是否
动作 短信 取值 文本
动作 走访 取值 频次
如果 余额 > 100 CNY 且 同意 则 短信 "您好", 走访 每月
`;
  expect(errorsOf(check(rules, { '会员.csv': '编号,城市,余额,同意\n1,上海,20.00,是\n' }))).toEqual([]);
});
