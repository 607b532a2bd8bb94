import type { PolicyDeclaration, SyntaxIssue } from '../../../grammar/index.ts';
import { format, keywordOf, parse, shift } from '../../../grammar/index.ts';
import type { MessageData } from '../../diagnostics/kind.ts';
import type { Code } from '../../diagnostics/registry.ts';
import { visible } from '../../text/visible.ts';
import { cellWords, isOneCell } from './cell-words.ts';
import { columnOf, type TableColumn } from './columns.ts';
import { type Cell, lettersOf, placeOf, readRecords } from './records.ts';

/** A table of rules from a spreadsheet, as the source of its policy. */
export interface TableText {
  /** Not in the layout of the formatter yet: `cells` tells where each cell came to stand. */
  readonly source: string;
  readonly name: string;
  readonly rules: number;
  readonly cells: readonly PlacedCell[];
}

export interface PlacedCell extends Cell {
  readonly start: number;
  readonly end: number;
}

/** What of the file cannot be read, in the order of its cells. */
export interface TableProblem {
  readonly code: Code;
  readonly data: MessageData;
  /** From 1; 1 where it is about the whole. */
  readonly row: number;
  readonly column: number;
}

export type ReadTable = TableText | { readonly problems: readonly TableProblem[] };

/** Reads what `--target csv` writes, also after somebody worked on it in a spreadsheet. */
export function readTable(text: string): ReadTable {
  const records = readRecords(text);
  if (!records) return problem('PTN6066', {}, 1, 1);
  const [head = [], ...rows] = records;
  const first = head[0] ?? { text: '', row: 1, column: 1 };
  if (!isPolicyHead(first.text)) return problem('PTN6067', { cell: shown(first.text) }, first.row, 1);
  const columns = columnsOf(head.slice(1), rows);
  if ('problems' in columns) return columns;
  const written = write(first, columns, rows);
  return 'problems' in written ? written : checked(written);
}

/** The policy in the layout of the formatter. */
export function policySource({ source }: TableText): string {
  return format(source).text;
}

function problem(code: Code, data: MessageData, row: number, column: number): { problems: readonly TableProblem[] } {
  return { problems: [{ code, data, row, column }] };
}

function isPolicyHead(text: string): boolean {
  const line = text.split('\n').find((each) => !each.trimStart().startsWith('##')) ?? '';
  return keywordOf(/^\s*(\S+)/.exec(line)?.[1] ?? '')?.id === 'policy';
}

const longestShown = 60;

function shown(text: string): string {
  const line = visible(text.replace(/\s+/g, ' '));
  return line.length > longestShown ? `${line.slice(0, longestShown)}…` : line;
}

function columnsOf(
  heads: readonly Cell[],
  rows: readonly (readonly Cell[])[],
): readonly TableColumn[] | { readonly problems: readonly TableProblem[] } {
  const used = heads.filter((head) => head.text !== '' || rows.some((row) => textIn(row, head.column) !== ''));
  const columns = used.map((head) => columnOf(head) ?? unread('PTN6068', head));
  const problems = columns.filter((column) => 'code' in column);
  if (problems.length > 0) return { problems };
  const found = columns.filter((column) => 'kind' in column);
  const has = (kind: TableColumn['kind']) => found.some((column) => column.kind === kind);
  return has('if') && has('then') && rows.length > 0 ? found : problem('PTN6065', {}, 1, 1);
}

function unread(code: Code, cell: Cell): TableProblem {
  const { row, column, text } = cell;
  const data = { place: placeOf(cell), cell: shown(text) };
  const more = code === 'PTN6069' ? { row, column: lettersOf(column) } : {};
  return { code, data: { ...data, ...more }, row, column };
}

function textIn(row: readonly Cell[], column: number): string {
  return row.find((cell) => cell.column === column)?.text ?? '';
}

/** Text that remembers where each cell came to stand. */
class Writer {
  source = '';
  readonly cells: PlacedCell[] = [];
  readonly problems: TableProblem[] = [];

