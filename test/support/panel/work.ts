import type { PreviewParams } from '../../../client/webview/messages.ts';
import { group, nobody } from './build.ts';

type Preview = PreviewParams['live']['preview'];

/** A campaign, what the visits come to, a limit on them, goals, and points for orders. */
export const working: Pick<Preview, 'campaigns' | 'work' | 'limits' | 'goals' | 'others'> = {
  campaigns: [
    {
      campaign: 'winback',
      running: true,
      audience: group(89, 73_890.5),
      eligible: group(56, 43_274),
      treated: group(50, 40_100),
      control: group(5, 2_857),
      beyond: group(1, 317),
      leftOut: { unmatched: nobody, guard: nobody, decided: nobody, frequency: group(33, 30_618), cost: nobody },
      rules: [{ rule: 'gone', decided: group(50, 40_100) }],
      budget: { total: '2000.00', used: '2000.00', currency: 'CNY' },
    },
  ],
  work: [
    {
      action: 'visit',
      perYear: '16708',
      policies: [
        {
          policy: 'visits',
          perYear: '16708',
          rules: [
            { rule: 'key_account', perYear: '8216', each: '52' },
            { rule: 'star', perYear: '6864', each: '26' },
            { rule: 'cow', perYear: '744', each: '12' },
            { rule: 'volcano', perYear: '884', each: '4' },
          ],
        },
      ],
    },
  ],
  limits: [
    {
      limit: 'limit visit to 40 per week per owner by spend',
      action: 'visit',
      most: '40',
      unit: 'week',
      per: 'owner',
      demand: '3213/10',
      used: '120',
      customers: group(705, 3_526_000),
      withheld: group(61, 120_400),
      groupCount: 3,
      groups: [
        { group: '王经理', demand: '160', used: '40', customers: group(300, 1_000_000), withheld: group(40, 80_000) },
        { group: null, demand: '161', used: '80', customers: group(405, 2_526_000), withheld: group(21, 40_400) },
      ],
    },
  ],
  goals: [
    { goal: 'retain', ...group(702, 3_100_000) },
    { goal: null, ...group(2_498, 1_494_140) },
  ],
  others: [
    {
      data: 'orders',
      customers: 30_543,
      money: '15720000.00',
      currency: 'CNY',
      policies: [
        {
          policy: 'points',
          rules: [
            { rule: 'double', decided: group(1_204, 900_000), taken: nobody, passedOver: nobody },
            { rule: 'otherwise', decided: group(29_339, 14_820_000), taken: nobody, passedOver: nobody },
          ],
          gap: nobody,
          uncovered: nobody,
          conflict: nobody,
          overlap: nobody,
          passedOver: nobody,
        },
      ],
      actions: [],
      guards: [],
      totals: [{ action: 'points', total: '1572000' }],
    },
  ],
};
