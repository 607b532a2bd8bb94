import type { CompiledPlace, Range } from '../../../server/lsp/protocol.ts';

type Position = Range['start'];

/** The compiled lines that say what is written at a position of rules: those of the innermost declaration or rule on its line. */
export function linesAt(
  places: readonly CompiledPlace[],
  uri: string,
  position: Position,
): readonly CompiledPlace['lines'][] {
  const around = places.filter((place) => place.uri === uri && isOn(place.range, position.line));
  const [innermost] = [...around].sort((a, b) => compare(a.range, b.range, position));
  if (!innermost) return [];
  return around.filter(({ range }) => isSame(range, innermost.range)).map(({ lines }) => lines);
}

/** The place in rules that a compiled line says: of the innermost part that the line is in. */
export function placeOfLine(places: readonly CompiledPlace[], line: number): CompiledPlace | undefined {
  const around = places.filter(({ lines: [from, to] }) => from <= line && line < to);
  return [...around].sort((a, b) => a.lines[1] - a.lines[0] - (b.lines[1] - b.lines[0]))[0];
}

function isOn({ start, end }: Range, line: number): boolean {
  return start.line <= line && line <= end.line;
}

/** Fewer lines first: a cursor in the blanks before a rule means the rule. Of two on one line, the one around the cursor. */
function compare(a: Range, b: Range, position: Position): number {
  return (
    linesOf(a) - linesOf(b) ||
    Number(contains(b, position)) - Number(contains(a, position)) ||
    a.end.character - a.start.character - (b.end.character - b.start.character)
  );
}

function linesOf({ start, end }: Range): number {
  return end.line - start.line;
}

function contains({ start, end }: Range, { line, character }: Position): boolean {
  const isAfter = line > start.line || character >= start.character;
  return isAfter && (line < end.line || character <= end.character);
}

function isSame(a: Range, b: Range): boolean {
  return isSamePosition(a.start, b.start) && isSamePosition(a.end, b.end);
}

function isSamePosition(a: Position, b: Position): boolean {
  return a.line === b.line && a.character === b.character;
}
