import { describe, expect, it } from 'vitest';
import { resolvePath } from '../../server/analysis/paths.ts';
import { dataFormatOf } from '../../server/ir/data-format.ts';

/** Paths as written in `rules/shop.patron`, and where they lead or what is wrong with them. */
const paths: Readonly<Record<string, string>> = {
  'orders.csv': 'rules/orders.csv',
  './orders.csv': 'rules/orders.csv',
  'data//orders.csv': 'rules/data/orders.csv',
  '../data/orders.csv': 'data/orders.csv',
  '数据/订单.csv': 'rules/数据/订单.csv',
  'console.csv': 'rules/console.csv',
  'a:b.csv': 'drive',
  '../../orders.csv': 'outside-project',
  'data/../../../orders.csv': 'outside-project',
  '': 'empty',
  ' ': 'empty',
  '..': 'empty',
  '/etc/passwd': 'absolute',
  '~/orders.csv': 'absolute',
  'C:/orders.csv': 'drive',
  'C:orders.csv': 'drive',
  '\\\\server\\share\\orders.csv': 'network',
  '//server/share/orders.csv': 'network',
  'https://example.com/orders.csv': 'url',
  'file:///orders.csv': 'url',
  's3://bucket/orders.csv': 'url',
  'data\\orders.csv': 'backslash',
  'orders\0.csv': 'control',
  'orders\n.csv': 'control',
  'data/NUL': 'device',
  'con.csv': 'device',
  'COM1.csv': 'device',
  'data/lpt9 .csv': 'device',
};

describe('a path in a file of rules', () => {
  it.each(Object.entries(paths))('%j is %s', (written, expected) => {
    const resolved = resolvePath('rules/shop.patron', written);
    expect('path' in resolved ? resolved.path : resolved.problem).toBe(expected);
  });
});

describe('the format of a data file', () => {
  it.each([
    ['a.csv', 'csv'],
    ['a.CSV', 'csv'],
    ['a.tsv', 'csv'],
    ['a.b.parquet', 'parquet'],
    ['a.jsonl', 'json'],
    ['a.xlsx', 'excel'],
    ['a.xls', undefined],
    ['a.constructor', undefined],
    ['csv', undefined],
    ['a.csv/b', undefined],
  ])('%s is %s', (path, format) => {
    expect(dataFormatOf(path)).toBe(format);
  });
});
