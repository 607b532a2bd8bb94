import { wordsOf } from '../../text/catalogue.ts';
import { asOfDeclared } from '../facts.ts';
import type { InlayHint } from '../inlay-hints.ts';
import type { Snapshot } from '../snapshot.ts';
import { endOfFirstLine } from './first-line.ts';

/** The day in use, where the rules name none. */
export function asOfHints(snapshot: Snapshot): readonly InlayHint[] {
  const { data, language } = snapshot;
  const offset = endOfFirstLine(snapshot);
  // Rules that named a day a moment ago have no other one yet.
  if (!data || data.program.asOf.date !== undefined || asOfDeclared(snapshot) || offset === undefined) return [];
  const { hints } = wordsOf(language);
  const { date, from } = data.asOf;
  return [{ offset, label: hints.asOf(date), tooltip: hints.asOfFrom[from], kind: 'as-of', padding: true }];
}
