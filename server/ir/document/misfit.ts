import { isDay } from '../days.ts';
import type * as Ir from '../index.ts';
import { nodesIn, referencesOf } from '../references.ts';
import type { NamedFit } from './document.ts';
import { isLiteralOfType } from './literal-value.ts';

/** Where in a document of the right shape something is named that is not there, or has a value that its type has not. */
export function misfitOf(program: Ir.Program, fits: readonly NamedFit[]): readonly string[] | undefined {
  return misfitInHead(program) ?? misfitInFits(program, fits) ?? misfitInParts(program);
}

function misfitInHead({ sources, definitions, policies, campaigns, asOf, subject, amountData, order }: Ir.Program) {
  const names = [sources, definitions, [...policies, ...campaigns]].map((list) => list.map(({ name }) => name));
  const isOrdered =
    [...order].sort().join('\n') ===
    policies
      .map(({ name }) => name)
      .sort()
      .join('\n');
  if (names.some((list) => new Set(list).size < list.length)) return ['program', 'name'];
  if (asOf.date !== undefined && !isDay(asOf.date)) return ['program', 'asOf', 'date'];
  if (!isZone(asOf.zone)) return ['program', 'asOf', 'zone'];
  if (!names[0]?.includes(subject)) return ['program', 'subject'];
  if (amountData !== undefined && !names[0]?.includes(amountData)) return ['program', 'amountData'];
  return isOrdered ? undefined : ['program', 'order'];
}

function misfitInFits({ definitions }: Ir.Program, fits: readonly NamedFit[]): readonly string[] | undefined {
  const kinds = { bands: 'bands', 'share-class': 'class', 'rank-class': 'class', affinity: 'affinity' } as const;
  const fitted = new Map(
    definitions.flatMap(({ name, kind }) => (kind in kinds ? [[name, kinds[kind as 'bands']]] : [])),
  );
  const at = fits.findIndex(({ name, kind }) => fitted.get(name) !== kind);
  return at < 0 ? undefined : ['fits', String(at + 1)];
}

function misfitInParts(program: Ir.Program): readonly string[] | undefined {
  const { value, definitions, policies, guards, campaigns, limits = [], tests, others = [] } = program;
  const names = namesOf(program);
  const known = new Set<string>();
  for (const [index, definition] of definitions.entries()) {
    if (!isSound(definition, names, known)) return ['program', 'definitions', String(index + 1)];
    known.add(definition.name);
  }
  const lists = { value: value ? [value] : [], policies, guards, campaigns, limits, tests, others };
  for (const [list, parts] of Object.entries(lists)) {
    const at = (parts as readonly object[]).findIndex((part) => !isSound(part, names, known));
    if (at >= 0) return ['program', list, String(at + 1)];
  }
  return undefined;
}

interface Names {
  readonly columns: ReadonlyMap<string, ReadonlySet<string>>;
  readonly actions: ReadonlySet<string>;
}

function namesOf({ sources, actions, others = [] }: Ir.Program): Names {
  const all = [...actions, ...others.flatMap((other) => other.actions)];
  return {
    columns: new Map(sources.map(({ name, columns }) => [name, new Set(columns.map((column) => column.name))])),
    actions: new Set(all.map(({ name }) => name)),
  };
}

function isSound(part: object, names: Names, definitions: ReadonlySet<string>): boolean {
  return nodesIn(part).every((node) => {
    if (referencesOf(node).some((name) => !definitions.has(name))) return false;
    if ('action' in node && !names.actions.has(String(node.action))) return false;
    if ('date' in node && !isDay(String(node.date))) return false;
    if (!('op' in node)) return true;
    if (node.op === 'literal') return isLiteralOfType(node as Ir.Literal);
    if (node.op === 'aggregate') return names.columns.has((node as Ir.Aggregate).data);
    return node.op !== 'column' || isColumn(node as Ir.Column, names);
  });
}

function isColumn({ from, path, column }: Ir.Column, { columns }: Names): boolean {
  const data = [from, ...path.map((step) => step.data)];
  return data.every((name) => columns.has(name)) && columns.get(data.at(-1) ?? from)?.has(column) === true;
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
