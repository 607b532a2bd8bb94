import type { IToken } from 'chevrotain';
import { parse, walk } from '../../grammar/index.ts';
import { lex } from '../../grammar/lexer.ts';
import * as t from '../../grammar/tokens.ts';
import type { Token } from './tokenize.ts';

/** What a colour says that a character is. */
type Kind = 'text' | 'comment' | 'number' | 'unit' | 'keyword' | 'type' | 'name' | 'other';

interface Claim {
  readonly start: number;
  readonly end: number;
  readonly kind: Kind;
}

/** The words whose colour contradicts what the lexer and the parser say they are. */
export function disagreements(text: string, tokenize: (text: string) => readonly Token[]): string[] {
  const shown = kindsOf(text, tokenize(text));
  const claims = [...claimsOfLexer(text), ...claimsOfParser(text)];
  return claims.flatMap(({ start, end, kind }) => {
    const wrong = shown.slice(start, end).find((each) => each !== kind && !alike[kind]?.includes(each));
    return wrong === undefined ? [] : [`${text.slice(start, end)}: ${wrong} instead of ${kind}`];
  });
}

/** `yes/no` is a type of two keywords, other types and currencies are names to the lexer. */
const alike: Readonly<Partial<Record<Kind, readonly Kind[]>>> = { keyword: ['type'], name: ['type', 'unit'] };

function kindsOf(text: string, tokens: readonly Token[]): Kind[] {
  const kinds = new Array<Kind>(text.length).fill('other');
  for (const token of tokens) kinds.fill(kindOf(token), token.start, token.end);
  return kinds;
}

function kindOf({ scopes }: Token): Kind {
  if (scopes.some((scope) => scope.startsWith('string.quoted'))) return 'text';
  const scope = scopes.at(-1) ?? '';
  return kindOfScope.find(([pattern]) => pattern.test(scope))?.[1] ?? 'other';
}

const kindOfScope: readonly (readonly [RegExp, Kind])[] = [
  [/^comment/, 'comment'],
  [/^constant\.numeric/, 'number'],
  [/^keyword\.other\.unit/, 'unit'],
  [/^support\.type/, 'type'],
  [/^(variable|entity|string\.unquoted)/, 'name'],
  [/^(storage|constant\.language|support\.function|keyword(?!\.operator\.(?!wordlike)))/, 'keyword'],
];

function claimsOfLexer(text: string): Claim[] {
  const { tokens, comments } = lex(text);
  return [...tokens, ...comments].flatMap((token) => {
    const kind = kindOfToken(token);
    return kind === undefined || token.image === '' ? [] : [{ ...t.spanOfToken(token), kind }];
  });
}

/** Nothing for signs, and for contextual keywords, of which the lexer cannot know whether they are names. */
function kindOfToken(token: IToken): Kind | undefined {
  const { tokenType, image } = token;
  if (tokenType === t.Comment) return 'comment';
  if (tokenType === t.Quoted || (tokenType === t.Broken && /^["＂“”「'＇‘’]/.test(image))) return 'text';
  if (tokenType === t.Identifier || tokenType === t.Backticked) return 'name';
  if (numbers.has(tokenType)) return 'number';
  return reserved.has(tokenType) ? 'keyword' : undefined;
}

const numbers = new Set<unknown>([t.NumberToken, t.DateToken, t.TimestampToken, t.CellToken]);
const reserved = new Set<unknown>(Object.values(t.kw).filter(({ CATEGORIES }) => !CATEGORIES?.includes(t.NameLike)));

/** What the parser took for a name is none of a keyword, whatever else the word may mean. */
function claimsOfParser(text: string): Claim[] {
  const claims: Claim[] = [];
  for (const { start, chunk } of parse(text).chunks) {
    for (const declaration of chunk.declarations)
      walk(declaration, ({ kind, span }) => {
        if (kind === 'name') claims.push({ start: start + span.start, end: start + span.end, kind: 'name' });
      });
  }
  return claims;
}
