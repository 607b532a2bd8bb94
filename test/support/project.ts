import { analyze } from '../../server/analysis/index.ts';
import type { Place, Project, Snapshot } from '../../server/features/snapshot.ts';
import type { Language } from '../../server/text/language.ts';
import { type Marked, readMarks } from './cursor.ts';
import type { Files } from './retail.ts';
import { worldOf } from './world.ts';

/** Files of rules with marks, and the data they use: each file of rules with a model of its own. */
export interface MarkedProject {
  readonly project: Project;
  readonly texts: Readonly<Record<string, string>>;
  readonly marks: Readonly<Record<string, Marked>>;
  /** The file with the cursor, or the first. */
  readonly snapshot: Snapshot;
  readonly offset: number;
}

export function projectOf(files: Files, language: Language = 'en'): MarkedProject {
  const rules = Object.entries(files).filter(([path]) => path.endsWith('.patron'));
  const marks = Object.fromEntries(rules.map(([path, text]) => [path, readMarks(String(text))]));
  const texts = Object.fromEntries(Object.entries(marks).map(([path, { text }]) => [path, text]));
  const world = worldOf({ ...files, ...texts });
  const snapshots = rules.map(([file]): Snapshot => {
    const model = analyze(world, file);
    return { model, file, source: model.files.at(-1)!.source, language };
  });
  const at = Math.max(
    0,
    rules.findIndex(([path]) => (marks[path]?.cursors.length ?? 0) > 0),
  );
  const snapshot = snapshots[at]!;
  return { project: { snapshots }, texts, marks, snapshot, offset: marks[snapshot.file]?.cursors[0] ?? 0 };
}

/** Places as `file line «words»`, in the order of files and text. */
export function shownPlaces(texts: Readonly<Record<string, string>>, places: readonly Place[]): readonly string[] {
  return [...places]
    .sort((a, b) => (a.file === b.file ? a.start - b.start : a.file < b.file ? -1 : 1))
    .map(
      ({ file, start, end }) =>
        `${file} ${lineAt(texts[file] ?? '', start)} «${(texts[file] ?? '').slice(start, end)}»`,
    );
}

/** The marked ranges, shown alike. */
export function shownMarks({ texts, marks }: Pick<MarkedProject, 'texts' | 'marks'>): readonly string[] {
  const ranges = Object.entries(marks).flatMap(([file, { ranges }]) => ranges.map((range) => ({ file, ...range })));
  return shownPlaces(texts, ranges);
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
