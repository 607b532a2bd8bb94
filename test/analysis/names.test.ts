import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Model, NameUse } from '../../server/analysis/analysis.ts';
import { check } from '../support/carets.ts';
import { readMarks } from '../support/cursor.ts';
import { completeFile, type Files, retailData, retailHead, treeData, treeHead } from '../support/retail.ts';
import { edits } from './edits.ts';

const spend = 'metric spend is sum of orders.total\n';
const scores = `score R is 5 bands of recency\nscore F is 5 bands of frequency\nmetric recency is days since latest orders\nmetric frequency is count of orders\n`;
const lifecycle = 'stages lifecycle\n  active when latest orders is known\n  lost otherwise\n';
const shared = { 'shared/common.patron': 'let high = 300 CNY\nmetric spend is sum of orders.total\n' };

interface Case {
  /** Every name of these rules stands in marks. */
  readonly rules: string;
  /** What they stand for, in the order of the text; `+` before what is declared. */
  readonly names: string;
  readonly before?: string;
  readonly files?: Files;
  readonly head?: string;
}

const cases: Readonly<Record<string, Case>> = {
  'a constant': { rules: 'let <|high|> = 300 CNY', names: '+let high' },
  'a metric over a column': {
    rules: 'metric <|spend|> is sum of <|orders|>.<|total|>',
    names: '+metric spend, data orders, column orders.total',
  },
  'rows and their columns': {
    rules: 'metric <|a|> is sum of <|orders|>.<|total|> where <|category|> is "x" and <|orders|>.<|total|> > 5 CNY',
    names: '+metric a, data orders, column orders.total, column orders.category, data orders, column orders.total',
  },
  'a column of the row before a declaration': {
    before: 'let total = 5 CNY\n',
    rules: 'metric <|a|> is count of <|orders|> where <|total|> > 5 CNY',
    names: '+metric a, data orders, column orders.total',
  },
  'a constant in the condition of an aggregate': {
    before: 'let high = 5 CNY\n',
    rules: 'metric <|a|> is count of <|orders|> where <|total|> > <|high|>',
    names: '+metric a, data orders, column orders.total, let high',
  },
  'a column of the subject, with and without its data': {
    rules: 'segment <|a|> when <|city|> is "x" or <|customers|>.<|city|> is "y"',
    names: '+segment a, column customers.city, data customers, column customers.city',
  },
  'a column by its role': {
    rules: 'metric <|a|> is days since latest <|orders|>.<|time|>',
    names: '+metric a, data orders, column orders.ordered_at',
  },
  'another window for a metric': {
    before: spend,
    rules: 'metric <|a|> is <|spend|> in last 3 months where <|category|> is "x"',
    names: '+metric a, metric spend, column orders.category',
  },
  'a window as long as a constant': {
    before: 'let recent = 30 days\n',
    rules: 'metric <|a|> is count of <|orders|> in last <|recent|>',
    names: '+metric a, data orders, let recent',
  },
  'what money is': { before: spend, rules: 'value is <|spend|>', names: 'metric spend' },
  'a score and its cuts': {
    before: 'let few = 2\nlet many = 5\n',
    rules: 'score <|F|> is bands of count of <|orders|> at <|few|>, <|many|>',
    names: '+score F, data orders, let few, let many',
  },
  'a score of scores': {
    before: scores,
    rules: 'score <|RF|> is <|R|> <|F|>',
    names: '+cell RF, score R, score F',
  },
  'a constant as a cell': {
    before: `${scores}score RF is R F\nlet best = 55\n`,
    rules: 'segment <|a|> when <|RF|> is <|best|>',
    names: '+segment a, cell RF, let best',
  },
  'a class and its members': {
    before: spend,
    rules: 'class <|abc|> by share of <|spend|>\n  <|A|> top 75%\n  <|`the rest`|> "其余" rest',
    names: '+class abc, metric spend, +member abc.A, +member abc.`the rest`',
  },
  'stages and their members': {
    before: 'metric recency is days since latest orders\n',
    rules: 'stages <|阶段一|>\n  <|活跃|> when <|recency|> <= 90 days\n  <|流失|> otherwise',
    names: '+stages 阶段一, +member 阶段一.活跃, metric recency, +member 阶段一.流失',
  },
  'a member beside its stages': {
    before: lifecycle,
    rules: 'segment <|a|> when <|lifecycle|> is <|active|> or <|lifecycle|> is one of (<|lost|>, <|active|>)',
    names:
      '+segment a, stages lifecycle, member lifecycle.active, stages lifecycle, member lifecycle.lost, member lifecycle.active',
  },
  'a member before a declaration of its name': {
    before: `${lifecycle}segment lost when consent\n`,
    rules: 'segment <|a|> when <|lifecycle|> is <|lost|> and <|lost|>',
    names: '+segment a, stages lifecycle, member lifecycle.lost, segment lost',
  },
  'a day of the week': {
    rules: 'segment <|a|> when weekday of <|birthday|> is <|monday|>',
    names: '+segment a, column customers.birthday, member weekday.monday',
  },
  'an action, its values and its labels': {
    rules: 'action <|message|> takes text, <|by|> (<|sms|>, <|email|>), <|within|> duration',
    names:
      '+action message, +label message.by, +member `message.by`.sms, +member `message.by`.email, +label message.within',
  },
  'a policy and its rules': {
    before: 'let high = 5 CNY\n',
    rules:
      'policy <|visits|>\n  rule <|vip|>: if <|consent|> then <|tier|> <|star|>, <|message|> "hi" <|by|> <|wechat|>\n  otherwise <|offer|> 5% <|for|> 30 days',
    names:
      '+policy visits, +rule visits.vip, column customers.consent, action tier, member tier.star, action message, label message.by, member `message.by`.wechat, action offer, label offer.for',
  },
  'labels in Chinese': {
    rules: 'if <|consent|> then <|message|> "hi" <|按|> <|sms|>',
    names: 'column customers.consent, action message, label message.by, member `message.by`.sms',
  },
  'a column with the name of an action': {
    head: treeHead,
    files: treeData,
    rules: 'if <|points|> > 5 then <|points|> 5',
    names: 'column customers.points, action points',
  },
  'a table': {
    before: `${spend}let high = 5 CNY\n`,
    rules:
      'policy <|p|>\n  table\n    | <|city|> | <|spend|> || <|tier|> | <|message|> | <|message|> <|by|> | rule |\n    | "x" | > <|high|> || <|star|> | "hi" | <|sms|> | <|first|> |\n    | - | - || <|dog|> | - | - | <|"the rest"|> |\n',
    names:
      '+policy p, column customers.city, metric spend, action tier, action message, action message, label message.by, let high, member tier.star, member `message.by`.sms, +rule p.first, member tier.dog, +rule p.`the rest`',
  },
  'what was decided': {
    before: 'policy a\n  if consent then tier star, offer 5% for 30 days\n',
    rules: 'policy <|b|>\n  if <|tier|> is <|star|> and <|offer|>.<|for|> is 30 days then <|tag|> "x"',
    names: '+policy b, action tier, member tier.star, action offer, label offer.for, action tag',
  },
  'a guard': {
    rules: 'never <|tier|> <|star|> when not <|consent|>',
    names: 'action tier, member tier.star, column customers.consent',
  },
  'a test': {
    before: `${spend}${lifecycle}segment rich when spend > 5 CNY\n`,
    rules:
      'test <|"one"|>\n  given <|spend|> 5 CNY, <|consent|> yes, <|lifecycle|> <|active|>, <|orders|> (2026-01-01, 5 CNY, "x")\n  expect <|tier|> <|star|>, not <|rich|>, no <|message|>, <|lifecycle|> is <|lost|>',
    names:
      '+test one, metric spend, column customers.consent, stages lifecycle, member lifecycle.active, data orders, action tier, member tier.star, segment rich, action message, stages lifecycle, member lifecycle.lost',
  },
  'links between data': {
    head: '',
    files: {
      'c.csv': 'id,household\n1,2\n',
      'o.csv': 'id,customer,product_id\n1,1,1\n',
      'p.csv': 'id,kind\n1,x\n',
      'h.csv': 'id,size\n2,3\n',
    },
    rules: `data <|customers|> from "c.csv"
  key <|id|>
data <|orders|> from "o.csv" of <|customers|> by <|customer|>
  item <|product_id|> of <|products|>
data <|products|> from "p.csv"
  key <|id|>
data <|homes|> from "h.csv" for <|customers|> by <|id|>
metric <|a|> is count of <|orders|> where <|product|>.<|kind|> is "x" and <|orders|>.<|products|>.<|kind|> is "y" and <|size|> > 3`,
    names:
      '+data customers, +column customers.id, +data orders, data customers, column orders.customer, +column orders.product_id, data products, +data products, +column products.id, +data homes, data customers, column homes.id, +metric a, data orders, column orders.product_id, column products.kind, data orders, data products, column products.kind, column homes.size',
  },
  'customers that are taken from their events': {
    head: '',
    files: { 'o.csv': 'id,customer\n1,1\n' },
    rules: 'data <|customers|> from <|orders|> by <|customer|>\ndata <|orders|> from "o.csv"\n  key <|id|>',
    names: '+data customers, data orders, column orders.customer, +data orders, +column orders.id',
  },
  'data that nobody declared': {
    head: '',
    files: {
      'customers.csv': retailData['data/customers.csv'] ?? '',
      'orders.csv': retailData['data/orders.csv'] ?? '',
    },
    rules:
      'metric <|spend|> is sum of <|orders|>.<|total|> where <|quantity|> > 1\nmetric <|n|> is count of <|orders|>',
    names: '+metric spend, data orders, column orders.total, column orders.quantity, +metric n, data orders',
  },
  'what a used file declares': {
    files: shared,
    rules: 'use "shared/common.patron"\nsegment <|a|> when <|spend|> > <|high|>',
    names: '+segment a, metric spend, let high',
  },
  'a module and what it declares': {
    rules: 'use <|patron/rfm|>\nsegment <|a|> when <|RFM|> >= 444 and <|rfm_segment|> is <|champions|>',
    names: 'module patron/rfm, +segment a, cell RFM, stages rfm_segment, member rfm_segment.champions',
  },
  'names in backticks and names of Han': {
    before: 'let `销售额（元）` = 5\nlet 高·值 = 5\n',
    rules:
      'let <|`a b`|> = 3\nsegment <|客户|> when <|F|> > <|`销售额（元）`|> and <|`F`|> > <|高·值|>\nmetric <|F|> is count of <|orders|>',
    names: '+let `a b`, +segment 客户, metric F, let 销售额（元）, metric F, let 高·值, +metric F, data orders',
  },
  'the second declaration of a name': {
    rules: 'let <|a|> = 5\nmetric <|a|> is count of <|orders|>',
    names: '+let a, +let a, data orders',
  },
  'an operand that nobody knows': {
    before: 'let high = 5 CNY\n',
    rules: 'segment <|a|> when spendd >= <|high|> and <|consent|>',
    names: '+segment a, let high, column customers.consent',
  },
  'rows that nobody knows': {
    rules: 'metric <|a|> is sum of orderz.total where city is "x"\nmetric <|b|> is sum of <|orders|>.totl',
    names: '+metric a, +metric b, data orders',
  },
  'an action that nobody knows': {
    before: 'let high = 5\n',
    rules: 'if <|consent|> then promote <|high|>, <|tier|> <|star|>',
    names: 'column customers.consent, let high, action tier, member tier.star',
  },
  'a definition of itself': { rules: 'metric <|a|> is <|a|> + 1', names: '+metric a, metric a' },
  'definitions in a circle': {
    rules: 'metric <|a|> is <|b|> + 1\nmetric <|b|> is <|a|> + 1',
    names: '+metric a, metric b, +metric b, metric a',
  },
  'a unit that does not fit': {
    before: spend,
    rules: 'segment <|a|> when <|spend|> > 5 days and <|spend|> > <|consent|>',
    names: '+segment a, metric spend, metric spend, column customers.consent',
  },
  'a clause that cannot be read': {
    rules: 'policy <|p|>\n  if consent and > then tier star\n  if <|consent|> then <|tier|> <|dog|>',
    names: '+policy p, column customers.consent, action tier, member tier.dog',
  },
};

