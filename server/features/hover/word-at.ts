import type * as Ast from '../../../grammar/index.ts';
import { type KeywordId, keywordOf, phraseOf } from '../../../grammar/keywords.ts';
import { lex } from '../../../grammar/lexer.ts';

/** A word of the language at a place of a chunk. */
export interface WordAt {
  readonly span: Ast.Span;
  /** Some words of other languages say several at once. */
  readonly ids: readonly KeywordId[];
}

/** The keyword that an offset of a chunk is in. No token reaches over the end of its line, so the line is enough to tell. */
export function wordAt({ text }: Ast.Chunk, offset: number): WordAt | undefined {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const end = text.slice(offset).search(/[\r\n]/);
  const line = text.slice(start, end < 0 ? undefined : offset + end);
  const at = offset - start;
  const found = lex(line).tokens.filter(
    ({ image, startOffset }) => image !== '' && startOffset <= at && at <= startOffset + image.length,
  );
  const token = found.at(-1);
  const ids = token && idsOf(token.image);
  if (!token || !ids) return undefined;
  return { ids, span: { start: start + token.startOffset, end: start + token.startOffset + token.image.length } };
}

function idsOf(word: string): readonly KeywordId[] | undefined {
  const keyword = keywordOf(word);
  return keyword ? [keyword.id] : phraseOf(word);
}
