import { describe, expect, it } from 'vitest';
import {
  applyLock,
  check,
  compile,
  compileTo,
  type DataLook,
  fit as fitRules,
  folderWorld,
  format,
  LockError,
  memoryWorld,
  openEngine,
  printLock,
  RulesError,
  readLock,
  type Type,
} from '../server/index.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const text: Type = { kind: 'text' };
const look = (columns: Readonly<Record<string, Type>>): DataLook => ({
  format: 'csv',
  rows: 2,
  columns: Object.entries(columns).map(([name, type]) => ({ name, type, known: 2, unique: true })),
});

const data = {
  'customers.csv': look({ customer_id: text, city: text }),
  'orders.csv': look({
    order_id: text,
    customer_id: text,
    ordered_at: { kind: 'timestamp' },
    total: { kind: 'number', held: { kind: 'decimal', digits: 18, scale: 2 } },
  }),
};

const rules = (source: string) => ({ world: memoryWorld({ 'rules.patron': source }, data), file: 'rules.patron' });

describe('the library', () => {
  it('checks rules without any file', () => {
    expect(check(rules('if RFM >= 444 then tier sta')).filter(({ severity }) => severity === 'error')).toEqual([
      {
        code: 'PTN3008',
        severity: 'error',
        message: '“tier” has no “sta”.',
        help: 'There are: star, cow, volcano, dog.',
        file: 'rules.patron',
        start: 24,
        end: 27,
      },
    ]);
  });

  it('says the same in Chinese', () => {
    const messages = check(rules('if RFM >= 444 then tier sta'), 'zh-CN').map(({ message }) => message);
    expect(messages).toContain('“tier”里没有“sta”。');
  });

  it('compiles rules to a plain program', () => {
    const program = compile(rules('if RFM >= 444 then tier star'));
    expect(program.policies.map(({ rules: [rule] }) => rule?.decisions[0]?.action)).toEqual(['tier']);
    expect(JSON.parse(JSON.stringify(program))).toEqual(program);
  });

  it('throws what is wrong, as findings', () => {
    expect(() => compile(rules('if RFM >= 444 then tier sta'))).toThrow(RulesError);
    expect(() => compile(rules('if'))).toThrow(RulesError);
  });

  it('compiles rules to a target, as the project file says where their data is', () => {
    const files = { 'rules.patron': 'as of 2026-10-31\nif count of orders >= 4 then tier star\n' };
    const project = { 'patron.json': '{ "data": { "orders": { "table": "dw.fact_orders" } } }' };
    const [file] = compileTo(
      { world: memoryWorld({ ...files, ...project }, data), file: 'rules.patron' },
      'sql:postgres',
    );
    expect(file).toMatchObject({ path: 'rules.postgres.sql', language: 'sql' });
    expect(file?.text).toContain('FROM "dw"."fact_orders"');
  });

  it.each<[what: string, source: string, project: string, code: string]>([
    ['the rules', 'if RFM >= 444 then tier sta', '{}', 'PTN3008'],
    ['the project file', 'if RFM >= 444 then tier star', '{ "tables": {} }', 'PTN6002'],
    ['what the target cannot hold', 'if RFM >= 444 then tier star', '{}', 'PTN6040'],
  ])('throws what is wrong with %s', (_, source, project, code) => {
    const world = memoryWorld({ 'rules.patron': source, 'patron.json': project }, data);
    try {
      compileTo({ world, file: 'rules.patron' }, 'js');
      expect.unreachable();
    } catch (error) {
      expect((error as RulesError).findings.map((finding) => finding.code)).toContain(code);
    }
  });

  it('knows no target that there is not', () => {
    expect(() => compileTo(rules('if RFM >= 444 then tier star'), 'sql:sqlite')).toThrow(RangeError);
  });

  it('formats', () => {
    expect(format('if RFM》＝444 then tier star，visit weekly')).toBe('if RFM >= 444 then tier star, visit weekly\n');
    expect(format('if RFM >= then')).toBeUndefined();
  });

  it('reads the files of a folder', async () => {
    const folder = temporaryFolder({ 'rules.patron': 'segment a when nothing', 'customers.csv': 'customer_id\nC1\n' });
    const findings = check({ world: await folderWorld(folder), file: 'rules.patron' });
    expect(findings.map(({ code }) => code)).toContain('PTN2001');
  });

  it('fits rules, keeps what was fitted, and applies it', async () => {
    const text = 'score F is 2 bands of count of orders\nif F >= 2 then tier star\n';
    const files = {
      'rules.patron': `as of 2026-10-31\n${text}`,
      'customers.csv': 'customer_id\nC1\nC2\n',
      'orders.csv': 'order_id,customer_id,ordered_at,total\n1,C1,2026-10-01,5\n2,C1,2026-10-02,5\n3,C2,2026-10-03,5\n',
    };
    const folder = temporaryFolder(files);
    const own = { world: await folderWorld(folder), file: 'rules.patron' };
    const engine = await openEngine();
    const paths = new Map(['customers', 'orders'].map((name) => [name, `${folder}/${name}.csv`]));
    const locked = await fitRules(own, engine, paths);
    const lock = readLock(printLock({ version: 1, files: new Map([['rules.patron', locked]]) }));
    const session = await engine.open(compile(own), paths, { fits: applyLock(lock, own.file, compile(own)) });
    expect(session.fits.get('F')).toEqual({ kind: 'bands', fitted: 2, cuts: ['2'], counts: [1, 1] });
    await session.close();
    expect(() => applyLock(lock, 'other.patron', compile(own))).toThrow(LockError);
  });
});
