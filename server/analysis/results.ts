import type * as Ast from '../../grammar/index.ts';
import type * as Ir from '../ir/index.ts';
import type { Known } from './context.ts';
import { elaborate } from './elaborate.ts';
import type { Elaborated } from './elaborator.ts';
import { createRecorder } from './recorder.ts';
import type { RememberedRules } from './remembered-rules.ts';
import type { Schema } from './schema.ts';
import { type Entry, isNamed, nameOf, type Unit } from './symbols.ts';

export type { Unit };

/** What elaborating a declaration gave, and all it depended on. */
export interface Result {
  readonly unit: Unit;
  readonly elaborated: Elaborated;
  /** What the declared name is bound to; absent for declarations without a name. */
  readonly known?: Known;
  /** All that others can see of it, as text: they stay valid while this stays the same. */
  readonly signature: string;
  /** The names that were looked up. */
  readonly names: readonly string[];
  /** Their signatures, in the same order; undefined for names that there were not. */
  readonly signatures: readonly (string | undefined)[];
  /** All names were listed, to find one that is like another. */
  readonly listed: boolean;
  /** Chunks elsewhere that its findings point to. */
  readonly chunks: readonly Ast.Chunk[];
  /** It decides, guards or tests, or something in it could not be read: the checks of decisions look at it. */
  readonly deciding: boolean;
  /** What it remembers of its rules. */
  readonly rules: RememberedRules;
}

/** What all declarations of a program are elaborated against. */
export interface Environment {
  readonly program: string;
  readonly schema: Schema;
  /** A file that is used could not be read: names that nobody seems to declare may stand there. */
  readonly incomplete: boolean;
  /** Changes with whatever declarations can see of all this. */
  readonly schemaVersion: string;
  /** What the files declare by this name. */
  own(name: string): Entry | undefined;
  /** What is declared by this name in the files, else in the library where no column and no built-in action has it. */
  entry(name: string): Entry | undefined;
  /** The same array as before, unless names came or went. */
  readonly names: readonly Entry[];
  hasChunk(chunk: Ast.Chunk): boolean;
}

export interface Results {
  readonly environment: Environment;
  readonly all: ReadonlyMap<Ast.Declaration, Result>;
  /** Undefined while it is being elaborated: it depends on itself. */
  of(unit: Unit): Result | undefined;
  /** What a name is bound to, and all that others can see of it as text. */
  bound(entry: Entry): Bound;
  /** What others can see of a name now, as results note it. */
  signatureOf(name: string): string | undefined;
  /** Everything is elaborated: what was before is needed no more, and would keep all that was before it. */
  settle(): void;
}

export interface Bound {
  readonly known: Known;
  readonly signature: string;
}

/** Stands before a name of which a result knows only that the files did not declare it. */
export const absent = '\u0000';

/** The signature of what cannot be used, and of what depends on itself. */
const brokenSignature = 'broken';

