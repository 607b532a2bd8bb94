import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { shopData, shopDeclarations } from '../support/world.ts';
import { patron } from './support/patron.ts';

const rules = `${shopDeclarations}metric spend is sum of orders.total in last 12 months

policy visits, exactly one match
  table
    | spend      || tier |
    | >= 300 CNY || star |
    | < 300 CNY  || dog  |

policy care
  if spend > 1 CNY then message "想念您" by sms
`;

const files = { ...shopData, 'rules.patron': rules };

const table = '"policy visits, exactly one match",if spend,then tier\r\n,>= 300 CNY,star\r\n,< 300 CNY,dog\r\n';

const contents = (folder: string) => readFileSync(join(folder, 'rules.patron'), 'utf8');

describe('patron table', () => {
  it('prints what patron compile made a table of', async () => {
    const folder = temporaryFolder(files);
    const { stdout } = await patron(['compile', 'rules.patron', '--target', 'csv', '--part', 'visits'], { folder });
    expect(stdout).toBe(table);
    writeFileSync(join(folder, 'visits.csv'), stdout);
    const back = await patron(['table', 'visits.csv'], { folder });
    expect([back.code, back.stderr]).toEqual([0, '']);
    expect(back.stdout).toBe(rules.slice(rules.indexOf('policy visits'), rules.indexOf('\npolicy care')));
  });

  it('puts an edited table in the place of the policy, and leaves the rest as it is', async () => {
    const edited = `${table.replace('>= 300 CNY', '>= 500 CNY').replace('< 300 CNY', '300 CNY to 499.99 CNY')},< 300 CNY,cow\r\n`;
    const folder = temporaryFolder({ ...files, 'visits.csv': edited });
    const { code, stdout } = await patron(['table', 'visits.csv', '--into', 'rules.patron'], { folder });
    expect([code, stdout]).toEqual([0, 'Replaced policy visits in rules.patron: 3 rules.\n']);
    expect(contents(folder)).toBe(
      rules.replace(
        '    | spend      || tier |\n    | >= 300 CNY || star |\n    | < 300 CNY  || dog  |\n',
        '    | spend                 || tier |\n    | >= 500 CNY            || star |\n    | 300 CNY to 499.99 CNY || dog  |\n    | < 300 CNY             || cow  |\n',
      ),
    );
    expect((await patron(['check', 'rules.patron'], { folder })).code).toBe(0);
  });

  it('reads what Chinese Windows, and Excel as Unicode text, write', async () => {
    const text = 'policy visits,if spend,then message\n,>= 300 CNY,"""想念您"""\n';
    const gbk = Buffer.concat([
      Buffer.from(text.split('想')[0]!),
      Buffer.from([0xcf, 0xeb, 0xc4, 0xee, 0xc4, 0xfa]),
      Buffer.from('"""\n'),
    ]);
    const utf16 = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(text.replaceAll(',', '\t').replaceAll('\n', '\r\n'), 'utf16le'),
    ]);
    const folder = temporaryFolder({ 'gbk.csv': gbk, 'utf16.csv': utf16 });
    for (const file of ['gbk.csv', 'utf16.csv']) {
      const { code, stdout } = await patron(['table', file], { folder });
      expect([code, stdout]).toEqual([
        0,
        'policy visits\n  table\n    | spend      || message  |\n    | >= 300 CNY || "想念您" |\n',
      ]);
    }
  });

  it('keeps the line breaks of the file', async () => {
    const folder = temporaryFolder({ ...files, 'rules.patron': rules.replaceAll('\n', '\r\n'), 'visits.csv': table });
    expect((await patron(['table', 'visits.csv', '--into', 'rules.patron'], { folder })).code).toBe(0);
    expect(contents(folder)).toBe(rules.replaceAll('\n', '\r\n'));
  });

  it('tells the row and the column of what it cannot read, and changes nothing', async () => {
    const folder = temporaryFolder({
      ...files,
      'visits.csv': table.replace('>= 300 CNY', '>= lots of').replace('dog', 'doggy'),
    });
    const { code, stdout, stderr } = await patron(['table', 'visits.csv', '--into', 'rules.patron'], { folder });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(
      'visits.csv:2:2  error PTN6069  Cell B2 (row 2, column B) says “>= lots of”, which cannot be read.',
    );
    expect(stderr).toContain('visits.csv cannot be read as rules: 1 mistake.');
    expect(contents(folder)).toBe(rules);
  });

  it('tells what the checker has to say by its cell', async () => {
    const folder = temporaryFolder({
      ...files,
      'visits.csv': table.replace('>= 300 CNY', '>= 300').replace('dog', 'doggy'),
    });
    const { code, stderr } = await patron(['table', 'visits.csv', '--into', 'rules.patron'], { folder });
    expect(code).toBe(1);
    expect(stderr).toContain('visits.csv:2:2  error PTN3004  ');
    expect(stderr).toContain('visits.csv:3:3  error PTN');
    expect(contents(folder)).toBe(rules);
  });

  it('is one JSON document', async () => {
    const folder = temporaryFolder({ ...files, 'visits.csv': table, 'bad.csv': 'x,y\n' });
    const good = await patron(['table', 'visits.csv', '--json'], { folder });
    expect(JSON.parse(good.stdout)).toMatchObject({ command: 'table', policy: 'visits', rules: 2 });
    const bad = await patron(['table', 'bad.csv', '--json', '--lang', 'zh'], { folder });
    expect(bad.code).toBe(1);
    expect(JSON.parse(bad.stdout).findings).toEqual([
      {
        code: 'PTN6067',
        message: '单元格 A1 是“x”，这里应当是策略的第一行。',
        help: expect.any(String),
        row: 1,
        column: 1,
      },
    ]);
  });

  it.each([
    ['nothing.csv', 3],
    ['folder', 3],
    ['binary.csv', 3],
  ])('cannot read %s', async (file, exit) => {
    const folder = temporaryFolder({ 'folder/x': '', 'binary.csv': Buffer.from([0xff, 0x00, 0x80]) });
    expect((await patron(['table', file], { folder })).code).toBe(exit);
  });
});
