import type * as Ast from '../../../grammar/index.ts';
import { typeName } from '../../analysis/types.ts';
import { wordsOf } from '../../text/catalogue.ts';
import { columnOf } from '../hover/column.ts';
import type { InlayHint } from '../inlay-hints.ts';
import type { Snapshot } from '../snapshot.ts';

/** The types of columns that are declared without one, as they were read from the file. */
export function typeHints(snapshot: Snapshot, chunks: readonly Ast.PlacedChunk[]): readonly InlayHint[] {
  return chunks.flatMap(({ chunk, start }) =>
    chunk.declarations.flatMap((declaration) =>
      declaration.kind === 'data' && declaration.name.kind === 'name'
        ? declaration.columns.flatMap((column) => hintOf(column, declaration.name, start, snapshot))
        : [],
    ),
  );
}

/** Keys are text, and no news. */
function hintOf(column: Ast.Column, data: Ast.Name | Ast.Missing, start: number, snapshot: Snapshot): InlayHint[] {
  const { name, type, role, of } = column;
  if (name.kind === 'missing' || data.kind === 'missing' || type || of || role === 'key') return [];
  const found = columnOf(snapshot, data.text.normalize('NFC'), name.text);
  if (!found || found.unknown) return [];
  const offset = start + name.span.end;
  const text = `: ${typeName(found.type)}`;
  const edit = { file: snapshot.file, start: offset, end: offset, text };
  const { hints } = wordsOf(snapshot.language);
  return [{ offset, label: text, tooltip: hints.type, kind: 'type', padding: false, edit }];
}
