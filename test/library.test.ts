import { describe, expect, it } from 'vitest';
import {
  check,
  compile,
  type DataLook,
  folderWorld,
  format,
  memoryWorld,
  RulesError,
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

  it('formats', () => {
    expect(format('if RFM》＝444 then tier star，visit weekly')).toBe('if RFM >= 444 then tier star, visit weekly\n');
    expect(format('if RFM >= then')).toBeUndefined();
  });

  it('reads the files of a folder', async () => {
    const folder = temporaryFolder({ 'rules.patron': 'segment a when nothing', 'customers.csv': 'customer_id\nC1\n' });
    const findings = check({ world: await folderWorld(folder), file: 'rules.patron' });
    expect(findings.map(({ code }) => code)).toContain('PTN2001');
  });
});
