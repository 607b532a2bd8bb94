import type { Model } from '../../server/analysis/index.ts';
import { withoutSpans } from '../../server/ir/spans.ts';

const places = new Set(['origin', 'hash', 'text', 'span']);

/** A program without places and hashes, which hold the names too, with one name in place of another. */
export function programShape(model: Model, from: string, to: string): unknown {
  const text = JSON.stringify(withoutSpans(model.program()), (key, value: unknown) => {
    if (places.has(key)) return undefined;
    const isName = typeof value === 'string' && (value === from || value.startsWith(`${from}.`));
    return isName ? to + value.slice(from.length) : value;
  });
  return text === undefined ? undefined : JSON.parse(text);
}