describe('names', () => {
  it.each(Object.entries(cases))('%s', (_, { rules, names, before = '', files = {}, head = retailHead }) => {
    const { text, ranges } = readMarks(head + before + rules);
    const model = check(text, { ...retailData, ...files });
    const found = placedNames(model).filter(({ start }) => start >= head.length + before.length);
    expect(found.map(shown).join(', ')).toBe(names);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(
      ranges.map(({ start, end }) => text.slice(start, end)),
    );
  });

  it('tell where they are declared', () => {
    const text = `use "shared/common.patron"\n${retailHead}segment a when spend > high and consent\nif a then tier star\n`;
    const model = check(text, { ...retailData, ...shared });
    const places = placedNames(model)
      .filter(({ use, start }) => use.role === 'use' && start >= text.indexOf('segment a'))
      .map(({ use: { target } }) => {
        const { chunk, span } = target.declared ?? {};
        const at = model.files.find(({ source }) => source.chunks.some((each) => each.chunk === chunk));
        return `${target.id}: ${at ? `${at.path} «${chunk?.text.slice(span?.start, span?.end)}»` : 'nowhere'}`;
      });
    expect(places).toEqual([
      'metric spend: shared/common.patron «spend»',
      'let high: shared/common.patron «high»',
      'column customers.consent: rules.patron «consent»',
      'segment a: rules.patron «a»',
      'action tier: nowhere',
      'member tier.star: nowhere',
    ]);
  });

  it('cover exactly what is written, whatever the program', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(edits.length - 1), { maxLength: 4 }), (chosen) => {
        const text = chosen.reduce((before, step) => edits[step]?.(before) ?? before, completeFile);
        for (const { start, end, use } of placedNames(check(text, retailData))) {
          const written = text.slice(start, end);
          if (use.target.kind === 'label') expect(written).toMatch(/^[\p{L}]+$/u);
          else expect(unquoted(written)).toBe(use.target.name);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are after any edits what they are in a new model', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(edits.length - 1), { minLength: 1, maxLength: 6 }), (chosen) => {
        let text = completeFile;
        let model = check(text, retailData);
        for (const step of chosen) {
          // Not every model is asked: what it did not find must not be missing in the next.
          if (step % 3 !== 0) placedNames(model);
          text = edits[step]?.(text) ?? text;
          model = check(text, retailData, model);
          if (step % 2 === 0) expect(seen(model)).toEqual(seen(check(text, retailData)));
        }
        expect(seen(model)).toEqual(seen(check(text, retailData)));
      }),
      { numRuns: 80 },
    );
  });

  it('are not found anew where nothing changed', () => {
    const before = check(completeFile, retailData);
    placedNames(before);
    const after = check(completeFile.replace('let high = 300 CNY', 'let high = 301 CNY'), retailData, before);
    const isKept = (after.files.at(-1)?.source.chunks ?? []).map(({ chunk }) => [
      chunk.text,
      before.names(chunk).length > 0 && after.names(chunk) === before.names(chunk),
    ]);
    const anew = isKept.filter(([, kept]) => !kept).map(([text]) => text);
    // The first chunk has no names; what uses the constant depends on its value.
    expect(anew).toEqual([
      expect.stringMatching(/^## Retail/),
      'let high = 301 CNY\n\n',
      expect.stringMatching(/^policy visits/),
    ]);
  });

  it('that were given up by the checker follow what is declared elsewhere', () => {
    const rules = `${retailHead}segment a when spendd >= high\n`;
    const before = check(rules, retailData);
    expect(placedNames(before).map(shown)).not.toContain('let high');
    const after = check(`${rules}let high = 5 CNY\n`, retailData, before);
    expect(placedNames(after).map(shown)).toContain('let high');
    expect(placedNames(check(rules, retailData, after)).map(shown)).not.toContain('let high');
  });
});

