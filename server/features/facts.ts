import { namedIn } from '../analysis/named.ts';
import { isPlacedName } from '../analysis/rules.ts';
import type { DataInfo } from '../analysis/schema.ts';
import type {
  CampaignPreview,
  DataPreview,
  DefinitionPreview,
  Fit,
  Group,
  PolicyPreview,
  RulePreview,
} from '../evaluate/engine.ts';
import type { DataFacts, Distribution } from '../evaluate/live/live.ts';
import { canonical } from '../ir/hash.ts';
import type { Definition, Program, Source } from '../ir/index.ts';
import type { Snapshot } from './snapshot.ts';
import type { Whole } from './words/groups.ts';

/**
 * What the data tells about the rules as they stand. It was computed for some program before: whatever has changed since is left out, so that no
 * number ever stands beside what it is not of.
 */
export interface CurrentFacts {
  readonly facts: DataFacts;
  /** All decisions are those of the rules as they stand; otherwise counts of rules are of the rules before. */
  readonly decisions: boolean;
  /** The money beside counts is that which the rules name now. */
  readonly money: boolean;
}

/** Undefined where the data, or the day, is another one by now. */
export function currentFacts(snapshot: Snapshot): CurrentFacts | undefined {
  const { data: facts, model } = snapshot;
  if (!facts) return undefined;
  const known = memory.get(model);
  if (known?.facts === facts) return known.current;
  const current = compare(snapshot, facts);
  memory.set(model, { facts, current });
  return current;
}

const memory = new WeakMap<Snapshot['model'], { facts: DataFacts; current: CurrentFacts | undefined }>();

function compare(snapshot: Snapshot, facts: DataFacts): CurrentFacts | undefined {
  if (!isSameDay(snapshot, facts.program) || !hasSameSources(snapshot, facts.program)) return undefined;
  const program = snapshot.model.program();
  const decisions = program !== undefined && isSame(decisionsOf(program), decisionsOf(facts.program));
  return { facts, decisions, money: !program || isSame(program.value, facts.program.value) };
}

function decisionsOf({ order, others = [], campaigns, limits = [], ...program }: Program): unknown {
  const later = [
    campaigns.map(({ name, hash }) => [name, hash]),
    limits.map(({ origin: _place, text: _text, doc: _doc, ...limit }) => limit),
  ];
  return [decidedIn(program), order, later, others.map(({ data, ...other }) => [data, decidedIn(other)])];
}

function decidedIn({ policies, guards, actions }: Pick<Program, 'policies' | 'guards' | 'actions'>): unknown {
  const hashes = policies.map(({ name, hash }) => [name, hash]);
  return [hashes, guards.map(({ kind, action, value, when }) => [kind, action, value, when]), actions];
}

function isSameDay(snapshot: Snapshot, { asOf }: Program): boolean {
  const { date, zone = 'UTC' } = asOfDeclared(snapshot) ?? {};
  return date === asOf.date && zone === asOf.zone;
}

/** `as of 2026-10-31 in Asia/Shanghai`, as it is written. */
export function asOfDeclared({ model }: Snapshot): { readonly date?: string; readonly zone?: string } | undefined {
  for (const { source } of model.files) {
    for (const { chunk } of source.chunks) {
      for (const declaration of chunk.declarations) {
        if (declaration.kind !== 'as-of') continue;
        const { date, zone } = declaration;
        return { ...(date.kind === 'date' && { date: date.iso }), ...(zone && { zone: zone.text }) };
      }
    }
  }
  return undefined;
}

/** The day in use: as it is written, else as the data tells it. */
export function asOfOf(snapshot: Snapshot): string | undefined {
  const declared = asOfDeclared(snapshot);
  return declared ? declared.date : snapshot.data?.asOf.date;
}

function hasSameSources({ model: { schema } }: Snapshot, { sources, subject }: Program): boolean {
  if (schema.subject?.name !== subject) return false;
  return sources.every((source) => {
    const data = schema.data.get(source.name);
    return data !== undefined && isSame(rolesOf(source), rolesOf(data));
  });
}

function rolesOf({ from, key, time, amount, parent, attributesOf }: DataInfo | Source): unknown {
  return [from, key, time, amount, parent, attributesOf];
}

function isSame(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

/** All customers of the data. */
export function wholeOf(snapshot: Snapshot): Whole {
  const preview = currentFacts(snapshot)?.facts.preview;
  return {
    customers: preview?.customers ?? 0,
    ...(preview?.currency !== undefined && { currency: preview.currency }),
  };
}

// ---------------------------------------------------------------- definitions

export interface DefinitionFacts {
  readonly definition: Definition;
  readonly groups?: DefinitionPreview['members'];
  readonly fit?: Fit;
  readonly distribution?: Distribution;
  readonly cells?: ReadonlyMap<string, Group>;
}

/** What the data tells of a definition, if it means what it meant then. */
export function definitionFacts(snapshot: Snapshot, name: string): DefinitionFacts | undefined {
  const current = currentFacts(snapshot);
  const definition = definitionOf(snapshot, name);
  if (!current || !definition || !meansTheSame(snapshot, current.facts, name)) return undefined;
  const { preview, fits, distributions, cells } = current.facts;
  const groups = preview.definitions.find((each) => each.name === name)?.members;
  const [fit, distribution, counts] = [fits.get(name), distributions.get(name), cells?.get(name)];
  return {
    definition,
    ...(groups && { groups: groups.map((group) => withMoney(group, current)) }),
    ...(fit && { fit }),
    ...(distribution && { distribution }),
    ...(counts && { cells: new Map([...counts].map(([cell, group]) => [cell, withMoney(group, current)])) }),
  };
}

/** A definition as it stands, whatever is wrong elsewhere. */
export function definitionOf({ model }: Snapshot, name: string): Definition | undefined {
  return model.meaning(name)?.definition ?? itemOf(model, name);
}

/** `aware.ability` */
function itemOf(model: Snapshot['model'], name: string): Definition | undefined {
  const dot = name.indexOf('.');
  return model.meaning(name.slice(0, Math.max(dot, 0)))?.segments?.find((segment) => segment.name === name);
}

/** It and all that it refers to, as it was when the data was asked. */
function meansTheSame(snapshot: Snapshot, { program }: DataFacts, name: string): boolean {
  const before = new Map(program.definitions.map((definition) => [definition.name, definition]));
  const seen = new Set<string>();
  const waiting = [name];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const [now, then] = [definitionOf(snapshot, next), before.get(next)];
    if (!now || !then || !isSame(now, then)) return false;
    waiting.push(...namedIn(now).definitions);
  }
  return true;
}

