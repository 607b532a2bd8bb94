import type { Context } from './context.ts';
import { inChinese } from './in-chinese.ts';
import { ranks } from './item.ts';
import { beginsClause } from './keyword-rank.ts';
import { isWanted } from './keywords.ts';
import { snippets } from './snippets.ts';

const hole = /\$\{\d+(?::([^}]*)|\|([^,|]*)[^|]*\|)?\}|\$\d/g;

/** Whole clauses to fill in, where a line may begin with their first word. */
export function clauseItems(context: Context): void {
  const { expected, items, words, ports, snapshot } = context;
  if (ports.withoutSnippets || !expected.firstOnLine || expected.under === 'name') return;
  const chinese = expected.language === 'zh';
  const lineBreak = snapshot.source.text.includes('\r\n') ? '\r\n' : '\n';
  for (const { id, prefix, begins, body } of snippets) {
    if (!expected.keywords.has(begins) || !isWanted(begins, context)) continue;
    const { title } = words.snippets[id];
    const text = body.map((line) => (chinese ? inChinese(line) : line)).join(lineBreak);
    items.add(beginsClause(begins) ? ranks.fitting : ranks.possible, {
      label: prefix[chinese ? 1 : 0],
      kind: 'snippet',
      detail: title,
      insert: withoutHoles(text),
      snippet: text,
      about: { kind: 'snippet', id },
    });
  }
}

/** A snippet with what its places hold at first. */
export function withoutHoles(snippet: string): string {
  return snippet.replace(hole, (_, first?: string, choice?: string) => first ?? choice ?? '');
}
