import { quoted } from '../../analysis/expressions/messages.ts';
import type { Model, Target } from '../../analysis/index.ts';
import type { TextEdit } from '../snapshot.ts';

/** A campaign draws its control group by its name unless it says otherwise: with another name it goes on to draw by the old one. */
export function saltEdits({ kind, name }: Target, models: readonly Model[]): readonly TextEdit[] {
  if (kind !== 'policy') return [];
  const edits = new Map<string, TextEdit>();
  for (const { files } of models) {
    for (const { path: file, source } of files) {
      for (const { chunk, start } of source.chunks) {
        for (const at of saltless(chunk.declarations, name)) {
          const place = start + at;
          edits.set(`${file} ${place}`, { file, start: place, end: place, text: ` as ${quoted(name)}` });
        }
      }
    }
  }
  return [...edits.values()];
}

type Declarations = Model['files'][number]['source']['chunks'][number]['chunk']['declarations'];

/** Where the salt of a campaign with this name would stand. */
function saltless(declarations: Declarations, name: string): readonly number[] {
  return declarations.flatMap((declaration) => {
    if (declaration.kind !== 'policy' || !declaration.campaign) return [];
    if (declaration.name.kind !== 'name' || declaration.name.text.normalize('NFC') !== name) return [];
    return declaration.clauses.flatMap((clause) =>
      clause.kind === 'hold-out' && !clause.salt ? [clause.share.span.end] : [],
    );
  });
}
