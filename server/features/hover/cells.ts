import type * as Ast from '../../../grammar/index.ts';
import type { Group } from '../../evaluate/engine.ts';
import { Tally } from '../../evaluate/results/tally.ts';
import type { Type } from '../../ir/index.ts';
import { wordsOf } from '../../text/catalogue.ts';
import { visible } from '../../text/visible.ts';
import { shorten } from '../../words/telling.ts';
import { currentFacts, definitionFacts, wholeOf } from '../facts.ts';
import { paragraph, type RichText } from '../rich-text.ts';
import type { Snapshot } from '../snapshot.ts';
import { groupInWords } from '../words/groups.ts';

/** A comparison of a score of several parts, part by part: each part with the number that it is compared with, if any. */
interface CellComparison {
  readonly cell: string;
  readonly comparator: Ast.Comparator;
  readonly parts: readonly { readonly score: string; readonly digit: number | undefined }[];
  readonly written: string;
}

/** What `RFM >= 444` means, which is no comparison of numbers, and for how many customers it holds. */
export function cellText(node: Ast.Comparison, text: string, snapshot: Snapshot): RichText {
  const comparison = cellComparison(node, text, snapshot);
  if (!comparison) return [];
  const { cell } = wordsOf(snapshot.language).hover;
  const group = holding(comparison, snapshot);
  return [
    { kind: 'code', text: comparison.written },
    paragraph({ strong: cell.means(inParts(comparison, comparison.comparator, snapshot)) }),
    paragraph(cell.notNumber),
    ...contraries(comparison, snapshot),
    ...(group ? [paragraph(cell.holds(groupInWords(group, wholeOf(snapshot), snapshot.language)))] : []),
  ];
}

function cellComparison(node: Ast.Comparison, text: string, { model }: Snapshot): CellComparison | undefined {
  if (node.left.kind !== 'name') return undefined;
  const type: Type | undefined = model.meaning(node.left.text)?.type;
  const pattern = patternOf(node.right, text);
  if (type?.kind !== 'cell' || pattern?.length !== type.parts.length) return undefined;
  const parts = type.parts.map(({ score }, index) => ({
    score,
    digit: pattern[index] === 'x' ? undefined : Number(pattern[index]),
  }));
  const written = shorten(text.slice(node.span.start, node.span.end), 80);
  return { cell: node.left.text, comparator: node.comparator, parts, written };
}

function patternOf(node: Ast.Expression, text: string): string | undefined {
  const pattern = text.slice(node.span.start, node.span.end).toLowerCase();
  const isPattern = node.kind === 'number' || node.kind === 'cell' || node.kind === 'name';
  return isPattern && /^[1-9x]+$/.test(pattern) ? pattern : undefined;
}

const signs: Readonly<Record<Ast.Comparator, string>> = {
  '<': '<',
  '<=': '≤',
  '>': '>',
  '>=': '≥',
  is: '=',
  'is not': '≠',
};

/** `R ≥ 4 and F ≥ 4 and M ≥ 4`; to differ it is enough that one part does. */
function inParts({ parts }: CellComparison, comparator: Ast.Comparator, { language }: Snapshot): string {
  const { say } = wordsOf(language).hover;
  const told = tests(parts, comparator);
  return comparator === 'is not' ? say.or(told) : say.and(told);
}

function tests(parts: CellComparison['parts'], comparator: Ast.Comparator): string[] {
  return parts.flatMap(({ score, digit }) =>
    digit === undefined ? [] : [`${visible(score)} ${signs[comparator]} ${digit}`],
  );
}

const contrary = { '<': '>=', '<=': '>', '>': '<=', '>=': '<', is: 'is not', 'is not': 'is' } as const;

/** `not RFM >= 444` is not `RFM < 444`: both are told. */
function contraries(comparison: CellComparison, snapshot: Snapshot): RichText {
  const { cell, say } = wordsOf(snapshot.language).hover;
  const { comparator, parts, written } = comparison;
  const other = contrary[comparator];
  if (comparator === 'is' || comparator === 'is not') return [];
  const items = [
    [{ code: `not ${written}` }, cell.isNot(say.or(tests(parts, other)))],
    [{ code: written.replace(comparator, other) }, cell.is(inParts(comparison, other, snapshot))],
  ];
  return [{ kind: 'list', items: written.includes(comparator) ? items : items.slice(0, 1) }];
}

function holding(comparison: CellComparison, snapshot: Snapshot): Group | undefined {
  const cells = definitionFacts(snapshot, comparison.cell)?.cells;
  const program = currentFacts(snapshot)?.facts.program;
  if (!cells || !program) return undefined;
  const tally = new Tally(program.value?.type);
  for (const [value, group] of cells) if (isHeld(comparison, value)) tally.add(group);
  const { customers, money } = tally.group();
  const hasMoney = money !== undefined && currentFacts(snapshot)?.money === true;
  return { customers, ...(hasMoney && { money }) };
}

function isHeld({ parts, comparator }: CellComparison, value: string): boolean {
  const given = parts.flatMap(({ digit }, index) =>
    digit === undefined ? [] : [[Number(value[index]), digit] as const],
  );
  if (comparator === 'is not') return given.some(([part, digit]) => part !== digit);
  return given.every(([part, digit]) => holds[comparator](part, digit));
}

const holds: Readonly<Record<Exclude<Ast.Comparator, 'is not'>, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  is: (a, b) => a === b,
};
