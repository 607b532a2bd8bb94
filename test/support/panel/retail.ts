import type { Movement, PreviewParams } from '../../../client/webview/messages.ts';
import { group, members, nobody, policy, rangeOf, values } from './build.ts';
import { working } from './work.ts';

/** A preview as the server sends it for a shop with 3,200 customers. */
export function retail(): PreviewParams {
  return {
    uri: 'file:///rules/loreal.patron',
    version: 1,
    currency: 'CNY',
    live: {
      preview: {
        customers: 3200,
        money: '4594140.69',
        currency: 'CNY',
        policies: policies.map(({ preview }) => preview),
        actions,
        ...working,
        guards: [
          { guard: 'never message when not consent', kind: 'never', affected: group(285, 553066.56) },
          { guard: 'never offer when returner', kind: 'never', affected: group(3, 31489.81) },
          { guard: 'always visit when tier is star', kind: 'always', affected: nobody },
        ],
        definitions,
      },
      movements: [tierMoves],
      grids: [{ cell: 'RFM', rows: 'R', columns: 'F', groups: heat }],
    },
    policies: policies.map(({ place }) => place),
    actions: [
      { name: 'visit', range: rangeOf(57) },
      { name: 'offer', range: rangeOf(58), written: percents },
      { name: 'message', range: rangeOf(59) },
      { name: 'tier', title: '客户分层', ordered: true },
    ],
    definitions: [
      { name: 'spend', kind: 'metric', range: rangeOf(24) },
      { name: 'R', kind: 'bands', range: rangeOf(34) },
      { name: 'F', kind: 'bands', range: rangeOf(35) },
      { name: 'M', kind: 'bands', range: rangeOf(36) },
      { name: 'RFM', kind: 'cell', range: rangeOf(37) },
      { name: 'abc', title: 'ABC 分类', kind: 'share-class', range: rangeOf(39) },
      { name: 'pyramid', title: '客户金字塔', kind: 'rank-class', range: rangeOf(43) },
      { name: 'lifecycle', title: '生命周期', kind: 'stages', range: rangeOf(47) },
      { name: 'loyal', title: '忠诚客户', kind: 'segment', range: rangeOf(51) },
      { name: 'newcomer', title: '新会员', kind: 'segment', range: rangeOf(52) },
      { name: 'luxury_lover', title: '高端爱好者', kind: 'segment', range: rangeOf(53) },
      { name: 'returner', title: '频繁退货', kind: 'segment', range: rangeOf(54) },
      { name: 'big_city', title: '一线城市', kind: 'segment', range: rangeOf(55) },
    ],
    guards: [
      { name: 'never message when not consent', range: rangeOf(105) },
      { name: 'never offer when returner', range: rangeOf(106) },
      { name: 'always visit when tier is star', range: rangeOf(107) },
    ],
  };
}

/** The same after a save: nobody moves. */
export function saved(): PreviewParams {
  const params = retail();
  const moved = tierMoves.moved.map((row, from) => row.map((cell, to) => (from === to ? cell : nobody)));
  const still: Movement = { ...tierMoves, moved, up: nobody, down: nobody, changed: nobody };
  return { ...params, version: 2, live: { ...params.live, movements: [still] } };
}

const percents = [
  { value: '0.20', text: '20%' },
  { value: '0.15', text: '15%' },
  { value: '0.10', text: '10%' },
  { value: '0.05', text: '5%' },
];

const policies = [
  policy({ name: 'tiers', title: '客户价值', line: 63 }, [
    {
      name: 'star',
      text: 'rule star: if RFM >= 444 then tier star because "recent, frequent and high spending"',
      line: 64,
      decided: group(422, 2721425.09),
    },
    {
      name: 'cow',
      text: 'rule cow: if abc is A and lifecycle is active then tier cow because "carries our sales"',
      line: 65,
      decided: group(62, 262272.9),
      taken: group(261, 2316620.43),
    },
    {
      name: 'volcano',
      text: 'rule volcano: if M >= 4 and F < 4 then tier volcano because "spends much, comes rarely"',
      line: 66,
      decided: group(221, 545202.31),
      taken: group(62, 262272.9),
    },
    { name: 'otherwise', text: 'otherwise tier dog', line: 67, decided: group(2495, 1065240.39) },
  ]),
  policy(
    { name: 'visits', title: '拜访政策', line: 69 },
    [
      {
        name: 'key_account',
        text: 'rule key_account: if tier is star and big_city then visit weekly',
        line: 71,
        decided: group(158, 1208398.67),
      },
      {
        name: 'star',
        text: 'rule star: if tier is star then visit every 2 weeks',
        line: 72,
        decided: group(264, 1513026.42),
        taken: group(158, 1208398.67),
      },
      { name: 'cow', text: 'rule cow: if tier is cow then visit monthly', line: 73, decided: group(62, 262272.9) },
      {
        name: 'volcano',
        text: 'rule volcano: if tier is volcano then visit quarterly',
        line: 74,
        decided: group(221, 545202.31),
      },
    ],
    { uncovered: group(2495, 1065240.39) },
  ),
  policy(
    { name: 'offers', title: '优惠政策', line: 76 },
    [
      {
        name: 'birthday',
        text: 'rule birthday: if month of birthday is 11 then offer 10% for 30 days, message "生日快乐" by wechat',
        line: 77,
        decided: group(214, 326164),
        passedOver: group(573, 840211),
      },
      {
        name: 'rule 2',
        text: 'if lifecycle is sleeping and abc is one of (A, B) then offer 15% for 30 days, message "想念您" by wechat',
        line: 80,
        decided: group(248, 692998),
      },
      {
        name: 'slowing',
        text: 'rule slowing: if trend < 0.5 and spend >= high then offer 20% for 14 days',
        line: 82,
        decided: group(138, 1094529.58),
        passedOver: group(85, 210400),
      },
      {
        name: 'welcome',
        text: 'rule welcome: if newcomer then offer 5% for 60 days',
        line: 83,
        decided: group(129, 107648.95),
      },
      { name: 'nobody', text: 'rule nobody: if spend > 1_000_000 CNY then points 1', line: 84, decided: nobody },
    ],
    { passedOver: group(459, 254948), gap: group(1720, 698035) },
  ),
  policy(
    { name: 'care', title: '服务矩阵', line: 92 },
    [
      { name: 'rescue', text: '| A | one of (sleeping, lost) ||', line: 95, decided: group(159, 869033.34) },
      { name: 'keep', text: '| A | one of (active, prospect) ||', line: 96, decided: group(323, 2578893.33) },
      { name: 'cross', text: '| B | - ||', line: 97, decided: group(752, 919037.54) },
    ],
    { conflict: group(12, 8044), overlap: group(31, 20150), gap: group(1923, 199983) },
  ),
];

