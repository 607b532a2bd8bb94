import type { Fits } from '../fits.ts';
import type * as Ir from '../index.ts';
import { type Json, JsonProblem, readJson } from '../strict-json.ts';
import { documentOf, type IrDocument, type NamedFit } from './document.ts';
import { hasherOf, withoutHashes } from './hashes.ts';
import { IrError, type IrProblem } from './ir-error.ts';
import { misfitOf } from './misfit.ts';
import { documentSchema } from './schema.ts';

/** A program that was read, and the numbers that it is to be applied with, if any. */
export interface ReadIr {
  readonly program: Ir.Program;
  readonly fits?: Fits;
  /** What the document says of itself, and is. */
  readonly hash: string;
}

/** Expressions may be nested a hundred times, and each time is a few objects and lists. */
const deepest = 1000;
/** As many characters as no program has. */
const longest = 256 * 1024 * 1024;

/**
 * Reads a document that `patron compile --target json` wrote. Nothing is taken for granted: throws an `IrError` for a text that is no JSON, says something
 * twice, has another version, a field that is not known or a value of the wrong kind, names something that is not there, or was changed by hand.
 */
export function readIr(text: string): ReadIr {
  const json = parse(text);
  refuseOtherVersions(json);
  const parsed = documentSchema.safeParse(json);
  if (!parsed.success) throw misfit(placeOf(parsed.error.issues[0]));
  const document = parsed.data as IrDocument;
  const program = withoutHashes(document.program, document.version);
  const wrong = misfitOf(program, document.fits ?? []);
  if (wrong) throw misfit(wrong.join(' › '));
  const fits = document.fits && fitsOf(document.fits);
  refuseChanges(document, documentOf(program, fits));
  return { program, ...(fits && { fits }), hash: document.hash };
}

function parse(text: string): unknown {
  if (text.length > longest) throw misfit('');
  try {
    return plain(readJson(text.replace(/^\uFEFF/, ''), deepest));
  } catch (error) {
    if (error instanceof JsonProblem) throw problem('PTN6070', { line: error.line });
    throw error;
  }
}

/** Objects as they are elsewhere. Names are defined, not assigned, so that none of them means something to JavaScript. */
function plain(json: Json): unknown {
  if (Array.isArray(json)) return (json as readonly Json[]).map(plain);
  if (!(json instanceof Map)) return json;
  const entries = [...(json as ReadonlyMap<string, Json>)].map(([name, part]) => [name, plain(part)] as const);
  return Object.fromEntries(entries);
}

/** First of all: what else stands in a document of another version is for that version to say. */
function refuseOtherVersions(json: unknown): void {
  const version = typeof json === 'object' && json !== null && 'version' in json ? json.version : undefined;
  if (typeof version === 'number' && version !== 1) throw problem('PTN6072', { version });
}

function fitsOf(named: readonly NamedFit[]): Fits {
  return new Map(named.map(({ name, ...fit }) => [name, fit]));
}

/** Hashes are made anew: whoever changes a condition and leaves its hash has made a document of nothing. */
function refuseChanges(read: IrDocument, made: IrDocument): void {
  const name = changed(read, made);
  if (name !== undefined) throw problem('PTN6073', { place: name });
}

function changed(read: IrDocument, made: IrDocument): string | undefined {
  const hash = hasherOf(read.program.definitions);
  for (const list of ['definitions', 'policies', 'campaigns'] as const) {
    const at = read.program[list].findIndex((part) => part.hash !== hash(part).hash);
    if (at >= 0) return `program › ${list} › ${at + 1}`;
  }
  for (const list of ['sources', 'actions', 'guards', 'limits', 'tests'] as const) {
    const [one = [], other = []] = [read.program[list], made.program[list]];
    const at = one.findIndex((part, index) => part.hash !== other[index]?.hash);
    if (at >= 0) return `program › ${list} › ${at + 1}`;
  }
  const policies = (read.program.others ?? []).flatMap((other) => other.policies);
  if (policies.some((part) => part.hash !== hash(part).hash)) return 'program › others';
  return read.hash === made.hash ? undefined : 'hash';
}

function placeOf(issue: { path: readonly PropertyKey[]; code?: string; keys?: readonly string[] } | undefined): string {
  const path = [...(issue?.path ?? []), ...(issue?.keys?.slice(0, 1) ?? [])];
  return path.map((part) => (typeof part === 'number' ? part + 1 : short(String(part)))).join(' › ');
}

function short(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name;
}

function misfit(place: string): IrError {
  return problem('PTN6071', { place: place === '' ? '…' : place });
}

function problem(code: IrProblem['code'], data: IrProblem['data']): IrError {
  return new IrError({ code, data });
}
