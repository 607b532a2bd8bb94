import { distance } from 'fastest-levenshtein';
import { type KeywordId, keywordOf, keywordTable, phrases } from './keywords.ts';

/** The keyword that was surely meant by a word that is none, among some: one slip in a short word, two in a long one. */
export function meantKeyword(word: string, among: Iterable<KeywordId>): string | undefined {
  if (keywordOf(word) || !/^[a-z]{2,}$/i.test(word)) return undefined;
  const lower = word.toLowerCase();
  let best: string | undefined;
  let least = lower.length < 6 ? 1 : 2;
  for (const id of among) {
    for (const candidate of englishOf(id)) {
      const slips = slipsBetween(lower, candidate);
      if (slips > least || (slips === least && best !== undefined)) continue;
      best = candidate;
      least = slips;
    }
  }
  return best;
}

const english = new Map(keywordTable.map(({ id, en }) => [id, en]));

function englishOf(id: KeywordId): readonly string[] {
  return english.get(id) ?? [];
}

/** Two letters that changed places are one slip. */
function slipsBetween(a: string, b: string): number {
  const swapped = a.length === b.length && [...a].some((_, at) => swap(a, at) === b);
  return swapped ? 1 : distance(a, b) + (b.length < 3 ? 1 : 0);
}

function swap(word: string, at: number): string {
  return word.slice(0, at) + (word[at + 1] ?? '') + word[at] + word.slice(at + 2);
}

const chinese = [
  ...keywordTable.filter(({ reserved }) => reserved).flatMap(({ zh }) => zh),
  ...phrases.map(({ word }) => word),
]
  .filter((word) => word.length > 1)
  .sort((a, b) => b.length - a.length);

/** The Chinese keyword that a word begins with, when the blank behind it was forgotten: `如果RFM`. */
export function gluedKeyword(word: string): string | undefined {
  return chinese.find((keyword) => word.startsWith(keyword) && word !== keyword);
}
