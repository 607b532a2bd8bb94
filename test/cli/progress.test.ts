import { expect, it } from 'vitest';
import { progressText, within } from '../../server/cli/progress.ts';
import type { Progress } from '../../server/evaluate/engine.ts';
import { wordsOf } from '../../server/text/catalogue.ts';

it.each([
  [{ phase: 'loading', source: 'orders' }, undefined, 'Loading orders …', '加载 orders …'],
  [
    { phase: 'loading', source: 'orders', share: 0.25 },
    9,
    'Loading orders … 25% · about 9 s left',
    '加载 orders … 25% · 约剩 9 秒',
  ],
  [{ phase: 'deciding', share: 0.01 }, 297, 'Deciding … 1% · about 5 min left', '决策 … 1% · 约剩 5 分钟'],
  [
    { phase: 'writing', source: 'a\u001b[2J', share: 0.5 },
    undefined,
    'Writing a<U+001B>[2J … 50%',
    '写出 a<U+001B>[2J … 50%',
  ],
] as const)('%j', (progress, left, english, chinese) => {
  expect(progressText(progress, left, wordsOf('en'))).toBe(english);
  expect(progressText(progress, left, wordsOf('zh-CN'))).toBe(chinese);
});

it('of a part is progress of the whole', () => {
  const seen: Progress[] = [];
  const report = within((progress) => seen.push(progress), 0.4, 1);
  report({ phase: 'loading', share: 0.5 });
  report({ phase: 'fitting' });
  expect(seen).toEqual([{ phase: 'loading', share: 0.7 }, { phase: 'fitting' }]);
});
