import { describe, expect, it } from 'vitest';
import { completion } from '../../server/features/completion/completion.ts';
import { privacyOf } from '../../server/features/explain/privacy.ts';
import { explanationText } from '../../server/features/explain/text.ts';
import { explainInWords } from '../../server/features/explain.ts';
import { hover } from '../../server/features/hover.ts';
import type { Language } from '../../server/text/language.ts';
import { csv, openRules } from '../evaluate/session.ts';
import { atCursor } from '../support/cursor.ts';
import { snapshotOf } from '../support/snapshot.ts';

const rules = `as of 2026-10-31
data customers from "customers.csv"
  key id
  time joined: date
data orders from "orders.csv" of customers by customer
  time at: date
  amount total: money CNY
let lag = 60 days
metric recency is days since latest orders
metric spend is sum of orders.total in last 3 months
stages lifecycle
  active when recency <= 60 days
  lost otherwise
segment loyal when spend > 100 CNY and lifecycle is active
`;
const files = {
  'customers.csv': csv('id,joined\n1,2026-01-01\n2,2026-10-01'),
  'orders.csv': csv('customer,at,total\n1,2026-08-20,400\n2,2026-10-20,50'),
};

function hovered(line: string, language: Language = 'en'): string {
  const { text, offset } = atCursor(`${rules}${line}\n`);
  return hover(snapshotOf(text, { files, language }), offset)?.plainText ?? '';
}

describe('hovering over an earlier date', () => {
  it.each([
    ['segment a when lifecycle w<|>as lost 60 days ago', '2026-09-01 · 60 days ago'],
    ['segment a when lifecycle was lost 6<|>0 days ago', '2026-09-01 · 60 days ago'],
    ['segment a when lifecycle was lost 60 days ag<|>o', '2026-09-01 · 60 days ago'],
    ['segment a when loyal a<|>s of lag ago', '2026-09-01 · 60 days ago'],
    ['segment a when ent<|>ered loyal in last 2 months', '2026-08-31 · 2 months ago'],
    ['segment a when loyal a<|>s of 1 month ago as of 60 days ago', '2026-08-01 · 1 month before 60 days ago'],
  ])('%s', (line, day) => {
    expect(hovered(line).split('\n')[0]).toBe(day);
  });

  it('says in Chinese which day it is', () => {
    expect(hovered('segment a when lifecycle w<|>as lost 60 days ago', 'zh-CN')).toContain('2026-09-01 · 60 天前');
  });

  it.each([
    ['segment a<|>b when lifecycle was lost 60 days ago', 'lifecycle as of 60 days ago (2026-09-01) is lost'],
    [
      'metric a<|>b is spend in last 3 months as of 60 days ago',
      'sum of orders.total over the last 3 months (2026-06-02 to 2026-09-01) as of 60 days ago (2026-09-01)',
    ],
  ])('tells what is computed: %s', (line, said) => {
    expect(hovered(line)).toContain(said);
  });
});

describe('completion around an earlier date', () => {
  const labels = (line: string) => {
    const { text, offset } = atCursor(`${rules}${line}\n`);
    return completion(snapshotOf(text, { files }), offset).items.map(({ label }) => label);
  };

  it.each([
    ['segment a when lifecycle was <|>', ['active', 'lost']],
    ['segment a when lifecycle was active <|>', []],
    ['segment a when entered <|>', ['loyal', 'lifecycle']],
    ['segment a when entered lifecycle <|>', ['active']],
    ['segment a when spend as of <|>', ['30 days']],
    ['segment a when spend <|>', ['as of 60 days ago']],
    ['segment a when lifecycle <|>', ['was … 60 days ago']],
    ['segment a when <|>', ['entered … in last 30 days', 'left … in last 30 days']],
  ])('%s', (line, expected) => {
    const found = labels(line);
    expect(
      expected.filter((label) => !found.includes(label)),
      found.slice(0, 30).join(' | '),
    ).toEqual([]);
  });
});

it('explains one customer with the values of both dates', async () => {
  const text = `${rules}policy p
  if lifecycle is lost and lifecycle was active 60 days ago then tier star
`;
  const session = await openRules(text, files);
  const program = snapshotOf(text, { files }).model.program()!;
  const said = async (key: string, language: Language) => {
    const explanation = (await session.explain(key))!;
    const privacy = privacyOf(program, explanation, false);
    const input = { program, asOf: session.asOf, explanation, textOf: () => ({ text }), privacy };
    return explanationText(explainInWords(input, language), language);
  };
  expect(await said('1', 'en')).toContain('lifecycle lost; 60 days ago: active');
  expect(await said('1', 'zh-CN')).toContain('lifecycle lost；60 天前：active');
  expect(await said('2', 'en')).toContain('lifecycle as of 60 days ago is missing');
});