describe('a bare name over customers', () => {
  const head = retailHead.replace('column   birthday: date', 'column   birthday: date\n  column   R: text');
  const rules = `${treeHead}let high = 5\nmetric spend is sum of orders.total\nmetric broken is nothing + 1\naction gift takes text\npolicy p\n  if consent then gift "x"\n`;
  const model = check(rules, treeData);
  const means: Readonly<Record<string, string | undefined>> = {
    high: 'let number',
    spend: 'metric money',
    broken: 'metric broken',
    orders: 'data',
    p: 'policy',
    gift: 'action text',
    tier: 'action choice',
    suppress: 'action yes-no',
    city: 'column of customers text',
    points: 'column of customers number',
    income: 'column of demographics money',
    industry: 'column of accounts text',
    RFM: 'cell of patron/rfm cell',
    total: undefined,
    star: undefined,
  };

  it.each(Object.entries(means))('%s', (name, expected) => {
    const { kind, owner, library, type, broken } = model.meaning(name) ?? {};
    const of = owner ?? library;
    const words = [kind, of && `of ${of}`, broken ? 'broken' : type?.kind].filter((word) => word !== undefined);
    expect(words.join(' ')).toBe(expected ?? '');
    expect(model.meanings().filter((each) => each.name === name)).toHaveLength(expected === undefined ? 0 : 1);
  });

  it('is a column before it is a definition of the library', () => {
    const files = {
      ...retailData,
      'data/customers.csv': 'customer_id,name,city,birthday,consent,R\n1,a,b,1990-01-01,yes,x\n',
    };
    expect(check(`${head}let a = 5\n`, files).meaning('R')).toMatchObject({ kind: 'column', owner: 'customers' });
  });

  it('means nothing where two data that belong to customers have it', () => {
    const files = { ...treeData, 'demographics.csv': 'customer_id,income,industry\n0001,5.00,x\n' };
    expect(check(`${treeHead}let a = 5\n`, files).meaning('industry')).toBeUndefined();
  });
});

