import { type KeywordId, keywordOf, keywordTable, phrases } from '../../../grammar/index.ts';

const chinese = new Map(keywordTable.map(({ id, zh }) => [id, zh[0] ?? id]));
const longestFirst = [...phrases].sort((a, b) => b.means.length - a.means.length);

/** The keywords with these ids as one writes them in Chinese: several at once where there is a word for them. */
export function chineseWords(ids: readonly KeywordId[]): string[] {
  const words: string[] = [];
  for (let at = 0; at < ids.length; ) {
    const calendar = calendarWord(ids[at]!, ids[at - 1], ids[at + 1]);
    if (calendar !== undefined) words.push(calendar);
    const phrase = longestFirst.find(({ means }) => means.every((id, index) => ids[at + index] === id));
    if (calendar === undefined) words.push(phrase?.word ?? chinese.get(ids[at]!) ?? '');
    at += calendar === undefined && phrase ? phrase.means.length : 1;
  }
  return words;
}

const calendarUnits: Partial<Record<KeywordId, string>> = { month: '月', quarter: '季度' };

/** The month of the calendar is not a number of months, and the one before this is not the latest. */
function calendarWord(id: KeywordId, before?: KeywordId, next?: KeywordId): string | undefined {
  if (id === 'last' && next !== undefined && before !== 'period') return '上';
  return before === 'this' || before === 'last' || before === 'per' ? calendarUnits[id] : undefined;
}

const runOfWords = /(?<![\p{L}\d_./"$-])[a-z]+(?: +[a-z]+)*(?![\p{L}\d_./(-])/gu;
const hole = /\$\{\d+(?::[^}]*|\|[^}]*\|)?\}|"[^"]*"/g;

/** English words that Chinese has several for, by what they are about. `#` is a place to fill in. */
const otherwiseInChinese: readonly (readonly [RegExp, string])[] = [
  // The word for a duration is not the one for a person.
  [/\bfor(?= customers)|(?<=^(?:campaign|policy) [^\n]*)\bfor\b/gm, '针对'],
  [/\bat (least|most)(?= \S+ of\b)( \S+) of\b/g, 'at $1$2 项'],
  [/\bat least(?= \S+ 项)/g, '至少满足'],
  [/\bat most(?= \S+ 项)/g, '至多满足'],
  [/\bat most\b/g, '至多'],
  [/\btop (\S+) of\b/g, '前 $1 项'],
  [/(?<=\bdue of [^\n]*)\bat\b([^\n]*?) each\b/g, '每件用$1'],
  [/^at( # days) each$/, '每件用$1'],
  [/\bat(?=[^\n]* each\b)/g, '按单价'],
  [/\bfrom(?= (?:\d|\$\{\d+:\d|# to\b))/g, '从'],
];

/** A snippet with its keywords in Chinese; names, texts and what stands in its places stay, units apart. */
export function inChinese(english: string): string {
  const body = otherwiseInChinese.reduce((text, [from, to]) => text.replace(from, to), english);
  let result = '';
  let last = 0;
  for (const { 0: kept, index } of body.matchAll(hole)) {
    const before = body.slice(last, index);
    result += translated(before) + unitsTranslated(kept, /\bper $/.test(before));
    last = index + kept.length;
  }
  return result + translated(body.slice(last));
}

function translated(text: string): string {
  return text.replace(runOfWords, (run) => {
    const [parts, blanks] = [run.split(/ +/), run.match(/ +/g) ?? []];
    const out: string[] = [];
    let ids: KeywordId[] = [];
    const flush = () => {
      if (ids.length > 0) out.push(chineseWords(ids).join(' '));
      ids = [];
    };
    for (const [index, word] of parts.entries()) {
      const keyword = keywordOf(word);
      if (keyword) ids.push(keyword.id);
      if (keyword && (blanks[index] ?? ' ') === ' ') continue;
      flush();
      out.push(keyword ? (blanks[index] ?? '').slice(1) : word);
    }
    flush();
    return out.join(' ');
  });
}

/** `${4|months,days|}`, `${3:90 days}` */
function unitsTranslated(kept: string, ofCalendar: boolean): string {
  if (kept.startsWith('"')) return kept;
  return kept.replace(/(?<![\p{L}_$])[a-z]+(?![\p{L}_])/gu, (word) => {
    const keyword = keywordOf(word);
    if (keyword?.role !== 'unit') return word;
    return (ofCalendar ? calendarUnits[keyword.id] : undefined) ?? chinese.get(keyword.id) ?? word;
  });
}
