import { nodesAt } from '../../../grammar/index.ts';
import type { Meaning } from '../../analysis/elaborator.ts';
import type { Model, NameUse, Target } from '../../analysis/index.ts';
import { resultNames } from '../../analysis/policies.ts';
import { isPlacedName, otherwiseName } from '../../analysis/rules.ts';
import { kindWords } from '../../diagnostics/kind-words.ts';
import { wordsOf } from '../../text/catalogue.ts';
import type { Language } from '../../text/language.ts';
import type { PlacedName } from '../names/name-at.ts';
import { refuseData, refusePath } from './refuse-data.ts';

export interface Renaming {
  readonly target: Target;
  readonly to: string;
  /** Every place that would change. */
  readonly places: readonly PlacedName[];
  /** Every model that sees one of them. */
  readonly models: readonly Model[];
  readonly language: Language;
}

/** Why a thing cannot have this very name: something else would mean it, or it would mean something else. */
export function refuseName(renaming: Renaming): string | undefined {
  const { target, models } = renaming;
  for (const model of models) {
    const refused = isApart(target) ? refuseAmong(renaming, model) : refuseSymbol(renaming, model);
    if (refused !== undefined) return refused;
  }
  return isApart(target) ? undefined : (refuseLibrary(renaming) ?? refuseRows(renaming));
}

function isApart({ kind }: Target): boolean {
  return kind === 'member' || kind === 'rule' || kind === 'test';
}

/** Members, rules and tests have names of their own among themselves. */
function refuseAmong({ target, to, language }: Renaming, model: Model): string | undefined {
  const { navigation } = wordsOf(language);
  const { kind, owner } = target;
  if (kind === 'rule' && (isPlacedName(to) || to === otherwiseName)) return navigation.ruleNumber(to);
  const isTaken = model.files.some(({ source }) =>
    source.chunks.some(({ chunk }) => model.names(chunk).some(({ target: other }) => isNamed(other, target, to))),
  );
  return isTaken ? navigation.takenBy(to, owner ?? model.file) : undefined;
}

function isNamed(other: Target, { kind, owner }: Target, name: string): boolean {
  return other.name === name && other.kind === kind && other.owner === owner;
}

/** Declarations, columns over customers, built-in actions and the library have one namespace. */
function refuseSymbol({ target, to, language }: Renaming, model: Model): string | undefined {
  const { navigation } = wordsOf(language);
  const taken = model.meaning(to);
  if (taken && (isOfProgram(taken) || isUsed(model, taken)))
    return navigation.taken(to, kindWords[taken.kind]?.[language] ?? taken.kind);
  if (target.kind === 'policy') return resultNames.has(to) ? navigation.resultName(to) : undefined;
  if (target.kind === 'action') return refusePath(to, model, language);
  return target.kind === 'data' ? refuseData(target.name, to, model, language) : undefined;
}

/** What is built in and what the library has may be declared anew, as long as nobody uses it. */
function isOfProgram({ kind, declared, library }: Meaning): boolean {
  return kind === 'column' || kind === 'data' || (declared !== undefined && library === undefined);
}

function isUsed(model: Model, { name, library }: Meaning): boolean {
  const isUse = ({ target }: NameUse) =>
    target.kind === 'module' ? target.name === library : target.name === name && !isApart(target);
  const files = [...model.files, ...model.modules()];
  return files.some(({ source }) => source.chunks.some(({ chunk }) => model.names(chunk).some(isUse)));
}

/** The library takes your definition for its own of the same name: by another name it would not find it. */
function refuseLibrary({ target, places, language }: Renaming): string | undefined {
  const used = places.find(({ file, model }) => model.modules().some(({ path }) => path === file));
  return used && wordsOf(language).navigation.usedByLibrary(target.name, used.file);
}

/** Inside an aggregate a name is first a column of the row. */
function refuseRows({ target, to, places, language }: Renaming): string | undefined {
  if (target.kind === 'data') return undefined;
  const hidden = places.some((place) => isAmongRows(place) && hasColumn(place.model, to));
  return hidden ? wordsOf(language).navigation.hiddenByColumn(to) : undefined;
}

function hasColumn({ schema }: Model, name: string): boolean {
  return [...schema.data.values()].some(({ columns }) => columns.has(name));
}

function isAmongRows({ chunk, use }: PlacedName): boolean {
  const around = nodesAt(chunk, use.span.start);
  return around.some((node, index) => {
    if (node.kind === 'aggregate') return around[index + 1]?.kind !== 'window';
    return node.kind === 'windowed' && 'where' in node && node.where === around[index + 1];
  });
}
