import { describe, expect, it } from 'vitest';
import type { Fits } from '../../../server/ir/fits.ts';
import type * as Ir from '../../../server/ir/index.ts';
import { dmn } from '../../../server/targets/dmn/dmn.ts';
import { decideAll, type FeelValue, readDmn } from '../../support/dmn/evaluate.ts';
import { readXml } from '../../support/dmn/xml.ts';
import { completeFile, retailData } from '../../support/retail.ts';
import { shopData, shopDeclarations } from '../../support/world.ts';
import { inputOf, programOf } from '../csv/round-trip.ts';

const metrics = `
metric spend is sum of orders.total in last 12 months
metric recency is days since latest orders
score M is bands of spend at 100, 300 CNY
segment loyal when spend >= 300 CNY
`;

function program(rules: string): Ir.Program {
  const { program: found, errors } = programOf(shopDeclarations + metrics + rules, shopData);
  expect(errors).toEqual([]);
  return found!;
}

function fileOf(rules: string | Ir.Program, fits?: Fits) {
  const input = { ...inputOf(typeof rules === 'string' ? program(rules) : rules), ...(fits && { fits }) };
  expect(dmn.obstacles(input)).toEqual([]);
  return dmn.compile(input)[0]!;
}

type Inputs = Readonly<Record<string, FeelValue>>;

/** What a model decides on some actions for some inputs. */
async function decide(rules: string | Ir.Program, inputs: Inputs, names: readonly string[], fits?: Fits) {
  const model = await readDmn(fileOf(rules, fits).text);
  expect(model.warnings).toEqual([]);
  const given = new Map(
    model.elements.filter(({ $type }) => $type === 'dmn:InputData').map(({ name }) => [name, inputs[name] ?? null]),
  );
  const decided = decideAll(model, given);
  return names.map((name) => decided.get(name) ?? null);
}

describe('a file', () => {
  it('is read without a warning, written again the same, and drawn', async () => {
    const { program: complete } = programOf(completeFile, retailData);
    const [file] = dmn.compile(inputOf(complete!));
    readXml(file!.text);
    const { warnings, again, elements } = await readDmn(file!.text);
    expect(warnings).toEqual([]);
    const { again: twice } = await readDmn(again);
    expect(twice).toBe(again);
    expect(again.replace(/\s+/g, '').length).toBeGreaterThan(file!.text.replace(/\s+/g, '').length * 0.98);
    for (const { id } of elements) expect(file!.text).toContain(`dmnElementRef="${id}"`);
    expect(file!.path).toBe('rules.dmn');
  });

  it('tells the lines of everything in it', () => {
    const { text, places } = fileOf('policy p\n  if loyal then tier star\n');
    const lines = text.split('\n');
    const heads = places.map(({ lines: [from, to] }) => [lines[from]!.trim().split(' ')[0], lines[to - 1]!.trim()]);
    expect(new Set(heads.map((each) => each.join(' ')))).toEqual(
      new Set(['<inputData </inputData>', '<decision </decision>']),
    );
  });

  it('has a table where rules ask, with hit policies by the kind of policy', async () => {
    const rules = (kind: string) =>
      `policy p${kind}\n  if spend >= 5 CNY and city is "x" then tier star\n  if spend < 5 CNY then tier cow\n`;
    const hits = await Promise.all(
      ['', ', all matches', ', exactly one match'].map(async (kind) => {
        const { elements } = await readDmn(fileOf(rules(kind)).text);
        return elements.find(({ name }) => name === 'p')?.decisionLogic?.hitPolicy;
      }),
    );
    expect(hits).toEqual(['FIRST', 'RULE ORDER', 'UNIQUE']);
  });

  it('requires exactly what it is made of', async () => {
    const { elements } = await readDmn(
      fileOf('policy p\n  if loyal and M > 1 then tier star\nnever tier when not consent\n').text,
    );
    const names = new Map(elements.map(({ id, name }) => [`#${id}`, name]));
    const required = elements.map(({ name, informationRequirement = [] }) => [
      name,
      informationRequirement.map((each) => names.get((each.requiredDecision ?? each.requiredInput)?.href ?? '')),
    ]);
    expect(Object.fromEntries(required)).toEqual({
      spend: [],
      consent: [],
      M: ['spend'],
      loyal: ['spend'],
      p: ['loyal', 'M'],
      tier: ['p', 'consent'],
    });
  });
});

