import { canonical, hashOf, type KnownTexts } from '../ir/hash.ts';
import type * as Ir from '../ir/index.ts';
import { programDoc } from './as-of.ts';
import type { Checked } from './checked.ts';
import { withEarlier } from './earlier-definitions.ts';
import { keptForOriginal, madeOf, originalOf } from './originals.ts';
import { joinBareRules } from './policies.ts';
import { orderPolicies } from './policy-order.ts';
import { type Placer, placeOrigins } from './program-origins.ts';
import { aboutCustomers, aboutRows, otherDataOf } from './program-others.ts';
import { sourcesOf } from './program-sources.ts';
import { referencesIn } from './references.ts';
import type { Result } from './results.ts';
import * as types from './types.ts';

/** Puts the program together from what the declarations became. Only for programs without errors. */
export function assembleProgram(name: string, asOf: Ir.Program['asOf'], checked: Checked): Ir.Program | undefined {
  const { environment, own, library } = checked;
  const { schema } = environment;
  // Without an error nothing is broken; should it be so all the same, there is no program rather than half of one.
  if (!schema.subject || own.some(({ known }) => known?.broken)) return undefined;
  const usable = library.filter(({ known }) => !known?.broken);
  const results = [...usable, ...own];
  const placer = placeOrigins(checked.loaded, environment.modules());
  const written = partsOf(results, placer, ({ elaborated }) => elaborated.definitions);
  const definitions = hashed(inOrder(withEarlier(written, results.flatMap(askingParts), schema)));
  const policies = policiesOf(results, placer, definitions);
  const guards = partsOf(results, placer, ({ elaborated }) => elaborated.guards);
  const campaigns = campaignsOf(results, placer, definitions);
  const limits = partsOf(results, placer, ({ elaborated }) => elaborated.limits);
  const tests = partsOf(results, placer, ({ elaborated }) => elaborated.tests);
  const value =
    own.map(({ elaborated }) => elaborated.value).find((each) => each !== undefined) ?? defaultValue(schema);
  const declared = partsOf(results, placer, ({ elaborated }) => elaborated.actions);
  const others = othersOf(results, placer, definitions);
  const doc = programDoc(checked.loaded);
  const parts = { definitions, policies, others, guards, campaigns, limits, tests, value };
  const about = aboutCustomers(declared, parts);
  const limiting = limits.filter(({ action }) => about.actions.some(({ name }) => name === action));
  return {
    version: 1,
    name,
    ...(doc !== undefined && { doc }),
    asOf,
    sources: sourcesOf(schema, parts, placer),
    subject: schema.subject.name,
    ...(schema.amountData && { amountData: schema.amountData.name }),
    ...(value && { value }),
    definitions,
    ...about,
    policies,
    order: orderPolicies(policies, guards).order,
    campaigns,
    ...(limiting.length > 0 && { limits: limiting }),
    tests: tests.map((test) => aboutRows(test, parts)),
    ...(others.length > 0 && { others: otherDataOf(declared, parts) }),
  };
}

/** What may ask for definitions as they were on an earlier day, besides definitions. */
function askingParts({ elaborated }: Result): readonly object[] {
  const { policies, others, guards, campaigns, limits, tests, value } = elaborated;
  return [...policies, ...others, ...guards, ...campaigns, ...limits, ...tests, ...(value ? [value] : [])];
}

/** What of a program refers to data, definitions and actions. */
export interface ProgramParts {
  readonly definitions: readonly Ir.Definition[];
  readonly policies: readonly Ir.Policy[];
  /** Policies about other data than the subject. */
  readonly others: readonly Ir.Policy[];
  readonly guards: readonly Ir.Guard[];
  readonly campaigns: readonly Ir.Campaign[];
  readonly limits: readonly Ir.Limit[];
  readonly tests: readonly Ir.Test[];
  readonly value: Ir.Expression | undefined;
}

function partsOf<T>(results: readonly Result[], placer: Placer, parts: (result: Result) => readonly T[]): T[] {
  return results.flatMap((result) => {
    const found = parts(result);
    return found.length === 0 ? [] : found.map((part) => placer(part, result.unit.chunk));
  });
}

/** Bare rules that stand in several places are one policy. */
function policiesOf(
  results: readonly Result[],
  placer: Placer,
  definitions: readonly Ir.Definition[],
): readonly Ir.Policy[] {
  const bare = partsOf(
    results.filter(({ unit }) => unit.declaration.kind === 'bare-rules'),
    placer,
    ({ elaborated }) => elaborated.policies,
  );
  const named = partsOf(
    results.filter(({ unit }) => unit.declaration.kind === 'policy'),
    placer,
    ({ elaborated }) => elaborated.policies,
  );
  const joined = joinBareRules(bare);
  const hashes = new Map(definitions.map((definition) => [definition.name, definition.hash]));
  return [...(joined ? [joined] : []), ...named].map((policy) => withHash(policy, hashes));
}

