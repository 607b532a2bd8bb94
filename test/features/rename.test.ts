import { describe, expect, it } from 'vitest';
import type { Model } from '../../server/analysis/index.ts';
import { prepareRename, rename } from '../../server/features/rename.ts';
import type { TextEdit } from '../../server/features/snapshot.ts';
import { applied } from '../support/carets.ts';
import { projectOf } from '../support/project.ts';
import { completeFile, type Files, retailData, retailHead, treeData, treeHead } from '../support/retail.ts';
import { programShape } from './program-shape.ts';

interface Case {
  readonly files: Files;
  readonly to: string;
  /** Pieces of the files afterwards. */
  readonly after: Readonly<Record<string, string>>;
}

const rules = (text: string): Files => ({ 'a.patron': retailHead + text });

const cases: Readonly<Record<string, Case>> = {
  'a metric and all its uses': {
    files: rules(
      'metric spe<|>nd is sum of orders.total\nvalue is spend\nsegment a when spend in last 3 months > 5 CNY\n',
    ),
    to: 'outlay',
    after: {
      'a.patron':
        'metric outlay is sum of orders.total\nvalue is outlay\nsegment a when outlay in last 3 months > 5 CNY\n',
    },
  },
  'a campaign, which goes on to draw by its old name': {
    files: rules('campaign spr<|>ing for everyone\n  hold out 10%\n  otherwise offer 5%\n'),
    to: 'summer',
    after: {
      'a.patron': 'campaign summer for everyone\n  hold out 10% as "spring"\n  otherwise offer 5%\n',
    },
  },
  'a campaign that has a salt': {
    files: rules('campaign spr<|>ing for everyone\n  hold out 10% as "s"\n  otherwise offer 5%\n'),
    to: 'summer',
    after: { 'a.patron': 'campaign summer for everyone\n  hold out 10% as "s"\n  otherwise offer 5%\n' },
  },
  'from a use': {
    files: rules('let high = 5\nmetric n is count of orders\nsegment a when n > hi<|>gh\n'),
    to: 'low',
    after: { 'a.patron': 'let low = 5\nmetric n is count of orders\nsegment a when n > low\n' },
  },
  'through earlier dates': {
    files: rules(
      'stages ph<|>ase\n  active when consent\n  lost otherwise\nsegment a when phase was lost 60 days ago and entered phase active in last 1 day\n',
    ),
    to: 'step',
    after: {
      'a.patron':
        'stages step\n  active when consent\n  lost otherwise\nsegment a when step was lost 60 days ago and entered step active in last 1 day\n',
    },
  },
  'to a name that needs backticks': {
    files: rules('metric sp<|>end is sum of orders.total\nvalue is spend\n'),
    to: '销售额（元）',
    after: { 'a.patron': 'metric `销售额（元）` is sum of orders.total\nvalue is `销售额（元）`\n' },
  },
  'from backticks to a bare name': {
    files: rules('let `a b` = 5\nmetric n is count of orders\nsegment s when n > `a<|> b`\n'),
    to: 'ab',
    after: { 'a.patron': 'let ab = 5\nmetric n is count of orders\nsegment s when n > ab\n' },
  },
  'typed with its backticks': {
    files: rules('let hi<|>gh = 5\n'),
    to: ' `a b` ',
    after: { 'a.patron': 'let `a b` = 5\n' },
  },
  'to a reserved word': { files: rules('let hi<|>gh = 5\n'), to: 'when', after: { 'a.patron': 'let `when` = 5\n' } },
  'to a word that means something in its place': {
    files: rules('metric sp<|>end is sum of orders.total\nvalue is spend in last 3 months\n'),
    to: 'latest',
    after: { 'a.patron': 'metric `latest` is sum of orders.total\nvalue is `latest` in last 3 months\n' },
  },
  'to what would be a cell': {
    files: rules(
      'score R is 5 bands of n\nmetric n is count of orders\nscore RR is R R2\nscore R2 is 5 bands of n\nlet be<|>st = 44\nsegment a when RR >= best\n',
    ),
    to: 'xx',
    after: { 'a.patron': 'let `xx` = 44\nsegment a when RR >= `xx`\n' },
  },
  'a member, not others of its name': {
    files: rules(
      'stages s\n  old when consent\n  new otherwise\nstages t\n  old when consent\nsegment a when s is o<|>ld and t is old\n',
    ),
    to: 'aged',
    after: {
      'a.patron':
        'stages s\n  aged when consent\n  new otherwise\nstages t\n  old when consent\nsegment a when s is aged and t is old\n',
    },
  },
  'a value of an action in a table and a guard': {
    files: rules(
      'action grade takes go<|>ld > iron\npolicy p\n  table\n    | city || grade |\n    | "x" || gold |\nnever grade gold when consent\n',
    ),
    to: '黄金',
    after: {
      'a.patron':
        'action grade takes 黄金 > iron\npolicy p\n  table\n    | city || grade |\n    | "x" || 黄金 |\nnever grade 黄金 when consent\n',
    },
  },
  'an action with what stands behind its label': {
    files: rules(
      'action gi<|>ft takes text, by (sms)\npolicy p\n  if consent then gift "x" by sms\npolicy q\n  if gift.by is sms then tag "y"\n',
    ),
    to: 'present',
    after: {
      'a.patron':
        'action present takes text, by (sms)\npolicy p\n  if consent then present "x" by sms\npolicy q\n  if present.by is sms then tag "y"\n',
    },
  },
  'data and all paths': {
    files: {
      'a.patron': `${retailHead.replace('data orders', 'data or<|>ders')}metric a is sum of orders.total\nmetric b is days since latest orders\n`,
    },
    to: 'purchases',
    after: { 'a.patron': 'metric a is sum of purchases.total\nmetric b is days since latest purchases\n' },
  },
  'data behind a key': {
    files: {
      ...treeData,
      'a.patron': `${treeHead}metric a is count of lines where products.brand is "A" and product.brand is known and prod<|>ucts.category is "x"\n`,
    },
    to: 'goods',
    after: {
      'a.patron':
        'metric a is count of lines where goods.brand is "A" and product.brand is known and goods.category is "x"\n',
    },
  },
  'a rule': {
    files: rules('policy p\n  rule vi<|>p: if consent then tier star\n'),
    to: '重要',
    after: { 'a.patron': '  rule 重要: if consent then tier star\n' },
  },
  'a rule that is a text in a table': {
    files: rules('policy p\n  table\n    | city || tier | rule |\n    | "x" || star | "the fi<|>rst" |\n'),
    to: 'the "second"',
    after: { 'a.patron': '| "x" || star | "the \\"second\\"" |\n' },
  },
  'a test': {
    files: rules('test "o<|>ne"\n  given consent yes\n  expect no tier\n'),
    to: '第一个',
    after: { 'a.patron': 'test "第一个"\n  given consent yes' },
  },
  'a policy': {
    files: rules('policy p<|>\n  if consent then tier star\n'),
    to: 'visits',
    after: { 'a.patron': 'policy visits\n' },
  },
  'across files': {
    files: {
      'a.patron': `${retailHead}use "b.patron"\nmetric n is count of orders\nsegment a when n > hi<|>gh\n`,
      'b.patron': 'let high = 5\n',
      'c.patron': 'use "b.patron"\nuse "d.patron"\nlet other = low\n',
      'd.patron': 'let low = 7\n',
    },
    to: 'top',
    after: {
      'a.patron': 'when n > `top`\n',
      'b.patron': 'let `top` = 5\n',
      'c.patron': 'let other = low\n',
      'd.patron': 'let low = 7\n',
    },
  },
  'to its own name': { files: rules('let hi<|>gh = 5\n'), to: 'high', after: { 'a.patron': 'let high = 5\n' } },
};