describe('what is decided', () => {
  const star = { tier: 'star', tier_rule: 'p: rule 1' };

  it.each([
    ['a comparison with what is missing holds for nobody', 'if spend < 5 CNY then tier star', { spend: null }, null],
    ['nor does “is not”', 'if city is not "x" then tier star', { city: null }, null],
    ['nor does “is not one of”', 'if city is not one of ("x", "y") then tier star', { city: null }, null],
    ['“is not” holds for another', 'if city is not "x" then tier star', { city: 'z' }, star],
    ['only “not” turns it around', 'if not (spend >= 5 CNY) then tier star', { spend: null }, star],
    ['“not” beside something else', 'if city is "x" or not (spend >= 5 CNY) then tier star', {}, star],
    ['“not” inside of “not”', 'if city is "x" or not (not (spend >= 5 CNY)) then tier star', {}, null],
    ['“not” of what is no text', 'if city is "x" or not name contains "y" then tier star', {}, star],
    ['“not” of a yes that is unknown', 'if not consent then tier star', { consent: null }, star],
    ['“not” within “or”', 'if not (spend > 1 CNY or consent) then tier star', {}, star],
    ['“is missing”', 'if city is missing then tier star', { city: null }, star],
    ['“is known”', 'if city is known then tier star', { city: null }, null],
    ['0 is known', 'if spend is known and spend is 0 then tier star', { spend: 0 }, star],
    ['a range has both its ends', 'if spend 5 CNY to 7 CNY then tier star', { spend: 7 }, star],
    ['two that are missing are not equal', 'if city is name then tier star', {}, null],
    ['text by its characters', 'if city is "Å\\u{1}\\"\\\\" then tier star', { city: 'Å\u0001"\\' }, star],
    ['contains', 'if city contains "海" then tier star', { city: '上海' }, star],
    ['contains nothing that is missing', 'if not city contains "海" then tier star', { city: null }, star],
    [
      'at least two of three',
      'if at least 2 of (loyal, consent, city is "x") then tier star',
      { spend: 400, city: 'x' },
      star,
    ],
    ['how many, where some are unknown', 'if how many of (consent, city is "x") is 0 then tier star', {}, star],
    [
      'a value in the words of the rules',
      'if count of orders in last 3 months > 2 then tier star',
      { count_of_orders_in_last_3_months: 3 },
      star,
    ],
    ['a score by its cuts', 'if M is 2 then tier star', { spend: 100 }, star],
    ['a score below its cuts', 'if M is 1 then tier star', { spend: 99.99 }, star],
    ['a score of what is missing', 'if M is missing then tier star', {}, star],
    ['a value instead of what is missing', 'if (spend or else 7 CNY) > 6 CNY then tier star', {}, star],
    ['the smaller of two, one missing', 'if min of (spend, 5 CNY) is missing then tier star', {}, star],
    ['half away from zero', 'if round(spend, 0) is 3 CNY then tier star', { spend: 2.5 }, star],
    ['half away from zero below it', 'if round(spend, 0) is -3 CNY then tier star', { spend: -2.5 }, star],
  ] as const)('%s', async (_, rule, inputs, tier) => {
    expect(await decide(`policy p\n  ${rule}\n`, inputs, ['tier'])).toEqual([tier]);
  });

  const two = `policy p, KIND
  if spend > 1 CNY then points 10, tag "a"
  if spend > 2 CNY then points 30, tag "b"
  otherwise points 5
`;

  it.each([
    ['the first', 'first match', 3, { points: 10, points_rule: 'p: rule 1' }],
    ['the otherwise of a first match', 'first match', 0, { points: 5, points_rule: 'p: otherwise' }],
    ['exactly one', 'exactly one match', 2, { points: 10, points_rule: 'p: rule 1' }],
    ['not more than one', 'exactly one match', 3, null],
    ['the otherwise of exactly one', 'exactly one match', null, { points: 5, points_rule: 'p: otherwise' }],
    ['the first of all', 'all matches', 3, { points: 10, points_rule: 'p: rule 1' }],
    ['the otherwise of all', 'all matches', 0, { points: 5, points_rule: 'p: otherwise' }],
  ])('%s that matches decides', async (_, kind, spend, points) => {
    expect(await decide(two.replace('KIND', kind), { spend }, ['points'])).toEqual([points]);
  });

  it('keeps all of an action that keeps all, in the order of the text', async () => {
    const [tag] = await decide(two.replace('KIND', 'all matches'), { spend: 3 }, ['tag']);
    expect(tag).toEqual([
      { tag: 'a', tag_rule: 'p: rule 1' },
      { tag: 'b', tag_rule: 'p: rule 2' },
    ]);
  });

  it.each([
    ['number, keep highest', '1', '2', 2],
    ['number, keep lowest', '1', '2', 1],
    ['gold > silver > bronze, keep highest', 'silver', 'bronze', 'silver'],
    ['gold > silver > bronze, keep lowest', 'silver', 'bronze', 'bronze'],
    ['cadence, keep highest', 'monthly', 'weekly', 'weekly'],
    ['date, keep lowest', '2026-03-01', '2026-02-28', '2026-02-28'],
    ['text, keep first', '"x"', '"y"', 'x'],
  ])('of several an action that takes %s keeps the right one', async (takes, one, other, kept) => {
    const rules = `action act takes ${takes}\npolicy p, all matches\n  if spend > 1 CNY then act ${one}\n  if spend > 0 CNY then act ${other}\n`;
    const [act] = await decide(rules, { spend: 5 }, ['act']);
    expect(String((act as { act: unknown }).act)).toBe(String(kept));
  });

  it('withholds what guards say, and later policies see what is left', async () => {
    const rules = `policy p
  if spend > 1 CNY then tier star, message "x" by sms
  otherwise tier dog
policy q
  if tier is star then visit weekly
  if tier is missing then visit yearly
never tier star when city is "x"
never message when not consent
`;
    const visit = (text: string, rule: string) => ({ visit: text, visit_rule: `q: ${rule}` });
    const names = ['tier', 'visit', 'message'];
    expect(await decide(rules, { spend: 5, city: 'x' }, names)).toEqual([null, visit('yearly', 'rule 2'), null]);
    expect(await decide(rules, { spend: 5, consent: true }, names)).toEqual([
      { tier: 'star', tier_rule: 'p: rule 1' },
      visit('weekly', 'rule 1'),
      { message: 'x', message_rule: 'p: rule 1', message_by: 'sms' },
    ]);
    expect(await decide(rules, { city: 'x' }, names)).toEqual([{ tier: 'dog', tier_rule: 'p: otherwise' }, null, null]);
  });

  it('takes overlaps that are meant, always or for some', async () => {
    const rules = (word: string) => `policy p, exactly one match
  ${word}
  if spend > 1 CNY then tier star
  if spend > 2 CNY then tier cow
`;
    const always = rules('overlaps because "so"');
    const whole = program(rules('uncovered because "so" when city is "x"'));
    // Rules cannot say yet for whom an overlap is meant.
    const policies = whole.policies.map((policy) => ({ ...policy, overlaps: policy.uncovered, uncovered: [] }));
    const some = { ...whole, policies };
    expect(await decide(always, { spend: 5 }, ['tier'])).toEqual([star]);
    expect(await decide(some, { spend: 5, city: 'x' }, ['tier'])).toEqual([star]);
    expect(await decide(some, { spend: 5 }, ['tier'])).toEqual([null]);
    expect(await decide(some, { spend: 2 }, ['tier'])).toEqual([star]);
    expect(await decide(some, {}, ['tier'])).toEqual([null]);
  });

  it('applies the cuts of a lock, and takes a score as an input without one', async () => {
    const rules = 'score S is 3 bands of recency, lowest best\npolicy p\n  if S is 3 then tier star\n';
    const fits: Fits = new Map([['S', { kind: 'bands', fitted: 9, cuts: ['90', '30'], counts: [] }]]);
    expect(await decide(rules, { recency: 30 }, ['tier'], fits)).toEqual([star]);
    expect(await decide(rules, { recency: 31 }, ['tier'], fits)).toEqual([null]);
    expect(await decide(rules, { S: 3 }, ['tier'])).toEqual([star]);
  });
});

