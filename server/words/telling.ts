import type { Language } from '../text/language.ts';

/** What has to be known to say things about a program in words. */
export interface Telling {
  readonly language: Language;
  /** The day in use, where it is known: windows are then told with their days. */
  readonly asOf?: string;
  /** The name of the data that decisions are about: its columns are told without it. */
  readonly subject?: string;
  /** For documents: nothing is left out for its length, currencies stand by their code, and titles in the place of names. */
  readonly inFull?: Titles;
}

/** What people call things: undefined where a thing has no title, or one that could be taken for another's. */
export interface Titles {
  readonly of: (name: string) => string | undefined;
  readonly ofAction: (action: string) => string | undefined;
  readonly ofMember: (owner: string, member: string) => string | undefined;
}

/** `shorten`, but for documents. */
export function brief(text: string, { inFull }: Telling, length?: number): string {
  return inFull ? text : shorten(text, length);
}

/** Text of somebody else on one line and no longer than anybody reads. */
export function shorten(text: string, length = 600): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= length) return line;
  const cut = line.slice(0, length - 1);
  // Half of a character is none.
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
