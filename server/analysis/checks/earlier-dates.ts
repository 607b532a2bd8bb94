import type { Location } from '../../diagnostics/diagnostic.ts';
import type * as Ir from '../../ir/index.ts';
import { nodesIn } from '../../ir/references.ts';
import type { Checked, ModelCheck } from '../checked.ts';
import { wantedIn } from '../earlier-definitions.ts';
import { hasHistory } from '../expressions/earlier.ts';
import { namedIn } from '../named.ts';
import type { Result } from '../results.ts';
import { finding } from './check.ts';

/** Columns have no history: wherever a definition of an earlier day needs one, its value of today is used. */
export const columnsWithoutHistory: ModelCheck = (model) => {
  const columnsOf = columnsBy(model);
  return model.own.flatMap((result) => {
    const found = new Map<string, { readonly at: Location; readonly columns: Set<string> }>();
    for (const { span, earlier } of usesIn(result)) {
      const columns = columnsOf(earlier.of);
      if (!span || columns.size === 0) continue;
      const use = found.get(String(span)) ?? { at: placed(result, span), columns: new Set() };
      for (const column of columns) use.columns.add(column);
      found.set(String(span), use);
    }
    return [...found.values()].map(({ at, columns }) => finding('PTN3145', at, { columns: [...columns].join(', ') }));
  });
};

/** Without a time of theirs all customers count as having been there on any day: said once, where it first matters. */
export const customersAlwaysThere: ModelCheck = ({ environment, own }) => {
  const { subject } = environment.schema;
  if (!subject || subject.open || subject.time !== undefined) return [];
  for (const result of own) {
    const at = firstUse(result);
    if (at) return [finding('PTN3146', at, { data: subject.name })];
  }
  return [];
};

type Span = readonly [number, number];
type Use = Ir.Reference & { readonly earlier: NonNullable<Ir.Reference['earlier']> };

function partsOf({ elaborated }: Result): readonly object[] {
  const { definitions, policies, others, guards, campaigns, tests, value } = elaborated;
  const rules = [...policies, ...others].flatMap((policy) => [
    ...policy.rules,
    ...policy.uncovered,
    ...policy.overlaps,
  ]);
  return [...definitions, ...rules, ...guards, ...campaigns, ...tests, ...(value ? [value] : [])];
}

function usesIn(result: Result): readonly Use[] {
  const parts = partsOf(result).filter((part) => wantedIn(part).length > 0);
  return parts.flatMap(nodesIn).filter((node): node is Use => 'op' in node && 'earlier' in node);
}

/** Where anything counts from an earlier day, written or not. */
function firstUse(result: Result): Location | undefined {
  for (const part of partsOf(result)) {
    for (const node of nodesIn(part)) {
      if ('op' in node && ('earlier' in node || 'ago' in node) && 'span' in node)
        return placed(result, node.span as Span);
    }
  }
  return undefined;
}

function placed({ unit }: Result, [start, end]: Span): Location {
  return { chunk: unit.chunk, span: { start, end } };
}

/** Columns without history that a definition needs, itself or through others. */
function columnsBy({ own, library, environment }: Checked): (name: string) => ReadonlySet<string> {
  const all = [...library, ...own].flatMap(({ elaborated }) => elaborated.definitions);
  const byName = new Map(all.map((definition) => [definition.name, definition]));
  return (name) => {
    const columns = new Set<string>();
    const names = new Set([name]);
    for (const each of names) {
      const definition = byName.get(each);
      if (!definition) continue;
      for (const node of nodesIn(definition)) {
        if (isColumn(node) && !hasHistory(environment.schema, node)) columns.add(node.column);
      }
      for (const needed of namedIn(definition).definitions) names.add(needed);
    }
    return columns;
  };
}

function isColumn(node: object): node is Ir.Column {
  return 'op' in node && node.op === 'column';
}