const actions: PreviewParams['live']['preview']['actions'] = [
  {
    action: 'visit',
    values: values<string | null>(
      ['weekly', 158, 1208398.67],
      ['every 2 weeks', 264, 1513026.42],
      ['monthly', 62, 262272.9],
      ['quarterly', 221, 545202.31],
      [null, 2495, 1065240.39],
    ),
  },
  {
    action: 'offer',
    values: values<string | null>(
      ['0.20', 135, 1063039.77],
      ['0.15', 178, 242836.68],
      ['0.10', 184, 237849.5],
      ['0.05', 121, 100362.9],
      [null, 2582, 2950051.84],
    ),
  },
  {
    action: 'message',
    values: values<string | null>(
      ['学生礼遇', 112, 253699.49],
      ['想念您', 131, 374320.59],
      ['欢迎', 73, 74325.45],
      ['生日快乐', 133, 236590.9],
      [null, 2751, 3655204.26],
    ),
  },
  {
    action: 'tier',
    values: values(
      ['star', 422, 2721425.09],
      ['cow', 62, 262272.9],
      ['volcano', 221, 545202.31],
      ['dog', 2495, 1065240.39],
    ),
  },
];

const definitions: PreviewParams['live']['preview']['definitions'] = [
  {
    name: 'R',
    members: members<string | null>(
      ['5', 587, 2065475.39],
      ['4', 591, 1441779.08],
      ['3', 590, 812781.1],
      ['2', 586, 274105.12],
      ['1', 593, 0],
      [null, 253, 0],
    ),
  },
  {
    name: 'F',
    members: members(
      ['5', 392, 2492955.17],
      ['4', 307, 837673.56],
      ['3', 341, 559918.54],
      ['2', 584, 530719.95],
      ['1', 1576, 172873.47],
    ),
  },
  {
    name: 'M',
    members: members(
      ['5', 406, 3255631],
      ['4', 406, 746293.75],
      ['3', 406, 355425.16],
      ['2', 406, 177117.06],
      ['1', 1576, 59673.72],
    ),
  },
  { name: 'abc', members: members(['A', 482, 3447926.67], ['B', 752, 919037.54], ['C', 1966, 227176.48]) },
  {
    name: 'pyramid',
    members: members(
      ['platinum', 160, 1773612.06],
      ['gold', 480, 1579733.1],
      ['silver', 960, 917598.84],
      ['iron', 1600, 323196.69],
    ),
  },
  {
    name: 'lifecycle',
    members: members(
      ['prospect', 253, 0],
      ['active', 1020, 3187291.03],
      ['sleeping', 451, 753047.77],
      ['lost', 1476, 653801.89],
    ),
  },
  { name: 'loyal', members: members(['yes', 503, 2622662.49]) },
  { name: 'newcomer', members: members(['yes', 129, 107648.95]) },
  { name: 'luxury_lover', members: members(['yes', 252, 2493569.22]) },
  { name: 'returner', members: members(['yes', 9, 83139.23]) },
  { name: 'big_city', members: members(['yes', 1115, 2014761.31]) },
];

const tierMoves: Movement = {
  action: 'tier',
  ordered: true,
  values: ['star', 'cow', 'volcano', 'dog', null],
  moved: [
    [group(422, 2721425.09), group(7, 30120), nobody, group(3, 9100.5), nobody],
    [group(18, 121400), group(55, 232000), nobody, nobody, nobody],
    [nobody, nobody, group(198, 500120), group(4, 8000), nobody],
    [group(2, 6100), nobody, group(23, 45082.31), group(2488, 1048140.39), nobody],
    [nobody, nobody, nobody, nobody, nobody],
  ],
  up: group(43, 172582.31),
  down: group(14, 47220.5),
  changed: group(57, 219802.81),
};

/** `heat[R - 1][F - 1]` */
const heat = [
  [group(571, 0), group(22, 0), nobody, nobody, nobody],
  [group(402, 41003.2), group(151, 161004.9), group(29, 60110.4), group(4, 11986.62), nobody],
  [group(288, 52018), group(184, 178012.5), group(82, 213450.6), group(29, 198500), group(7, 170800)],
  [group(196, 48210.27), group(142, 121702.55), group(118, 168210.54), group(94, 341280.56), group(41, 762375.16)],
  [group(119, 31642), group(85, 70000), group(112, 118147), group(180, 285906.38), group(91, 1559780.01)],
];
