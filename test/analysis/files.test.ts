import { describe, expect, it } from 'vitest';
import { analyze } from '../../server/analysis/index.ts';
import { messageOf } from '../../server/diagnostics/diagnostic.ts';
import { check, errorsOf, expectFindings, rulesFile } from '../support/carets.ts';
import { type Files, retailData, treeData, treeHead } from '../support/retail.ts';
import { worldOf } from '../support/world.ts';

describe('files that use files', () => {
  const cases: Readonly<Record<string, { readonly files: Files; readonly rules: string }>> = {
    'names of the other file': {
      files: { 'shared/common.patron': 'let high = 5\n' },
      rules: `
use "shared/common.patron"
segment a when points > high`,
    },
    'files that there are not': {
      files: { 'shared/common.patron': 'let high = 5\n' },
      rules: `
use "shared/comon.patron"
#   ^^^^^^^^^^^^^^^^^^^^^ PTN2011 → "shared/common.patron"
use "other.patron"
#   ^^^^^^^^^^^^^^ PTN2011
use "shared/Common.patron"
#   ^^^^^^^^^^^^^^^^^^^^^^ PTN2017 → "shared/common.patron"
use "../common.patron"
#   ^^^^^^^^^^^^^^^^^^ PTN2014
use "shared\\\\common.patron"
#   ^^^^^^^^^^^^^^^^^^^^^^^ PTN2015 → "shared/common.patron"`,
    },
    'names may stand in the file that there is not': {
      files: {},
      rules: `
use "other.patron"
#   ^^^^^^^^^^^^^^ PTN2011
segment a when points > high and city is "x"
segment b when other.income > 5
segment c when (count of visits) > high`,
    },
    'a file used twice': {
      files: { 'common.patron': 'let high = 5\n' },
      rules: `
use "common.patron"
use "common.patron"
#   ^^^^^^^^^^^^^^^ PTN2016
segment a when points > high`,
    },
    'a library that there is not': {
      files: {},
      rules: `
use patron/rfn
#   ^^^^^^^^^^ PTN2013 → patron/rfm`,
    },
  };

  it.each(Object.entries(cases))('%s', (_, { files, rules }) => {
    expectFindings(`${rules}\n`, { ...treeData, ...files }, treeHead);
  });

  it('tell what is wrong in the other file, after their own', () => {
    const files = { ...treeData, 'common.patron': 'let high = highest_of_all\n' };
    const model = check(`${treeHead}use "common.patron"\nsegment a when pointz > high\n`, files);
    expect(model.diagnostics().map(({ file, diagnostic }) => `${file} ${diagnostic.code}`)).toEqual([
      'rules.patron PTN2001',
      'common.patron PTN2001',
    ]);
  });

  it('in a circle are told with the chain', () => {
    const files = { ...treeData, 'a.patron': 'use "b.patron"\n', 'b.patron': 'use "rules.patron"\n' };
    const model = check(`${treeHead}use "a.patron"\n`, files);
    const [found] = model.diagnostics();
    expect(found && `${found.file}: ${messageOf(found.diagnostic, 'en')}`).toBe(
      'b.patron: Files use each other in a circle: rules.patron → a.patron → b.patron → rules.patron.',
    );
  });

  it('hand over data, whose paths stay relative to the file that declares them', () => {
    const files = { 'shared/c.csv': 'id\n1\n', 'shared/data.patron': 'data customers from "c.csv"\n  key id\n' };
    const model = analyze(
      worldOf({ ...files, 'rules/a.patron': 'use "../shared/data.patron"\nsegment a when id is "1"\n' }),
      'rules/a.patron',
    );
    expect(errorsOf(model)).toEqual([]);
    expect(model.program()?.sources[0]?.from).toEqual({ kind: 'file', path: '../shared/c.csv', format: 'csv' });
    expect(model.program()?.sources[0]?.origin.file).toBe('shared/data.patron');
  });

  it('may be used by two ways', () => {
    const files = {
      ...treeData,
      'a.patron': 'use "c.patron"\n',
      'b.patron': 'use "c.patron"\n',
      'c.patron': 'let high = 5\n',
    };
    expect(errorsOf(check(`${treeHead}use "a.patron"\nuse "b.patron"\nsegment x when points > high\n`, files))).toEqual(
      [],
    );
  });

  it.each([
    ['not-found', 'PTN2011'],
    ['outside-project', 'PTN2014'],
    ['not-utf-8', 'PTN2028'],
    ['too-large', 'PTN2028'],
  ] as const)('say why they cannot be read: %s', (why, code) => {
    const world = { ...worldOf({ ...treeData, 'a.patron': `${treeHead}use "b.patron"\n` }), whyUnread: () => why };
    expect(
      analyze(world, 'a.patron')
        .diagnostics()
        .map(({ diagnostic }) => diagnostic.code),
    ).toEqual([code]);
    expect(
      analyze(world, 'b.patron')
        .diagnostics()
        .map(({ diagnostic }) => diagnostic.code),
    ).toEqual([code]);
  });

  it('a file that is not there has a finding and no program', () => {
    const model = analyze(worldOf({}), 'gone.patron');
    expect(model.diagnostics().map(({ diagnostic }) => diagnostic.code)).toEqual(['PTN2011']);
    expect(model.program()).toBeUndefined();
  });
});

