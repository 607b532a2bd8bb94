import { describe, expect, it } from 'vitest';
import { lookAtCsv } from '../../server/workspace/look-csv.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** A look at a whole file, or at the beginning of a longer one, in one line: rows, then the columns with their types and known cells. */
function look(contents: string | Uint8Array, cut = false): string {
  const found = lookAtCsv({ bytes: typeof contents === 'string' ? bytes(contents) : contents, cut });
  if (!found) return 'too short';
  if ('kind' in found) return Object.values(found).join(' ');
  const columns = found.columns.map(({ name, type, known }) => `${name}:${type.kind}/${known}`);
  return [found.rows, ...columns, ...(found.encoding ? [found.encoding] : [])].join(' ');
}

/** `编号,城市 / A1,上海` in GBK. */
const gbk = Uint8Array.of(
  0xb1,
  0xe0,
  0xba,
  0xc5,
  0x2c,
  0xb3,
  0xc7,
  0xca,
  0xd0,
  0x0a,
  0x41,
  0x31,
  0x2c,
  0xc9,
  0xcf,
  0xba,
  0xa3,
  0x0a,
);

const files: Readonly<Record<string, { contents: string | Uint8Array; cut?: boolean; is: string }>> = {
  commas: { contents: 'id,total\n1,2.5\n2,\n', is: '2 id:number/2 total:number/1' },
  semicolons: { contents: 'id;name\n1;a,b\n', is: '1 id:number/1 name:text/1' },
  tabs: { contents: 'id\tname\n1\ta\n', is: '1 id:number/1 name:text/1' },
  'a comma inside a quoted name does not count': { contents: '"a,b,c";d\n1;2\n', is: '1 a,b,c:number/1 d:number/1' },
  'one column': { contents: 'id\n1\n', is: '1 id:number/1' },
  'CRLF, quotes, a line break in a cell': {
    contents: 'id,note\r\n1,"a\r\n""b"""\r\n2,c',
    is: '2 id:number/2 note:text/2',
  },
  'a byte order mark is no part of the first name': { contents: '\ufeffid\n1\n', is: '1 id:number/1' },
  'rows that are too short and too long': { contents: 'a,b\n1\n2,3,4\n', is: '2 a:number/2 b:number/1' },
  'empty lines': { contents: 'a\n\n1\n\n', is: '1 a:number/1' },
  'columns without a name are left out': { contents: 'a,,\n1,2,3\n', is: '1 a:number/1' },
  'GB 18030': { contents: gbk, is: '1 编号:text/1 城市:text/1 gb18030' },
  'the last record of a cut file is left out': {
    contents: 'id,name\n1,a\n2,unfin',
    cut: true,
    is: '1 id:number/1 name:text/1',
  },
  'a cut inside quotes': { contents: 'id,name\n1,a\n2,"unfin', cut: true, is: '1 id:number/1 name:text/1' },
  'a cut through a character': {
    contents: bytes('id,name\n1,a\n2,上').slice(0, -1),
    cut: true,
    is: '1 id:number/1 name:text/1',
  },
  'a cut through the header': { contents: 'id,na', cut: true, is: 'too short' },
  'a cut through the first row': { contents: 'id,name\n1', cut: true, is: 'too short' },
  'no byte': { contents: '', is: 'empty' },
  'nothing but line breaks': { contents: '\n\n', is: 'empty' },
  'a header only': { contents: 'id,name\n', is: 'header-only' },
  'the same name twice': { contents: 'id,name,id\n1,a,2\n', is: 'duplicate-column id' },
  'names that differ in case are two': { contents: 'id,ID\n1,2\n', is: '1 id:number/1 ID:number/1' },
  'quotes that never close': { contents: 'id\n"1\n', is: 'unreadable' },
  'a NUL': { contents: 'id\n1\0\n', is: 'unreadable' },
  'bytes of no encoding': { contents: Uint8Array.of(0x69, 0x64, 0x0a, 0xff, 0xff, 0x0a), is: 'unreadable' },
  '10,000 columns': {
    contents: `${columns(10_000)}\n1\n`,
    is: `1 c0:number/1 ${columns(10_000)
      .split(',')
      .slice(1)
      .map((name) => `${name}:text/0`)
      .join(' ')}`,
  },
  '10,001 columns': { contents: `${columns(10_001)}\n1\n`, is: 'too-many-columns 10001' },
};

function columns(count: number): string {
  return Array.from({ length: count }, (_, index) => `c${index}`).join(',');
}

describe('a look at the beginning of a CSV file', () => {
  it.each(Object.entries(files))('%s', (_, { contents, cut, is }) => {
    expect(look(contents, cut)).toBe(is);
  });
});