describe('expressions', () => {
  /** Each as it is written, its operation and the type of its value; outer before inner. */
  const cases: Readonly<Record<string, readonly [rules: string, expressions: readonly string[]]>> = {
    'a metric': [
      'metric a is sum of orders.total where category is "x"',
      [
        'sum of orders.total where category is "x": aggregate money',
        'orders.total: column money',
        'category is "x": = yes-no',
        'category: column text',
        '"x": literal text',
      ],
    ],
    'a member and a cell': [
      'segment a when weekday of birthday is monday and RFM >= 444',
      [
        'weekday of birthday is monday and RFM >= 444: and yes-no',
        'weekday of birthday is monday: = yes-no',
        'weekday of birthday: weekday choice',
        'birthday: column date',
        'monday: literal choice',
        'RFM >= 444: and yes-no',
        'RFM: reference cell',
        '444: literal number',
      ],
    ],
    'a cell of a table': [
      'policy p\n  table\n    | city || tier |\n    | "x" || star |\n',
      ['city: column text', '"x": literal text', 'star: literal choice'],
    ],
    'what is whole in what is broken': [
      'metric a is (sum of orders.total) + 5 days',
      ['(sum of orders.total): aggregate money', 'orders.total: column money', '5 days: literal duration'],
    ],
  };

  it.each(Object.entries(cases))('%s', (_, [rules, expected]) => {
    const model = check(`${retailHead}${rules}`, retailData);
    const { chunk } = model.files.at(-1)!.source.chunks.at(-1)!;
    const found = model
      .expressions(chunk)
      .map(
        ({ span, expression }) => `${chunk.text.slice(span.start, span.end)}: ${expression.op} ${expression.type.kind}`,
      );
    expect(found).toEqual(expected);
  });
});

