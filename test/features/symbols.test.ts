import { describe, expect, it } from 'vitest';
import { matchOf } from '../../server/features/symbols/fuzzy.ts';
import { type DocumentSymbol, documentSymbols, workspaceSymbols } from '../../server/features/symbols.ts';
import { projectOf } from '../support/project.ts';
import { completeFile, retailData } from '../support/retail.ts';
import { snapshotOf } from '../support/snapshot.ts';

const cases: Readonly<Record<string, readonly [text: string, outline: string]>> = {
  'data and their columns': [
    'data customers "会员" from "c.csv"\n  key id\n  label name pii\n  column `a b`: text\n',
    'struct customers (会员)\n  key id\n  field name\n  field a b',
  ],
  'constants, metrics and scores': [
    'let high = 5\nmetric n "次数" is count of orders\nscore F is 5 bands of n\nscore FF is F F\n',
    'constant high\nvariable n (次数)\nnumber F\nnumber FF',
  ],
  'classes, stages and their members': [
    'class abc by share of n\n  A top 75%\n  B "其余" rest\nstages s\n  old when consent\n  新 otherwise\n',
    'enum abc\n  enumMember A\n  enumMember B (其余)\nenum s\n  enumMember old\n  enumMember 新',
  ],
  'segments and actions': [
    'segment loyal "忠诚客户" when consent\naction grade takes gold > iron, by (sms, post)\n',
    'class loyal (忠诚客户)\nfunction grade\n  enumMember gold\n  enumMember iron',
  ],
  'a policy and its rules': [
    'policy visits "拜访"\n  rule vip: if consent then tier star\n  if R >= 4\n     and F >= 4 then tier cow\n  otherwise tier dog\n',
    'namespace visits (拜访)\n  method vip\n  method R >= 4 and F >= 4\n  method otherwise tier dog',
  ],
  'a table and its rows': [
    'policy p\n  table\n    | city | R || tier | rule |\n    | "x" | 4 || star | first |\n    | "y" | - || dog | "the rest" |\n    | - | - || cow | - |\n',
    'namespace p\n  struct city | R || tier | rule\n    method first\n    method the rest\n    method - | - || cow',
  ],
  'rules outside any policy': ['if RFM >= 444 then tier star, visit weekly\n', 'method RFM >= 444'],
  'what has no name': [
    'as of 2026-10-31\nuse "a.patron"\nvalue is spend\nnever message when not consent # by law\n',
    'property as of 2026-10-31\nmodule use "a.patron"\nproperty value is spend\nevent never message when not consent',
  ],
  tests: ['test "one"\n  given R 5\n  expect tier star\n', 'method one'],
  'what is not whole': [
    'metric is\npolicy p\n  if then\n  if consent then tier star\ntest "x"\n',
    'namespace p\n  method consent\nmethod x',
  ],
};

describe('documentSymbols', () => {
  it.each(Object.entries(cases))('%s', (_, [text, outline]) => {
    expect(shown(documentSymbols(snapshotOf(text)))).toBe(outline);
  });

  it('have places within each other, and names that are written there', () => {
    const snapshot = snapshotOf(completeFile, { files: retailData });
    const check = (symbol: DocumentSymbol, outer: { readonly start: number; readonly end: number }) => {
      expect(outer.start <= symbol.place.start && symbol.place.end <= outer.end).toBe(true);
      expect(symbol.place.start <= symbol.namePlace.start && symbol.namePlace.end <= symbol.place.end).toBe(true);
      for (const child of symbol.children) check(child, symbol.place);
    };
    const symbols = documentSymbols(snapshot);
    expect(symbols.length).toBeGreaterThan(20);
    for (const symbol of symbols) check(symbol, { start: 0, end: snapshot.source.text.length });
  });
});

describe('workspaceSymbols', () => {
  const { project } = projectOf({
    'a.patron':
      'metric spend_in_store is count of orders\nsegment bigSpender when consent\nlet send = 5\nstages lifecycle\n  sleeping when consent\n',
    'b.patron': 'segment loyal "忠诚客户" when consent\npolicy 拜访政策\n  rule vip: if consent then tier star\n',
  });
  const queries: Readonly<Record<string, string>> = {
    spend: 'spend_in_store, bigSpender',
    SEND: 'send, spend_in_store, bigSpender',
    sis: 'spend_in_store',
    'big sp': 'bigSpender',
    slp: 'sleeping of lifecycle',
    忠诚: 'loyal',
    政策: '拜访政策',
    vip: 'vip of 拜访政策',
    zzz: '',
  };

  it.each(Object.entries(queries))('%s', (query, names) => {
    const found = workspaceSymbols(project, query);
    expect(found.map(({ name, container }) => (container ? `${name} of ${container}` : name)).join(', ')).toBe(names);
  });

  const better: Readonly<Record<string, readonly [query: string, better: string, worse: string]>> = {
    'letters in a row': ['end', 'spend', 'beanbag_d'],
    'beginnings of words': ['ss', 'spend_store', 'mission_a'],
    'beginnings of words in capitals': ['bs', 'bigSpender', 'absent'],
    'the beginning of the name': ['sp', 'spend_a', 'a_spend'],
    'a name that is hardly longer': ['sp', 'spend', 'spend_in_store'],
  };

  it.each(Object.entries(better))('put %s first', (_, [query, first, second]) => {
    expect(matchOf(query, first)).toBeGreaterThan(matchOf(query, second));
  });

  it('are all there are for an empty query, each at its name', () => {
    const found = workspaceSymbols(project, '');
    expect(found).toHaveLength(8);
    for (const { name, place } of found) {
      const { source } = project.snapshots.find(({ file }) => file === place.file)!;
      expect(source.text.slice(place.start, place.end)).toBe(name);
    }
  });
});

function shown(symbols: readonly DocumentSymbol[], indent = ''): string {
  return symbols
    .map(({ icon, name, title, children }) => {
      const below = shown(children, `${indent}  `);
      return `${indent}${icon} ${name}${title === undefined ? '' : ` (${title})`}${below === '' ? '' : `\n${below}`}`;
    })
    .join('\n');
}
