import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { shopData, shopDeclarations } from '../support/world.ts';
import { patron } from './support/patron.ts';

const rules = `${shopDeclarations}
metric spend is sum of orders.total
if spend >= 300 CNY then tier star
otherwise tier dog
`;
const files = { ...shopData, 'rules.patron': rules };

const folderWith = (more: Readonly<Record<string, string>> = {}) => temporaryFolder({ ...files, ...more });
const compile = (folder: string, ...options: string[]) => patron(['compile', 'rules.patron', ...options], { folder });

describe('patron compile', () => {
  it('prints the text and nothing else, the same every time', async () => {
    const folder = folderWith();
    const [first, second] = [await compile(folder, '--target', 'json'), await compile(folder, '--target', 'json')];
    expect(first.code).toBe(0);
    expect(JSON.parse(first.stdout).program.name).toBe('rules');
    expect(second.stdout).toBe(first.stdout);
    expect(first.stdout).not.toContain(folder);
  });

  it('writes a file, or into a folder, and replaces what it wrote', async () => {
    const folder = folderWith();
    mkdirSync(join(folder, 'there'));
    const texts: string[] = [];
    for (const [out, path] of [
      ['rules.json', 'rules.json'],
      ['new/deep/rules.json', 'new/deep/rules.json'],
      ['there', 'there/rules.ir.json'],
      ['made/', 'made/rules.ir.json'],
      ['rules.json', 'rules.json'],
    ] as const) {
      const { code, stdout } = await compile(folder, '--target', 'json', '--out', out);
      expect([code, stdout]).toEqual([0, `Wrote ${path}.\n`]);
      texts.push(readFileSync(join(folder, path), 'utf8'));
    }
    expect(new Set(texts).size).toBe(1);
    writeFileSync(join(folder, 'rules.patron'), rules.replace('300 CNY', '400 CNY'));
    expect((await compile(folder, '--target', 'json', '--out', 'rules.json')).code).toBe(0);
    expect(readFileSync(join(folder, 'rules.json'), 'utf8')).not.toBe(texts[0]);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('leaves what Patron did not make as it is, unless it is forced', async () => {
    const folder = folderWith({ 'notes.json': '{ "mine": true }' });
    const refused = await compile(folder, '--target', 'json', '--out', 'notes.json');
    expect([refused.code, refused.stderr]).toEqual([
      2,
      'error  notes.json is there already, and Patron did not make it.\nhelp  Choose another place with --out, or replace it with --force.\n',
    ]);
    expect(readFileSync(join(folder, 'notes.json'), 'utf8')).toBe('{ "mine": true }');
    expect((await compile(folder, '--target', 'json', '--out', 'notes.json', '--force')).code).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, 'notes.json'), 'utf8')).program.name).toBe('rules');
  });

  it.each(['rules.patron', 'orders.csv', './sub/../customers.csv'])(
    'never writes over %s, which it reads, not even by force',
    async (out) => {
      const folder = folderWith({ 'sub/x': '' });
      const { code, stderr } = await compile(folder, '--target', 'json', '--out', out, '--force');
      expect([code, stderr]).toEqual([2, expect.stringContaining(`${out} would replace a file that is read.`)]);
      expect(readFileSync(join(folder, 'rules.patron'), 'utf8')).toBe(rules);
    },
  );

  it.each(['patron.json', 'there/Patron.json', 'patron.lock'])(
    'never makes %s, which the next command would read, not even by force',
    async (out) => {
      const folder = folderWith();
      const { code, stderr } = await compile(folder, '--target', 'json', '--out', out, '--force');
      const name = out.replace('there/P', 'p');
      expect([code, stderr]).toEqual([
        2,
        expect.stringContaining(`${out} would be read as ${name} by the next command`),
      ]);
      expect(readdirSync(folder).sort()).toEqual(Object.keys(files).sort());
    },
  );

  it('says that a folder cannot be made, and does not try for ever', async (context) => {
    context.skip(!existsSync('/proc/self'), 'there is no /proc here');
    const { code, stderr } = await compile(folderWith(), '--target', 'js', '--out', '/proc/x/');
    expect([code, stderr]).toEqual([4, expect.stringContaining('could not be written (ENOENT)')]);
  });

  it('says that a name is too long', async () => {
    const { code, stderr } = await compile(folderWith(), '--target', 'js', '--out', `${'x'.repeat(300)}/`);
    expect([code, stderr]).toEqual([4, expect.stringContaining('could not be written (ENAMETOOLONG)')]);
  });

  it('says that what it prints cannot be written', async (context) => {
    context.skip(!existsSync('/dev/full'), 'there is no /dev/full here');
    const options = { folder: folderWith(), outputTo: '/dev/full' };
    for (const more of [[], ['--json']]) {
      const { code, stderr } = await patron(['compile', 'rules.patron', '--target', 'sql', ...more], options);
      expect([code, stderr.split('\n')[0]]).toEqual([
        4,
        'error  The disk is full: stdout could not be written. Everything is as it was.',
      ]);
      expect(stderr).not.toMatch(/\.mjs|node:/);
    }
  });

  it('leaves nothing behind when a file cannot be written', async () => {
    const folder = folderWith({ taken: 'a file' });
    for (const out of ['taken/new/rules.json', 'new/deep/rules.json']) {
      const options = ['compile', 'rules.patron', '--target', 'json', '--out', out];
      const { code, stderr } = await patron(options, { folder, mostBlocks: out.startsWith('new') ? 0 : 1_000_000 });
      expect([code, stderr]).toEqual([4, expect.stringContaining(`${out} could not be written`)]);
    }
    expect(readdirSync(folder).sort()).toEqual([...Object.keys(files), 'taken'].sort());
  });

  it.each<[options: readonly string[], says: readonly string[]]>([
    [[], ['What should the rules be compiled to?', '--target']],
    [
      ['--target', 'jsno'],
      ['Rules cannot be compiled to “jsno”.', 'Did you mean json?'],
    ],
    [['--target', ''], ['Rules cannot be compiled to “”.']],
    [['--target', 'json:postgres'], ['There are no dialects of json.']],
    [['--target', 'json', '--dialect', 'duckdb'], ['There are no dialects of json.']],
    [
      ['--target', 'json', '--as', 'view'],
      ['--as means nothing for json.', 'It is for sql.'],
    ],
    [['--target', 'json', '--module', 'esn'], ['“esn” is no value of --module. Possible: esm, cjs, iife.']],
    [['--target', 'json', '--as-of', '2026-02-30'], ['“2026-02-30” is no day.']],
    [['--target', 'json', '--json', '--out', '-'], ['--out - prints the text itself']],
  ])('%j is no use of it', async (options, says) => {
    const { code, stdout, stderr } = await compile(folderWith(), ...options);
    expect(code).toBe(2);
    for (const each of says) expect(`${stdout}${stderr}`).toContain(each);
  });

  it('stops at errors in the rules, and shows them', async () => {
    const folder = folderWith({ 'rules.patron': rules.replace('spend >=', 'spned >=') });
    const { code, stdout, stderr } = await compile(folder, '--target', 'json', '--out', 'x.json');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('PTN2001');
    expect(stderr).toContain('│ if spned >= 300 CNY then tier star');
    expect(existsSync(join(folder, 'x.json'))).toBe(false);
  });

  it('says so in Chinese', async () => {
    const { code, stderr } = await compile(folderWith(), '--target', 'jsno', '--lang', 'zh-CN');
    expect([code, stderr]).toEqual([2, '错误  规则不能编译成“jsno”。\n建议  是不是 json？\n']);
  });

  it('with --json prints one document, with the texts and the lines of each declaration', async () => {
    const folder = folderWith();
    const document = JSON.parse((await compile(folder, '--target', 'json', '--json')).stdout);
    expect(document).toMatchObject({ version: 1, command: 'compile', target: 'json', files: [{ language: 'json' }] });
    const [{ text, places }] = document.files;
    const metric = places.find(
      ({ line }: { line: number }) => line === rules.split('\n').indexOf('metric spend is sum of orders.total') + 1,
    );
    const lines = text
      .split('\n')
      .slice(metric.lines.start - 1, metric.lines.end)
      .join('\n');
    expect(JSON.parse(lines.replace(/,$/, '')).name).toBe('spend');
    const written = JSON.parse((await compile(folder, '--target', 'json', '--json', '--out', 'x.json')).stdout);
    expect(written.files).toMatchObject([{ path: 'x.json' }]);
    expect(written.files[0].text).toBeUndefined();
  });
});

