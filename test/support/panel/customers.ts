import type { CustomersPage, ExplanationInWords } from '../../../client/webview/messages.ts';

/** Customers of nobody, as many as asked for, read page by page. */
export function customersPage(total: number, offset: number, limit: number): CustomersPage {
  const length = Math.max(0, Math.min(limit, total - offset));
  return {
    total,
    columns: [
      { name: 'tier', of: 'action' },
      { name: 'visit', of: 'action' },
      { name: 'offer', of: 'action' },
      ...['R', 'F', 'M', 'RFM', 'abc', 'lifecycle', 'loyal'].map((name) => ({ name, of: 'definition' as const })),
    ],
    customers: Array.from({ length }, (_, place) => customer(offset + place)),
  };
}

const surnames = ['陈', '林', '孙', '李', '王', '赵'];

function customer(index: number): CustomersPage['customers'][number] {
  const isStar = index % 5 !== 4;
  return {
    key: `M${String((index * 7919) % 10_000_000).padStart(7, '0')}`,
    label: `${surnames[index % surnames.length]}**`,
    money: (48_250.4 / (1 + index / 40)).toFixed(2),
    cells: [
      isStar ? 'star' : 'cow',
      isStar ? 'weekly' : 'monthly',
      index % 3 === 0 ? '0.20' : null,
      '5',
      '4',
      '5',
      '545',
      'A',
      'active',
      'yes',
    ],
    reasons: [
      isStar
        ? { policy: 'tiers', rule: 'star', because: 'recent, frequent and high spending' }
        : { policy: 'tiers', rule: 'cow', because: 'carries our sales' },
      { policy: 'visits', rule: isStar ? 'key_account' : 'cow' },
    ],
  };
}

export function explanation(key: string): ExplanationInWords {
  return {
    customer: `Customer ${key} (陈**)`,
    asOf: 'As of 2026-10-31, as the rules say',
    decisions: [
      { action: 'tier', value: 'dog', policy: 'tiers', rule: 'otherwise' },
      { action: 'offer', value: '10% for 30 days', policy: 'offers', rule: 'birthday', because: 'birthday next month' },
      {
        action: 'message',
        value: '生日快乐 by wechat',
        policy: 'offers',
        rule: 'birthday',
        because: 'birthday next month',
        withheld: 'withheld: never message when not consent',
      },
    ],
    policies: [
      {
        title: 'tiers “客户价值”',
        mode: 'first match',
        rules: [
          { outcome: 'failed', name: 'star', reasons: ['R is 2, at least 4 is needed (2 short)'] },
          { outcome: 'failed', name: 'cow', reasons: ['abc is C, A is needed'] },
          { outcome: 'passed-over', name: 'volcano', reasons: ['M is missing'] },
          { outcome: 'decided', name: 'otherwise', reasons: ['decides'] },
        ],
      },
      {
        title: 'offers “优惠政策”',
        mode: 'all matches',
        rules: [
          { outcome: 'decided', name: 'birthday', reasons: ['month of birthday is 11'] },
          { outcome: 'taken', name: 'wake', reasons: ['holds, but an earlier rule decided'] },
        ],
      },
    ],
    next: [{ step: 'tier dog → volcano', rule: 'volcano', needs: ['M is 2, at least 4 is needed (2 short)'] }],
    values: [
      ['recency', '359 days'],
      ['frequency', '2'],
      ['spend', '¥559.00'],
      ['lifetime', '¥3,572.69'],
      ['trend', 'missing'],
      ['RFM', '222'],
      ['lifecycle', 'lost'],
      ['loyal', 'no'],
    ].map(([name = '', value = '']) => ({ name, value })),
    masked: true,
  };
}
