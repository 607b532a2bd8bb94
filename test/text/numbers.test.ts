import { describe, expect, it } from 'vitest';
import { count, exact, money, share, shareOfMoney } from '../../server/text/numbers.ts';

describe('money to be read', () => {
  it.each([
    ['3400000', 'CNY', '¥3.4\u00a0M', '¥340\u00a0万'],
    ['123456789.12', 'CNY', '¥123.5\u00a0M', '¥1.2\u00a0亿'],
    ['12345.60', 'CNY', '¥12,346', '¥12,346'],
    ['123456', 'USD', '$123,456', '$12.3\u00a0万'],
    ['99.50', 'EUR', '€99.50', '€99.50'],
    ['99.00', 'EUR', '€99', '€99'],
    ['-3400000', 'CNY', '-¥3.4\u00a0M', '-¥340\u00a0万'],
    ['0', 'CNY', '¥0', '¥0'],
    ['233935.24', undefined, '233,935', '23.4\u00a0万'],
  ])('%s %s', (amount, currency, english, chinese) => {
    expect(money(amount, currency, 'en')).toBe(english);
    expect(money(amount, currency, 'zh-CN')).toBe(chinese);
  });

  it('loses no digit where it is exact', () => {
    expect(exact('12345678901234567890.25', 'CNY', 'en')).toBe('¥12,345,678,901,234,567,890.25');
    expect(exact('-0.100', undefined, 'en')).toBe('-0.100');
  });
});

describe('shares', () => {
  it.each([
    [0, 10, '0%'],
    [10, 10, '100%'],
    [1, 3, '33.3%'],
    [1, 100_000, '<0.1%'],
    [99_999, 100_000, '>99.9%'],
    [0, 0, '0%'],
  ])('%i of %i', (part, whole, text) => expect(share(part, whole, 'en')).toBe(text));

  it('of money are left out where they would say nothing', () => {
    expect(shareOfMoney('50.00', '200.00', 'en')).toBe('25.0%');
    expect(shareOfMoney('-5', '200', 'en')).toBeUndefined();
    expect(shareOfMoney('5', '0', 'en')).toBeUndefined();
    expect(shareOfMoney(undefined, '5', 'en')).toBeUndefined();
  });
});

it('counts with separators', () => expect(count(3200, 'zh-CN')).toBe('3,200'));
