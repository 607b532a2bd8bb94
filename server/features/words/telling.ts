import type { Language } from '../../text/language.ts';
import { asOfOf } from '../facts.ts';
import type { Snapshot } from '../snapshot.ts';

/** What has to be known to say things about a program in words. */
export interface Telling {
  readonly language: Language;
  /** The day in use, where it is known: windows are then told with their days. */
  readonly asOf?: string;
  /** The name of the data that decisions are about: its columns are told without it. */
  readonly subject?: string;
}

export function tellingOf(snapshot: Snapshot): Telling {
  const asOf = asOfOf(snapshot);
  const subject = snapshot.model.schema.subject?.name;
  return {
    language: snapshot.language,
    ...(asOf !== undefined && { asOf }),
    ...(subject !== undefined && { subject }),
  };
}

/** Text of somebody else on one line and no longer than anybody reads. */
export function shorten(text: string, length = 600): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= length) return line;
  const cut = line.slice(0, length - 1);
  // Half of a character is none.
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