/** Elaborates declarations when they are asked for, and takes over from before whatever would come out the same. */
export function createResults(environment: Environment, before: Results | undefined): Results {
  let previous = before;
  const all = new Map<Ast.Declaration, Result>();
  const running = new Set<Ast.Declaration>();
  const sameWorld =
    before !== undefined &&
    before.environment.program === environment.program &&
    before.environment.schemaVersion === environment.schemaVersion;

  const results: Results = { environment, all, of, bound, signatureOf, settle };
  return results;

  function of(unit: Unit): Result | undefined {
    const done = all.get(unit.declaration);
    if (done) return done;
    if (running.has(unit.declaration) || running.size > deepest) return undefined;
    running.add(unit.declaration);
    const known = sameWorld ? previous?.all.get(unit.declaration) : undefined;
    const result = known && stillHolds(known) ? known : compute(unit);
    running.delete(unit.declaration);
    all.set(unit.declaration, result);
    return result;
  }

  function settle(): void {
    previous = undefined;
  }

  function stillHolds(result: Result): boolean {
    if (result.listed && previous?.environment.names !== environment.names) return false;
    if (!result.chunks.every((chunk) => environment.hasChunk(chunk))) return false;
    return result.names.every((name, index) => signatureOf(name) === result.signatures[index]);
  }

  function signatureOf(name: string): string | undefined {
    if (name.startsWith(absent)) return environment.own(name.slice(absent.length)) && brokenSignature;
    const entry = environment.entry(name);
    return entry && bound(entry).signature;
  }

  /** Of data and policies nothing is seen but that they are there: the schema knows the data, and nobody looks into a policy. */
  function bound(entry: Entry): Bound {
    const { name, kind, at } = entry;
    if (kind === 'policy') return { known: { kind, name, declared: at }, signature: kind };
    if (kind === 'data') {
      const data = environment.schema.data.get(name);
      return { known: { kind, name, declared: at, ...(data ? { data } : { broken: true }) }, signature: kind };
    }
    const result = of(entry.unit);
    if (result?.known) return { known: result.known, signature: result.signature };
    return { known: { kind, name, broken: true, declared: at }, signature: brokenSignature };
  }

  function compute(unit: Unit): Result {
    const recorder = createRecorder(unit, results, undefined, sameWorld ? rulesBefore(unit) : undefined);
    const elaborated = elaborate(unit.declaration, recorder.context);
    const known = knownOf(unit, elaborated);
    const { lookups, chunks, rules } = recorder;
    return {
      unit,
      elaborated,
      ...(known && { known }),
      signature: known ? signatureFor(known) : '',
      names: [...lookups.keys()],
      signatures: [...lookups.values()],
      listed: recorder.listed(),
      chunks: [...chunks],
      deciding: isDeciding(unit, elaborated),
      rules,
    };
  }

  /** Of the policy of the same name, or of the bare rules, as they were before. */
  function rulesBefore({ declaration }: Unit): RememberedRules | undefined {
    if (declaration.kind === 'bare-rules') return bareBefore();
    if (declaration.kind !== 'policy' || declaration.name.kind !== 'name') return undefined;
    const entry = previous?.environment.own(nameOf(declaration.name));
    return entry && previous?.all.get(entry.declaration)?.rules;
  }

  function bareBefore(): RememberedRules | undefined {
    for (const { unit, rules } of previous?.all.values() ?? [])
      if (unit.declaration.kind === 'bare-rules') return rules;
    return undefined;
  }

  function knownOf(unit: Unit, elaborated: Elaborated): Known | undefined {
    const { declaration } = unit;
    if (!isNamed(declaration) || declaration.name?.kind !== 'name') return undefined;
    const name = nameOf(declaration.name);
    const bound = boundTo(name, declaration, elaborated);
    const place = { declared: { chunk: unit.chunk, span: declaration.name.span } };
    return { name, ...bound, ...place, ...(unit.library !== undefined && { library: unit.library }) };
  }
}

/**
 * So many declarations wait for each other at the most. What is mentioned is elaborated before, so that only those that mention each other in a
 * circle wait at all; a circle longer than this is cut, which makes no difference to it.
 */
const deepest = 300;

const decidingKinds: ReadonlySet<Ast.Declaration['kind']> = new Set([
  'action',
  'policy',
  'bare-rules',
  'never',
  'always',
  'limit',
  'test',
]);

function isDeciding({ declaration, chunk }: Unit, { diagnostics }: Elaborated): boolean {
  return decidingKinds.has(declaration.kind) || diagnostics.length > 0 || chunk.issues.length > 0;
}

function boundTo(name: string, declaration: Entry['declaration'], elaborated: Elaborated): Omit<Known, 'name'> {
  const definition = elaborated.definitions.find((each) => each.name === name);
  const broken = { broken: true } as const;
  switch (declaration.kind) {
    case 'data':
      return { kind: 'data' };
    case 'let': {
      const value = elaborated.lets.find((each) => each.name === name)?.value;
      return { kind: 'let', ...(value ? { type: value.type, value, definite: true } : broken) };
    }
    case 'action': {
      const action = elaborated.actions.find((each) => each.name === name);
      const type: Known['type'] = action && (action.takes ?? { kind: 'yes-no' });
      return { kind: 'action', ...(action && type ? { action, type } : broken) };
    }
    case 'unknown':
      return { kind: 'metric', ...broken };
    case 'policy':
      return { kind: 'policy' };
    case 'score':
      return {
        kind: declaration.body.kind === 'composite' ? 'cell' : 'score',
        ...(definition ? { type: definition.type, definition } : broken),
        ...elaborated.visible,
      };
    default:
      return {
        kind: declaration.kind,
        ...(definition ? { type: definition.type, definition } : broken),
        ...(declaration.kind === 'checklist' && { segments: elaborated.definitions.filter(isSegment) }),
        ...elaborated.visible,
      };
  }
}

function isSegment(definition: Ir.Definition): definition is Ir.Segment {
  return definition.kind === 'segment';
}

/** Without the place, which is looked up anew whenever it is needed, and without what only editors look at. */
function signatureFor(known: Known): string {
  if (known.broken) return brokenSignature;
  const { declared: _place, definition: _definition, segments: _segments, ...visible } = known;
  return JSON.stringify(visible, (key, value: unknown) => (key === 'span' || key === 'origin' ? undefined : value));
}
