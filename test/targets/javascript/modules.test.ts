import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { globalName } from '../../../server/targets/javascript/naming.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { compiledFiles, type EmittedModule, emitted } from './support/emitted.ts';
import { shop } from './support/shop.ts';

const rules = `
metric spend is sum of orders.total in last 12 months
metric favourites is top 3 of orders.category by sum of orders.total
if spend >= 300 CNY and consent and birthday is known and favourites contains "makeup" then tier star, message "hi" by sms
otherwise tier dog
`;

const customer = { spend: '300', consent: true, birthday: '1990-01-01', favourites: ['makeup'] };

describe('a module', () => {
  it('is an ES module, one of CommonJS, or a script that makes one global variable', async () => {
    const program = shop(rules);
    const esm = await emitted(program);
    const [cjs] = compiledFiles(program, { module: 'cjs' });
    const required = createRequire(import.meta.url)(
      join(temporaryFolder({ 'shop.cjs': cjs.text }), 'shop.cjs'),
    ) as EmittedModule;
    const [iife] = compiledFiles(program, { module: 'iife' });
    const context = createContext({});
    runInContext(iife.text, context);
    expect(Object.keys(context)).toEqual(['shop']);
    const all = [esm, required, context['shop'] as EmittedModule];
    expect(all.map(({ decide }) => decide(customer)['tier'])).toEqual(['star', 'star', 'star']);
    expect(all.map(({ meta }) => meta.hash)).toEqual(Array(3).fill(esm.meta.hash));
    expect([cjs.path, iife.path]).toEqual(['shop.cjs', 'shop.global.js']);
  });

  it('is the same text for the same rules, and brings along nothing that it does not call', () => {
    const [one, other] = [shop(rules), shop(rules)].map((program) => compiledFiles(program)[0].text);
    expect(one).toBe(other);
    const [small] = compiledFiles(shop('if city is "Lyon" then tier star'));
    for (const name of ['drawn', 'exactField', 'placeRows', 'medianOf', 'civil'])
      expect(small.text).not.toContain(name);
    expect(small.text).not.toMatch(/\bimport\b|\brequire\b/);
  });

  it.each([
    ['loyal', 'loyal'],
    ['spring-offers 2026', 'springOffers2026'],
    ['会员', '会员'],
    ['2026', 'rules2026'],
    ['class', 'rulesClass'],
    ['🎁', 'rules'],
    ['', 'rules'],
  ])('of rules called “%s” is the global variable %s', (name, variable) => {
    expect(globalName(name)).toBe(variable);
  });
});

/** What somebody writes against the types, and what the compiler says of it. */
const uses: readonly (readonly [what: string, code: string, says: readonly string[]])[] = [
  [
    'all is right',
    `const { tier, 'message by': by } = decide({ spend: 12.5, consent: null, birthday: '1990-01-01', favourites: ['a'] });
const kind: 'star' | 'cow' | 'volcano' | 'dog' | null = tier;
const channel: 'wechat' | 'sms' | 'email' | 'app' | 'phone' | 'post' | null = by;
decideFromEvents({ customer_id: '1', consent: true, birthday: null }, { orders: [{ ordered_at: '2026-10-01', total: '1', category: null }] }, '2026-10-31');
const names: readonly string[] = meta.fields.map(({ name }) => name);
export { kind, channel, names };`,
    [],
  ],
  ['a field is not there', `decide({ spend: 12.5, consent: null, birthday: null });`, ['TS2741']],
  [
    'a typing error in the name of a field',
    `decide({ spnd: 12.5, consent: null, birthday: null, favourites: null });`,
    ['TS2561'],
  ],
  ['a value that an action does not take', `export const isGold = decide({} as never).tier === 'gold';`, ['TS2367']],
  ['no rows', `decideFromEvents({ customer_id: '1', consent: true, birthday: null }, {});`, ['TS2741']],
];

const rulesOfRows = `${rules.replace('if spend', 'policy tiers\n  if spend').replace('otherwise', '  otherwise')}
action points takes number, keep highest
policy points for orders
  rule many: if tier is star then points 2.5
  otherwise points 1
`;

