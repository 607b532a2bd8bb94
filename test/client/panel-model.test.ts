import { describe, expect, it } from 'vitest';
import type { Selection } from '../../client/webview/messages.ts';
import { customerView } from '../../client/webview/model/customer-row.ts';
import { figureOf, scaleOf } from '../../client/webview/model/figure.ts';
import { overviewOf } from '../../client/webview/model/overview.ts';
import { placesAt } from '../../client/webview/model/places.ts';
import { selectionTitle } from '../../client/webview/model/selection.ts';
import { heat } from '../../client/webview/model/shade.ts';
import { panelWords } from '../../client/webview/model/words.ts';
import { same } from '../../client/webview/same.ts';
import { group } from '../support/panel/build.ts';
import { hostile, turned } from '../support/panel/hostile.ts';
import { large } from '../support/panel/large.ts';
import { retail, saved } from '../support/panel/retail.ts';

const words = panelWords('en');
const scale = scaleOf(retail(), 'en', words);
const view = overviewOf(retail(), 'en', undefined);

describe('the overview', () => {
  it.each([
    ['of a sample is laid out as a whole', retail(), false],
    ['of a thousand rules is not', large(1000, 5), true],
    ['of many definitions is not', large(5, 300), true],
  ])('%s', (_, params, isLong) => {
    expect(overviewOf(params, 'en', undefined).isLong).toBe(isLong);
  });
});

describe('a number', () => {
  it.each([
    ['is a count, a share and money', group(422, 2721425.09), ['422', '13.2%', '¥2.7\u00a0M', '59.2%']],
    ['of few is never nothing', group(1, 0.5), ['1', '<0.1%', '¥0.50', '<0.1%']],
    ['of nobody is nought', group(0), ['0', '0%', '¥0', '0%']],
    ['has no share of money where returns outweigh it', group(3, -20), ['3', '0.1%', '-¥20', undefined]],
  ] as const)('%s', (_, given, [customers, share, money, moneyShare]) => {
    const figure = figureOf(given, scale);
    expect([figure.customers, figure.share, figure.money, figure.moneyShare]).toEqual([
      customers,
      share,
      money,
      moneyShare,
    ]);
  });

  it('is said in the language of the reader', () => {
    expect(figureOf(group(422, 2721425.09), { ...scale, language: 'zh-CN' }).money).toBe('¥272.1\u00a0万');
  });

  it('has no money where nothing gives money', () => {
    expect(figureOf({ customers: 5 }, { ...scale, money: undefined })).not.toHaveProperty('money');
  });

  it('has a bar that stays in its place, whatever returns do to the money', () => {
    expect(figureOf(group(3, -20), scale).moneyPart).toBe(0);
    expect(figureOf(group(3, 9e9), scale).moneyPart).toBe(1);
  });
});

describe('the outcome', () => {
  const rows = (action?: string) =>
    overviewOf(retail(), 'en', action).outcome!.tiers.map(({ label, number }) => [label, number.customers]);

  it('is that of tier first', () => {
    expect(view.actions.map(({ action }) => action)).toEqual(['tier', 'visit', 'offer', 'message']);
    expect(rows()).toEqual([
      ['star', '422'],
      ['cow', '62'],
      ['volcano', '221'],
      ['dog', '2,495'],
    ]);
  });

  it('is that of the action that was chosen, with values as the rules write them, and who gets nothing', () => {
    expect(rows('offer')).toEqual([
      ['20%', '135'],
      ['15%', '178'],
      ['10%', '184'],
      ['5%', '121'],
      ['nothing decided', '2,582'],
    ]);
  });

  it('falls back to the first action where the chosen one is gone', () => {
    expect(rows('gone')).toEqual(rows());
  });

  it('is as wide as its widest step, and pales from the best to the last', () => {
    const tiers = view.outcome!.tiers;
    expect(tiers.map(({ width }) => Number(width.toFixed(2)))).toEqual([0.17, 0.02, 0.09, 1]);
    expect(tiers.map(({ rank }) => Number(rank.toFixed(2)))).toEqual([0, 0.33, 0.67, 1]);
  });
});

describe('rules', () => {
  const offers = view.policies[2]!;

  it('have what they decide, what was taken from them and whom they passed over', () => {
    const told = view.policies[0]!.rules.map(({ name, decided, taken }) => [name, decided.customers, taken?.said]);
    expect(told).toEqual([
      ['star', '422', undefined],
      ['cow', '62', '261 more taken by earlier rules'],
      ['volcano', '221', '62 more taken by earlier rules'],
      ['otherwise', '2,495', undefined],
    ]);
    expect(offers.rules[0]!.passedOver?.said).toBe('573 passed over for a missing value');
  });

  it('without a name are told by their text', () => {
    expect(offers.rules[1]!.name).toMatch(/^if lifecycle is sleeping/);
    expect(offers.rules[1]!.decided.selection).toMatchObject({ rule: 'rule 2' });
  });

  it('are followed by whoever has none, the findings apart from what was meant', () => {
    const told = view.policies.map(({ rest }) => rest.map(({ outcome, isFinding }) => [outcome, isFinding]));
    expect(told).toEqual([
      [],
      [['uncovered', false]],
      [
        ['passed-over', true],
        ['gap', true],
      ],
      [
        ['conflict', true],
        ['overlap', false],
        ['gap', true],
      ],
    ]);
  });
});

