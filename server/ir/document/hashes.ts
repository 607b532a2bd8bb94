import { hashOf } from '../hash.ts';
import type * as Ir from '../index.ts';
import { nodesIn, referencesOf } from '../references.ts';

type WithHash<T> = T & { readonly hash: string };

/** A program each of whose declarations has a hash; `version` stands once, beside it. */
export interface HashedProgram extends Omit<Ir.Program, 'version' | Listed> {
  readonly sources: readonly WithHash<Ir.Source>[];
  readonly definitions: readonly Ir.Definition[];
  readonly actions: readonly WithHash<Ir.Action>[];
  readonly policies: readonly Ir.Policy[];
  readonly guards: readonly WithHash<Ir.Guard>[];
  readonly campaigns: readonly Ir.Campaign[];
  readonly limits?: readonly WithHash<Ir.Limit>[];
  readonly tests: readonly WithHash<Ir.Test>[];
  readonly others?: readonly HashedOther[];
}

type Listed =
  | 'sources'
  | 'definitions'
  | 'actions'
  | 'policies'
  | 'guards'
  | 'campaigns'
  | 'limits'
  | 'tests'
  | 'others';

export interface HashedOther extends Omit<Ir.OtherData, 'actions' | 'guards'> {
  readonly actions: readonly WithHash<Ir.Action>[];
  readonly guards: readonly WithHash<Ir.Guard>[];
}

/** The hashes of all declarations, by the list that they stand in and in its order. */
export type Hashed = Readonly<Record<string, readonly (string | Hashed)[] | string>>;

export function withHashes(program: Ir.Program): { readonly hashed: HashedProgram; readonly declarations: Hashed } {
  const { version: _, limits, others, ...rest } = program;
  const hash = hasherOf(program.definitions);
  const hashed: HashedProgram = {
    ...rest,
    sources: program.sources.map(hash),
    actions: program.actions.map(hash),
    guards: program.guards.map(hash),
    tests: program.tests.map(hash),
    ...(limits && { limits: limits.map(hash) }),
    ...(others && {
      others: others.map((other) => ({
        ...other,
        actions: other.actions.map(hash),
        guards: other.guards.map(hash),
      })),
    }),
  };
  return { hashed, declarations: hashesIn(hashed) };
}

/** The program of a document, as it was before hashes were added to it. */
export function withoutHashes({ limits, others, ...rest }: HashedProgram, version: Ir.Program['version']): Ir.Program {
  return {
    version,
    ...rest,
    sources: rest.sources.map(bare),
    actions: rest.actions.map(bare),
    guards: rest.guards.map(bare),
    tests: rest.tests.map(bare),
    ...(limits && { limits: limits.map(bare) }),
    ...(others && {
      others: others.map((other) => ({ ...other, actions: other.actions.map(bare), guards: other.guards.map(bare) })),
    }),
  };
}

/** A declaration with the hash of what it says and of the definitions that it refers to. */
export function hasherOf(definitions: readonly Ir.Definition[]) {
  const known = new Map(definitions.map(({ name, hash }) => [name, hash]));
  return <T extends object>(part: T): WithHash<T> => {
    const names = [...new Set(nodesIn(part).flatMap(referencesOf))].sort();
    return { ...part, hash: hashOf([withoutWords(part), names.map((name) => [name, known.get(name) ?? ''])]) };
  };
}

/** Guards and limits are told in reports as they were written. */
function withoutWords(part: object): object {
  if (!('text' in part)) return part;
  const { text: _, ...rest } = part;
  const hasGroup = 'group' in rest && typeof rest.group === 'object' && rest.group !== null && 'of' in rest.group;
  return hasGroup ? { ...rest, group: { of: (rest.group as { of: unknown }).of } } : rest;
}

function bare<T extends object>({ hash: _, ...part }: WithHash<T>): T {
  return part as unknown as T;
}

function hashesIn(program: HashedProgram): Hashed {
  const { sources, definitions, actions, policies, guards, campaigns, limits = [], tests, others = [] } = program;
  return {
    ...listed({ sources, definitions, actions, policies, guards, campaigns, limits, tests }),
    others: others.map(({ data, ...other }) => ({
      data,
      ...listed({ actions: other.actions, policies: other.policies, guards: other.guards }),
    })),
  };
}

function listed(lists: Readonly<Record<string, readonly { readonly hash: string }[]>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(lists).map(([name, parts]) => [name, parts.map(({ hash }) => hash)]));
}
