import { earlierDefinition, earlierName } from '../ir/earlier.ts';
import type * as Ir from '../ir/index.ts';
import { nodesIn } from '../ir/references.ts';
import { earlierBy } from './expressions/earlier.ts';
import { keptForOriginal } from './originals.ts';
import type { Schema } from './schema.ts';

/** The definitions, and those as they were on earlier days that anything asks for: each of a day once, with all that it needs in turn. */
export function withEarlier(
  definitions: readonly Ir.Definition[],
  asking: readonly object[],
  schema: Schema,
): readonly Ir.Definition[] {
  const waiting = [...definitions, ...asking].flatMap(wantedIn);
  if (waiting.length === 0) return definitions;
  const byName = new Map(definitions.map((definition) => [definition.name, definition]));
  for (let wanted = waiting.pop(); wanted; wanted = waiting.pop()) {
    const name = earlierName(wanted.of, wanted.ago);
    const original = byName.get(wanted.of);
    if (byName.has(name) || !original) continue;
    const made = madeOnce(original, name, () => earlierDefinition(original, earlierBy(schema, wanted!.ago)), schema);
    byName.set(name, made);
    waiting.push(...wantedIn(made));
  }
  return [...byName.values()];
}

type Wanted = NonNullable<Ir.Definition['earlier']>;

/** Whatever names a definition of an earlier day; the parts of a cell that is one have no node of their own. */
export const wantedIn: (part: object) => readonly Wanted[] = keptForOriginal((part) => {
  const found = nodesIn(part).flatMap((node) => ('earlier' in node && node !== part ? [node.earlier as Wanted] : []));
  return isCell(part) && part.earlier ? [...found, ...partsOf(part, part.earlier)] : found;
});

function isCell(part: object): part is Ir.Cell {
  return 'kind' in part && part.kind === 'cell' && 'parts' in part && 'origin' in part;
}

function partsOf({ type }: Ir.Cell, { ago }: Wanted): readonly Wanted[] {
  return type.kind === 'cell' ? type.parts.map(({ score }) => ({ of: score, ago })) : [];
}

const made = new WeakMap<Ir.Definition, WeakMap<Schema, Map<string, Ir.Definition>>>();

/** The same object as before, so that what was found for it need not be found again. */
function madeOnce(of: Ir.Definition, name: string, make: () => Ir.Definition, schema: Schema): Ir.Definition {
  const bySchema = made.get(of) ?? new WeakMap<Schema, Map<string, Ir.Definition>>();
  const byName = bySchema.get(schema) ?? new Map<string, Ir.Definition>();
  made.set(of, bySchema);
  bySchema.set(schema, byName);
  const found = byName.get(name) ?? make();
  byName.set(name, found);
  return found;
}
