import type * as Ir from '../../ir/index.ts';
import { wordsOf } from '../../text/catalogue.ts';
import { markdownText } from '../../text/markdown.ts';
import { exact } from '../../text/numbers.ts';
import { rankInWords } from '../../words/campaigns.ts';
import { sentence } from '../../words/sentences.ts';
import { actionName } from './rules.ts';
import { note, plain, type Writing } from './writing.ts';

export function writeLimits(writing: Writing): void {
  const { page, program, words } = writing;
  const { limits = [] } = program;
  if (limits.length === 0) return;
  page.heading(2, words.limits.title);
  page.paragraph(markdownText(words.limits.say));
  page.list(limits.map((limit) => ({ cells: [limitText(limit, writing)], origin: limit.origin })));
}

function limitText(limit: Ir.Limit, writing: Writing): string {
  const { words, telling } = writing;
  const { units } = wordsOf(telling.language).work;
  const amount = units[limit.unit](exact(limit.most, undefined, telling.language));
  const group = limit.group ? sentence(limit.group.of, telling) : '';
  const ranking = rankInWords({ cap: 1, ...(limit.rank && { rank: limit.rank }) }, telling);
  const said = words.limits.limit(actionName(limit.action, telling), amount, group);
  return [said, ...ranking]
    .map((each) => plain(each, writing))
    .concat(note(limit))
    .filter((part) => part !== '')
    .join(words.between);
}
