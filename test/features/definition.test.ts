import { describe, expect, it } from 'vitest';
import { libraryModule } from '../../server/analysis/library/index.ts';
import { definition } from '../../server/features/definition.ts';
import { projectOf, shownMarks, shownPlaces } from '../support/project.ts';
import { type Files, retailData, retailHead, treeData, treeHead } from '../support/retail.ts';

const rfm = libraryModule('patron/rfm')?.text ?? '';

/** The cursor asks; the marked range is the answer. Two ranges: the whole declaration and the name in it. */
const cases: Readonly<Record<string, Files>> = {
  'a metric': {
    'a.patron': `${retailHead}<|metric <|spend|> is sum of orders.total|>\nsegment rich when spe<|>nd > 5 CNY\n`,
  },
  'before the first letter and behind the last': {
    'a.patron': `${retailHead}<|let <|high|> = 5|>\nsegment a when <|>high > 3\n`,
  },
  'behind the last letter': { 'a.patron': `${retailHead}<|let <|high|> = 5|>\nsegment a when high<|>> 3\n` },
  'where it is declared': { 'a.patron': `${retailHead}<|let <|hi<|>gh|> = 5|>\n` },
  'a column behind its data': {
    'a.patron': `${retailHead.replace('amount   total: money CNY', '<|amount   <|total|>: money CNY|>')}metric spend is sum of orders.tot<|>al\n`,
  },
  'a column that no line declares comes with its data': {
    'a.patron': `${retailHead.replace('data orders', '<|data <|orders|>').replace('category: text', 'category: text|>')}metric n is sum of orders.quant<|>ity\n`,
  },
  'a column behind a key': {
    ...treeData,
    'a.patron': `${treeHead.replace('item product_id of products', '<|item <|product_id|> of products|>')}metric n is count of lines where pro<|>duct.brand is "A"\n`,
  },
  'a member of stages': {
    'a.patron': `${retailHead}stages s\n  <|<|old|> when birthday is known|>\n  new otherwise\nsegment a when s is ol<|>d\n`,
  },
  'a value of an action': {
    'a.patron': `${retailHead}<|action grade takes <|gold|> > iron|>\nif consent then grade go<|>ld\n`,
  },
  'a label of an action': {
    'a.patron': `${retailHead}<|action gift takes text, <|by|> (sms, post)|>\nif consent then gift "x" b<|>y sms\n`,
  },
  'in backticks': { 'a.patron': `${retailHead}<|let <|\`a b\`|> = 5|>\nsegment s when \`a<|> b\` > 3\n` },
  'of Han': { 'a.patron': `${retailHead}<|设 <|门槛|> = 5|>\n人群 a 当 门<|>槛 > 3\n` },
  'in another file': {
    'a.patron': `${retailHead}use "lib/b.patron"\nsegment a when hi<|>gh > 3\n`,
    'lib/b.patron': '# The usual.\n<|let <|high|> = 5|>\n',
  },
  'the last of three files': {
    'a.patron': `${retailHead}use "b.patron"\nsegment a when hi<|>gh > 3\n`,
    'b.patron': 'use "c.patron"\n',
    'c.patron': '<|let <|high|> = 5|>\n',
  },
};

describe('definition', () => {
  it.each(Object.entries(cases))('%s', (_, files) => {
    const marked = projectOf({ ...retailData, ...files });
    const found = definition(marked.snapshot, marked.offset);
    expect(shownPlaces(marked.texts, found ? [found.whole, found.target] : [])).toEqual(shownMarks(marked));
  });

  it('of a name of the library leads into its text', () => {
    const { snapshot, offset } = projectOf({
      ...retailData,
      'a.patron': `${retailHead}segment a when RF<|>M >= 444\n`,
    });
    const { target, whole, origin } = definition(snapshot, offset) ?? {};
    expect(target?.file).toBe('patron/rfm');
    expect(rfm.slice(target?.start, target?.end)).toBe('RFM');
    expect(rfm.slice(whole?.start, whole?.end)).toBe('score RFM is R F M');
    expect(snapshot.source.text.slice(origin?.start, origin?.end)).toBe('RFM');
  });

  const files: Readonly<Record<string, readonly [text: string, target: string | undefined]>> = {
    'a file of rules': ['use "lib/<|>b.patron"\n', 'lib/b.patron'],
    'a file of data': ['data orders from "data/ord<|>ers.csv"\n  key order_id\n', 'data/orders.csv'],
    'a module of the library': ['use patron/<|>rfm\n', 'patron/rfm'],
    'a file that is not there': ['use "lib/<|>c.patron"\n', undefined],
    'data that are not there': ['data orders from "data/<|>none.csv"\n', undefined],
  };

  it.each(Object.entries(files))('%s', (_, [text, target]) => {
    const { snapshot, offset } = projectOf({ ...retailData, 'a.patron': text, 'lib/b.patron': 'let a = 5\n' });
    expect(definition(snapshot, offset)?.target.file).toBe(target);
  });

  it('of a name in a file that is no whole by itself is known to a file that uses it', () => {
    const marked = projectOf({
      ...retailData,
      'a.patron': `${retailHead}let high = 5\nuse "b.patron"\n`,
      'b.patron': 'segment a when hi<|>gh > 3\n',
    });
    expect(definition(marked.snapshot, marked.offset)).toBeUndefined();
    const found = definition(marked.snapshot, marked.offset, marked.project);
    expect(shownPlaces(marked.texts, found ? [found.target] : [])).toEqual([
      expect.stringMatching(/^a\.patron \d+ «high»$/),
    ]);
  });

  const nothing: Readonly<Record<string, string>> = {
    'a keyword': 'seg<|>ment a when consent\n',
    'a number': 'let a = 30<|>0\n',
    'a built-in action': 'if consent then ti<|>er star\n',
    'a value of a built-in action': 'if consent then tier st<|>ar\n',
    'a name that nothing has': 'segment a when spe<|>ndd > 5\n',
    'a comment': '# a consen<|>t\n',
    'a text': 'segment a when city is "cit<|>y"\n',
  };

  it.each(Object.entries(nothing))('there is none of %s', (_, text) => {
    const { snapshot, offset } = projectOf({ ...retailData, 'a.patron': retailHead + text });
    expect(definition(snapshot, offset)).toBeUndefined();
  });
});
