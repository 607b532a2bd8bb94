import type * as Ast from '../../../grammar/index.ts';
import type { Location } from '../../diagnostics/diagnostic.ts';
import { canonical } from '../../ir/hash.ts';
import type * as Ir from '../../ir/index.ts';
import { builtInActions } from '../actions.ts';
import type { Target } from '../analysis.ts';
import type { Environment, Results } from '../results.ts';
import type { Entry } from '../symbols.ts';
import { nameOf } from '../symbols.ts';
import * as types from '../types.ts';
import { type Binding, type Bound, idOf, labelWord } from './binding.ts';

/** What bindings stand for in one model. */
export interface Targets {
  /** Undefined for what is there no more. */
  of(binding: Binding, chunk: Ast.Chunk): Target | undefined;
  /** Is a target of an earlier model the same in this one? */
  isCurrent(target: Target): boolean;
}

export function createTargets(results: Results): Targets {
  const known = new Map<string, Target>();
  const checked = new Map<Target, boolean>();
  return { of, isCurrent };

  function of({ bound, key, span }: Binding, chunk: Ast.Chunk): Target | undefined {
    if (standsAlone(bound, results)) return { ...bound, id: idOf(bound), declared: { chunk, span } };
    const before = known.get(key);
    if (before) return before;
    const found = find(bound, results);
    if (!found) return undefined;
    const named = { ...bound, ...found };
    const target = { ...named, id: idOf(named) };
    known.set(key, target);
    return target;
  }

  function isCurrent(target: Target): boolean {
    const before = checked.get(target);
    if (before !== undefined) return before;
    const is = standsAlone(target, results) || isSame(target, find(target, results));
    checked.set(target, is);
    return is;
  }
}

/** Nothing refers to it: where its name stands, it is declared. */
function standsAlone({ kind, name }: Bound, { environment }: Results): boolean {
  // A policy may be called like an action.
  if (kind === 'policy') return environment.entry(name)?.kind === 'action';
  return kind === 'rule' || kind === 'test';
}

function isSame({ kind, declared, library, type }: Target, found: Found | undefined): boolean {
  if (!found || (found.kind ?? kind) !== kind || found.library !== library) return false;
  if (found.type !== type && canonical(found.type ?? null) !== canonical(type ?? null)) return false;
  return found.declared?.chunk === declared?.chunk && found.declared?.span.start === declared?.span.start;
}

type Found = Pick<Target, 'declared' | 'library' | 'type'> & { readonly kind?: Target['kind'] };

function find({ kind, name, owner = '' }: Bound, results: Results): Found | undefined {
  switch (kind) {
    case 'column':
      return columnFound(owner, name, results);
    case 'member':
      return memberFound(owner, name, results);
    case 'label':
      return labelFound(owner, name, results);
    case 'module':
      return { library: name };
    default:
      return symbolFound(name, results);
  }
}

function symbolFound(name: string, results: Results): Found | undefined {
  const { environment } = results;
  const entry = environment.entry(name);
  if (entry) return { kind: entry.kind, ...placeOf(entry, entry.at), ...typed(results.bound(entry).known.type) };
  const action = builtInActions.find((each) => each.name === name);
  if (action) return { kind: 'action', ...typed(action.takes ?? types.yesNo) };
  return environment.schema.data.has(name) ? { kind: 'data' } : undefined;
}

function columnFound(data: string, name: string, { environment }: Results): Found {
  const column = environment.schema.data.get(data)?.columns.get(name);
  return column ? { ...(column.declared && { declared: column.declared }), ...typed(column.type) } : {};
}

function memberFound(owner: string, name: string, results: Results): Found {
  const [action = owner, label] = splitLabel(owner, results.environment);
  const entry = results.environment.entry(action);
  const member = entry && membersOf(entry, label).find((each) => each.kind === 'name' && nameOf(each) === name);
  const type = choiceOf(action, label, results);
  return { ...(entry && member && placeOf(entry, { ...entry.at, span: member.span })), ...typed(type) };
}

function labelFound(owner: string, name: string, results: Results): Found {
  const entry = results.environment.entry(owner);
  const label = entry?.declaration.kind === 'action' && entry.declaration.labels.find((each) => each.label === name);
  const place = entry && label ? { ...entry.at, span: labelWord(entry.at.chunk.text, label.span.start) } : undefined;
  const taken = actionCalled(owner, results)?.labels.find((each) => each.label === name)?.takes;
  return { ...(entry && place && placeOf(entry, place)), ...typed(taken) };
}

/** `message.by` is the label of an action, unless something is called so. */
function splitLabel(owner: string, { entry }: Environment): readonly string[] {
  const dot = owner.lastIndexOf('.');
  return dot < 0 || entry(owner) ? [owner] : [owner.slice(0, dot), owner.slice(dot + 1)];
}

function membersOf({ declaration }: Entry, label: string | undefined): readonly (Ast.Name | Ast.Missing)[] {
  if (declaration.kind === 'class' || declaration.kind === 'stages') return declaration.members.map(({ name }) => name);
  if (declaration.kind === 'checklist') return declaration.items.map(({ name }) => name);
  if (declaration.kind !== 'action') return [];
  const takes =
    label === undefined ? declaration.takes : declaration.labels.find((each) => each.label === label)?.takes;
  return takes?.kind === 'members' ? takes.members : [];
}

function choiceOf(owner: string, label: string | undefined, results: Results): Ir.Type | undefined {
  const action = actionCalled(owner, results);
  if (label !== undefined) return action?.labels.find((each) => each.label === label)?.takes;
  const entry = results.environment.entry(owner);
  if (entry) return entry.kind === 'checklist' ? types.yesNo : results.bound(entry).known.type;
  return (
    action?.takes ?? (types.weekday.kind === 'choice' && types.weekday.owner === owner ? types.weekday : undefined)
  );
}

function actionCalled(name: string, results: Results): Ir.Action | undefined {
  const entry = results.environment.entry(name);
  return entry ? results.bound(entry).known.action : builtInActions.find((each) => each.name === name);
}

function placeOf({ library }: Entry, declared: Location): Found {
  return { declared, ...(library !== undefined && { library }) };
}

function typed(type: Ir.Type | undefined): Found {
  return type ? { type } : {};
}
