import type { Model, Target } from '../../analysis/index.ts';
import type { Place, Project } from '../snapshot.ts';
import type { PlacedName } from './name-at.ts';
import { placeOf } from './places.ts';

/**
 * All places that stand for what a name stands for, in all files that any of the models read, modules of the library among them. Each place once,
 * in the order of files and text.
 */
export function occurrencesOf({ snapshots }: Project, name: PlacedName): readonly PlacedName[] {
  const identity = identityOf(name.model, name.use.target);
  const found = new Map<string, PlacedName>();
  for (const model of new Set([name.model, ...snapshots.map((snapshot) => snapshot.model)])) {
    for (const each of occurrencesIn(model, identity)) found.set(`${each.file} ${each.start}`, each);
  }
  return [...found.values()].sort(byPlace);
}

/** The same within one file. */
export function occurrencesInFile(name: PlacedName): readonly PlacedName[] {
  const identity = identityOf(name.model, name.use.target);
  return occurrencesIn(name.model, identity, name.file);
}

function occurrencesIn(model: Model, identity: string, only?: string): readonly PlacedName[] {
  const found: PlacedName[] = [];
  const same = new Map<Target, boolean>();
  for (const { path, source } of [...model.files, ...model.modules()]) {
    if (only !== undefined && path !== only) continue;
    for (const { chunk, start } of source.chunks) {
      for (const use of model.names(chunk)) {
        if (!isSame(use.target)) continue;
        found.push({ file: path, start: start + use.span.start, end: start + use.span.end, use, model, chunk });
      }
    }
  }
  return found;

  function isSame(target: Target): boolean {
    const known = same.get(target);
    if (known !== undefined) return known;
    const is = identityOf(model, target) === identity;
    same.set(target, is);
    return is;
  }
}

export function byPlace(a: Place, b: Place): number {
  return a.file === b.file ? a.start - b.start || a.end - b.end : a.file < b.file ? -1 : 1;
}

/**
 * What tells a target apart from all others in a whole project, where two files may well declare the same name: the place where it is declared. A
 * column that nobody declares is known by its file.
 */
function identityOf(model: Model, target: Target): string {
  const declared = target.declared && placeOf(model, target.declared);
  if (declared) return `${declared.file} ${declared.start}`;
  const data = target.kind === 'column' ? target.owner : target.kind === 'data' ? target.name : undefined;
  const info = data === undefined ? undefined : model.schema.data.get(data);
  return info ? `${info.file ?? dataPlace(model, info)} ${target.id}` : target.id;
}

function dataPlace(model: Model, { declared }: { readonly declared?: Target['declared'] }): string {
  const place = declared && placeOf(model, declared);
  return place ? `${place.file} ${place.start}` : '';
}
