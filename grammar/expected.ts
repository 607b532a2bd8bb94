import type { Expression, SourceFile } from './ast.ts';
import { type Cursor, cursorAt, keywordLanguage } from './cursor.ts';
import type { KeywordId } from './keywords.ts';
import { isFirstOnLine } from './lexing.ts';
import { nameOf } from './parser-base.ts';
import { Place } from './place.ts';
import { theProber } from './prober.ts';
import { keywordProbes, phraseProbes, signProbes, slotProbes, standsFor, textProbe } from './probes.ts';
import { ownerName, slotOf } from './slot-of.ts';
import { readingOf } from './slot-reading.ts';
import type { Rows, Slot } from './slots.ts';
import type { Span } from './span.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** What may stand at a place of a text, after all that stands before it. */
export interface Expected {
  /** What would be replaced: the word, the name in backticks or the text under the cursor; in the file. */
  readonly span: Span;
  readonly under: 'word' | 'name' | 'text' | 'gap';
  /** Nothing but blanks stands before it on its line. */
  readonly firstOnLine: boolean;
  /** Of the keywords around. */
  readonly language: 'en' | 'zh';
  /** Words that are read as the keyword there, rather than as a name. */
  readonly keywords: ReadonlySet<KeywordId>;
  /** Words of other languages that say several keywords at once. */
  readonly phrases: readonly string[];
  /** `>=`, `(`, `||` and the like. */
  readonly signs: ReadonlySet<string>;
  readonly slots: readonly Slot[];
  /** A rule that begins here would stand outside of any policy. */
  readonly beginsRules: boolean;
  /** Where a label may stand: the action whose label it would be. */
  readonly labelsOf?: string;
  /** Where a comparison may stand: what would be compared, and the rows that its names may be columns of. */
  readonly behind?: { readonly of: Expression; readonly rows?: Rows };
  /** Whether these words would be read there up to their end, the first of them as a keyword. */
  readonly accepts: (words: string) => boolean;
}

/** What may come next at an offset; undefined in comments and numbers, where nothing is to be proposed. */
export function expected(source: SourceFile, offset: number): Expected | undefined {
  const cursor = cursorAt(source, offset);
  const { under, span } = cursor;
  if (under === 'comment' || under === 'number') return undefined;
  const place = new Place(cursor);
  const isWord = under === 'word' || under === 'gap';
  const language = keywordLanguage(cursor, source);
  return {
    span,
    under,
    firstOnLine: isFirstOnLine(source.text, span.start),
    language,
    keywords: new Set(isWord ? place.accepted(keywordProbes).flatMap(standsFor) : []),
    phrases: isWord ? place.accepted(phraseProbes) : [],
    signs: new Set(under === 'gap' ? place.accepted(signProbes) : []),
    slots: slotsOf(place, under),
    beginsRules: isWord && beginsRules(place),
    ...(isWord && labelsOf(place)),
    ...(isWord && behind(place)),
    accepts: (words) => place.reads(words),
  };
}

/** What the first answer would wait for otherwise. */
export function prepareExpected(): void {
  theProber();
}

function slotsOf(place: Place, under: Cursor['under']): Slot[] {
  const found: Slot[] = [];
  for (const { type, image } of under === 'text' ? [textProbe] : slotProbes) {
    const reading = place.reading([type], image);
    const slot = reading && slotOf(readingOf(place.lexed, reading.tokens, reading.probe, reading));
    if (slot && !found.some(({ kind }) => kind === slot.kind)) found.push(slot);
  }
  return found;
}

function beginsRules(place: Place): boolean {
  const reading = place.reading([kw.if]);
  return reading?.frames.some(({ rule, start }) => rule === 'bareRules' && start === reading.probe) === true;
}

function labelsOf(place: Place): Pick<Expected, 'labelsOf'> {
  const { frames = [] } = place.reading([kw.within, t.Identifier]) ?? {};
  const owner = frames.at(-1)?.rule === 'labels' && frames.at(-2);
  const name = owner && ownerName(place.tokens, owner);
  return name ? { labelsOf: nameOf(name).text } : {};
}

function behind(place: Place): Pick<Expected, 'behind'> {
  const { lexed, tokens } = place;
  const reading = place.reading([kw.is, kw.missing]);
  const chain = reading?.frames.at(-3);
  if (!reading || chain?.rule !== 'expression') return {};
  const { read, rows } = readingOf(lexed, reading.tokens, reading.probe, reading);
  const of = read(tokens.slice(tokens.indexOf(chain.operand ?? chain.start)));
  return of ? { behind: { of, ...(rows && { rows }) } } : {};
}
