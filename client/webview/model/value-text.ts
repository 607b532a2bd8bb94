import { visible } from '../../../server/text/visible.ts';
import type { PreviewParams } from '../messages.ts';
import type { Words } from './words.ts';

/** A value of an action as the rules write it: of percents `20%`, not `0.20`. */
export function valueText(action: string, value: string | null, { actions }: PreviewParams, words: Words): string {
  if (value === null) return words.nothing;
  const written = actions.find(({ name }) => name === action)?.written?.find((each) => each.value === value);
  return written ? visible(written.text) : yesNo(value, words);
}

/** A cell of a customer, whose type is not told: what is missing, and what is yes or no, is said in words. */
export function cellText(cell: string | null, words: Words): string {
  return cell === null ? words.none : yesNo(cell, words);
}

function yesNo(value: string, words: Words): string {
  if (value === 'yes') return words.yes;
  return value === 'no' ? words.no : visible(value);
}
