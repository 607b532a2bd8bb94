import { count } from './numbers.ts';
import type { populationsEn } from './populations-en.ts';

const n = (value: number) => count(value, 'zh-CN');

export const populationsZhCn: typeof populationsEn = {
  contracts: {
    between: (least, most) => `${least} 至 ${most}`,
    atLeast: (least) => `至少 ${least}`,
    atMost: (most) => `至多 ${most}`,
    exactly: (value) => `恰好 ${value}`,
    customers: (value) => `${n(value)} 位客户`,
    shareOfCustomers: (share, part, all) => `${share}（${n(all)} 位客户中的 ${n(part)} 位）`,
    shareOfSum: (share, part, all) => `${share}（${all} 中的 ${part}）`,
    noCustomers: '没有客户，无从计算占比',
    noShare: (all) => `合计为 ${all}，无从计算占比`,
    nothing: '没有任何客户有这个值',
    more: (amount) => `还差 ${amount}`,
    less: (amount) => `多出 ${amount}`,
    lessValue: (amount) => `多出 ${amount}`,
    sentence: (found, expected, off) =>
      off === '' ? `${found}，期望 ${expected}` : `${found}，期望 ${expected}：${off}`,
    skipped: '已跳过：它针对全体客户，而没有读取数据',
    skippedTests: (tests) => `${n(tests)} 个测试因没有数据而跳过。`,
    lens: '运行测试 · 已跳过，需要数据',
  },
  affinity: {
    baskets: (baskets) => `${n(baskets)} 个购物篮`,
    pairs: (pairs) => `${n(pairs)} 对`,
    without: (rows) => `${n(rows)} 行没有购物篮，未计入`,
    pair: '组合',
    support: '支持度',
    confidence: '置信度',
    lift: '提升度',
    atLeast: (limit, least) => `${limit}至少 ${least}`,
    said: (of, basket, limits) =>
      `在${basket === undefined ? '同一客户' : `同一 ${basket}`} 中一起出现的 ${of}；${limits.join('，')}`,
    none: '没有达到要求的组合。',
    more: (pairs) => `另有 ${n(pairs)} 对`,
    because: (from, to, lift) => `${to} 常与 ${from} 一起出现（提升度 ${lift}）`,
  },
};
