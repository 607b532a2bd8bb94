import { lexer, type Token, type Tokens } from 'marked';
import { beforeAll, describe, expect, it } from 'vitest';
import { compile, type Fits, type Program } from '../../../server/index.ts';
import { markdown } from '../../../server/targets/markdown/markdown.ts';
import { languages } from '../../../server/text/language.ts';
import { hostileProgram, hostileStrings } from '../../support/hostile-program.ts';
import { generatedPrograms, inputOf, samplePrograms } from '../../support/programs.ts';
import { shopData, shopDeclarations, worldOf } from '../../support/world.ts';

let samples: ReadonlyMap<string, Program>;

beforeAll(async () => {
  samples = await samplePrograms();
});

const english = (program: Program, fits?: Fits) => textOf(program, 'en', fits);
const chinese = (program: Program, fits?: Fits) => textOf(program, 'zh-CN', fits);

function textOf(program: Program, language: 'en' | 'zh-CN', fits?: Fits): string {
  return markdown.compile(inputOf(program, { language, ...(fits && { fits }) }))[0]!.text;
}

const programOf = (text: string): Program =>
  compile({ world: worldOf({ ...shopData, 'shop.patron': `${shopDeclarations}${text}` }), file: 'shop.patron' });

/** The part below a heading. */
function section(text: string, heading: string): string {
  const [, below = ''] = text.split(`\n${heading}\n`);
  const level = heading.split(' ')[0]!.length;
  return below.split(new RegExp(`\n#{1,${level}} `))[0]!.trim();
}

describe('the document', () => {
  it.each(languages)('of the samples reads well in %s', async (language) => {
    for (const file of ['loreal/loreal.patron', 'retention/retention.patron', 'aware/aware.patron']) {
      const name = file.split('/')[1]!.replace('.patron', '');
      await expect(textOf(samples.get(file)!, language)).toMatchFileSnapshot(`${name}.${language}.md`);
    }
  });

  it('of other data, limits, and checks on everybody', async () => {
    const program = programOf(others);
    await expect(english(program)).toMatchFileSnapshot('others.en.md');
    await expect(chinese(program)).toMatchFileSnapshot('others.zh-CN.md');
  });

  it('says where bands and classes begin when a lock is given', () => {
    const program = samples.get('loreal/loreal.patron')!;
    const fits: Fits = new Map([
      [
        'M',
        {
          kind: 'bands',
          fitted: 2500,
          cuts: ['10.00', '99.50', '300.00', '1234.00'],
          counts: [500, 500, 500, 500, 500],
        },
      ],
      ['R', { kind: 'bands', fitted: 3, cuts: ['90', null, '30', '7'], counts: [1, 0, 0, 1, 1] }],
      ['abc', { kind: 'class', fitted: 2500, cuts: ['800.00', '120.50'], counts: [300, 900, 1300] }],
    ]);
    expect(
      section(english(program, fits), '#### M'),
    ).toBe(`5 bands of spend with as many customers in each; fitted among customers for whom spend is more than CNY 0. Band 5 is the best. Cuts from 2,500 customers with a known value.

| band | spend | customers |
| --- | --- | --- |
| 1 | less than CNY 10.00 | 500 |
| 2 | CNY 10.00 up to less than CNY 99.50 | 500 |
| 3 | CNY 99.50 up to less than CNY 300.00 | 500 |
| 4 | CNY 300.00 up to less than CNY 1,234.00 | 500 |
| 5 | CNY 1,234.00 or more | 500 |`);
    expect(
      section(chinese(program, fits), '#### ABC 分类（abc）'),
    ).toBe(`按客户占全部 spend 的份额分级。由 2,500 位有值的客户算出。

| 取值 | 范围 | spend | 客户数 |
| --- | --- | --- | --- |
| A | 最前的 75% | CNY 800.00 及以上 | 300 |
| B | 接下来的 20% | CNY 120.50 及以上 | 900 |
| C | 其余 |  | 1,300 |`);
    expect(section(english(program, fits), '#### R')).toContain('| 3 | nobody reaches it | 0 |');
  });

  it('leaves nothing out, however long it is', () => {
    const cities = Array.from({ length: 60 }, (_, index) => `"city ${index}"`).join(', ');
    const parts = Array.from({ length: 40 }, (_, index) => `city is not "place ${index}"`).join(' and ');
    const text = english(programOf(`segment here when city is one of (${cities})\nsegment there when ${parts}\n`));
    for (let index = 0; index < 60; index++) expect(text).toContain(`“city ${index}”`);
    for (let index = 0; index < 40; index++) expect(text).toContain(`“place ${index}”`);
    expect(text).not.toContain('…');
  });

  it('takes a title in the place of a name, but for one that two things have', () => {
    const text = english(
      programOf(`segment a "The same" when count of orders > 1
segment b "The same" when count of orders > 2
segment c "Regulars" when count of orders > 3
if a and b and c then tier star
`),
    );
    expect(text).toContain('| a holds and b holds and Regulars holds | tier: star |');
    expect(text).toContain('| Regulars (c) | number of orders is more than 3 |');
  });

  it('tells which line is of which rule', () => {
    const program = samples.get('loreal/loreal.patron')!;
    const [file] = markdown.compile(inputOf(program));
    const lines = file!.text.split('\n');
    const cow = program.policies[0]!.rules[1]!;
    const places = file!.places.filter(({ origin }) => origin === cow.origin);
    expect(places.map((place) => lines.slice(...place.lines))).toEqual([
      ['| 2 | cow | ABC 分类 is A and 生命周期 is 活跃 | tier: cow | carries our sales |'],
    ]);
    for (const { rules } of program.policies)
      for (const { origin } of rules) expect(file!.places.some((place) => place.origin === origin)).toBe(true);
  });

  it('is the same each time, and of the day that is asked for', () => {
    const program = samples.get('loreal/loreal.patron')!;
    expect(english(program)).toBe(english(structuredClone(program)));
    const [file] = markdown.compile(inputOf(program, { asOf: '2025-12-31' }));
    expect(file!.text).toContain('As of 2025-12-31, in the time zone Asia/Shanghai.');
    expect(file!.text).toContain('over the last 12 months (2025-01-01 to 2025-12-31)');
  });
});

