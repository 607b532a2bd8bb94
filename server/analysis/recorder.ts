import type * as Ast from '../../grammar/index.ts';
import type { Diagnostic, Location } from '../diagnostics/diagnostic.ts';
import type * as Ir from '../ir/index.ts';
import { builtInActions } from './actions.ts';
import { type Bound, symbolBound } from './bindings/binding.ts';
import type { Context, Known } from './context.ts';
import { didYouMean } from './did-you-mean.ts';
import { compareWith } from './expressions/comparisons.ts';
import { elaborateCondition, elaborateExpression } from './expressions/expression.ts';
import { elaborateLiteral } from './expressions/literals.ts';
import { replacing, written } from './expressions/messages.ts';
import { lineAt } from './lines.ts';
import { aboutOf } from './policy-data.ts';
import { placedAt, type RememberedRule, type RememberedRules, wordsOf } from './remembered-rules.ts';
import { absent, type Environment, type Results, type Unit } from './results.ts';
import type { MaybeRule } from './rules.ts';
import { nameOf } from './symbols.ts';
import { elaborateType } from './type-names.ts';

/** The elaborator of one declaration, which writes down everything that its result depends on. */
export interface Recorder {
  readonly context: Context;
  readonly lookups: ReadonlyMap<string, string | undefined>;
  readonly chunks: ReadonlySet<Ast.Chunk>;
  /** Rules of a policy that were found to be sound, for the next time. */
  readonly rules: RememberedRules;
  listed(): boolean;
}

/** Whoever wants to know what names stand for and what expressions mean, rather than whether all is right. */
export interface Watcher {
  bind(at: Ast.Span, bound: Bound): void;
  /** What was elaborated, with nothing where it could not be. */
  elaborated(ast: Ast.Expression, value: Ir.Expression | undefined): void;
}