describe('the project file of patron compile', () => {
  it('says what to compile to where nothing else does', async () => {
    const folder = folderWith({ 'patron.json': '{ "targets": ["json"] }' });
    expect((await compile(folder)).code).toBe(0);
    writeFileSync(join(folder, 'patron.json'), '{ "targets": ["json", "markdown"] }');
    const { code, stderr } = await compile(folder);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Say it with --target: json, markdown.')]);
  });

  it('is refused where something is wrong with it, with the place', async () => {
    const folder = folderWith({ 'patron.json': '{\n  "data": { "ordrs": { "table": "dw.orders" } }\n}\n' });
    const { code, stdout, stderr } = await compile(folder, '--target', 'json');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('patron.json:2:13  error PTN6005  No rules of this project have data “ordrs”.');
    expect(stderr).toContain('Write "orders"');
    expect(stderr).toContain('Nothing was compiled: patron.json has to be mended first.');
    const { findings, error } = JSON.parse((await compile(folder, '--target', 'json', '--json')).stdout);
    expect(error).toMatchObject({ kind: 'rules', exitCode: 1 });
    expect(findings).toMatchObject([
      { code: 'PTN6005', file: 'patron.json', range: { start: { line: 2, column: 13 } } },
    ]);
  });

  it('may speak of other rules of the project', async () => {
    const other = rules.replaceAll('orders', 'visits').replace('visits.csv', 'orders.csv');
    const bound = '{ "data": { "visits": { "table": "dw.visits" } } }';
    const folder = folderWith({ 'patron.json': bound, 'more/other.patron': other });
    expect((await compile(folder, '--target', 'json')).code).toBe(0);
    expect((await patron(['check', 'rules.patron'], { folder })).code).toBe(0);
  });

  it('is checked by patron check, once for all rules', async () => {
    const folder = folderWith({ 'b.patron': rules, 'patron.json': '{ "targets": ["sq1:duckdb"] }' });
    const { code, stdout } = await patron(['check', '.'], { folder });
    expect(code).toBe(1);
    expect(stdout.match(/PTN6004/g)).toHaveLength(1);
    expect(stdout).toContain('patron.json:1:15  error PTN6004');
  });
});

