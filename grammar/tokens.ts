import { type CustomPatternMatcherReturn, createToken, type IToken, Lexer, type TokenType } from 'chevrotain';
import { type KeywordId, keywordTable } from './keywords.ts';
import { matchNumber } from './match-number.ts';
import { matchBackticks, matchComment, matchText } from './match-quoted.ts';
import { wordPattern } from './names.ts';
import type { Span } from './span.ts';

/** The text as the user wrote it; patterns other than those of texts, names in backticks and comments see it folded. */
export type RawText = { text: string };
export const raw: RawText = { text: '' };

type Matcher = (text: string, offset: number) => RegExpExecArray | CustomPatternMatcherReturn | null;

/** The optimised lexer knows code units up to 255 one by one and the rest in blocks: one of each hundred names every block. */
const beyondAscii = Array.from({ length: 0x10000 - 0x80 }, (_, index) => index + 0x80).filter(
  (code) => code < 0x200 || code % 100 === 0,
);
const codesOf = (characters: string) => [...characters].map((character) => character.charCodeAt(0));

function custom(name: string, pattern: Matcher, hint: number[], more: object = {}): TokenType {
  return createToken({ name, pattern, line_breaks: false, start_chars_hint: hint, ...more });
}

function sticky(source: string): Matcher {
  const pattern = new RegExp(source, 'uy');
  return (text, offset) => {
    pattern.lastIndex = offset;
    return pattern.exec(text);
  };
}

function symbol(name: string, characters: string): TokenType {
  return createToken({ name, pattern: characters });
}

const category = (name: string) => createToken({ name, pattern: Lexer.NA });

/** Whatever may stand as a name: an identifier, a name in backticks, a contextual keyword. */
export const NameLike = category('NameLike');
/** A word before a further value of an action. */
export const LabelLike = category('LabelLike');
/** A unit of time. */
export const UnitLike = category('UnitLike');
/** The role of a column. */
export const RoleLike = category('RoleLike');

export const Identifier = createToken({ name: 'Identifier', pattern: Lexer.NA, categories: [NameLike] });

// ---------------------------------------------------------------- what the lexer matches

const blanks = '[\\t\\p{Zs}\\n\\r]+';
export const Blank = custom('Blank', sticky(blanks), [...codesOf('\t\n\r '), ...beyondAscii], {
  group: Lexer.SKIPPED,
  line_breaks: true,
});
const letters = codesOf('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_');
/** Names and keywords alike: which one it is, the table of keywords says after the lexing. */
export const Word = custom('Word', sticky(wordPattern), [...letters, ...beyondAscii]);

export const Comment = custom('Comment', (text, offset) => matchComment(text, raw.text, offset), codesOf('#'), {
  group: 'comments',
});
export const Quoted = custom('Quoted', (text, offset) => matchText(text, raw.text, offset), codesOf('"\'‘’'));
export const Backticked = custom('Backticked', (text, offset) => matchBackticks(text, raw.text, offset), codesOf('`'), {
  categories: [NameLike],
});
export const Digits = custom('Digits', matchNumber, codesOf('0123456789'));

export const LessEqual = symbol('LessEqual', '<=');
export const GreaterEqual = symbol('GreaterEqual', '>=');
export const Unequal = symbol('Unequal', '!=');
export const Less = symbol('Less', '<');
export const Greater = symbol('Greater', '>');
export const Equal = symbol('Equal', '=');
export const Plus = symbol('Plus', '+');
export const Minus = symbol('Minus', '-');
export const Times = symbol('Times', '*');
export const Divide = symbol('Divide', '/');
export const Percent = symbol('Percent', '%');
export const Open = symbol('Open', '(');
export const Close = symbol('Close', ')');
export const Comma = symbol('Comma', ',');
export const Colon = symbol('Colon', ':');
export const Dot = symbol('Dot', '.');
export const DoubleBar = symbol('DoubleBar', '||');
export const Bar = symbol('Bar', '|');
export const CurrencySign = createToken({ name: 'CurrencySign', pattern: /[$¥€]/, start_chars_hint: ['$', '¥', '€'] });
/** What other languages write for an operator. The lexer makes the right token of it and reports it. */
export const WrongOperator = custom(
  'WrongOperator',
  sticky('===?|<>|!==|=<|=>|>=<|<=>|&&|[≥≤≠×÷]|!(?!=)'),
  codesOf('=<>&≥≤≠×÷!'),
);
/** Whatever nothing else matches, one character at a time. */
export const Unreadable = custom('Unreadable', sticky('[\\s\\S]'), [...Array(0x80).keys(), ...beyondAscii]);

// ---------------------------------------------------------------- what the lexer makes of it

/** A `|` that is first on its line. */
export const RowStart = category('RowStart');
export const NumberToken = category('NumberToken');
export const DateToken = category('DateToken');
export const TimestampToken = category('TimestampToken');
export const CellToken = category('CellToken');
/** Its issue was found while lexing; whatever clause it stands in is missing. */
export const Broken = category('Broken');

function categoriesOf(role: string, id: string, reserved: boolean): TokenType[] {
  const categories = reserved ? [] : [NameLike];
  if (role === 'label' || id === 'to') categories.push(LabelLike);
  if (role === 'unit') categories.push(UnitLike);
  if (role === 'column' && id !== 'pii') categories.push(RoleLike);
  return categories;
}

/** A token type for each keyword: `kw.policy`. */
export const kw = Object.fromEntries(
  keywordTable.map(({ id, role, reserved }) => [
    id,
    createToken({ name: `Keyword_${id}`, label: id, pattern: Lexer.NA, categories: categoriesOf(role, id, reserved) }),
  ]),
) as Readonly<Record<KeywordId, TokenType>>;

/** In the order in which the lexer tries them. */
export const lexed: TokenType[] = [
  Blank,
  Comment,
  Quoted,
  Backticked,
  Digits,
  Word,
  WrongOperator,
  LessEqual,
  GreaterEqual,
  Unequal,
  Less,
  Greater,
  Equal,
  Plus,
  Minus,
  Times,
  Divide,
  Percent,
  Open,
  Close,
  Comma,
  Colon,
  Dot,
  DoubleBar,
  Bar,
  CurrencySign,
  Unreadable,
];

const made = [
  NameLike,
  LabelLike,
  UnitLike,
  RoleLike,
  Identifier,
  RowStart,
  NumberToken,
  DateToken,
  TimestampToken,
  CellToken,
  Broken,
];

export const allTokens: TokenType[] = [...lexed, ...made, ...Object.values(kw)];

/** The id of the keyword that a token is. */
export function idOf(token: IToken): KeywordId {
  return token.tokenType.LABEL as KeywordId;
}

export function isA(token: IToken, type: TokenType): boolean {
  return token.tokenType === type || type.categoryMatchesMap?.[token.tokenType.tokenTypeIdx ?? -1] === true;
}

/** The image of a token is as long as its text, and empty for the further keywords of a phrase. */
export function spanOfToken({ startOffset, image }: IToken): Span {
  return { start: startOffset, end: startOffset + image.length };
}