describe('names of the library', () => {
  it('stand for themselves, and their chain is told', () => {
    const model = check(`${treeHead}if RFM >= 444 then tier star\n`, treeData);
    const [found] = model.diagnostics();
    expect(found?.diagnostic.code).toBe('PTN2009');
    expect(found && messageOf(found.diagnostic, 'en')).toContain(
      '“RFM” comes from patron/rfm: score RFM is R F M; score R is 5 bands of recency',
    );
    expect(model.program()?.definitions.map(({ name }) => name)).toEqual([
      'recency',
      'frequency',
      'spend',
      'R',
      'F',
      'M',
      'RFM',
    ]);
    expect(model.program()?.definitions[0]?.origin.file).toBe('patron/rfm');
  });

  it('use your definitions where you have them', () => {
    const model = check(
      `${treeHead}metric spend is sum of orders.total in last 3 months\nif RFM >= 444 then tier star\n`,
      treeData,
    );
    expect(errorsOf(model)).toEqual([]);
    const spend = model.program()?.definitions.filter(({ name }) => name === 'spend');
    expect(spend?.map(({ origin }) => origin.file)).toEqual([rulesFile]);
  });

  it('that are used by name need no hint; yours stand before them', () => {
    expectFindings(
      `
use patron/rfm
metric spend is sum of orders.total
#      ^^^^^ PTN2027
if RFM >= 444 and spend > 5 CNY then tier star`,
      treeData,
      treeHead,
    );
  });

  it('that the data cannot give are told where they are used, with the reason', () => {
    const rules = 'data customers from "customers.csv"\n  key customer_id\nsegment a when R is 5\n';
    const model = check(rules, treeData);
    const [found] = model.diagnostics();
    expect(
      model.diagnostics().map(({ diagnostic, start, end }) => `${diagnostic.code} ${rules.slice(start, end)}`),
    ).toEqual(['PTN2010 R']);
    expect(found?.related.map(({ file }) => file)).toContain('patron/rfm');
  });

  it('the one-line program of the reference works as it stands', () => {
    const files = {
      'customers.csv': retailData['data/customers.csv'] ?? '',
      'orders.csv': retailData['data/orders.csv'] ?? '',
    };
    const model = check('if RFM>=444 then tier star, visit weekly\n', files);
    expect(errorsOf(model)).toEqual([]);
    expect(model.program()?.policies.map(({ name }) => name)).toEqual(['rules']);
    expect(model.diagnostics().map(({ diagnostic }) => diagnostic.code)).toEqual(['PTN5010', 'PTN5010', 'PTN2009']);
  });
});

describe('without any data declared', () => {
  const codes = (rules: string, files: Files) =>
    check(rules, files)
      .diagnostics()
      .map(({ diagnostic }) => diagnostic.code);
  const customers = retailData['data/customers.csv'] ?? '';
  const orders = retailData['data/orders.csv'] ?? '';

  it('the files beside the rules are taken, and every guess is told', () => {
    const model = check('segment a when city is "上海" and latest orders is known\n', {
      'customers.csv': customers,
      'orders.csv': orders,
    });
    const guesses = model.diagnostics().map(({ diagnostic }) => messageOf(diagnostic, 'en'));
    expect(guesses).toEqual([
      '“customers” was taken from customers.csv: key customer_id, label name, time joined_on.',
      '“orders” was taken from orders.csv: key order_id, time ordered_at, amount total, quantity quantity, item product_id.',
    ]);
    expect(model.program()?.subject).toBe('customers');
  });

  it('orders alone are enough', () => {
    expect(codes('segment a when latest orders is known\n', { 'orders.csv': orders })).toEqual(['PTN5010', 'PTN5010']);
  });

  it('nothing at all is an error', () => {
    expect(codes('segment a when latest orders is known\n', {})).toEqual(['PTN5009']);
    expect(codes('segment a when latest orders is known\n', { 'other.csv': customers })).toEqual(['PTN5009']);
  });

  it('two files of one name are ambiguous', () => {
    expect(
      codes('segment a when city is "上海"\n', {
        'customers.csv': customers,
        'customers.parquet': { kind: 'not-parquet' },
      }),
    ).toEqual(['PTN5019']);
  });

  it('a file that cannot be read is an error', () => {
    expect(codes('segment a when city is "上海"\n', { 'customers.csv': { kind: 'empty' } })).toEqual([
      'PTN5003',
      'PTN5009',
    ]);
  });

  it('nothing is guessed where a file that is used is missing', () => {
    expect(codes('use "data.patron"\nsegment a when city is "上海"\n', { 'customers.csv': customers })).toEqual([
      'PTN2011',
    ]);
  });

  it('constants and actions need none', () => {
    expect(codes('let high = 300 CNY\n', {})).toEqual(['PTN2007']);
  });
});

describe('what is no name of the library', () => {
  const needed = (rules: string) =>
    check(`${treeHead}${rules}`, {
      ...treeData,
      'orders.csv': (treeData['orders.csv'] as string).replace('channel', 'recency'),
    });

  it('a column of the row at hand', () => {
    const model = needed('segment a when (count of orders where recency is "store") > 3\n');
    expect(model.diagnostics()).toEqual([]);
    expect(model.program()?.definitions.map(({ name }) => name)).toEqual(['a']);
  });

  it('a member of a choice', () => {
    const model = needed('stages s\n  R when points > 3\n  F otherwise\nsegment a when s is R\n');
    expect(model.diagnostics()).toEqual([]);
    expect(model.program()?.definitions.map(({ name }) => name)).toEqual(['s', 'a']);
  });
});