describe('what a target cannot hold', () => {
  const noTable = `${shopDeclarations}policy all\n  otherwise tier dog\n`;

  it('stops patron compile, at the words that ask for it', async () => {
    const folder = folderWith({ 'rules.patron': noTable });
    const { code, stdout, stderr } = await compile(folder, '--target', 'csv', '--out', 'table.csv');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('error PTN6063  For csv: No rule of “all” has a condition');
    expect(stderr).toContain('│ policy all');
    expect(stderr).toContain('The rules cannot be compiled to csv as they are.');
    expect(existsSync(join(folder, 'table.csv'))).toBe(false);
    const { error, findings } = JSON.parse((await compile(folder, '--target', 'csv', '--json')).stdout);
    expect([error.kind, error.exitCode]).toEqual(['rules', 1]);
    expect(findings).toMatchObject([{ code: 'PTN6063', file: 'rules.patron', severity: 'error' }]);
  });

  it('is told by patron check where the project file names the target', async () => {
    const folder = folderWith({ 'rules.patron': noTable, 'patron.json': '{ "targets": ["csv", "json"] }' });
    const { code, stdout } = await patron(['check', '.'], { folder });
    expect([code, stdout]).toEqual([1, expect.stringContaining('PTN6063  For csv: No rule of “all” has a condition')]);
    writeFileSync(join(folder, 'patron.json'), '{ "targets": ["json"] }');
    expect((await patron(['check', '.'], { folder })).code).toBe(0);
  });
});