describe('who moves', () => {
  it('goes up and down, with money', () => {
    const [tier] = view.movers;
    expect([tier!.up!.customers, tier!.up!.money, tier!.down!.customers, tier!.down!.money]).toEqual([
      '43',
      '¥172,582',
      '14',
      '¥47,221',
    ]);
    expect(tier!.summary).toBe('tier: 43 customers up · 14 customers down');
  });

  it('is up above the diagonal of the best, and stays on it', () => {
    const tones = view.movers[0]!.matrix.map((row) => row.map(({ tone }) => tone));
    expect(tones).toEqual([
      ['stay', 'down', 'down', 'down'],
      ['up', 'stay', 'down', 'down'],
      ['up', 'up', 'stay', 'down'],
      ['up', 'up', 'up', 'stay'],
    ]);
  });

  it('has no row for nothing where everybody gets something', () => {
    expect(view.movers[0]!.labels).toEqual(['star', 'cow', 'volcano', 'dog']);
    const params = retail();
    const [movement] = params.live.movements;
    const moved = movement!.moved.map((row, from) => (from === 4 ? row.map(() => group(1, 1)) : row));
    const live = { ...params.live, movements: [{ ...movement!, moved }] };
    expect(overviewOf({ ...params, live }, 'en', undefined).movers[0]!.labels.at(-1)).toBe('nothing decided');
  });

  it('says so when it is nobody', () => {
    const [tier] = overviewOf(saved(), 'en', undefined).movers;
    expect([tier!.moved, tier!.summary]).toEqual([false, 'tier: Nobody moves.']);
  });

  it('changes, without up and down, where values have no order', () => {
    const params = retail();
    const movements = params.live.movements.map((each) => ({ ...each, ordered: false }));
    const [tier] = overviewOf({ ...params, live: { ...params.live, movements } }, 'en', undefined).movers;
    expect([tier!.up, tier!.matrix[0]![1]!.tone, tier!.summary]).toEqual([
      undefined,
      'changed',
      'tier: 57 customers changed',
    ]);
  });
});

describe('the heat map', () => {
  it('has the best corner on top at the right', () => {
    const [grid] = view.grids;
    expect(grid!.lines.map(({ band }) => band)).toEqual([5, 4, 3, 2, 1]);
    expect(grid!.lines[0]!.cells.at(-1)!.number).toMatchObject({
      customers: '91',
      selection: { kind: 'grid', cell: 'RFM', row: 5, column: 5 },
    });
  });

  it.each([
    [0, 100, 0],
    [1, 100, 1],
    [25, 100, 3],
    [100, 100, 6],
    [-5, 100, 0],
    [5, 0, 0],
  ])('%d of at most %d is shade %d', (part, most, shade) => expect(heat(part, most)).toBe(shade));
});

describe('definitions', () => {
  it('stand by what they are', () => {
    expect(view.definitions.map(({ group: kind, definitions }) => [kind, definitions.map(({ name }) => name)])).toEqual(
      [
        ['bands', ['R', 'F', 'M']],
        ['classes', ['abc', 'pyramid']],
        ['stages', ['lifecycle']],
        ['segments', ['loyal', 'newcomer', 'luxury_lover', 'returner', 'big_city']],
      ],
    );
    expect(view.definitions[0]!.definitions[0]!.members.at(-1)).toMatchObject({ label: 'missing', isMissing: true });
  });
});

describe('guards', () => {
  it('say what they do', () => {
    expect(view.guards.map(({ tone, effect }) => [tone, effect])).toEqual([
      ['withheld', 'withheld from 285 customers'],
      ['withheld', 'withheld from 3 customers'],
      ['quiet', 'holds for everyone'],
    ]);
  });
});