function othersOf(
  results: readonly Result[],
  placer: Placer,
  definitions: readonly Ir.Definition[],
): readonly Ir.Policy[] {
  const hashes = new Map(definitions.map((definition) => [definition.name, definition.hash]));
  return partsOf(results, placer, ({ elaborated }) => elaborated.others).map((each) => withHash(each, hashes));
}

function campaignsOf(
  results: readonly Result[],
  placer: Placer,
  definitions: readonly Ir.Definition[],
): readonly Ir.Campaign[] {
  const hashes = new Map(definitions.map((definition) => [definition.name, definition.hash]));
  return partsOf(results, placer, ({ elaborated }) => elaborated.campaigns).map((each) => withHash(each, hashes));
}

/** Definitions after those that they refer to, else in the order of the text. */
function inOrder(definitions: readonly Ir.Definition[]): readonly Ir.Definition[] {
  const byName = new Map(definitions.map((definition) => [definition.name, definition]));
  const ordered: Ir.Definition[] = [];
  const seen = new Set<string>();
  for (const definition of definitions) visit(definition);
  return ordered;

  /** With a list of its own: chains may be long. */
  function visit(first: Ir.Definition): void {
    const path = step(first);
    for (let current = path.at(-1); current; current = path.at(-1)) {
      const next = current.names.next();
      if (next.done) {
        ordered.push(current.definition);
        path.pop();
        continue;
      }
      const found = byName.get(next.value);
      if (found) path.push(...step(found));
    }
  }

  function step(definition: Ir.Definition) {
    if (seen.has(definition.name)) return [];
    seen.add(definition.name);
    return [{ definition, names: referencesIn(definition).values() }];
  }
}

function hashed(definitions: readonly Ir.Definition[]): readonly Ir.Definition[] {
  const hashes = new Map<string, string>();
  return definitions.map((definition) => {
    const found = withHash(definition, hashes);
    hashes.set(definition.name, found.hash);
    return found;
  });
}

/** The last hash of a part, with what it was made of besides the part itself. */
const known = new WeakMap<
  object,
  { readonly needs: string; readonly hash: string; readonly made: WeakMap<object, object> }
>();

/** With the hash of the part and of all that it refers to. What did not change, nor move, is the same object as before. */
function withHash<T extends Ir.Definition | Ir.Policy>(part: T, hashes: ReadonlyMap<string, string>): T {
  const needs = [...referencesIn(part)].sort().map((name) => [name, hashes.get(name) ?? '']);
  const key = JSON.stringify(needs);
  const before = known.get(originalOf(part));
  const entry =
    before?.needs === key ? before : { needs: key, hash: hashOf([part, needs], textsIn(part)), made: new WeakMap() };
  known.set(originalOf(part), entry);
  const made = (entry.made.get(part) as T | undefined) ?? madeOf({ ...part, hash: entry.hash }, part);
  entry.made.set(part, made);
  return made;
}

/** Of a policy those of its conditions and decisions, which are the same wherever the rules stand. */
function textsIn(part: Ir.Definition | Ir.Policy): KnownTexts | undefined {
  if (!('rules' in part)) return undefined;
  const kept = new Set<object | undefined>(part.rules.flatMap(({ when, decisions }) => [when, decisions]));
  return (value) => (kept.has(value) ? textOf(value) : undefined);
}

const textOf = keptForOriginal((part) => canonical(part));

/** Without `value is`, the amount of the last 12 months. */
function defaultValue({ amountData: data }: Checked['environment']['schema']): Ir.Expression | undefined {
  const amount = data?.amount === undefined ? undefined : data.columns.get(data.amount.normalize('NFC'));
  if (!data || !amount || !types.isNumeric(amount.type) || amount.type.held.kind === 'double') return undefined;
  const held = types.totalOf(amount.type.held);
  const of: Ir.Column = { op: 'column', type: amount.type, from: data.name, path: [], column: amount.name };
  const to: Ir.Day = { anchor: 'as-of', months: 0, days: 0 };
  const window = data.time === undefined ? {} : { window: { from: { ...to, months: -12, days: 1 }, to } };
  if (!types.fits(held)) return undefined;
  return { op: 'aggregate', type: types.holding(amount.type, held), function: 'sum', data: data.name, of, ...window };
}
