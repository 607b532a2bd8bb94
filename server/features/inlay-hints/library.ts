import type * as Ast from '../../../grammar/index.ts';
import { namedIn } from '../../analysis/named.ts';
import { wordsOf } from '../../text/catalogue.ts';
import { visible } from '../../text/visible.ts';
import { definitionInWords } from '../../words/definitions.ts';
import { shorten } from '../../words/telling.ts';
import { definitionOf } from '../facts.ts';
import type { InlayHint } from '../inlay-hints.ts';
import type { Snapshot } from '../snapshot.ts';
import { tellingOf } from '../words/telling.ts';

/** Names that nobody declares and a library has: at the first use of each in what is looked at, with all that it is made of. */
export function libraryHints(snapshot: Snapshot, chunks: readonly Ast.PlacedChunk[]): readonly InlayHint[] {
  const { model } = snapshot;
  const used = usedModules(snapshot);
  const seen = new Set<string>();
  return chunks.flatMap(({ chunk, start }) =>
    model.names(chunk).flatMap(({ target, span }): InlayHint[] => {
      const { library, kind, name, id } = target;
      if (library === undefined || kind === 'module' || used.has(library) || seen.has(id)) return [];
      seen.add(id);
      const said = chainOf(name, snapshot);
      if (said.length === 0) return [];
      const label = wordsOf(snapshot.language).hints.library(library);
      return [{ offset: start + span.end, label, tooltip: said.join('\n'), kind: 'library', padding: true }];
    }),
  );
}

/** Whoever writes `use` knows where the names are from. */
function usedModules({ model }: Snapshot): ReadonlySet<string> {
  const declarations = model.files.flatMap(({ source }) => source.chunks.flatMap(({ chunk }) => chunk.declarations));
  return new Set(
    declarations.flatMap((each) =>
      each.kind === 'use' && each.target.kind === 'library' ? [each.target.name.toLowerCase()] : [],
    ),
  );
}

/** `RFM: R, F, M side by side`, `R: 5 bands of recency`, …: each definition before those that it is made of. */
function chainOf(name: string, snapshot: Snapshot): string[] {
  const names = new Set([name]);
  for (const each of names) {
    const definition = definitionOf(snapshot, each);
    for (const needed of definition ? namedIn(definition).definitions : []) names.add(needed);
  }
  return [...names].flatMap((each) => {
    const definition = definitionOf(snapshot, each);
    return definition ? [`${visible(each)}: ${shorten(definitionInWords(definition, tellingOf(snapshot)), 200)}`] : [];
  });
}