describe('rename', () => {
  it.each(Object.entries(cases))('%s', (_, { files, to, after }) => {
    const { project, snapshot, offset, texts } = projectOf({ ...retailData, ...files });
    const result = rename(project, snapshot, offset, to);
    if (!('edits' in result)) throw new Error(result.refused);
    const edited = editAll(texts, result.edits);
    for (const [file, text] of Object.entries(after)) expect(edited[file]).toContain(text);
    const again = projectOf({ ...retailData, ...files, ...edited });
    for (const { file, model } of project.snapshots) {
      expectSame(model, again.project.snapshots.find((each) => each.file === file)!.model, file);
    }
  });

  const refused: Readonly<Record<string, readonly [files: Files, to: string, why: RegExp]>> = {
    nothing: [rules('seg<|>ment a when consent\n'), 'b', /no name here/],
    'an empty name': [rules('let hi<|>gh = 5\n'), '  ', /cannot be empty/],
    'a name of several lines': [rules('let hi<|>gh = 5\n'), 'a\nb', /one line/],
    'a name with a backtick': [rules('let hi<|>gh = 5\n'), 'a`b', /backticks/],
    'a name that is too long': [rules('let hi<|>gh = 5\n'), 'a'.repeat(129), /128/],
    'a built-in action': [rules('if consent then ti<|>er star\n'), 'level', /“tier” is built in/],
    'a value of a built-in action': [rules('if consent then tier st<|>ar\n'), 'sun', /“star” is built in/],
    'a day of the week': [rules('segment a when weekday of birthday is mon<|>day\n'), 'day1', /word of the language/],
    'a label': [rules('action gift takes text, b<|>y (sms)\n'), 'via', /word of the language/],
    'a column': [rules('segment a when cons<|>ent\n'), 'agreed', /name of a column in the data/],
    'a column in Chinese words': [rules('segment a when cons<|>ent\n'), 'agreed', /name of a column/],
    'a definition of the library': [
      rules('segment a when RF<|>M >= 444\n'),
      'cell',
      /comes from the library patron\/rfm/,
    ],
    'a module of the library': [rules('use patron/<|>rfm\n'), 'mine', /comes from the library patron\/rfm/],
    'what the library builds on': [
      rules('metric spe<|>nd is sum of orders.total\nsegment a when RFM >= 444\n'),
      'outlay',
      /builds on your “spend”/,
    ],
    'data that were guessed': [
      {
        'customers.csv': retailData['data/customers.csv'] ?? '',
        'orders.csv': retailData['data/orders.csv'] ?? '',
        'a.patron': 'metric a is count of ord<|>ers\n',
      },
      'b',
      /beside the rules/,
    ],
    'the name of another declaration': [
      rules('let hi<|>gh = 5\nmetric n is count of orders\n'),
      'n',
      /taken already: it is a metric/,
    ],
    'the name of a column': [rules('let hi<|>gh = 5\n'), 'city', /taken already: it is a column/],
    'the name of a built-in action that is used': [
      rules('action gr<|>ade takes gold > iron\nnever tier star when consent\n'),
      'tier',
      /taken already: it is an action/,
    ],
    'a name of the library that is used': [
      rules('let hi<|>gh = 5\nsegment a when RFM >= 444\n'),
      'R',
      /taken already: it is a score/,
    ],
    'a name of a module that is used': [
      rules('use patron/rfm\nlet hi<|>gh = 5\n'),
      'FM',
      /taken already: it is a metric/,
    ],
    'a name taken in a file that uses this one': [
      { 'a.patron': `${retailHead}use "b.patron"\nmetric low is count of orders\n`, 'b.patron': 'let hi<|>gh = 5\n' },
      'low',
      /taken already/,
    ],
    'the name of another member': [
      rules('stages s\n  o<|>ld when consent\n  new otherwise\n'),
      'new',
      /“s” has “new” already/,
    ],
    'the name of another rule': [
      rules('policy p\n  rule a<|>: if consent then tier star\n  rule b: otherwise tier dog\n'),
      'b',
      /“p” has “b” already/,
    ],
    'the name of a rule without one': [
      rules('policy p\n  rule a<|>: if consent then tier star\n'),
      'rule 2',
      /rules without a name/,
    ],
    'the title of another test': [
      rules(
        'test "o<|>ne"\n  given consent yes\n  expect no tier\ntest "two"\n  given consent yes\n  expect no tier\n',
      ),
      'two',
      /has “two” already/,
    ],
    'the name of a result': [rules('policy p<|>\n  if consent then tier star\n'), 'decisions', /name of a result/],
    'a column of the rows where it is used': [
      rules('let hi<|>gh = 5 CNY\nmetric n is count of orders where total > high\n'),
      'category',
      /column of the rows/,
    ],
    'the subject, where several data could be it': [
      {
        ...treeData,
        'a.patron': `${treeHead.replace('data customers', 'data custo<|>mers')}data others from "products.csv"\n  key product_id\n`,
      },
      'clients',
      /Decisions are about/,
    ],
    'data under the name of the subject': [
      {
        'c.csv': 'id\n1\n',
        'o.csv': 'id,c\n1,1\n',
        'a.patron': 'data clients from "c.csv"\n  key id\ndata or<|>ders from "o.csv" of clients by c\n',
      },
      'customers',
      /Decisions are about/,
    ],
    'a name that leads through a key': [
      { ...treeData, 'a.patron': treeHead.replace('data demographics', 'data demo<|>graphics') },
      'product',
      /way to other data/,
    ],
  };

  it.each(Object.entries(refused))('is refused: %s', (_, [files, to, why]) => {
    const { project, snapshot, offset } = projectOf({ ...retailData, ...files });
    const result = rename(project, snapshot, offset, to);
    expect('refused' in result ? result.refused : result.edits).toMatch(why);
  });

  it('of a name that hides nothing is allowed where a column elsewhere is called so', () => {
    const { project, snapshot, offset } = projectOf({
      ...retailData,
      ...rules('metric spe<|>nd is sum of orders.total\nvalue is spend\n'),
    });
    expect(rename(project, snapshot, offset, 'total')).toHaveProperty('edits');
  });

  it('speaks Chinese', () => {
    const { project, snapshot, offset } = projectOf(
      { ...retailData, ...rules('segment a when cons<|>ent\n') },
      'zh-CN',
    );
    expect(prepareRename(project, snapshot, offset)).toEqual({
      refused: '“consent”是数据中的列名。请在数据文件中更改，再在此手动修改。',
    });
  });
});