describe('hostile names and texts', () => {
  const hostile = [
    '</text>',
    ']]>',
    '<!--',
    '&amp;',
    'a"b',
    'date',
    'if',
    '销售 额',
    '-',
    'a.b',
    '__proto__',
    '😀',
    '-->',
    'x\u2028y',
    'x\u0001y',
    'x\ufffey',
    'x\uffffy',
  ];
  const unseen = /[\u2028\u0001\ufffe\uffff]/g;

  it.each(hostile)('are what they are: %j', async (name) => {
    const written = `"${name.replace(/["\\]/g, '\\$&').replace(unseen, (sign) => `\\u{${sign.charCodeAt(0).toString(16)}}`)}"`;
    const quoted = name.replace(unseen, ' ');
    const rules = `metric \`${quoted}\` is count of orders
policy \`p ${quoted}\` ${written}
  rule \`r ${quoted}\`: if \`${quoted}\` > 1 and city is ${written} then task ${written} within 7 days because ${written}
`;
    const file = fileOf(rules);
    readXml(file.text);
    const model = await readDmn(file.text);
    expect(model.warnings).toEqual([]);
    const inputs = model.elements.filter(({ $type }) => $type === 'dmn:InputData').map(({ name: own }) => own);
    const given = new Map<string, FeelValue>(inputs.map((own) => [own, own === 'city' ? name : 2]));
    const task = [...decideAll(model, given)].find(([own]) => own === 'task')?.[1];
    expect(task).toEqual({ task: name, task_rule: `p ${quoted}: r ${quoted}`, task_within: '7 days' });
  });

  const everywhere = JSON.stringify(
    program(`metric MARK1 is count of orders
score MARK2 is bands of spend at 100, 300 CNY
segment MARK3 when city is "MARK"
## MARK
policy MARK4 "MARK"
  ## MARK
  rule MARK5: if MARK1 > 1 and MARK3 and city contains "MARK" then task "MARK" within 7 days because "MARK"
never task when city is "MARK"
`),
  );

  const noText = ['\ud800', '\udc00', '\u0000', '\u001b[2J', '\r', '\ufdd0', '\u{1ffff}', 'x'.repeat(65_536)];

  it.each([...hostile, ...noText].map((text) => ({ title: JSON.stringify(text).slice(0, 20), text })))(
    'leave a file that strict readers take, wherever they stand: $title',
    async ({ text }) => {
      const whole = JSON.parse(everywhere.replaceAll('MARK', () => JSON.stringify(text).slice(1, -1)));
      const file = fileOf({ ...whole, name: text });
      readXml(file.text);
      expect((await readDmn(file.text)).warnings).toEqual([]);
    },
  );
});

describe('what DMN cannot hold', () => {
  it.each([
    ['a campaign', 'campaign c for everyone\n  if loyal then tag "x"\n', ['PTN6078 c']],
    [
      'a limit',
      'policy p\n  if loyal then tag "x"\naction mark\npolicy q\n  if loyal then mark\nlimit mark to 5 customers\n',
      ['PTN6078 limit mark to 5 customers'],
    ],
    ['a policy about orders', 'policy p for orders\n  if total > 5 CNY then points 5\n', ['PTN6079 p']],
    [
      'arithmetic with what was decided',
      'policy p\n  if loyal then points 5\npolicy q\n  if points / 3 > 1 then tier star\n',
      ['PTN6077 rule 1'],
    ],
    [
      'a guard over that',
      'policy p\n  if loyal then points 5, tier star\nnever tier when points / 3 > 1\n',
      ['PTN6077 never tier when points / 3 > 1'],
    ],
  ])('%s is refused where it stands', (_, rules, told) => {
    const found = dmn.obstacles(inputOf(program(rules)));
    expect(found.map(({ code, data }) => `${code} ${data['name']}`)).toEqual(told);
  });
});
