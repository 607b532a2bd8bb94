import type {
  DocumentHighlight,
  Location,
  LocationLink,
  MarkupContent,
  TextEdit as ProtocolEdit,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { Place, TextEdit } from '../features/snapshot.ts';
import type { Client } from './client.ts';
import type { Places } from './convert-diagnostics.ts';
import type { Project } from './project.ts';

/** What is said in two renderings: the one that the client shows. */
export function toMarkup(
  { markdown, plainText }: { readonly markdown: string; readonly plainText: string },
  isMarkdown: boolean,
): MarkupContent {
  return isMarkdown ? { kind: 'markdown', value: markdown } : { kind: 'plaintext', value: plainText };
}

/** Undefined: the place is in no file that a client could open. */
export function toLocation({ file, start, end }: Place, places: Places): Location | undefined {
  const positions = places.positions(file);
  if (positions) return { uri: places.uri(file), range: positions.range(start, end) };
  // A file of data has a beginning, whatever stands in it.
  return start === 0 && end === 0 ? { uri: places.uri(file), range: { start: zero, end: zero } } : undefined;
}

const zero = { line: 0, character: 0 };

interface Definition {
  readonly origin: Place;
  readonly target: Place;
  readonly whole: Place;
}

export function toDefinition(
  { origin, target, whole }: Definition,
  places: Places,
  { definitionLinks }: Client,
): LocationLink[] | Location | null {
  const location = toLocation(target, places);
  const all = toLocation(whole, places);
  const from = toLocation(origin, places);
  if (!location) return null;
  if (!definitionLinks || !all || !from) return location;
  return [
    {
      originSelectionRange: from.range,
      targetUri: location.uri,
      targetRange: all.range,
      targetSelectionRange: location.range,
    },
  ];
}

export function toHighlightKind(kind: 'read' | 'write'): DocumentHighlight['kind'] {
  return kind === 'read' ? 2 : 3;
}

/** Edits in whatever files, those of each in the order of the text. */
export function toWorkspaceEdit(
  edits: readonly TextEdit[],
  project: Project,
  places: Places,
  { documentChanges }: Client,
): WorkspaceEdit {
  const byFile = new Map<string, TextEdit[]>();
  for (const edit of edits) byFile.set(edit.file, [...(byFile.get(edit.file) ?? []), edit]);
  const changes = [...byFile].flatMap(([file, each]) => {
    const converted = toEdits(each, places);
    return converted.length === 0 ? [] : [{ file, uri: places.uri(file), edits: converted }];
  });
  if (!documentChanges) return { changes: Object.fromEntries(changes.map(({ uri, edits: each }) => [uri, each])) };
  return {
    documentChanges: changes.map(({ file, uri, edits: each }): TextDocumentEdit => {
      const version = project.openDocument(file)?.version ?? null;
      return { textDocument: { uri, version }, edits: each };
    }),
  };
}

export function toEdits(edits: readonly TextEdit[], places: Places): ProtocolEdit[] {
  const inOrder = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  return inOrder.flatMap(({ file, start, end, text }) => {
    const positions = places.positions(file);
    return positions ? [{ range: positions.range(start, end), newText: text }] : [];
  });
}
