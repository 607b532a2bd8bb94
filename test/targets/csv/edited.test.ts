import { describe, expect, it } from 'vitest';
import { putPolicy } from '../../../server/features/policy-table/put-policy.ts';
import { policySource, readTable } from '../../../server/features/policy-table/read-table.ts';

function sourceOf(table: string): string {
  const read = readTable(table);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return policySource(read);
}

const plain = 'policy p,if spend,then tier\n,>= 300 CNY,star\n';
const rules = 'policy p\n  table\n    | spend      || tier |\n    | >= 300 CNY || star |\n';

describe('a table that came out of a spreadsheet', () => {
  it.each([
    ['as it was', plain],
    ['with a mark of its encoding', `\uFEFF${plain}`],
    ['with the line breaks of Windows', plain.replaceAll('\n', '\r\n')],
    ['with semicolons', plain.replaceAll(',', ';')],
    ['with tabs', plain.replaceAll(',', '\t')],
    ['with every cell in quotation marks', plain.replace(/[^,\n]+/g, (cell) => `"${cell}"`)],
    ['with blanks around cells', plain.replaceAll(',', ' , ')],
    ['with empty columns and rows', `${plain.replaceAll('\n', ',,\n')},,,,\n,,,,\n`],
    ['with signs of a Chinese input method', plain.replace('>= 300 CNY', '》＝　300　CNY')],
    ['with Chinese keywords', '策略 p,如果 spend,那么 tier\n,>= 300 CNY,star\n'],
  ])('%s', (_, table) => {
    expect(sourceOf(table).replace('策略', 'policy')).toBe(rules);
  });

  it.each([
    ['1,000', '1000'],
    ['1,234,567.50', '1234567.50'],
    ['>= 2026/3/1', '>= 2026-03-01'],
    ['2026/10/31 to 2026/11/1', '2026-10-31 to 2026-11-01'],
    ['TRUE', 'yes'],
    ['false', 'no'],
    ['15.00%', '15.00%'],
    ["'-7 days", '-7 days'],
    ['"2026/3/1 |"', '"2026/3/1 |"'],
    ['>= 300\n CNY', '>= 300 CNY'],
    ['-', '-'],
  ])('the cell %j says %j', (cell, words) => {
    const table = `policy p,if x,if y,then tier\n,"${cell.replaceAll('"', '""')}",1,star\n`;
    const row = sourceOf(table).split('\n')[3]!;
    expect(row.slice(row.indexOf('|') + 1, row.lastIndexOf('| 1')).trim()).toBe(words);
  });

  it('names rules as they can be written, and puts texts between marks', () => {
    const table =
      'policy p,if x,then tier,because,##\n"a ""b""",1,star,"he said ""no"" | # x","one\ntwo"\nvip,2,cow,-,\n';
    expect(sourceOf(table)).toBe(`policy p
  table
    | x || rule    | tier | because                |
    ## one
    ## two
    | 1 || \`a "b"\` | star | "he said \\"no\\" | # x" |
    | 2 || vip     | cow  | "-"                    |
`);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['no CSV', 'policy p,"if x\n', ['PTN6066 A1']],
    ['nothing', '', ['PTN6067 A1']],
    ['no policy in its first cell', 'spend,tier\n1,star\n', ['PTN6067 A1']],
    ['a heading that is none', 'policy p,if x,tier\n,1,star\n', ['PTN6068 C1']],
    ['a column without a heading', 'policy p,if x,then tier,\n,1,star,7\n', ['PTN6068 D1']],
    ['no condition', 'policy p,then tier\n,star\n', ['PTN6065 A1']],
    ['no action', 'policy p,if x\n,1\n', ['PTN6065 A1']],
    ['no row', 'policy p,if x,then tier\n', ['PTN6065 A1']],
    ['words that are no condition', 'policy p,if x,then tier\n,1,star\n,>= >= 2,cow\n', ['PTN6069 B3']],
    ['two cells in one', 'policy p,if x,then tier\n,1 || star |,cow\n', ['PTN6069 B2']],
    ['a comment', 'policy p,if x,then tier\n,1 # one,cow\n', ['PTN6069 B2']],
    ['a text that does not end', 'policy p,if x,then tier\n,"""a",cow\n', ['PTN6069 B2']],
    ['a heading that is no expression', 'policy p,if x +,then tier\n,1,cow\n', ['PTN6069 B1']],
    ['a kind of policy that there is not', '"policy p, some matches",if x,then tier\n,1,cow\n', ['PTN6069 A1']],
    [
      'a second policy in the first cell',
      '"policy p\n  if x then tier star\npolicy q",if x,then tier\n,1,cow\n',
      ['PTN6069 A1'],
    ],
    ['a goal that is none', 'policy p,if x,then tier,goal\n,1,cow,> 3\n', ['PTN6069 D2']],
    ['several mistakes, each by its cell', 'policy p,if x,then tier\n,1 |,cow\n,2,(\n', ['PTN6069 B2']],
  ])('%s', (_, table, told) => {
    const read = readTable(table);
    const problems = 'problems' in read ? read.problems : [];
    expect(problems.map(({ code, row, column }) => `${code} ${String.fromCharCode(64 + column)}${row}`)).toEqual(told);
  });
});

describe('a policy in a file of rules', () => {
  const before =
    '# first\nlet high = 5\n\n# kept\n## old words\npolicy p "x"\n  if M > 3 then tier star\n\npolicy q\n  if M > 4 then tier cow\n';

  it('takes the place of the one of that name, description included', () => {
    const { text, isNew } = putPolicy(before, '## new\npolicy p\n  if M > 1 then tier dog', 'p', 'rules');
    expect(isNew).toBe(false);
    expect(text).toBe(
      '# first\nlet high = 5\n\n# kept\n## new\npolicy p\n  if M > 1 then tier dog\n\npolicy q\n  if M > 4 then tier cow\n',
    );
  });

  it('stands behind all others where there is none', () => {
    const { text, isNew, start } = putPolicy(before, 'policy r\n', 'r', 'rules');
    expect([isNew, text.slice(start)]).toEqual([true, 'policy r\n']);
    expect(text.startsWith(before.trimEnd())).toBe(true);
  });

  it('takes the place of rules outside of any policy, which have the name of the file', () => {
    const { text } = putPolicy(
      'if M > 3 then tier star\nlet a = 5\nif M > 2 then tier cow\n',
      'policy rules',
      'rules',
      'rules',
    );
    expect(text).toBe('policy rules\nlet a = 5\n\n');
  });
});
