import { describe, expect, it } from 'vitest';
import { highlights } from '../../server/features/highlight.ts';
import { references } from '../../server/features/references.ts';
import { projectOf, shownMarks, shownPlaces } from '../support/project.ts';
import { type Files, retailData, retailHead } from '../support/retail.ts';

/** The cursor asks; the marked ranges are all that stands for the same. */
const cases: Readonly<Record<string, Files>> = {
  'a metric, from its declaration': {
    'a.patron': `${retailHead}metric <|sp<|>end|> is sum of orders.total\nvalue is <|spend|>\nsegment a when <|spend|> > 5 CNY or <|spend|> in last 3 months > 3 CNY\n`,
  },
  'a member only where its choice is meant': {
    'a.patron': `${retailHead}stages s\n  <|old|> when birthday is known\n  new otherwise\nstages t\n  old when consent\nsegment a when s is <|o<|>ld|> and t is old\ntest "x"\n  given s <|old|>\n  expect a\n`,
  },
  'a column with and without its data': {
    'a.patron': `${retailHead.replace('category: text', '<|category|>: text')}metric n is count of orders where <|categ<|>ory|> is "x" and orders.<|category|> is known\n`,
  },
  'a column of another data with the same name': {
    'a.patron': `${retailHead.replace('by customer_id', 'by <|customer_id|>')}metric n is distinct orders.<|custom<|>er_id|>\n`,
  },
  'a name that hides a column of the row': {
    'a.patron': `${retailHead}let <|tot<|>al|> = 5 CNY\nmetric n is count of orders where total > 3 CNY\nsegment a when <|total|> > 4 CNY\n`,
  },
  'an action in rules, tables, guards and tests': {
    'a.patron': `${retailHead}action <|gra<|>de|> takes gold > iron\npolicy p\n  table\n    | city || <|grade|> |\n    | "x" || gold |\npolicy q\n  if <|grade|> is gold then tier star\nnever <|grade|> gold when consent\ntest "t"\n  given consent yes\n  expect no <|grade|>\n`,
  },
  'a built-in action': {
    'a.patron': `${retailHead}if consent then <|ti<|>er|> star\nnever <|tier|> star when not consent\n`,
  },
  'data in links, windows and paths': {
    'a.patron': `${retailHead.replace('data orders', 'data <|orders|>')}metric a is count of <|ord<|>ers|>\nmetric b is sum of <|orders|>.total\nmetric c is days since latest <|orders|>\n`,
  },
  'across files': {
    'a.patron': `${retailHead}use "b.patron"\nsegment a when <|hi<|>gh|> > 3\n`,
    'b.patron': 'let <|high|> = 5\n',
    'c.patron': 'use "b.patron"\nlet higher = <|high|>\n',
    'd.patron': 'let high = 7\nlet higher = high\n',
  },
  'from the file that declares it': {
    'a.patron': `${retailHead}use "b.patron"\nsegment a when <|high|> > 3\n`,
    'b.patron': 'let <|h<|>igh|> = 5\n',
  },
  'in a file that is no whole by itself': {
    'a.patron': `${retailHead}let <|high|> = 5\nuse "b.patron"\n`,
    'b.patron': 'segment a when <|hi<|>gh|> > 3\n',
  },
  'a column of data that nobody declared': {
    'customers.csv': retailData['data/customers.csv'] ?? '',
    'orders.csv': retailData['data/orders.csv'] ?? '',
    'a.patron': 'metric a is sum of orders.<|to<|>tal|>\nmetric b is count of orders where <|total|> > 3\n',
    'b.patron': 'metric c is sum of orders.<|total|>\n',
  },
};

describe('references', () => {
  it.each(Object.entries(cases))('%s', (_, files) => {
    const marked = projectOf({ ...retailData, ...files });
    const { project, snapshot, offset, texts } = marked;
    const all = references(project, snapshot, offset, { includeDeclaration: true });
    expect(shownPlaces(texts, all)).toEqual(shownMarks(marked));
    const uses = references(project, snapshot, offset, { includeDeclaration: false });
    expect(all.length - uses.length).toBeLessThanOrEqual(1);
  });

  it('leave out the declaration where only uses are asked for', () => {
    const marked = projectOf({
      ...retailData,
      'a.patron': `${retailHead}let hi<|>gh = 5\nsegment a when <|high|> > 3\n`,
    });
    const uses = references(marked.project, marked.snapshot, marked.offset, { includeDeclaration: false });
    expect(shownPlaces(marked.texts, uses)).toEqual(shownMarks(marked));
  });

  it('reach into the library, where it builds on what is asked for', () => {
    const { project, snapshot, offset } = projectOf({
      ...retailData,
      'a.patron': `${retailHead}metric spe<|>nd is sum of orders.total\nsegment a when RFM >= 444\n`,
    });
    const found = references(project, snapshot, offset, { includeDeclaration: false });
    expect(found.map(({ file }) => file)).toEqual(['patron/rfm']);
  });

  it('are none of what is no name', () => {
    const { project, snapshot, offset } = projectOf({
      ...retailData,
      'a.patron': `${retailHead}seg<|>ment a when consent\n`,
    });
    expect(references(project, snapshot, offset, { includeDeclaration: true })).toEqual([]);
  });
});

describe('highlights', () => {
  const shown: Readonly<Record<string, readonly [text: string, kinds: string]>> = {
    'a metric': ['metric <|sp<|>end|> is sum of orders.total\nvalue is <|spend|>\n', 'write read'],
    'a use': ['metric <|spend|> is sum of orders.total\nvalue is <|sp<|>end|>\n', 'write read'],
    'a member': [
      'stages s\n  <|old|> when consent\nsegment a when s is <|o<|>ld|> or s is <|old|>\n',
      'write read read',
    ],
    'a label': ['action gift takes text, <|b<|>y|> (sms)\nif consent then gift "x" <|by|> sms\n', 'write read'],
    'a rule': ['policy p\n  rule <|vi<|>p|>: if consent then tier star\n', 'write'],
    nothing: ['segment a wh<|>en consent\n', ''],
  };

  it.each(Object.entries(shown))('%s', (_, [text, kinds]) => {
    const marked = projectOf({ ...retailData, 'a.patron': retailHead + text });
    const found = highlights(marked.snapshot, marked.offset);
    expect(shownPlaces(marked.texts, found)).toEqual(shownMarks(marked));
    expect(found.map(({ kind }) => kind).join(' ')).toBe(kinds);
  });

  it('stay in the file', () => {
    const marked = projectOf({
      ...retailData,
      'a.patron': `${retailHead}use "b.patron"\nsegment a when <|hi<|>gh|> > 3 or <|high|> > 5\n`,
      'b.patron': 'let high = 5\n',
    });
    expect(shownPlaces(marked.texts, highlights(marked.snapshot, marked.offset))).toEqual(shownMarks(marked));
  });
});
