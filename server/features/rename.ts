import { wordsOf } from '../text/catalogue.ts';
import { nameInProject, type PlacedName } from './names/name-at.ts';
import { occurrencesOf } from './names/occurrences.ts';
import { saltEdits } from './rename/keep-salt.ts';
import { refuseName } from './rename/refuse-name.ts';
import { refuseTarget } from './rename/refuse-target.ts';
import { typedName, writtenInPlaceOf } from './rename/written.ts';
import type { Place, Project, Snapshot, TextEdit } from './snapshot.ts';

/** A sentence that says why. */
export interface Refused {
  readonly refused: string;
}

export interface Prepared {
  readonly place: Place;
  /** What to show for change: the name without backticks or quotes. */
  readonly placeholder: string;
}

export interface Renamed {
  readonly edits: readonly TextEdit[];
}

/** Can what stands at an offset have another name? */
export function prepareRename(project: Project, snapshot: Snapshot, offset: number): Prepared | Refused {
  const words = wordsOf(snapshot.language);
  const name = nameInProject(project, snapshot, offset);
  if (!name) return { refused: words.navigation.nothingHere };
  const refused = refuseTarget(name.use.target, words);
  if (refused !== undefined) return { refused };
  const { file, start, end } = name;
  return { place: { file, start, end }, placeholder: name.use.target.name };
}

/** The edits, in all files of the project, that give another name to what stands at an offset; the program means the same afterwards. */
export function rename(project: Project, snapshot: Snapshot, offset: number, typed: string): Renamed | Refused {
  const words = wordsOf(snapshot.language);
  const name = nameInProject(project, snapshot, offset);
  if (!name) return { refused: words.navigation.nothingHere };
  const { target } = name.use;
  const to = typedName(typed);
  const refused = refuseTarget(target, words) ?? (to === '' ? words.navigation.empty : undefined);
  if (refused !== undefined) return { refused };
  if (to === target.name) return { edits: [] };
  return renamed(project, snapshot, name, to);
}

function renamed(project: Project, { language }: Snapshot, name: PlacedName, to: string): Renamed | Refused {
  const { target } = name.use;
  const places = occurrencesOf(project, name);
  const edits = places.flatMap((place) => editOf(place, to) ?? []);
  if (edits.length < places.length) return { refused: wordsOf(language).navigation.unwritable };
  const models = [name.model, ...project.snapshots.map(({ model }) => model)].filter(({ files }) =>
    files.some(({ path }) => places.some(({ file }) => file === path)),
  );
  const concerned = [...new Set(models)];
  const refused = refuseName({ target, to, places, models: concerned, language });
  return refused === undefined ? { edits: [...edits, ...saltEdits(target, concerned)] } : { refused };
}

function editOf({ file, start, end, chunk, use }: PlacedName, to: string): TextEdit | undefined {
  const text = writtenInPlaceOf(chunk.text.slice(use.span.start, use.span.end), to);
  return text === undefined ? undefined : { file, start, end, text };
}
