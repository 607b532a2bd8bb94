import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { patron } from './support/patron.ts';

const customers = 'customer_id,name,phone\nC1,张三,13800138000\nC2,李四,13900139000\n=C3,王五,13700137000\n';
const orders = [
  'order_id,customer_id,ordered_at,total',
  '1,C1,2026-10-01T10:00:00,300.00',
  '2,C2,2026-08-05T09:00:00,10.00',
  '3,C2,2026-08-06T09:00:00,oops',
  '',
].join('\n');

const rules = `as of 2026-10-31

data customers from "customers.csv"
  key customer_id
  label name pii
  column phone pii
data orders from "orders.csv" of customers by customer_id
  key order_id
  time ordered_at
  amount total: money CNY

metric spend is sum of orders.total in last 12 months
value is spend

policy tiers
  rule big: if spend >= 100 CNY then tier star
  otherwise tier dog
policy \`拜访/重点\`
  if tier is star then visit weekly

never visit when spend > 1000 CNY
`;

const files = { 'customers.csv': customers, 'orders.csv': orders, 'rules.patron': rules };

/** All files of a folder with their contents. */
function contents(folder: string): Record<string, string> {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

describe('patron run --out', () => {
  it('writes a file for each result', async () => {
    const folder = temporaryFolder(files);
    const { code, stdout } = await patron(['run', 'rules.patron', '--out', 'new/results', '--values'], { folder });
    expect(code).toBe(0);
    expect(contents(join(folder, 'new/results'))).toEqual({
      'decisions.csv':
        "key,tier,tier rule,visit,visit rule\n'=C3,dog,tiers: otherwise,,\nC1,star,tiers: big,weekly,拜访/重点: rule 1\nC2,dog,tiers: otherwise,,\n",
      'matches.csv': expect.stringContaining('C1,tiers,big\n'),
      'values.csv': expect.stringContaining('C1,300.00\n'),
      'tiers.csv': expect.stringContaining('C1,big,star,'),
      '拜访%2F重点.csv': expect.stringContaining('C1,rule 1,weekly,'),
      'rejects.csv': 'source,row,reason,column\norders,3,bad-amount,total\n',
    });
    expect(stdout).toContain('Wrote 6 files to new/results:');
    expect(stdout).toContain('--pii');
  });

  it('writes personal columns when it is told to', async () => {
    const folder = temporaryFolder(files);
    await patron(['run', 'rules.patron', '--out', 'plain'], { folder });
    await patron(['run', 'rules.patron', '--out', 'personal', '--pii'], { folder });
    expect(readFileSync(join(folder, 'plain/decisions.csv'), 'utf8')).not.toContain('张三');
    expect(readFileSync(join(folder, 'personal/decisions.csv'), 'utf8')).toContain('张三');
  });

  it.each(['parquet', 'json'])('writes %s', async (format) => {
    const folder = temporaryFolder(files);
    const { code } = await patron(['run', 'rules.patron', '--out', 'out', '--format', format], { folder });
    expect(code).toBe(0);
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(
      ['decisions', 'matches', 'rejects', 'tiers', '拜访%2F重点'].map((name) => `${name}.${format}`),
    );
  });

  it('replaces results of a run before and says which are not of this one', async () => {
    const folder = temporaryFolder({
      ...files,
      'out/decisions.csv': 'old',
      'out/orphans.csv': 'old',
      'out/mine.txt': 'mine',
    });
    const { stdout } = await patron(['run', 'rules.patron', '--out', 'out'], { folder });
    expect(contents(join(folder, 'out'))).toMatchObject({
      'decisions.csv': expect.stringContaining('C1,star'),
      'orphans.csv': 'old',
      'mine.txt': 'mine',
    });
    expect(stdout).toContain('Not of this run, left as found: orphans.csv');
  });

  it('gives the same files every time', async () => {
    const folder = temporaryFolder(files);
    await patron(['run', 'rules.patron', '--out', 'a'], { folder });
    await patron(['run', 'rules.patron', '--out', 'b'], { folder });
    expect(contents(join(folder, 'a'))).toEqual(contents(join(folder, 'b')));
  });

  it('needs a day that stays the same', async () => {
    const folder = temporaryFolder({ ...files, 'rules.patron': rules.replace('as of 2026-10-31\n', '') });
    const without = await patron(['run', 'rules.patron', '--out', 'out'], { folder });
    expect(without.code).toBe(2);
    expect(without.stderr).toMatch(/day that stays the same[\s\S]*--as-of 2026-10-31/);
    expect(existsSync(join(folder, 'out'))).toBe(false);
    const given = await patron(['run', 'rules.patron', '--out', 'out', '--as-of', '2026-10-31'], { folder });
    expect(given.code).toBe(0);
  });

  it('refuses a file where the folder should be', async () => {
    const folder = temporaryFolder({ ...files, out: 'a file' });
    const { code, stderr } = await patron(['run', 'rules.patron', '--out', 'out'], { folder });
    expect(code).toBe(2);
    expect(stderr).toContain('out is a file');
    expect(readFileSync(join(folder, 'out'), 'utf8')).toBe('a file');
  });

  it('never writes over what it reads', async () => {
    const folder = temporaryFolder({
      ...files,
      'decisions.csv': orders,
      'rules.patron': rules.replace('orders.csv', 'decisions.csv'),
    });
    const { code, stderr } = await patron(['run', 'rules.patron', '--out', '.'], { folder });
    expect(code).toBe(2);
    expect(stderr).toContain('decisions.csv would replace a file that is read');
    expect(contents(folder)['decisions.csv']).toBe(orders);
    expect(readdirSync(folder).sort()).toEqual(['customers.csv', 'decisions.csv', 'orders.csv', 'rules.patron']);
  });

  it('leaves everything as it was when the disk is full in the middle of a file', async (context) => {
    context.skip(process.platform !== 'linux', 'a limit on the size of files is set with ulimit');
    const lines = Array.from({ length: 30_000 }, (_, index) => `C${index},x,1`);
    const folder = temporaryFolder({
      ...files,
      'customers.csv': `customer_id,name,phone\n${lines.join('\n')}\n`,
      'orders.csv': 'order_id,customer_id,ordered_at,total\n1,C1,2026-10-01,1.00\n',
      'out/decisions.csv': 'old',
    });
    const { code, stderr } = await patron(['run', 'rules.patron', '--out', 'out'], { folder, mostBlocks: 300 });
    expect(stderr).toMatch(/could not be written.*Everything is as it was/);
    expect(code).toBe(4);
    expect(contents(join(folder, 'out'))).toEqual({ 'decisions.csv': 'old' });
  });

  it('leaves everything as it was when it is interrupted', async () => {
    const lines = Array.from({ length: 200_000 }, (_, index) => `C${index},x,1`);
    const folder = temporaryFolder({
      ...files,
      'customers.csv': `customer_id,name,phone\n${lines.join('\n')}\n`,
      'orders.csv': 'order_id,customer_id,ordered_at,total\n1,C1,2026-10-01,1.00\n',
    });
    mkdirSync(join(folder, 'out'));
    writeFileSync(join(folder, 'out/decisions.csv'), 'old');
    let timer: NodeJS.Timeout | undefined;
    const { code, stderr, stdout } = await patron(['run', 'rules.patron', '--out', 'out'], {
      folder,
      // As soon as the first result is being written.
      onStart: (kill) => {
        timer = setInterval(() => {
          if (readdirSync(join(folder, 'out')).length > 1) {
            clearInterval(timer);
            kill('SIGINT');
          }
        }, 1);
      },
    });
    clearInterval(timer);
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
    expect(stderr).toContain('Interrupted. Nothing was written.');
    expect(contents(join(folder, 'out'))).toEqual({ 'decisions.csv': 'old' });
  });
});

describe('patron run', () => {
  it('without --out says how to write', async () => {
    const folder = temporaryFolder(files);
    const { code, stdout } = await patron(['run', 'rules.patron'], { folder });
    expect(code).toBe(0);
    expect(stdout).toMatch(/big +1 +33\.3%/);
    expect(stdout).toContain('Nothing was written. To write the decisions: patron run rules.patron --out results');
    expect(readdirSync(folder).sort()).toEqual(Object.keys(files).sort());
  });

  it('with --out - prints the decisions and nothing else', async () => {
    const folder = temporaryFolder(files);
    const { code, stdout } = await patron(['run', 'rules.patron', '--out', '-'], { folder });
    expect(code).toBe(0);
    expect(stdout.split('\n')[0]).toBe('key,tier,tier rule,visit,visit rule');
    expect(stdout.trim().split('\n')).toHaveLength(4);
  });

  it('is told by an always that does not hold, and writes all the same', async () => {
    const folder = temporaryFolder({ ...files, 'rules.patron': `${rules}always visit when tier is dog\n` });
    const { code, stdout, stderr } = await patron(['run', 'rules.patron', '--out', 'out'], { folder });
    expect(code).toBe(1);
    expect(stderr).toContain('An “always” does not hold.');
    expect(stdout).toContain('broken for 2 customers');
    expect(existsSync(join(folder, 'out/decisions.csv'))).toBe(true);
  });

  it('is one JSON document', async () => {
    const folder = temporaryFolder(files);
    const { code, stdout, stderr } = await patron(['run', 'rules.patron', '--out', 'out', '--json'], { folder });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      command: 'run',
      ok: true,
      asOf: { date: '2026-10-31', from: 'program' },
      customers: 3,
      money: '310.00',
      currency: 'CNY',
      files: expect.arrayContaining([{ kind: 'policy', policy: '拜访/重点', path: 'out/拜访%2F重点.csv', rows: 1 }]),
      leftOut: expect.arrayContaining(['label']),
    });
  });

  it('does not compute rules with errors, and says which', async () => {
    const folder = temporaryFolder({ ...files, 'rules.patron': rules.replace('tier star', 'tier sta') });
    const text = await patron(['run', 'rules.patron'], { folder });
    expect(text.code).toBe(1);
    expect(text.stderr).toMatch(/PTN3008[\s\S]*so nothing was computed/);
    const json = JSON.parse((await patron(['run', 'rules.patron', '--json'], { folder })).stdout);
    expect(json.error).toMatchObject({ kind: 'rules', exitCode: 1 });
    expect(json.findings.map(({ code }: { code: string }) => code)).toContain('PTN3008');
  });

  it('ends quietly when nobody reads any more', async (context) => {
    context.skip(process.platform === 'win32', 'pipes are made by a shell');
    const folder = temporaryFolder(files);
    const { stderr } = await patron(['run', 'rules.patron', '--out', '-'], { folder, pipeTo: 'true' });
    expect(stderr).not.toMatch(/error|EPIPE/);
  });
});