describe('rules that name no day', () => {
  it('are given one when they are compiled, and need none before', async () => {
    const noDay = rules.replace(/^as of .*\n/, '');
    const folder = folderWith({ 'rules.patron': noDay, 'patron.json': '{ "targets": ["sql:duckdb"] }' });
    expect((await patron(['check', '.'], { folder })).code).toBe(0);
    const { code, stderr } = await compile(folder);
    expect([code, stderr]).toEqual([1, expect.stringContaining('PTN6020')]);
    expect((await compile(folder, '--as-of', '2026-10-31')).stdout).toContain('2026-10-31');
  });
});

describe('patron compile --target sql', () => {
  it('takes the dialect from the option, the target, or the project file', async () => {
    const folder = folderWith({ 'patron.json': '{ "targets": ["sql:postgres", "json"] }' });
    const firstLine = async (...options: string[]) => (await compile(folder, ...options)).stdout.split('\n')[0];
    expect(await firstLine('--target', 'sql')).toBe('-- patron compile rules.patron --target sql:postgres');
    expect(await firstLine('--target', 'sql:duckdb')).toBe('-- patron compile rules.patron --target sql:duckdb');
    expect(await firstLine('--target', 'sql', '--dialect', 'duckdb')).toBe(
      '-- patron compile rules.patron --target sql:duckdb',
    );
    writeFileSync(join(folder, 'patron.json'), '{}');
    expect(await firstLine('--target', 'sql')).toBe('-- patron compile rules.patron --target sql:duckdb');
    const { code, stderr } = await compile(folder, '--target', 'sql', '--dialect', 'postgress');
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('“postgress” is no dialect of sql.\nhelp  Did you mean postgres?'),
    ]);
  });

  it('gives the same bytes whatever folder the command starts in', async () => {
    const folder = folderWith({ 'patron.json': '{}' });
    mkdirSync(join(folder, 'marts'));
    mkdirSync(join(folder, 'rules'));
    writeFileSync(join(folder, 'rules', 'spring sale.patron'), rules.replaceAll(' from "', ' from "../'));
    const from = (start: string, file: string) =>
      patron(['compile', file, '--target', 'sql'], { folder: join(folder, start) });
    const all = [
      await from('.', 'rules/spring sale.patron'),
      await from('marts', '../rules/spring sale.patron'),
      await from('rules', 'spring sale.patron'),
    ];
    expect(all[0]!.stdout).toContain("-- patron compile 'rules/spring sale.patron' --target sql:duckdb\n");
    expect(new Set(all.map(({ code, stdout }) => `${code} ${stdout}`)).size).toBe(1);
  });

  it('reads the tables and columns that the project file binds, whatever they are called', async () => {
    const bound = {
      orders: { table: ['dw', 'fact "o"; DROP'], columns: { total: 'a"m--t' } },
      customers: { table: 'dw.c' },
    };
    const folder = folderWith({ 'patron.json': JSON.stringify({ data: bound }) });
    const { stdout } = await compile(folder, '--target', 'sql:postgres');
    expect(stdout).toContain('FROM "dw"."fact ""o""; DROP"');
    expect(stdout).toContain('"a""m--t"');
    expect(stdout).toContain('FROM "dw"."c"');
  });

  it.each([
    ['', '“” is no name of a table.'],
    ['dw..c', '“dw..c” is no name of a table.'],
    ['a\nb', 'is no name of a table.'],
    ['a.b.c.d', '“a.b.c.d” is no name of a table.'],
    ['客'.repeat(22), 'is longer than names can be on postgres'],
    ['ORDERS', '“ORDERS” is a table that the rules read.'],
    ['dw.c', '“dw.c” is a table that the rules read.'],
    ['public.orders', '“public.orders” is a table that the rules read.'],
    ['C', '“C” is a table that the rules read.'],
  ])('keeps nothing in a table called %j', async (name, message) => {
    const folder = folderWith({ 'patron.json': '{ "data": { "customers": { "table": "dw.c" } } }' });
    const made = await compile(folder, '--target', 'sql:postgres', '--as', 'table', '--name', name);
    expect([made.code, made.stdout]).toEqual([2, '']);
    expect(made.stderr.replaceAll('\n', ' ')).toContain(message);
  });

  it('takes a dot in the name of the file of rules for no schema', async () => {
    const folder = folderWith({ 'rules.v2.patron': rules });
    const { stdout } = await patron(['compile', 'rules.v2.patron', '--target', 'sql', '--as', 'table'], { folder });
    expect(stdout).toContain('CREATE OR REPLACE TABLE "rules.v2_decisions" AS');
  });
});

