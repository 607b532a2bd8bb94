import { describe, expect, it } from 'vitest';
import { keywordTable } from '../../grammar/index.ts';
import { inChinese } from '../../server/features/completion/in-chinese.ts';
import { examples } from '../../server/features/hover/examples.ts';
import { hover } from '../../server/features/hover.ts';
import { wordsOf } from '../../server/text/catalogue.ts';
import { type Topic, topicAlone } from '../../server/text/keywords-en.ts';
import { languages } from '../../server/text/language.ts';
import { check } from '../docs/check-fence.ts';
import { atCursor } from '../support/cursor.ts';
import { snapshotOf } from '../support/snapshot.ts';
import { shopData, shopDeclarations } from '../support/world.ts';

describe('every keyword', () => {
  it.each(languages)('has words in %s', (language) => {
    const { keywords } = wordsOf(language);
    const silent = keywordTable.filter(({ id }) => (keywords[topicAlone(id)] ?? '').length < 2);
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it('says other things in Chinese than in English', () => {
    const [english, chinese] = [wordsOf('en').keywords, wordsOf('zh-CN').keywords];
    const same = Object.keys(english).filter((topic) => english[topic as Topic] === chinese[topic as Topic]);
    expect(same).toEqual([]);
  });

  it('has an example, unless it belongs to a later version', () => {
    const { keywords } = wordsOf('en');
    const bare = (Object.keys(keywords) as Topic[]).filter((topic) => !(topic in examples));
    expect(bare.filter((topic) => !/later version/.test(keywords[topic]))).toEqual([]);
  });
});

describe('the example of', () => {
  /** `as of` stands first in a file, and here the declarations that examples take for granted do. Not every column is in the files. */
  const errorsIn = (text: string) =>
    check({ text, marks: ['fragment'], line: 1, start: 0, end: text.length, indentation: '' })
      .filter(({ severity, code }) => severity === 'error' && code !== 'PTN2025' && code !== 'PTN5007')
      .map(({ shown }) => shown);

  it.each(Object.entries(examples))('%s has no mistake', (_, example) => expect(errorsIn(example)).toEqual([]));
  it.each(Object.entries(examples))('%s has none in Chinese', (_, example) =>
    expect(errorsIn(inChinese(example))).toEqual([]),
  );
});

/** The first sentence that is said of the word at the cursor. */
function said(line: string, language: 'en' | 'zh-CN' = 'en'): string {
  const { text, offset } = atCursor(`${shopDeclarations}\nmetric spend is sum of orders.total\n${line}`);
  const found = hover(snapshotOf(text, { files: shopData, language }), offset);
  return found?.plainText.split('\n\n').find((part) => !/\d{4}-\d\d-\d\d/.test(part)) ?? '';
}

describe('a keyword says what it does where it stands', () => {
  const en = wordsOf('en').keywords;
  const cases: readonly (readonly [Topic, string])[] = [
    ['of data', 'data lines from "orders.csv" o<|>f customers by customer_id'],
    ['by data', 'data lines from "orders.csv" of customers b<|>y customer_id'],
    ['for data', 'data more from "customers.csv" fo<|>r customers by customer_id'],
    ['count', 'metric orders_ever is count o<|>f orders'],
    ['count', 'metric orders_ever is c<|>ount of orders'],
    ['last', 'metric a is count of orders in la<|>st 3 months'],
    ['last period', 'metric a is count of orders in la<|>st quarter'],
    ['in', 'metric a is count of orders i<|>n last 3 months'],
    ['in year', 'metric a is count of orders i<|>n 2026'],
    ['same period last year', 'metric a is count of orders in last 3 months in same per<|>iod last year'],
    ['same period last year', 'metric a is count of orders in last 3 months in same period la<|>st year'],
    ['last', 'metric a is count of orders in la<|>st 3 months in same period last year'],
    ['between', 'metric a is count of orders between 2026-01-01 an<|>d 2026-02-01'],
    ['months between', 'metric a is months between earliest orders an<|>d latest orders'],
    ['days since', 'metric a is da<|>ys since latest orders'],
    ['month of', 'metric a is mon<|>th of birthday'],
    ['or else', 'metric a is highest orders.total o<|>r else 0'],
    ['or', 'segment a when consent o<|>r spend > 300'],
    ['and', 'segment a when consent an<|>d spend > 300'],
    ['is one of', 'segment a when city is on<|>e of ("上海", "北京")'],
    ['is missing', 'segment a when city i<|>s missing'],
    ['is known', 'segment a when city is kn<|>own'],
    ['is', 'segment a when city i<|>s "上海"'],
    ['starts with', 'segment a when city starts wi<|>th "上"'],
    ['to', 'segment a when age of birthday 18 t<|>o 25'],
    ['not', 'segment a when n<|>ot consent'],
    ['best', 'score S is 5 bands of spend, lowest be<|>st'],
    ['best', 'score S is 5 bands of spend, low<|>est best'],
    ['bands', 'score S is 5 ban<|>ds of spend'],
    ['lowest', 'metric a is low<|>est orders.total'],
    ['by class', 'class c b<|>y share of spend\n  A top 75%\n  B rest'],
    ['share class', 'class c by sha<|>re of spend\n  A top 75%\n  B rest'],
    ['rank', 'class c by rank o<|>f spend\n  A top 75%\n  B rest'],
    ['otherwise stage', 'stages s\n  a when consent\n  b other<|>wise'],
    ['otherwise', 'if consent then tier star\nother<|>wise tier dog'],
    ['when guard', 'never message w<|>hen not consent'],
    ['when', 'segment a w<|>hen consent'],
    ['keep highest', 'action gift takes number, keep high<|>est'],
    ['keep', 'action gift takes number, ke<|>ep highest'],
    ['first match', 'policy p, first mat<|>ch\n  if consent then tier star'],
    ['all matches', 'policy p, al<|>l matches\n  if consent then tier star'],
    ['exactly one match', 'policy p, exactly on<|>e match\n  if consent then tier star'],
    ['then rule', 'if consent th<|>en tier star'],
    ['pii', 'data more from "customers.csv"\n  key customer_id p<|>ii'],
    ['checklist', 'check<|>list c'],
    ['metric', 'metr<|>ic'],
    ['if', 'i<|>f'],
  ];
  it.each(cases)('%s: %s', (topic, line) => expect(said(line)).toBe(en[topic]));

  it('in the language of the reader', () => {
    expect(said('segment a wh<|>en consent', 'zh-CN')).toBe('成立的条件。');
  });
});

describe('a word of the language is none', () => {
  it.each([
    ['in a comment', '# wh<|>en'],
    ['in a text', 'segment a "wh<|>en" when consent'],
    ['in a text that does not end', 'segment a "wh<|>en'],
    ['as the name of something', 'metric `wh<|>en` is count of orders'],
    ['behind a dot', 'metric a is orders.la<|>st'],
    ['where nothing stands', 'segment a when consent\n\n<|>\n'],
  ])('%s', (_, line) => expect(said(line)).not.toContain(wordsOf('en').keywords.when));
});

describe('a keyword of another language', () => {
  it('has its example in that language, and the English word', () => {
    const { text, offset } = atCursor('如<|>果 RFM >= 444 则 tier star');
    expect(hover(snapshotOf(text, { language: 'zh-CN' }), offset)?.plainText).toMatchInlineSnapshot(`
      "规则的开始：条件成立的客户得到“那么”之后的决策。

      如果 RFM >= 444 则 tier star, visit 每周

      也写作：if、若"
    `);
  });

  it('may say several at once', () => {
    const { text, offset } = atCursor(`${shopDeclarations}\n人群 a 当 city 不属<|>于 ("上海", "北京")`);
    const found = hover(snapshotOf(text, { files: shopData, language: 'zh-CN' }), offset);
    expect(text.slice(found?.start, found?.end)).toBe('不属于');
    expect(found?.plainText).toContain(wordsOf('zh-CN').keywords['is one of']);
    expect(found?.plainText).toContain('is not one of');
  });
});