describe('prepareRename', () => {
  const prepared: Readonly<Record<string, readonly [text: string, words: string, placeholder: string]>> = {
    'a bare name': ['let hi<|>gh = 5\n', 'high', 'high'],
    'a name in backticks': ['let `a<|> b` = 5\n', '`a b`', 'a b'],
    'a title': ['test "o<|>ne"\n  expect no tier\n', '"one"', 'one'],
    'a member': ['stages s\n  o<|>ld when consent\n', 'old', 'old'],
    'a name of Han': ['设 门<|>槛 = 5\n', '门槛', '门槛'],
  };

  it.each(Object.entries(prepared))('%s', (_, [text, words, placeholder]) => {
    const { project, snapshot, offset } = projectOf({ ...retailData, ...rules(text) });
    const found = prepareRename(project, snapshot, offset);
    if ('refused' in found) throw new Error(found.refused);
    expect(snapshot.source.text.slice(found.place.start, found.place.end)).toBe(words);
    expect(found.placeholder).toBe(placeholder);
  });
});

describe('every name of a program', () => {
  const newNames = ['改名后', 'a new name', 'share', 'otherwise', 'x44'];
  const program = (text: string) => projectOf({ ...retailData, 'retail.patron': text });
  const before = program(completeFile);
  const declared = before.snapshot.source.chunks.flatMap(({ chunk, start }) =>
    before.snapshot.model
      .names(chunk)
      .filter(({ role, target }) => role === 'declaration' && target.kind !== 'column' && target.kind !== 'label')
      .map(({ span, target }) => ({ id: target.id, name: target.name, kind: target.kind, offset: start + span.start })),
  );

  it.each(declared.map((each, index) => [each.id, each, newNames[index % newNames.length]!] as const))(
    '%s can be another, there and back',
    (_, { name, offset, kind }, to) => {
      const there = rename(before.project, before.snapshot, offset, to);
      if (!('edits' in there)) {
        // A rule cannot be called as what is left is called.
        expect([kind, to]).toEqual(['rule', 'otherwise']);
        return;
      }
      const after = program(editAll(before.texts, there.edits)['retail.patron']!);
      expectSame(before.snapshot.model, after.snapshot.model, name, to);
      const moved = offset + there.edits.filter(({ start }) => start < offset).reduce(grown, 0);
      const back = rename(after.project, after.snapshot, moved, name);
      if (!('edits' in back)) throw new Error(back.refused);
      expect(editAll(after.texts, back.edits)['retail.patron']).toBe(completeFile);
    },
  );
});

function grown(sum: number, { start, end, text }: TextEdit): number {
  return sum + text.length - (end - start);
}

function editAll(texts: Readonly<Record<string, string>>, edits: readonly TextEdit[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).map(([file, text]) => [
      file,
      applied(
        text,
        edits.filter((edit) => edit.file === file),
      ),
    ]),
  );
}

/** The same findings, and the same program but for the name. */
function expectSame(before: Model, after: Model, from: string, to = from): void {
  const codes = (model: Model) => model.diagnostics().map(({ file, diagnostic }) => `${file} ${diagnostic.code}`);
  expect(codes(after)).toEqual(codes(before));
  if (from !== to) expect(programShape(after, { from, to })).toEqual(programShape(before, { from, to }));
}
