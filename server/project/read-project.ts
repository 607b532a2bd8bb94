import type { z } from 'zod';
import { didYouMean } from '../analysis/did-you-mean.ts';
import type { Code } from '../diagnostics/registry.ts';
import { type Json, type JsonPlaces, JsonProblem, type JsonSpan, readPlacedJson } from '../ir/strict-json.ts';
import type { TableBinding } from '../targets/bindings.ts';
import { type Export, exportNames, exportOf, projectSchema } from './project-file.ts';

/** What a project file says, each part with the place that findings about it point to. */
export interface Project {
  readonly exports: readonly (Export & { readonly name: string })[];
  readonly data: ReadonlyMap<string, BoundData>;
}

export interface BoundData {
  readonly binding: TableBinding;
  /** Its name in the file. */
  readonly span: JsonSpan;
  /** The table, or where none is written the name of the data. */
  readonly table: JsonSpan;
  /** The logical names of columns. */
  readonly columns: ReadonlyMap<string, JsonSpan>;
}

/** Something that is wrong in the text of a project file. */
export interface ProjectProblem {
  readonly code: Extract<Code, `PTN600${string}`>;
  readonly data: Readonly<Record<string, string | number>>;
  readonly span: JsonSpan;
  /** What to write in its place. */
  readonly mended?: string;
}

export type ReadProject =
  | { readonly project: Project; readonly problems: readonly [] }
  | { readonly project?: undefined; readonly problems: readonly ProjectProblem[] };

/** Reads a project file. Nothing is taken for granted: all that is wrong with it is told at once, and then nothing of it is used. */
export function readProject(text: string): ReadProject {
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  try {
    const { json, places } = readPlacedJson(mark ? ` ${text.slice(1)}` : text);
    const parsed = projectSchema.safeParse(shaped(json, 0));
    if (parsed.success) return { project: projectOf(json, parsed.data, places), problems: [] };
    return { problems: parsed.error.issues.flatMap((issue) => problemsOf(issue, json, places)) };
  } catch (error) {
    if (!(error instanceof JsonProblem)) throw error;
    const [start, end] = error.span;
    if (error.kind === 'syntax') return { problems: [{ code: 'PTN6000', data: {}, span: error.span }] };
    const name = text.slice(start + 1, end - 1);
    return { problems: [{ code: 'PTN6001', data: { name: shortened(name) }, span: error.span }] };
  }
}

/** Objects whose names are the user's stay maps: those in `data`, and the `columns` of each. Own properties alone: no name has a meaning of its own. */
function shaped(json: Json, depth: number): unknown {
  if (Array.isArray(json)) return json;
  if (!(json instanceof Map)) return json;
  const names = [...(json as ReadonlyMap<string, Json>)];
  const parts = names.map(([name, value]) => [name, shaped(value, depth + 1)] as const);
  return depth % 2 === 0 ? Object.fromEntries(parts) : new Map(parts);
}

function projectOf(
  json: Json,
  { targets = [], data = new Map() }: z.output<typeof projectSchema>,
  places: JsonPlaces,
): Project {
  const names = [...new Set(targets)];
  const entries = [...data].map(([name, { table, columns = new Map(), unique = false }]): [string, BoundData] => {
    const span = nameAt(['data', name], json, places);
    const spans = [...columns.keys()].map(
      (column) => [column, nameAt(['data', name, 'columns', column], json, places)] as const,
    );
    const parts = table === undefined ? [name] : typeof table === 'string' ? table.split('.') : table;
    return [
      name,
      {
        binding: { table: parts, columns, isUnique: unique },
        span,
        table: table === undefined ? span : valueAt(['data', name, 'table'], json, places),
        columns: new Map(spans),
      },
    ];
  });
  return { exports: names.map((name) => ({ name, ...(exportOf(name) as Export) })), data: new Map(entries) };
}

type Path = readonly PropertyKey[];

function problemsOf(issue: z.core.$ZodIssue, json: Json, places: JsonPlaces): ProjectProblem[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((name) => unknownName(name, possibleAt(path), nameAt([...path, name], json, places)));
  }
  const value = at(path, json);
  const span = valueAt(path, json, places);
  if (path[0] === 'targets' && path.length === 2 && typeof value === 'string') return [unknownTarget(value, span)];
  return [{ code: 'PTN6003', data: { place: placeOf(path), kind: kindAt(path) }, span }];
}

function unknownName(name: string, possible: readonly string[], span: JsonSpan): ProjectProblem {
  const meant = didYouMean(name, possible);
  const data = { name: shortened(name), possible: possible.join(', ') };
  return { code: 'PTN6002', data, span, ...(meant !== undefined && { mended: meant }) };
}

function unknownTarget(name: string, span: JsonSpan): ProjectProblem {
  const meant = didYouMean(name, exportNames) ?? exportNames.find((each) => each.startsWith(`${name}:`));
  const data = { name: shortened(name), possible: exportNames.join(', ') };
  return { code: 'PTN6004', data, span, ...(meant !== undefined && { mended: meant }) };
}

function possibleAt(path: Path): readonly string[] {
  return path.length === 0 ? ['$schema', 'targets', 'data'] : ['table', 'columns', 'unique'];
}

/** What is wanted at a place: the words stand with those of names. */
function kindAt([first, second, third, fourth]: Path): string {
  if (first === '$schema') return 'json-text';
  if (first === 'targets') return second === undefined ? 'json-list' : 'json-text';
  if (third === 'table') return 'table-name';
  if (third === 'unique') return 'json-yes-no';
  return fourth === undefined ? 'json-object' : 'json-name';
}

function placeOf(path: Path): string {
  const names = path.map((part) => (typeof part === 'number' ? String(part + 1) : shortened(String(part))));
  return names.length === 0 ? '{ }' : names.join(' › ');
}

function at(path: Path, json: Json | undefined): Json | undefined {
  return path.reduce<Json | undefined>((within, part) => {
    if (within instanceof Map) return (within as ReadonlyMap<string, Json>).get(String(part));
    return Array.isArray(within) ? (within as readonly Json[])[Number(part)] : undefined;
  }, json);
}

/** Of the whole text its first sign. */
function valueAt(path: Path, json: Json, places: JsonPlaces): JsonSpan {
  return findPlace(path, json, places)?.value ?? [0, 1];
}

function nameAt(path: Path, json: Json, places: JsonPlaces): JsonSpan {
  return findPlace(path, json, places)?.name ?? [0, 1];
}

function findPlace(path: Path, json: Json, places: JsonPlaces) {
  const within = at(path.slice(0, -1), json);
  const last = path.at(-1);
  if (typeof within !== 'object' || within === null || last === undefined) return undefined;
  return places.get(within)?.get(typeof last === 'number' ? last : String(last));
}

/** Names are the user's, and may be long. */
function shortened(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}
