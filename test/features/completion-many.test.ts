import { describe, expect, it } from 'vitest';
import { most } from '../../server/features/completion/choose.ts';
import { ask } from './completion-support.ts';

/** Far more names than anybody looks through. */
const many = Array.from({ length: 3000 }, (_, index) => `metric spend_${index} is count of orders\n`).join('');
const others = [
  'segment 高价值 when spend_1 > 3',
  'segment 高消费且价值 when spend_1 > 3',
  'segment `big spender` when spend_1 > 3',
  'segment SpendyOnes when spend_1 > 3',
].join('\n');
const rules = (rest: string) => `${many}${others}\n${rest}`;

describe('of very many items the best are told', () => {
  const typed: Readonly<Record<string, { readonly there: readonly string[]; readonly gone: readonly string[] }>> = {
    '': { there: ['not', 'count of', '高价值', 'loyal'], gone: ['spend_2999'] },
    spend_2999: { there: ['spend_2999'], gone: ['spend_2998', '高价值', 'not'] },
    SPEND_2999: { there: ['spend_2999'], gone: ['spend_2998'] },
    s2999: { there: ['spend_2999'], gone: ['spend_1999'] },
    spendy: { there: ['SpendyOnes'], gone: ['spend_1'] },
    高: { there: ['高价值', '高消费且价值'], gone: ['spend_1'] },
    高价: { there: ['高价值', '高消费且价值'], gone: ['spend_1'] },
    高值价: { there: [], gone: ['高价值'] },
    '`big sp': { there: ['big spender'], gone: ['spend_1'] },
    co: { there: ['count of', 'consent'], gone: ['spend_1', '高价值'] },
    // What is typed to its end is never cut, however many others begin in the same way.
    spend_29: { there: ['spend_29', 'spend_2999'], gone: ['spend_3'] },
    spend: { there: ['spend', 'spend_0'], gone: ['高价值'] },
  };

  it.each(Object.entries(typed))('“%s”', (word, { there, gone }) => {
    const { labels, found } = ask(rules(`policy p\n  if ${word}<|>`));
    for (const label of there) expect(labels).toContain(label);
    for (const label of gone) expect(labels).not.toContain(label);
    expect(labels.length).toBeLessThanOrEqual(most);
    expect(found.isIncomplete).toBe(true);
  });

  it('in the order in which they fit, told or not', () => {
    const few = ask('policy p\n  if <|>').labels;
    const { labels } = ask(rules('policy p\n  if <|>'));
    const both = labels.filter((label) => few.includes(label));
    expect(both.length).toBeGreaterThan(20);
    expect(both).toEqual(few.filter((label) => both.includes(label)));
  });

  it('compares what has a range of its own with all that stands in it', () => {
    const { labels, found } = ask('as of 2026-10-31 in America/Argentina/Sa<|>', { head: '' });
    expect(labels).toContain('America/Argentina/Salta');
    expect(labels).not.toContain('Europe/Paris');
    expect(found.isIncomplete).toBe(true);
  });

  it('leaves few as they are', () => {
    const { labels, found } = ask('policy p\n  if lifecycle is zzz<|>');
    expect(labels).toContain('active');
    expect(found.isIncomplete).toBe(false);
  });
});