/** `before`: what the declaration remembers of its rules from the last time. */
export function createRecorder(unit: Unit, results: Results, watcher?: Watcher, before?: RememberedRules): Recorder {
  const { environment } = results;
  const { chunk } = unit;
  const about = aboutOf(unit.declaration, environment.schema);
  const lookups = new Map<string, string | undefined>();
  const chunks = new Set<Ast.Chunk>();
  const diagnostics: Diagnostic[] = [];
  const rules = new Map<string, RememberedRule>();
  let listed = false;
  /** Of the rule at hand. */
  let noted: Map<string, string | undefined> | undefined;

  const context: Context = {
    chunk,
    program: environment.program,
    schema: environment.schema,
    ...(unit.library !== undefined && { library: unit.library }),
    diagnostics,
    ...(watcher && { bind: watcher.bind }),
    ...(about && { about: about.name }),
    knowsAll: environment.schema.subject !== undefined && !environment.incomplete,
    symbol,
    declared,
    own,
    names,
    remember,
    expression: (ast, scope, expected) => watched(ast, elaborateExpression(context, ast, scope, expected)),
    condition: (ast, scope) => elaborateCondition(context, ast, scope),
    literal: (ast, type) => watched(ast, elaborateLiteral(context, ast, type)),
    comparison: (left, comparator, right, scope, at) => compareWith(context, { left, comparator, right, scope, at }),
    type: (shape, owner) => elaborateType(context, shape, owner),
    report,
    at: (span) => ({ chunk, span }),
    origin: (span) => ({ file: '', start: 0, line: lineAt(chunk, span.start), span: [span.start, span.end] }),
  };
  return { context, lookups, chunks, rules, listed: () => listed };

  function watched<T extends Ir.Expression>(ast: Ast.Expression, value: T | undefined): T | undefined {
    watcher?.elaborated(ast, value);
    return value;
  }

  function declared(name: string): Known | undefined {
    const entry = environment.entry(name);
    const bound = entry && results.bound(entry);
    note(name, bound?.signature);
    return bound?.known;
  }

  function note(name: string, signature: string | undefined): void {
    lookups.set(name, signature);
    noted?.set(name, signature);
  }

  function remember(rule: Ast.Rule, elaborate: () => MaybeRule): MaybeRule {
    const written = watcher ? undefined : wordsOf(rule, chunk);
    if (written === undefined) return elaborate();
    const words = about ? `${about.name}\0${written}` : written;
    const known = before?.get(words);
    if (known?.lookups.every(([name, signature]) => isStill(name, signature))) {
      for (const [name, signature] of known.lookups) note(name, signature);
      const placed = placedAt(known.rule, rule.span, context.origin(rule.span));
      rules.set(words, { ...known, rule: placed });
      return placed;
    }
    return learn(words, elaborate);
  }

  function isStill(name: string, signature: string | undefined): boolean {
    return (lookups.has(name) ? lookups.get(name) : results.signatureOf(name)) === signature;
  }

  /** A rule of which nothing is to be said depends on nothing but what it looked up. */
  function learn(words: string, elaborate: () => MaybeRule): MaybeRule {
    const [found, hadListed] = [diagnostics.length, listed];
    const seen = new Map<string, string | undefined>();
    noted = seen;
    listed = false;
    const rule = elaborate();
    if (rule && !listed && diagnostics.length === found) rules.set(words, { rule, lookups: [...seen] });
    noted = undefined;
    listed ||= hadListed;
    return rule;
  }

  function own(name: string): Known | undefined {
    if (environment.own(name)) return declared(name);
    note(absent + name, undefined);
    return undefined;
  }

  function symbol(name: Ast.Name, options: { readonly quiet?: boolean } = {}): Known | undefined {
    const text = nameOf(name);
    const found = declared(text) ?? column(text) ?? builtIn(text);
    if (options.quiet) return found;
    if (found) watcher?.bind(name.span, symbolBound(found, environment.schema));
    else reportUnknown(name);
    return found;
  }

  function column(name: string): Known | undefined {
    const found = environment.schema.subject?.columns.get(name);
    return found && { kind: 'column', name, type: found.type, ...(found.declared && { declared: found.declared }) };
  }

  function builtIn(name: string): Known | undefined {
    const action = builtInActions.find((each) => each.name === name);
    return action && { kind: 'action', name, action, type: action.takes ?? { kind: 'yes-no' } };
  }

  function names(...kinds: readonly Known['kind'][]): readonly string[] {
    listed = true;
    return namesOf(environment, kinds);
  }

  function reportUnknown(name: Ast.Name): void {
    if (!context.knowsAll) return;
    const meant = didYouMean(
      nameOf(name),
      names('data', 'let', 'metric', 'score', 'cell', 'class', 'stages', 'segment', 'checklist', 'action', 'column'),
    );
    const fixes = meant === undefined ? [] : [replacing(context, name.span, written(meant))];
    report('PTN2001', name.span, { name: name.text }, { fixes });
  }

  function report(...[code, span, data = {}, more = {}]: Parameters<Context['report']>): void {
    const places: Location[] = [
      ...(more.related ?? []).map((related) => related.at),
      ...(more.fixes ?? []).flatMap((fix) => fix.edits.map((edit) => edit.at)),
    ];
    for (const place of places) if (place.chunk !== chunk) chunks.add(place.chunk);
    diagnostics.push({ code, at: context.at(span), data, ...more });
  }
}

const lists = new WeakMap<Environment, Map<string, readonly string[]>>();

/** Found once for all that ask: a file full of slips asks for each. */
function namesOf(environment: Environment, kinds: readonly Known['kind'][]): readonly string[] {
  const known = lists.get(environment) ?? new Map<string, readonly string[]>();
  lists.set(environment, known);
  const key = kinds.join(' ');
  const before = known.get(key);
  if (before) return before;
  const found = environment.names.filter((entry) => kinds.includes(entry.kind)).map((entry) => entry.name);
  if (kinds.includes('column')) found.push(...(environment.schema.subject?.columns.keys() ?? []));
  if (kinds.includes('action')) found.push(...builtInActions.map((action) => action.name));
  const list = [...new Set(found)];
  known.set(key, list);
  return list;
}