const others = `## Shops and their customers.
metric spend is sum of orders.total in last 12 months
segment regular when count of orders >= 2
action visit takes cadence, keep highest
policy visits, first match
  if regular then visit weekly goal retain because "they come back"
  otherwise visit monthly goal acquire
policy checks for orders, all matches
  rule large: if total > 300 CNY and regular then task "look at it"
limit visit to 40 per week by spend
## Too many is too many.
limit visit to 52.5 per month per city
test "a third of all are regular"
  expect share of customers where regular at least 30%
test "they spend"
  expect average of spend where regular between 10 CNY and 99.50 CNY
`;

describe('hostile text', () => {
  it.each(languages)('makes no markup in %s, wherever it stands', (language) => {
    for (const [index, hostile] of hostileStrings.entries()) {
      for (const program of [
        samples.get('loreal/loreal.patron')!,
        samples.get('retention/retention.patron')!,
        programOf(others),
      ]) {
        const plain = shapeOf(textOf(program, language));
        const text = textOf(hostileProgram(program, hostile), language);
        expect({ index, kinds: kindsIn(text) }).toEqual({ index, kinds: [] });
        expect({ index, shape: shapeOf(text) }).toEqual({ index, shape: plain });
      }
    }
  });

  it('is still there to be read', () => {
    const program = samples.get('loreal/loreal.patron')!;
    const text = plainText(english(hostileProgram(program, '<b>|[x](http://a.b)\u202E')));
    expect(text).toContain('<b>|[x](http://a.b)<U+202E>');
  });
});

describe('any program', () => {
  it('of the samples is told in both languages', () => {
    for (const [file, program] of samples) {
      for (const language of languages) {
        const text = textOf(program, language);
        expect([file, kindsIn(text)]).toEqual([file, []]);
        expect(text).not.toMatch(/undefined|\[object|NaN/);
      }
    }
  });

  it('that is generated too', { timeout: 120_000 }, async () => {
    for (const { text, program } of await generatedPrograms(12, 5)) {
      for (const language of languages) {
        const said = textOf(program, language);
        expect([kindsIn(said), text]).toEqual([[], text]);
        expect(said).not.toMatch(/undefined|\[object|NaN/);
        expect(textOf(program, language)).toBe(said);
      }
    }
  });
});

const harmless = new Set([
  'heading',
  'paragraph',
  'list',
  'list_item',
  'table',
  'text',
  'escape',
  'codespan',
  'space',
  'hr',
]);

/** The kinds of nodes that no document should have: tags, links, images, emphasis, blocks of code, quotations. */
function kindsIn(text: string): readonly string[] {
  return [...new Set(tokensIn(text).map(({ type }) => type))].filter((type) => !harmless.has(type));
}

/** What there is: headings by their level, tables by their rows and cells, lists by their items. Text may have any number of paragraphs. */
function shapeOf(text: string): readonly string[] {
  return lexer(text, { gfm: true })
    .flatMap((token) => {
      if (token.type === 'heading') return [`h${(token as Tokens.Heading).depth}`];
      if (token.type === 'list') return [`list ${(token as Tokens.List).items.length}`];
      if (token.type === 'table') return [`table ${(token as Tokens.Table).rows.map((row) => row.length).join(' ')}`];
      return token.type === 'space' ? [] : [token.type];
    })
    .filter((kind, at, kinds) => kind !== 'paragraph' || kinds[at - 1] !== 'paragraph');
}

function tokensIn(text: string): readonly Token[] {
  const found: Token[] = [];
  const visit = (tokens: readonly Token[]): void => {
    for (const token of tokens) {
      found.push(token);
      if ('tokens' in token && token.tokens) visit(token.tokens);
      if (token.type === 'list') visit((token as Tokens.List).items);
      if (token.type === 'table') {
        const { header, rows } = token as Tokens.Table;
        for (const cell of [header, ...rows].flat()) visit(cell.tokens);
      }
    }
  };
  visit(lexer(text, { gfm: true }));
  return found;
}

/** What a reader sees. */
function plainText(text: string): string {
  return tokensIn(text)
    .filter((token) => ['text', 'escape', 'codespan'].includes(token.type) && !('tokens' in token && token.tokens))
    .map((token) => (token as Tokens.Text).text)
    .join('');
}
