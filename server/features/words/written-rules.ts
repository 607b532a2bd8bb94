import { wordsOf } from '../../text/catalogue.ts';
import { visible } from '../../text/visible.ts';
import { shorten } from '../../words/telling.ts';
import { isMadeName, type WrittenRule } from '../policy-rules.ts';
import type { Snapshot } from '../snapshot.ts';

/** What a rule is called: its name; of one without, its condition as it is written; else its number. */
export function ruleTitle({ name, nameSpan, written, start }: WrittenRule, { source, language }: Snapshot): string {
  const { preview } = wordsOf(language);
  if (nameSpan || !isMadeName(name)) return visible(name);
  if (written.kind === 'rule' && written.when) {
    const { span } = written.when;
    const text = shorten(source.text.slice(start + span.start, start + span.end), 60);
    if (text !== '') return visible(text);
  }
  const number = /^rule (\d+)$/.exec(name)?.[1];
  return number === undefined ? preview.otherwise : preview.rule(Number(number));
}