  write(text: string): void {
    this.source += text;
  }

  cell(cell: Cell, words: string | undefined): void {
    if (words === undefined) this.problems.push(unread('PTN6069', cell));
    const start = this.source.length;
    this.source += words ?? '-';
    this.cells.push({ ...cell, start, end: this.source.length });
  }
}

type Part = readonly [cell: Cell, words: string | undefined];

type Written = Omit<TableText, 'name'> | { readonly problems: readonly TableProblem[] };

function write(first: Cell, columns: readonly TableColumn[], rows: readonly (readonly Cell[])[]): Written {
  const out = new Writer();
  out.cell(first, first.text);
  out.write('\n  table\n');
  const left = columns.filter(({ kind }) => kind === 'if');
  const right = columns.filter(({ kind }) => kind !== 'if' && kind !== 'doc');
  const isNamed = rows.some((row) => textIn(row, 1) !== '');
  const headPart = ({ head, words }: TableColumn): Part => [head, isOneCell(words) ? words : undefined];
  const nameHead: Part = [{ ...first, text: 'rule' }, 'rule'];
  writeRow(out, left.map(headPart), [...(isNamed ? [nameHead] : []), ...right.map(headPart)]);
  const doc = columns.find(({ kind }) => kind === 'doc');
  for (const row of rows) {
    const at = (column: number): Cell =>
      row.find((cell) => cell.column === column) ?? { text: '', row: row[0]?.row ?? 1, column };
    const part = ({ kind, head }: TableColumn): Part => [at(head.column), cellWords(at(head.column).text, kind)];
    if (doc) writeDoc(out, at(doc.head.column).text);
    const name: Part = [at(1), cellWords(at(1).text, 'name')];
    writeRow(out, left.map(part), [...(isNamed ? [name] : []), ...right.map(part)]);
  }
  const { source, cells, problems } = out;
  return problems.length > 0 ? { problems } : { source, cells, rules: rows.length };
}

function writeDoc(out: Writer, doc: string): void {
  if (doc !== '') for (const line of doc.split(/\r?\n/)) out.write(`    ## ${line.trim()}\n`);
}

function writeRow(out: Writer, left: readonly Part[], right: readonly Part[]): void {
  out.write('    ');
  for (const [cell, words] of left) {
    out.write('| ');
    out.cell(cell, words);
    out.write(' ');
  }
  out.write('|');
  for (const [cell, words] of right) {
    out.write('| ');
    out.cell(cell, words);
    out.write(' ');
  }
  out.write('|\n');
}

/** Whatever the parser does not understand is told by the cell in which it stands. */
function checked(written: Omit<TableText, 'name'>): ReadTable {
  const { chunks } = parse(written.source);
  const declarations = chunks.flatMap(({ chunk }) => chunk.declarations);
  const issues = chunks.flatMap(({ start, chunk }) =>
    chunk.issues.map((issue) => issueIn(written.cells, issue, start)),
  );
  const [policy] = declarations;
  if (issues.length === 0 && declarations.length === 1 && policy?.kind === 'policy') {
    return { ...written, name: nameOf(policy) };
  }
  const [first] = written.cells;
  return { problems: issues.length > 0 ? distinct(issues) : first ? [unread('PTN6069', first)] : [] };
}

function nameOf({ name }: PolicyDeclaration): string {
  return name.kind === 'name' ? name.text : '';
}

function issueIn(cells: readonly PlacedCell[], { span }: SyntaxIssue, by: number): TableProblem {
  const at = shift(span, by);
  const cell = cellAt(cells, at.start);
  return unread('PTN6069', cell);
}

/** The cell at an offset of the source, or the last one before. */
export function cellAt(cells: readonly PlacedCell[], offset: number): PlacedCell {
  const before = cells.filter(({ start }) => start <= offset);
  return before.at(-1) ?? cells[0]!;
}

function distinct(problems: readonly TableProblem[]): readonly TableProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ row, column }) => {
    const key = `${row} ${column}`;
    return !seen.has(key) && seen.add(key);
  });
}
