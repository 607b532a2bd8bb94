import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { Positions } from './positions.ts';
import type { Project } from './project.ts';

/** A text in the editor, in one version. */
export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly positions: Positions;
  readonly project: Project;
  /** Its path in the project. */
  readonly file: string;
}

/** The text after the changes of a notification, each of which is about the text after those before it. */
export function changed(positions: Positions, changes: readonly TextDocumentContentChangeEvent[]): Positions {
  // A text that is none would be met again by whatever looks at the file.
  if (!changes.every(({ text }) => typeof text === 'string')) throw new TypeError();
  return changes.reduce<Positions>((before, change) => {
    if (!('range' in change) || !change.range) return new Positions(change.text, before.encoding);
    const a = before.offset(change.range.start);
    const b = before.offset(change.range.end);
    return before.after({ start: Math.min(a, b), end: Math.max(a, b), text: change.text });
  }, positions);
}
