import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { patron } from './support/patron.ts';

const customers = 'customer_id,name,city\nC1,张三,上海\nC2,李四,北京\n';
const orders =
  'order_id,customer_id,ordered_at,total\n1,C1,2026-10-01T10:00:00,300.00\n2,C1,2026-09-01T10:00:00,20.50\n3,C2,2026-01-05T09:00:00,10.00\n';
const data = { 'customers.csv': customers, 'orders.csv': orders };

interface Bad {
  /** The file that is checked; others stand beside it. */
  readonly rules: string | Uint8Array;
  readonly beside?: Readonly<Record<string, string>>;
  readonly code: number;
  readonly says: RegExp;
}

const bytes = (...parts: (string | readonly number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

const bad: Readonly<Record<string, Bad>> = {
  'an empty file': { rules: '', code: 0, says: /rules\.patron says nothing yet/ },
  'comments alone': { rules: '# to do\n\n', code: 0, says: /says nothing yet/ },
  '10 MiB and more': { rules: `# ${'x'.repeat(10 * 1024 * 1024)}`, code: 3, says: /larger than 10 MiB/ },
  '101 nested parentheses': {
    rules: `if ${'('.repeat(101)}F >= 4${')'.repeat(101)} then tier star`,
    code: 1,
    says: /deeper than 100 levels/,
  },
  '20,000 nested parentheses': { rules: `if ${'('.repeat(20_000)}F >= 4`, code: 1, says: /deeper than 100 levels/ },
  'a picture': {
    rules: bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    code: 3,
    says: /is not text/,
  },
  GBK: {
    rules: bytes('if RFM >= 444 then tier star\n# ', [0xd6, 0xd2, 0xb3, 0xcf]),
    code: 3,
    says: /not UTF-8 text: line 2 [\s\S]*GB 18030 \(GBK\)/,
  },
  'UTF-16': { rules: Buffer.from('\ufeffif RFM >= 444 then tier star', 'utf16le'), code: 3, says: /UTF-16/ },
  'a lone surrogate': {
    rules: bytes('if city is "', [0xed, 0xa0, 0x80], '" then tier star'),
    code: 3,
    says: /line 1 holds half of a character/,
  },
  'a bidirectional control': { rules: 'if RFM >= 444 \u202e then tier star\n', code: 1, says: /PTN1006.*U\+202E/ },
  'a character of no width': { rules: 'if R\u200bFM >= 444 then tier star\n', code: 1, says: /PTN1005.*U\+200B/ },
  'a text without its end': {
    rules: 'if city is "上海 then tier star\nif F >= 4 then tier cow\n',
    code: 1,
    says: /rules\.patron:1:12 {2}error PTN1011/,
  },
  'marks of a merge conflict': {
    rules: '<<<<<<< HEAD\nif RFM >= 444 then tier star\n=======\nif RFM >= 333 then tier star\n>>>>>>> b\n',
    code: 1,
    says: /merge conflict/,
  },
  'files that use each other': {
    rules: 'use "other.patron"\nsegment a when F >= 4\n',
    beside: { 'other.patron': 'use "rules.patron"\nsegment b when F >= 4\n' },
    code: 1,
    says: /circle: rules\.patron → other\.patron → rules\.patron/,
  },
  'a path out of the project': {
    rules: 'use "../../secret.patron"\nif RFM >= 444 then tier star\n',
    code: 1,
    says: /rules\.patron:1:5 {2}error PTN2014/,
  },
  'a file of data out of the project': {
    rules: 'data customers from "../secret.csv"\n  key id\nif id is "1" then tier star\n',
    code: 1,
    says: /rules\.patron:1:21 {2}error PTN2014/,
  },
};

describe('a file of rules with', () => {
  it.each(Object.entries(bad))('%s', async (_, { rules, beside = {}, code, says }) => {
    const folder = temporaryFolder({ ...data, ...beside, 'rules.patron': rules });
    const result = await patron(['check', 'rules.patron'], { folder });
    expect(`${result.stdout}${result.stderr}`).toMatch(says);
    expect(`${result.stdout}${result.stderr}`).not.toMatch(/\n\s+at |undefined|\[object/);
    expect(result.code).toBe(code);
  });

  const kinds = ['an empty file', '10 MiB and more', '101 nested parentheses', 'GBK', 'files that use each other'];

  it.each(kinds)('%s, as JSON', async (name) => {
    const { rules, beside = {}, code } = bad[name]!;
    const folder = temporaryFolder({ ...data, ...beside, 'rules.patron': rules });
    const result = await patron(['check', 'rules.patron', '--json', '--lang', 'zh-CN'], { folder });
    const document = JSON.parse(result.stdout);
    expect(document.version).toBe(1);
    expect(document.error?.exitCode ?? (document.ok ? 0 : 1)).toBe(code);
    expect(result.code).toBe(code);
    expect(result.stderr).toBe('');
  });
});

describe('accepted as it is', () => {
  it.each([
    ['Chinese punctuation', 'if RFM》＝444 then tier star，visit weekly\n'],
    ['a byte order mark and CRLF', '\ufeffif RFM >= 444\r\n  then tier star\r\n'],
    ['no line break at the end', 'if RFM >= 444 then tier star'],
  ])('%s', async (_, rules) => {
    const folder = temporaryFolder({ ...data, 'rules.patron': rules });
    const { code, stdout } = await patron(['check', 'rules.patron'], { folder });
    expect(stdout).not.toMatch(/ error | warning /);
    expect(code).toBe(0);
  });
});

describe('files that are not there', () => {
  it.each([
    [['check', 'nothing.patron'], /There is no file nothing\.patron/],
    [['check', 'empty'], /There is no \*\.patron file in empty/],
    [['check', '*.rules'], /No file matches \*\.rules/],
    [['preview', 'empty'], /empty is a folder/],
    [['fmt', 'nothing.patron'], /There is no file/],
    [['test', 'nothing.patron'], /There is no file/],
  ])('%j', async (args, says) => {
    const folder = temporaryFolder({ 'empty/readme.txt': '' });
    const { code, stderr } = await patron(args, { folder });
    expect(stderr).toMatch(says);
    expect(code).toBe(3);
  });
});
