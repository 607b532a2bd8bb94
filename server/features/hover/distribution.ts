import type { Distribution } from '../../evaluate/live/live.ts';
import type { Type } from '../../ir/index.ts';
import { wordsOf } from '../../text/catalogue.ts';
import type { Language } from '../../text/language.ts';
import { valueText } from '../../words/values.ts';
import { paragraph, type RichText } from '../rich-text.ts';

/** How the known values of a metric lie: a small histogram, and the values that divide the customers in quarters. */
export function distributionText(distribution: Distribution, type: Type, language: Language): RichText {
  const words = wordsOf(language).hover.distribution;
  const { known, missing, histogram } = distribution;
  const parts = ['least', 'lowerQuartile', 'median', 'upperQuartile', 'greatest'] as const;
  const title = paragraph({ strong: words.title }, `  ${words.known(known, missing)}`);
  if (known === 0) return [title];
  return [
    title,
    ...(histogram.length > 1 ? [paragraph({ code: histogramText(histogram) })] : []),
    {
      kind: 'table',
      numbers: parts.length,
      header: parts.map((part) => words[part]),
      rows: [parts.map((part) => valueText(distribution[part], type, language))],
    },
  ];
}

const blocks = '▁▂▃▄▅▆▇█';

/** One sign a step, as high as the step has customers; whatever is more than nothing is seen, and nothing is a dot. */
export function histogramText(steps: readonly number[]): string {
  const most = Math.max(...steps, 1);
  return steps.map((step) => (step > 0 ? blocks[Math.ceil((step / most) * blocks.length) - 1] : '·')).join('');
}
