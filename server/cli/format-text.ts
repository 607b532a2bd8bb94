import { format } from '../../grammar/index.ts';

/** Rules in the one layout; undefined: their syntax is broken. */
export function formatText(text: string): string | undefined {
  const formatted = format(text);
  return formatted.left.length > 0 ? undefined : formatted.text;
}