/** The group without its money where that is another by now. */
function withMoney<G extends Group>(group: G, { money }: CurrentFacts): G {
  if (money) return group;
  const { money: _other, ...rest } = group;
  return rest as G;
}

// ---------------------------------------------------------------- policies

/** Counts of a policy by its name. */
export function policyFacts(snapshot: Snapshot, policy: string): PolicyPreview | undefined {
  return countsOf(snapshot).get(policy)?.preview;
}

/** Counts of a rule by its name; `rules` is how many the policy has now: names that are made from places say nothing if that has changed. */
export function ruleFacts(snapshot: Snapshot, policy: string, rule: string, rules: number): RulePreview | undefined {
  const found = countsOf(snapshot).get(policy);
  const counted = found?.preview.rules ?? campaignFacts(snapshot, policy)?.rules;
  if (isPlacedName(rule) && counted?.length !== rules) return undefined;
  return found ? found.rules.get(rule) : ruleOfCampaign(snapshot, policy, rule);
}

/** Counts of a campaign by its name. */
export function campaignFacts(snapshot: Snapshot, name: string): CampaignPreview | undefined {
  const current = currentFacts(snapshot);
  const found = current?.facts.preview.campaigns.find(({ campaign }) => campaign === name);
  if (!current || !found || current.money) return found;
  const plain = (group: Group) => withMoney(group, current);
  const [treated, control, beyond, audience, eligible] = [
    plain(found.treated),
    plain(found.control),
    plain(found.beyond),
    plain(found.audience),
    plain(found.eligible),
  ];
  const leftOut = mapped(found.leftOut, plain);
  const rules = found.rules.map(({ rule, decided }) => ({ rule, decided: plain(decided) }));
  return { ...found, treated, control, beyond, audience, eligible, leftOut, rules };
}

function mapped<Key extends string, T>(record: Readonly<Record<Key, T>>, change: (value: T) => T): Record<Key, T> {
  return Object.fromEntries(Object.entries<T>(record).map(([key, value]) => [key, change(value)])) as Record<Key, T>;
}

/** Of a campaign only the treated are told, whom its rule decides. */
function ruleOfCampaign(snapshot: Snapshot, campaign: string, name: string): RulePreview | undefined {
  const rule = campaignFacts(snapshot, campaign)?.rules.find((each) => each.rule === name);
  const nobody = { customers: 0 };
  return rule && { ...rule, taken: nobody, passedOver: nobody };
}

/** The rows that a policy about other data counts, and what it gives for them in all; absent for policies about customers. */
export function rowsOf(snapshot: Snapshot, policy: string): DataPreview | undefined {
  const { others = [] } = currentFacts(snapshot)?.facts.preview ?? {};
  return others.find(({ policies }) => policies.some((each) => each.policy === policy));
}

/** All that the numbers of a policy are parts of. */
export function wholeOfPolicy(snapshot: Snapshot, policy: string): Whole {
  const rows = rowsOf(snapshot, policy);
  if (!rows) return wholeOf(snapshot);
  const { customers, currency } = rows;
  return { customers, isOfRows: true, ...(currency !== undefined && { currency }) };
}

interface PolicyCounts {
  readonly preview: PolicyPreview;
  readonly rules: ReadonlyMap<string, RulePreview>;
}

const counted = new WeakMap<CurrentFacts, ReadonlyMap<string, PolicyCounts>>();

function countsOf(snapshot: Snapshot): ReadonlyMap<string, PolicyCounts> {
  const current = currentFacts(snapshot);
  if (!current) return new Map();
  const known = counted.get(current);
  if (known) return known;
  const { policies, others = [] } = current.facts.preview;
  const previews = [...policies, ...others.flatMap((other) => other.policies)].map((preview) =>
    withoutOtherMoney(preview, current),
  );
  const found = new Map(
    previews.map((preview) => {
      const rules = new Map(preview.rules.map((rule) => [rule.rule, rule]));
      return [preview.policy, { preview, rules }] as const;
    }),
  );
  counted.set(current, found);
  return found;
}

function withoutOtherMoney(preview: PolicyPreview, current: CurrentFacts): PolicyPreview {
  if (current.money) return preview;
  const plain = (group: Group) => withMoney(group, current);
  const { gap, uncovered, conflict, overlap, passedOver, policy, rules } = preview;
  return {
    policy,
    rules: rules.map((rule) => ({
      rule: rule.rule,
      decided: plain(rule.decided),
      taken: plain(rule.taken),
      passedOver: plain(rule.passedOver),
    })),
    gap: plain(gap),
    uncovered: plain(uncovered),
    conflict: plain(conflict),
    overlap: plain(overlap),
    passedOver: plain(passedOver),
  };
}
