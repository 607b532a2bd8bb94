import type * as Ast from '../../grammar/index.ts';
import type { Location } from '../diagnostics/diagnostic.ts';
import type { SymbolKind } from './elaborator.ts';

/** A declaration that binds a name. */
export interface Entry {
  readonly name: string;
  readonly kind: Exclude<SymbolKind, 'column'>;
  readonly declaration: NamedDeclaration | Ast.UnknownDeclaration;
  readonly unit: Unit;
  /** The place of its name. */
  readonly at: Location;
  /** `patron/rfm` where it comes from a library. */
  readonly library?: string;
}

export type NamedDeclaration = Exclude<Extract<Ast.Declaration, { readonly name?: unknown }>, Ast.UnknownDeclaration>;

export interface SymbolTable {
  readonly entries: ReadonlyMap<string, Entry>;
  /** The second and every further declaration of a name, with the first. */
  readonly duplicates: readonly { readonly entry: Entry; readonly first: Entry }[];
}

/**
 * One namespace over all declarations; of two with the same name the first counts. No rule names a policy, so that one may be called like the action
 * that it decides: the name stands for the action then.
 */
export function collectSymbols(facts: readonly ChunkFacts[]): SymbolTable {
  const entries = new Map<string, Entry>();
  const besides = new Map<string, Entry>();
  const duplicates: { entry: Entry; first: Entry }[] = [];
  for (const entry of facts.flatMap((chunk) => chunk.entries)) {
    const first = entries.get(entry.name);
    const other = besides.get(entry.name);
    if (!first) entries.set(entry.name, entry);
    else if (entry.kind === 'policy' && first.kind === 'action' && !other) besides.set(entry.name, entry);
    else if (entry.kind === 'action' && first.kind === 'policy') {
      entries.set(entry.name, entry);
      besides.set(entry.name, first);
    } else duplicates.push({ entry, first: entry.kind === 'policy' ? (other ?? first) : first });
  }
  return { entries, duplicates };
}

/** What a chunk says by itself, wherever it stands: found once. */
export interface ChunkFacts {
  readonly chunk: Ast.Chunk;
  readonly units: readonly Unit[];
  readonly entries: readonly Entry[];
}

/** A declaration with the chunk that it stands in. */
export interface Unit {
  readonly declaration: Ast.Declaration;
  readonly chunk: Ast.Chunk;
  readonly library?: string;
}

const known = new WeakMap<Ast.Chunk, ChunkFacts>();

export function factsOf(chunk: Ast.Chunk, library?: string): ChunkFacts {
  const seen = known.get(chunk);
  if (seen) return seen;
  const from = library === undefined ? {} : { library };
  const units = chunk.declarations.map((declaration) => ({ declaration, chunk, ...from }));
  const facts = { chunk, units, entries: units.flatMap(entryOf) };
  known.set(chunk, facts);
  return facts;
}

/** Names are compared in NFC; nothing else is rewritten. */
export function nameOf(name: Ast.Name): string {
  return name.text.normalize('NFC');
}

/** `aware.ability`, as it names the item of a checklist. */
export function pathName(name: Ast.Name | Ast.Member): string {
  if (name.kind === 'name') return nameOf(name);
  return `${pathName(name.of)}.${name.name.kind === 'name' ? nameOf(name.name) : ''}`;
}

/** What could not be read may seem to have a name: uses of it are no further mistakes. */
export function isNamed(declaration: Ast.Declaration): declaration is NamedDeclaration | Ast.UnknownDeclaration {
  return 'name' in declaration;
}

/** The declared name, or nothing where the parser found none. */
export function declaredName(declaration: NamedDeclaration): string | undefined {
  return declaration.name.kind === 'name' ? nameOf(declaration.name) : undefined;
}

function entryOf(unit: Unit): readonly Entry[] {
  const { declaration, chunk, library } = unit;
  if (!isNamed(declaration) || declaration.name?.kind !== 'name') return [];
  const at = { chunk, span: declaration.name.span };
  const entry = { name: nameOf(declaration.name), kind: kindOf(declaration), declaration, unit, at };
  return [library === undefined ? entry : { ...entry, library }];
}

function kindOf(declaration: Entry['declaration']): Entry['kind'] {
  if (declaration.kind === 'unknown') return 'metric';
  if (declaration.kind === 'score') return declaration.body.kind === 'composite' ? 'cell' : 'score';
  return declaration.kind;
}
