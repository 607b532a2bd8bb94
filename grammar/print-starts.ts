import type { Declaration, PolicyClause } from './ast.ts';
import type { Lexed } from './lexer.ts';
import type { Span } from './span.ts';
import * as t from './tokens.ts';
import { walk } from './walk.ts';

const { kw } = t;

/** How a line that begins with a certain token is laid out. */
export interface LineStart {
  readonly indent: number;
  /** How many tokens make each of the cells that stand below those of the neighbouring lines of the same group. */
  readonly cells: readonly number[];
  readonly group?: string;
}

/** What the tree tells about the tokens of a chunk that was read without mistakes. */
export interface Reading {
  readonly starts: Map<number, LineStart>;
  /** Offsets of names: keywords that stand as names keep their letters. */
  readonly names: Set<number>;
  /** Offsets of signs that belong to the value behind them. */
  readonly signs: Set<number>;
  /** Spans without blanks: `Asia/Shanghai`, `patron/rfm`, `yes/no`. */
  readonly tight: Span[];
  /** What is written for a token in this one place. */
  readonly rewrites: Map<number, string>;
}

export function readingOf(lexed: Lexed, declarations: readonly Declaration[]): Reading {
  const reading: Reading = { starts: new Map(), names: new Set(), signs: new Set(), tight: [], rewrites: new Map() };
  for (const declaration of declarations) {
    reading.starts.set(declaration.span.start, { indent: 0, ...alignment(declaration) });
    startsIn(reading.starts, declaration);
    walk(declaration, (node) => {
      if (node.kind === 'name') reading.names.add(node.span.start);
      else if (node.kind === 'negation') reading.signs.add(node.span.start);
      else if (node.kind === 'library' || node.kind === 'type') reading.tight.push(node.span);
    });
    if (declaration.kind === 'as-of' && declaration.zone) reading.tight.push(declaration.zone.span);
  }
  for (const { tokenType, startOffset } of lexed.tokens) {
    if (tokenType === kw.given || tokenType === kw.expect) reading.starts.set(startOffset, { indent: 2, cells: [] });
  }
  rewriteEquals(reading, lexed, declarations);
  return reading;
}

// ---------------------------------------------------------------- where lines begin

/** One line each, so their parts stand below each other. */
function alignment(declaration: Declaration): Pick<LineStart, 'cells' | 'group'> {
  const { kind } = declaration;
  if (kind !== 'metric' && kind !== 'score' && kind !== 'let' && kind !== 'action') return { cells: [] };
  return { cells: [declaration.title ? 3 : 2], group: kind };
}

function startsIn(starts: Reading['starts'], declaration: Declaration): void {
  switch (declaration.kind) {
    case 'data':
      for (const { span, type } of declaration.columns) {
        starts.set(span.start, { indent: 2, cells: type ? [1] : [1, 1], group: 'column' });
      }
      break;
    case 'class':
    case 'stages': {
      const titled = declaration.members.some(({ title }) => title);
      for (const { span, title } of declaration.members) {
        starts.set(span.start, { indent: 2, cells: titled ? [1, title ? 1 : 0] : [1], group: 'member' });
      }
      break;
    }
    case 'checklist': {
      const titled = declaration.items.some(({ title }) => title);
      for (const { span, title } of declaration.items) {
        starts.set(span.start, { indent: 2, cells: titled ? [1, title ? 1 : 0] : [1], group: 'member' });
      }
      break;
    }
    case 'policy':
      for (const clause of declaration.clauses) starts.set(clause.span.start, clauseStart(clause, 2));
      break;
    case 'bare-rules':
      for (const clause of declaration.clauses) starts.set(clause.span.start, clauseStart(clause, 0));
      break;
    default:
  }
}

function clauseStart(clause: PolicyClause, indent: number): LineStart {
  const named = clause.kind === 'rule' && clause.name;
  return named ? { indent, cells: [3], group: 'rule' } : { indent, cells: [] };
}

// ---------------------------------------------------------------- one way to write what can be written in two

/** `let x is 3` becomes `let x = 3`, and `given R is 5` becomes `given R 5`; everywhere else `=` becomes `is`. */
function rewriteEquals(reading: Reading, { tokens }: Lexed, declarations: readonly Declaration[]): void {
  const written = new Map<number, string>();
  for (const declaration of declarations) {
    if (declaration.kind === 'let') written.set((declaration.title ?? declaration.name).span.end, '=');
    if (declaration.kind !== 'test') continue;
    for (const given of declaration.given) if ('name' in given) written.set(given.name.span.end, '');
  }
  if (written.size === 0) return;
  for (let index = 1; index < tokens.length; index++) {
    const text = written.get(t.spanOfToken(tokens[index - 1]!).end);
    const { tokenType, startOffset } = tokens[index]!;
    if (text !== undefined && (tokenType === kw.is || tokenType === t.Equal)) reading.rewrites.set(startOffset, text);
  }
}