describe('the title of a number', () => {
  const titles: readonly [Selection, string, string][] = [
    [{ kind: 'all' }, 'All customers', '所有客户'],
    [
      { kind: 'rule', policy: 'tiers', rule: 'star', outcome: 'decided' },
      'tiers: decided by star',
      'tiers：由 star 决定',
    ],
    [
      { kind: 'rule', policy: 'tiers', rule: 'otherwise', outcome: 'taken' },
      'tiers: otherwise holds, but an earlier rule decided',
      'tiers：其余 成立，但前面的规则已做决策',
    ],
    [
      { kind: 'policy', policy: 'care', outcome: 'conflict' },
      'care: two rules, no decision',
      'care：两条规则，不做决策',
    ],
    [{ kind: 'action', action: 'offer', value: '0.20' }, 'offer: 20%', 'offer：20%'],
    [{ kind: 'action', action: 'visit', value: null }, 'visit: nothing decided', 'visit：未做决策'],
    [{ kind: 'moved', action: 'tier', from: 'star', to: 'dog' }, 'tier: from star to dog', 'tier：从 star 到 dog'],
    [{ kind: 'moved', action: 'tier', from: 'dog', to: 'dog' }, 'tier: stay at dog', 'tier：仍为 dog'],
    [{ kind: 'direction', action: 'tier', direction: 'up' }, 'tier: who moves up', 'tier：上升的客户'],
    [{ kind: 'member', definition: 'R', member: null }, 'R: missing', 'R：缺失'],
    [{ kind: 'member', definition: 'loyal', member: 'yes' }, 'In loyal', '属于 loyal'],
    [{ kind: 'grid', cell: 'RFM', row: 5, column: 4 }, 'R 5, F 4', 'R 为 5，F 为 4'],
    [{ kind: 'guard', guard: 1 }, 'Affected by: never offer when returner', '受影响：never offer when returner'],
  ];
  it.each(titles)('%o is “%s”, “%s”', (selection, english, chinese) => {
    expect(selectionTitle(selection, retail(), words)).toBe(english);
    expect(selectionTitle(selection, retail(), panelWords('zh-CN'))).toBe(chinese);
  });
});

describe('the place of the cursor', () => {
  it.each([
    [0, []],
    [24, ['definition spend']],
    [35, ['definition F']],
    [63, ['policy tiers']],
    [65, ['rule tiers cow', 'policy tiers']],
    [78, ['rule offers birthday', 'policy offers']],
    [106, ['guard 1']],
  ])('line %d is at %o', (line, places) => expect(placesAt(retail(), line)).toEqual(places));
});

describe('names of others', () => {
  it('never turn a line around', () => {
    const [policy] = overviewOf(hostile(), 'en', undefined).policies;
    expect(policy!.title).toBe('safe<U+202E>nekat');
    expect(policy!.rules.map(({ name }) => name)).not.toContain(turned);
  });

  it('are looked up as they are, `__proto__` too', () => {
    const hostileView = overviewOf(hostile(), 'en', undefined);
    expect(hostileView.policies[0]!.rules[3]).toMatchObject({ name: '__proto__', decided: { customers: '13' } });
  });
});

describe('a customer', () => {
  const row = {
    key: 'M1\u202E',
    label: '陈**',
    money: '1234.5',
    cells: ['0.20', null, 'yes'],
    reasons: [
      { policy: 'tiers', rule: 'star', because: 'often here' },
      { policy: 'offers', rule: 'rule 2' },
    ],
  };
  const columns = [
    { name: 'offer', of: 'action' },
    { name: 'R', of: 'definition' },
    { name: 'loyal', of: 'definition' },
  ] as const;
  const selection: Selection = { kind: 'policy', policy: 'offers', outcome: 'conflict' };
  const shown = customerView(row, { columns, numeric: [false, true, false] }, selection, retail(), scale);

  it('keeps the key that is asked with, beside the one that is shown', () => {
    expect([shown.key, shown.shownKey]).toEqual(['M1\u202E', 'M1<U+202E>']);
  });

  it('has exact money, and words for what is missing or yes', () => {
    expect([shown.money, shown.actions[0]!.text, ...shown.definitions.map(({ text }) => text)]).toEqual([
      '¥1,234.5',
      '20%',
      '–',
      'yes',
    ]);
  });

  it('has the reason first that was asked for', () => {
    expect(shown.reasons.map(({ policy }) => policy)).toEqual(['offers', 'tiers']);
    expect(shown.reasons[0]!.rule).toMatch(/^if lifecycle/);
  });
});

describe('an edit', () => {
  it('changes only the rules that it changes', () => {
    const before = overviewOf(retail(), 'en', undefined);
    const params = retail();
    const [tiers, ...others] = params.live.preview.policies;
    const [star, ...rules] = tiers!.rules;
    const edited = { ...tiers!, rules: [{ ...star!, decided: group(400, 1) }, ...rules] };
    const preview = { ...params.live.preview, policies: [edited, ...others] };
    const after = overviewOf({ ...params, live: { ...params.live, preview } }, 'en', undefined);
    const changed = before.policies.flatMap(({ rules: all }, policy) =>
      all.filter((rule, index) => !same(rule, after.policies[policy]!.rules[index])).map(({ id }) => id),
    );
    expect(changed).toEqual(['rule tiers star']);
  });

  it('of a thousand rules makes a view of all of them', () => {
    const many = overviewOf(large(1000, 200), 'en', undefined);
    expect(many.policies.flatMap(({ rules }) => rules)).toHaveLength(1000);
    expect(many.definitions.flatMap(({ definitions }) => definitions)).toHaveLength(200);
  });
});