describe('numbers', () => {
  it('are held as wide as the whole file has them, as in a run', async () => {
    const wide = `${Array.from({ length: 3000 }, (_, row) => `o${row},1,2026-01-05T10:00,1.50,make-up`).join('\n')}\nlast,1,2026-01-05T10:00,123456789012345678.1234,x\n`;
    const folder = folderWith({
      'rules.patron': rules.replace('amount total: money CNY', 'amount total').replace('300 CNY', '300'),
      'orders.csv': `order_id,customer_id,ordered_at,total,category\n${wide}`,
    });
    const { code, stdout } = await compile(folder, '--target', 'sql:duckdb');
    expect(code).toBe(0);
    expect(stdout).toMatch(/CAST\("total" AS DECIMAL\(2\d, 4\)\)/);
  });
});

describe('patron compile and the lock', () => {
  const fitted = `${shopDeclarations}score M is 2 bands of sum of orders.total\nif M >= 2 then tier star\n`;
  const locked = async (folder: string) => expect((await patron(['fit', 'rules.patron'], { folder })).code).toBe(0);

  it('fits in the statement unless it is told to take the lock', async () => {
    const folder = folderWith({ 'rules.patron': fitted });
    const missing = await compile(folder, '--target', 'sql', '--frozen');
    expect([missing.code, missing.stderr]).toEqual([3, expect.stringContaining('There is no patron.lock')]);
    await locked(folder);
    const [own, frozen] = [
      await compile(folder, '--target', 'sql'),
      await compile(folder, '--target', 'sql', '--frozen'),
    ];
    expect([own.code, frozen.code]).toEqual([0, 0]);
    expect(own.stdout).toContain('fitted by this statement');
    expect(frozen.stdout).not.toContain('fitted by this statement');
  });

  it('takes the lock for what has no customers to fit on, and refuses one of other rules', async () => {
    const folder = folderWith({ 'rules.patron': fitted });
    const without = await compile(folder, '--target', 'js');
    expect([without.code, without.stderr]).toEqual([1, expect.stringContaining('PTN6040')]);
    await locked(folder);
    expect((await compile(folder, '--target', 'js', '--out', 'build/')).code).toBe(0);
    writeFileSync(join(folder, 'rules.patron'), fitted.replace('sum of orders.total', 'count of orders'));
    const stale = await compile(folder, '--target', 'js', '--out', 'build/');
    expect([stale.code, stale.stderr]).toEqual([
      1,
      expect.stringContaining('patron.lock were fitted for other definitions'),
    ]);
  });

  it('compiles without the data', async () => {
    const folder = folderWith({ 'rules.patron': fitted });
    await locked(folder);
    const before = await compile(folder, '--target', 'sql', '--frozen');
    for (const name of Object.keys(shopData)) rmSync(join(folder, name));
    const after = await compile(folder, '--target', 'sql', '--frozen');
    expect([after.code, after.stdout]).toEqual([0, before.stdout]);
  });
});
