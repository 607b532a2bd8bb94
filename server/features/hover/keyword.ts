import { type AnyNode, keywordTable, phrases } from '../../../grammar/index.ts';
import type { KeywordId } from '../../../grammar/keywords.ts';
import { wordsOf } from '../../text/catalogue.ts';
import type { Topic } from '../../text/keywords-en.ts';
import type { Language } from '../../text/language.ts';
import { inChinese } from '../completion/in-chinese.ts';
import { paragraph, type RichText } from '../rich-text.ts';
import { examples } from './examples.ts';
import { topicOf } from './topics.ts';
import type { WordAt } from './word-at.ts';

/** What a word of the language does where it stands, with an example. */
export function keywordText(word: WordAt, around: readonly AnyNode[], text: string, language: Language): RichText {
  const [id] = word.ids;
  if (!id) return [];
  const topic = topicOf(id, around, text, word.span.start);
  const { hover, keywords } = wordsOf(language);
  const example = exampleOf(topic, text.slice(word.span.start, word.span.end));
  const other = otherWords(word, text);
  return [
    paragraph(keywords[topic]),
    ...(example === undefined ? [] : [{ kind: 'code' as const, text: example }]),
    ...(other.length === 0 ? [] : [paragraph(hover.alsoWritten(hover.say.list(other)))]),
  ];
}

/** In the words of the language that the rules are written in there. */
function exampleOf(topic: Topic, word: string): string | undefined {
  const example = examples[topic];
  return example !== undefined && /\p{Script=Han}/u.test(word) ? inChinese(example) : example;
}

/** The same in the words of all languages, but for the one that is there. */
function otherWords({ ids, span }: WordAt, text: string): readonly string[] {
  const written = text.slice(span.start, span.end).toLowerCase();
  return [...wordsFor(ids)].filter((word) => word !== written);
}

function wordsFor(ids: readonly KeywordId[]): ReadonlySet<string> {
  const [only] = ids;
  const keyword = ids.length === 1 ? keywordTable.find(({ id }) => id === only) : undefined;
  if (keyword) return new Set([...keyword.en, ...keyword.zh]);
  const same = phrases.filter(({ means }) => means.join(' ') === ids.join(' ')).map(({ word }) => word);
  return new Set([ids.join(' '), ...same]);
}
