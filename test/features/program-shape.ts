import type { Model } from '../../server/analysis/index.ts';
import { withoutSpans } from '../../server/ir/spans.ts';

/** The salt of a campaign goes on to be the name that it had. */
const places = new Set(['origin', 'hash', 'text', 'span', 'draw']);

export interface Renaming {
  readonly from: string;
  readonly to: string;
  /** What it belongs to: `aware` of the item `aware.ability`. */
  readonly owner?: string | undefined;
}

/** A program without places and hashes, which hold the names too, with one name in place of another. */
export function programShape(model: Model, { from, to, owner }: Renaming): unknown {
  const text = JSON.stringify(withoutSpans(model.program()), (key, value: unknown) => {
    if (places.has(key)) return undefined;
    if (typeof value !== 'string') return value;
    if (isNamed(value, from)) return to + value.slice(from.length);
    const item = `${owner}.${from}`;
    return isNamed(value, item) ? `${owner}.${to}${value.slice(item.length)}` : value;
  });
  return text === undefined ? undefined : JSON.parse(text);
}

/** Items of checklists have the name before a dot, definitions at an earlier date before the words that say which. */
function isNamed(value: string, name: string): boolean {
  return value === name || value.startsWith(`${name}.`) || value.startsWith(`${name} as of `);
}
