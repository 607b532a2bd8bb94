import { describe, expect, it } from 'vitest';
import { type Signature, signature } from '../../server/features/signature.ts';
import type { Language } from '../../server/text/language.ts';
import { atCursor } from '../support/cursor.ts';
import { completeFile, retailData } from '../support/retail.ts';
import { snapshotOf } from '../support/snapshot.ts';

function at(marked: string, language: Language = 'en'): Signature | undefined {
  const { text, offset } = atCursor(`${completeFile}\n${marked}`);
  return signature(snapshotOf(text, { files: retailData, language }), offset);
}

/** The label with the active part in brackets of its own. */
function shown(found: Signature | undefined): string {
  if (!found) return '';
  const active = found.parameters[found.active ?? -1];
  if (!active) return found.label;
  const { label } = found;
  return `${label.slice(0, active.start)}«${label.slice(active.start, active.end)}»${label.slice(active.end)}`;
}

describe('a signature', () => {
  const cases: [place: string, signature: string][] = [
    ['if loyal then tier <|>', 'tier «star > cow > volcano > dog»'],
    ['if loyal then offer <|>', 'offer «number» [for duration]'],
    ['if loyal then offer 15% <|>', 'offer number «[for duration]»'],
    ['if loyal then offer 15% for <|>', 'offer number «[for duration]»'],
    ['if loyal then message "a<|>"', 'message «text» [by sms | email | wechat]'],
    ['if loyal then message "a" by s<|>', 'message text «[by sms | email | wechat]»'],
    ['never tier <|>', 'tier «star > cow > volcano > dog»'],
    ['test "t"\n expect offer <|>', 'offer «number» [for duration]'],
    ['metric x is sum of <|>', 'sum of «WHAT» [window] [per PERIOD] [where CONDITION]'],
    ['metric x is sum of orders.<|>', 'sum of «WHAT» [window] [per PERIOD] [where CONDITION]'],
    ['metric x is sum of orders.total <|>', 'sum of WHAT «[window]» [per PERIOD] [where CONDITION]'],
    ['metric x is sum of orders.total in last <|>', 'sum of WHAT «[window]» [per PERIOD] [where CONDITION]'],
    ['metric x is sum of orders.total ever <|>', 'sum of WHAT [window] «[per PERIOD]» [where CONDITION]'],
    ['metric x is average of orders.total where t<|>', 'average of WHAT [window] «[where CONDITION]»'],
    ['metric x is latest <|>', 'latest «WHAT» [window] [where CONDITION]'],
    ['metric x is days since <|>', 'days since «DATE»'],
    ['metric x is days until <|>', 'days until «DATE»'],
    ['metric x is usual gap between <|>', 'usual gap between «WHAT» [window] [where CONDITION]'],
    ['metric x is usual gap between orders in last <|>', 'usual gap between WHAT «[window]» [where CONDITION]'],
    ['metric x is top 3 of <|>', 'top 3 of «WHAT» by sum of … [window] [where CONDITION]'],
    ['metric x is next due of <|>', 'next due of «WHAT» at 30 days each [window] [where CONDITION]'],
    ['metric x is days since latest <|>', 'latest «WHAT» [window] [where CONDITION]'],
    ['if months between birthday and <|>', 'months between FROM and «TO»'],
    ['if age of <|>', 'age of «DATE»'],
    ['metric x is round(spend / frequency, <|>', 'round(NUMBER, «PLACES»)'],
    ['metric x is floor(<|>', 'floor(«NUMBER»)'],
    ['metric x is min of (1, <|>', 'min of («A, B, …»)'],
    ['score X is 5 bands of <|>', '[NUMBER] bands of «WHAT» [at CUT, …] [, lowest best] [where CONDITION]'],
    ['score X is bands of spend at <|>', '[NUMBER] bands of WHAT «[at CUT, …]» [, lowest best] [where CONDITION]'],
    ['class x by rank of <|>', 'by rank of «WHAT» [where CONDITION]'],
    // Unfinished and broken text around it.
    ['policy q\n  if a >= then\n  if loyal then offer <|>\n  if and', 'offer «number» [for duration]'],
    // Chinese keywords.
    ['如果 loyal 则 offer 15% 为期 <|>', 'offer number «[为期 duration]»'],
    // Nothing takes several things here.
    ['if <|>', ''],
    ['if loyal then suppress <|>', ''],
    ['# sum of <|>', ''],
  ];

  it.each(cases)('%s', (place, label) => {
    expect(shown(at(place))).toBe(label);
  });

  it('says what each part is, in the language of the reader', () => {
    const found = at('metric x is sum of <|>');
    expect(found?.documentation).toMatch(/sum/);
    for (const { documentation } of found?.parameters ?? []) expect(documentation).toMatch(/\w{3}/);
    expect(at('metric x is sum of <|>', 'zh-CN')?.documentation).toMatch(/合计/);
  });
});
