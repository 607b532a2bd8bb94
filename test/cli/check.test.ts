import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { patron } from './support/patron.ts';

const data = {
  'customers.csv': 'customer_id,name\nC1,张三\nC2,李四\n',
  'orders.csv':
    'order_id,customer_id,ordered_at,total\n1,C1,2026-10-01T10:00:00,300.00\n2,C2,2026-10-02T10:00:00,30.00\n',
};
const good = 'if RFM >= 444 then tier star\n';
const bad = 'if RFM >= 444\n  then tier sta\n';

describe('patron check', () => {
  it('shows the words that are wrong, and the assumptions', async () => {
    const folder = temporaryFolder({ ...data, 'a.patron': bad });
    const { code, stdout, stderr } = await patron(['check', 'a.patron'], { folder });
    expect(code).toBe(1);
    expect(stderr).toBe('');
    expect(stdout).toContain(
      [
        'a.patron:2:13  error PTN3008  “tier” has no “sta”.',
        '  2 │   then tier sta',
        '    │             ^^^',
        '  help  There are: star, cow, volcano, dog.',
        '  fix  Write “star”',
        '',
      ].join('\n'),
    );
    expect(stdout).toMatch(/a\.patron:1:1 {2}hint PTN5010 {2}“customers” was taken from customers\.csv/);
    expect(stdout).toMatch(/1 error and \d hints in 1 file\.\n$/);
  });

  it('says the same in Chinese, by option and by environment', async () => {
    const folder = temporaryFolder({ ...data, 'a.patron': bad });
    const byOption = await patron(['check', 'a.patron', '--lang', 'zh-CN'], { folder });
    const byEnvironment = await patron(['check', 'a.patron'], { folder, env: { LC_ALL: 'zh_CN.UTF-8' } });
    expect(byOption.stdout).toContain('a.patron:2:13  错误 PTN3008  “tier”里没有“sta”。');
    expect(byEnvironment.stdout).toBe(byOption.stdout);
  });

  it('checks all rules in folders, patterns and several files', async () => {
    const folder = temporaryFolder({
      ...data,
      'a.patron': good,
      'deep/b.patron': bad,
      'node_modules/x/c.patron': bad,
      '.hidden/d.patron': bad,
    });
    const files = async (...args: string[]) =>
      JSON.parse((await patron(['check', ...args, '--json'], { folder })).stdout).files;
    expect(await files('.')).toEqual(['a.patron', 'deep/b.patron']);
    expect(await files('*.patron', 'deep')).toEqual(['a.patron', 'deep/b.patron']);
    expect(await files('**/*.patron')).toEqual(['a.patron', 'deep/b.patron']);
  });

  it('fails on warnings when it is told to', async () => {
    const never =
      'as of 2026-10-31\npolicy a\n  if count of orders >= 2 then tier star\n  if count of orders >= 3 then tier cow\n  otherwise tier dog\n';
    const folder = temporaryFolder({ ...data, 'a.patron': never });
    const { stdout, code } = await patron(['check', 'a.patron', '--json'], { folder });
    const { counts } = JSON.parse(stdout);
    expect(code).toBe(0);
    const strict = await patron(['check', 'a.patron', '--fail-on', 'warning'], { folder });
    expect(strict.code).toBe(counts.warnings > 0 ? 1 : 0);
    expect(counts.errors).toBe(0);
  });

  it('is one JSON document, by either option', async () => {
    const folder = temporaryFolder({ ...data, 'a.patron': bad });
    const { stdout, code, stderr } = await patron(['check', 'a.patron', '--json'], { folder });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect((await patron(['check', 'a.patron', '--format', 'json'], { folder })).stdout).toBe(stdout);
    const document = JSON.parse(stdout);
    expect(document).toMatchObject({
      version: 1,
      command: 'check',
      ok: false,
      counts: { errors: 1 },
      files: ['a.patron'],
    });
    expect(document.findings.find(({ severity }: { severity: string }) => severity === 'error')).toMatchObject({
      file: 'a.patron',
      code: 'PTN3008',
      message: '“tier” has no “sta”.',
      range: { start: { line: 2, column: 13, offset: 26 }, end: { line: 2, column: 16, offset: 29 } },
      fixes: [{ title: 'Write “star”', edits: [{ file: 'a.patron', text: 'star' }] }],
    });
  });

  it('uses colours only where they are wanted', async () => {
    const folder = temporaryFolder({ ...data, 'a.patron': bad });
    const plain = await patron(['check', 'a.patron'], { folder });
    const forced = await patron(['check', 'a.patron'], { folder, env: { FORCE_COLOR: '1' } });
    const refused = await patron(['check', 'a.patron', '--no-color'], { folder, env: { FORCE_COLOR: '1' } });
    expect(plain.stdout).not.toContain('\u001b');
    expect(forced.stdout).toContain('\u001b[31m');
    expect(refused.stdout).toBe(plain.stdout);
  });
});