/** The same of decisions about other data. */
const usesOfRows: readonly (readonly [what: string, code: string, says: readonly string[]])[] = [
  [
    'all is right',
    `const { tier, rows, totals } = decideFromEvents({ customer_id: '1', consent: true, birthday: null }, { orders: [{ order_id: '1', ordered_at: '2026-10-01', total: '1', category: null }] });
const all: readonly { readonly key: string; readonly decisions: { readonly points: string | null } }[] = rows.orders;
const rule: 'points: many' | 'points: otherwise' | null | undefined = rows.orders[0]?.decisions['points rule'];
const sum: string = totals.orders.points;
decideRow('orders', {}, { spend: 1, consent: null, birthday: null, favourites: null }, '2026-10-31').points?.length;
export { tier, all, rule, sum };`,
    [],
  ],
  [
    'a row without a key',
    `decideFromEvents({} as never, { orders: [{ order_id: null, ordered_at: '2026-10-01', total: '1', category: null }] });`,
    ['TS2322'],
  ],
  ['other rows', `decideFromEvents({} as never, {} as never).rows.returns;`, ['TS2339']],
  ['other data', `decideRow('returns', {}, {} as never);`, ['TS2345']],
  ['no customer', `decideRow('orders', {});`, ['TS2554']],
];

describe('the types of a module', () => {
  it('hold under the strictest settings', { timeout: 120_000 }, () => {
    const [code, types] = compiledFiles(shop(rules));
    const [cjs, cjsTypes] = compiledFiles(shop(rules), { module: 'cjs' });
    const [, globals] = compiledFiles(shop(rules), { module: 'iife' });
    const [rowsCode, rowsTypes] = compiledFiles(shop(rulesOfRows));
    const importingRows = `import { decideFromEvents, decideRow } from './points.js';\nvoid [decideFromEvents, decideRow];\n`;
    const importing = `import { decide, decideFromEvents, meta } from './shop.js';\nvoid [decide, decideFromEvents, meta];\n`;
    const folder = temporaryFolder({
      'package.json': '{ "type": "module" }',
      [code.path]: code.text,
      [types.path]: types.text,
      [cjs.path]: cjs.text,
      [cjsTypes.path]: cjsTypes.text,
      [globals.path]: globals.text,
      'tsconfig.json': JSON.stringify({
        compilerOptions: {
          strict: true,
          noEmit: true,
          module: 'nodenext',
          target: 'es2022',
          types: [],
          noUncheckedIndexedAccess: true,
          exactOptionalPropertyTypes: true,
          noUnusedLocals: true,
        },
      }),
      'common.cts': `import rules = require('./shop.cjs');\nexport const tier: string | null = rules.decide({} as never).tier;\n`,
      'browser.ts': `/// <reference path="./shop.global.d.ts" />\nexport const tier: string | null = shop.decide({} as never).tier;\n`,
      ...Object.fromEntries(uses.map(([, text], index) => [`use-${index}.ts`, importing + text])),
      'points.js': rowsCode.text,
      'points.d.ts': rowsTypes.text,
      ...Object.fromEntries(usesOfRows.map(([, text], index) => [`rows-${index}.ts`, importingRows + text])),
    });
    const compiler = fileURLToPath(new URL('../../../node_modules/typescript/bin/tsc', import.meta.url));
    const { stdout } = spawnSync(process.execPath, [compiler, '-p', folder, '--pretty', 'false'], {
      cwd: folder,
      encoding: 'utf8',
    });
    const found = (file: string) =>
      stdout.split('\n').flatMap((line) => (line.startsWith(file) ? (/TS\d+/.exec(line) ?? []) : []));
    expect(uses.map((_, index) => found(`use-${index}.ts`))).toEqual(uses.map(([, , says]) => [...says]));
    expect(usesOfRows.map((_, index) => found(`rows-${index}.ts`))).toEqual(usesOfRows.map(([, , says]) => [...says]));
    expect(stdout.split('\n').filter((line) => line !== '' && !/^(use-|rows-|\s)/.test(line))).toEqual([]);
  });
});

describe('places', () => {
  it('say for each rule and definition on which lines it stands', () => {
    const program = shop(`metric spend is sum of orders.total
segment rich when spend >= 100 CNY
policy p
  rule vip: if rich and consent then tier star
  otherwise tier dog`);
    const [{ text, places }] = compiledFiles(program);
    const lines = text.split('\n');
    const linesOf = (origin: unknown) =>
      places
        .filter((place) => place.origin === origin)
        .flatMap(({ lines: [from, to] }) => lines.slice(from, to).map((line) => line.trim()));
    const [vip, otherwise] = program.policies[0]?.rules ?? [];
    expect(linesOf(vip?.origin)).toEqual(['if ((d1 === true) && (c1 === true)) return 0; // vip']);
    expect(linesOf(otherwise?.origin)).toEqual(['return 1; // otherwise']);
    expect(linesOf(program.definitions.find(({ name }) => name === 'rich')?.origin)).toEqual([
      'const d1 = (d2 >= 10000); // segment rich',
    ]);
    expect(linesOf(program.policies[0]?.origin)).toContain('// policy p');
  });
});