interface PlacedName {
  readonly start: number;
  readonly end: number;
  readonly use: NameUse;
}

/** The names of the file that was asked for, in the order of the text. */
function placedNames(model: Model): readonly PlacedName[] {
  const chunks = model.files.at(-1)?.source.chunks ?? [];
  return chunks.flatMap(({ chunk, start }) =>
    model.names(chunk).map((use) => ({ start: start + use.span.start, end: start + use.span.end, use })),
  );
}

function shown({ use: { role, target } }: PlacedName): string {
  return `${role === 'declaration' ? '+' : ''}${target.id}`;
}

function unquoted(written: string): string {
  return written.replace(/^[`"“](.*)[`"”]$/su, '$1').normalize('NFC');
}

/** All that can be seen of names, without the objects that it is seen in. */
function seen(model: Model): unknown {
  const places = new Map(
    model.files.flatMap(({ path, source }) => source.chunks.map(({ chunk, start }) => [chunk, `${path} ${start}`])),
  );
  const names = placedNames(model).map(({ start, end, use: { role, target } }) => {
    const { declared, ...rest } = target;
    return { start, end, role, ...rest, declared: declared && [places.get(declared.chunk), declared.span] };
  });
  const meanings = model.meanings().map(({ declared, data, ...rest }) => ({
    ...rest,
    declared: declared && [places.get(declared.chunk), declared.span],
  }));
  const expressions = (model.files.at(-1)?.source.chunks ?? []).map(({ chunk }) => model.expressions(chunk));
  return { names, meanings, expressions };
}
