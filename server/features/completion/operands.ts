import type { AggregateFunction, Operand, Slot } from '../../../grammar/index.ts';
import type { Meaning, SymbolKind } from '../../analysis/elaborator.ts';
import { reachable } from '../../analysis/expressions/paths.ts';
import type { ColumnInfo, DataInfo } from '../../analysis/schema.ts';
import * as types from '../../analysis/types.ts';
import type * as Ir from '../../ir/index.ts';
import { visible } from '../../text/visible.ts';
import { typeInWords } from '../../words/types.ts';
import { everyItem, itemsOfChecklist } from './checklists.ts';
import { type Context, isInText } from './context.ts';
import { dataValueItems, thresholdItems } from './data-values.ts';
import { hasNoArithmetic, rankOf } from './fitting.ts';
import { type Candidate, type Rank, ranks, type Sketch } from './item.ts';
import { literalItems } from './literals.ts';
import { typeOf } from './static-type.ts';

const values: ReadonlySet<SymbolKind> = new Set<SymbolKind>([
  'let',
  'metric',
  'score',
  'cell',
  'class',
  'stages',
  'segment',
  'column',
]);

/** What may stand as a value: first what has the type of what it is compared with. */
export function operandItems(slot: Operand, context: Context): void {
  const { names } = context;
  const rows = names.rowsOf(slot.rows);
  const wanted = wantedType(slot, context, rows);
  if (slot.role === 'compared' && slot.beside) {
    dataValueItems(slot.beside, rows, context);
    if (wanted) thresholdItems(slot.beside, wanted, context);
  }
  if (wanted && slot.role === 'compared' && (slot.argumentOf !== 'textTest' || wanted.kind === 'list'))
    literalItems(wanted, ranks.exact, context);
  if (isInText(context)) return;
  if (rows) rowItems(rows, slot, wanted, context);
  for (const meaning of names.all()) nameItem(meaning, slot, wanted, context);
  if (slot.role === 'first' && !rows) everyItem(ranks.fitting, context);
  pathItems(rows, context);
}

function wantedType({ role, beside, argumentOf }: Operand, { names }: Context, rows?: DataInfo): Ir.Type | undefined {
  if (
    argumentOf === 'daysSince' ||
    argumentOf === 'partOfDate' ||
    argumentOf === 'monthCall' ||
    argumentOf === 'monthsBetween'
  )
    return types.date;
  if (role === 'computed' && !beside) return undefined;
  if (argumentOf === 'rounding' || argumentOf === 'extreme') return types.count;
  const type = beside && typeOf(beside, names, rows);
  if (type) return type;
  if (role === 'first') return types.yesNo;
  return undefined;
}

function nameItem(meaning: Meaning, slot: Operand, wanted: Ir.Type | undefined, context: Context): void {
  if (meaning.kind === 'action') {
    if (slot.decisions && slot.role !== 'compared' && meaning.action?.takes) addName(ranks.unlikely, meaning, context);
    return;
  }
  if (!values.has(meaning.kind) || isSelf(meaning, context) || isBeside(meaning, slot)) return;
  const rank = rankOf(meaning.type ?? meaning.value?.type, slot, wanted);
  if (rank >= ranks.far && slot.role === 'compared' && wanted && hasNoArithmetic(wanted)) return;
  addName(rank + remoteness(meaning), meaning, context);
}

export function addName(rank: Rank, meaning: Meaning, context: Context): void {
  const { kind, name } = meaning;
  const sketch: Sketch = { kind, label: visible(name), about: { kind: 'name', name } };
  context.items.addSketch(rank, sketch, () => nameCandidate(meaning, context));
}

/** Own definitions before columns, those before the library's. */
function remoteness({ kind, library }: Meaning): number {
  if (library !== undefined) return 0.5;
  return kind === 'column' || kind === 'let' ? 0.2 : 0;
}

/** Nothing is compared with itself. */
function isBeside({ name }: Meaning, { role, beside }: Operand): boolean {
  return role === 'compared' && beside?.kind === 'name' && beside.text === name;
}

/** The declaration that is being written cannot use itself. */
export function isSelf({ declared, kind }: Meaning, { placed, expected }: Context): boolean {
  if (!declared || kind === 'column' || declared.chunk !== placed?.chunk) return false;
  const last = placed.chunk.declarations.filter(({ span }) => placed.start + span.start <= expected.span.start).at(-1);
  return last !== undefined && last.span.start <= declared.span.start && declared.span.end <= last.span.end;
}

/** A name with what it is. */
export function nameCandidate(meaning: Meaning, { names, snapshot, words }: Context): Candidate {
  const { kind, name, action, library, declared } = meaning;
  const type = meaning.type ?? meaning.value?.type;
  const title = declared && titleOf(meaning);
  const detail =
    kind === 'action'
      ? words.decided
      : [words.kinds[kind], type && typeInWords(type, snapshot.language)].filter(Boolean).join(' · ');
  return {
    label: visible(name),
    kind,
    insert: names.written(name),
    detail,
    ...(library !== undefined ? { description: library } : title !== undefined && { description: visible(title) }),
    about: { kind: 'name', name },
    ...(action && { more: false }),
  };
}

function titleOf({ declared, name }: Meaning): string | undefined {
  const found = declared?.chunk.declarations.find(
    (each) => 'name' in each && each.name?.kind === 'name' && each.name.text === name,
  );
  return found && 'title' in found && found.title?.kind === 'text' ? found.title.value : undefined;
}

// ---------------------------------------------------------------- columns

/** Inside the `where` of an aggregate: the columns of its rows. */
function rowItems(rows: DataInfo, slot: Operand, wanted: Ir.Type | undefined, context: Context): void {
  for (const column of rows.columns.values()) {
    const rank = slot.role === 'first' ? ranks.exact : Math.min(rankOf(column.type, slot, wanted), ranks.likely);
    context.items.add(rank, columnCandidate(rows, column, context));
  }
  for (const { name, lookup } of rows.columns.values()) {
    if (lookup !== undefined && context.names.schema.data.has(lookup)) stepItem(name, lookup, ranks.likely, context);
  }
}

export function columnCandidate(
  data: DataInfo,
  { name, type, pii }: ColumnInfo,
  { names, snapshot, words }: Context,
): Candidate {
  return {
    label: visible(name),
    kind: 'column',
    insert: names.written(name),
    detail: [words.columnOf(visible(data.name)), typeInWords(type, snapshot.language)].join(' · '),
    ...(pii && { description: 'pii' }),
    about: { kind: 'column', data: data.name, column: name },
  };
}

/** Where a path may begin: data above the subject and attributes; inside a row what the row reaches too. */
function pathItems(rows: DataInfo | undefined, { names, items, words }: Context): void {
  const { schema } = names;
  const from = rows ?? schema.subject;
  if (!from) return;
  for (const { data } of reachable(schema, from).values()) {
    if (data === from) continue;
    items.add(ranks.unlikely, {
      label: data.name,
      kind: 'data',
      insert: names.written(data.name),
      detail: words.kinds.data,
      more: true,
      about: { kind: 'name', name: data.name },
    });
  }
}

/** A step through a column that holds keys of other data. */
export function stepItem(column: string, lookup: string, rank: Rank, { names, items, words }: Context): void {
  const label = column.replace(/_(id|key|code|no)$/i, '');
  items.add(rank, { label, kind: 'data', insert: names.written(label), detail: words.lookup(lookup), more: true });
}

// ---------------------------------------------------------------- behind a dot, behind `sum of`

/** The columns that a path leads to, and further steps. */
export function columnItems({ path, rows }: Extract<Slot, { kind: 'column' }>, context: Context): void {
  const { names, items } = context;
  const position = names.follow(path, names.rowsOf(rows));
  const [first = ''] = path;
  if (!position && path.length === 1) {
    for (const { label, takes } of names.action(first)?.labels ?? [])
      items.add(ranks.fitting, { label, kind: 'label', detail: typeInWords(takes, context.snapshot.language) });
  }
  if (!position && path.length === 1) itemsOfChecklist(first, context);
  if (!position) return;
  for (const column of position.data.columns.values()) {
    if (!column.unknown)
      items.add(rankInAggregate(column.type, context), columnCandidate(position.data, column, context));
    if (column.lookup !== undefined) stepItem(column.name, column.lookup, ranks.likely, context);
  }
}

/** Behind `sum of orders.` amounts and numbers fit best. */
function rankInAggregate(type: Ir.Type, { snapshot, expected }: Context): Rank {
  const line = snapshot.source.text.slice(Math.max(0, expected.span.start - 120), expected.span.start);
  const summed = /(?:sum|average|median|总和|合计|平均|中位数)\s+(?:of|的|之)\s+[^\s()]*$/iu.test(line);
  return !summed || types.isNumeric(type) ? ranks.exact : ranks.unlikely;
}

function rankInRows(
  { type, role }: ColumnInfo,
  name: AggregateFunction,
  { ofColumns, numbers }: { readonly ofColumns: boolean; readonly numbers: boolean },
): Rank {
  if (!ofColumns || (numbers && !types.isNumeric(type))) return ranks.unlikely;
  if (name !== 'top') return role === 'amount' ? ranks.exact : ranks.fitting;
  return type.kind === 'text' && role !== 'key' ? ranks.exact : ranks.unlikely;
}

/** Behind an aggregate: the events, and their columns with the name of the data. */
export function rowsItems(slot: Extract<Slot, { kind: 'rows' }>, context: Context): void {
  const { names, items, snapshot, words } = context;
  const numbers = ['sum', 'average', 'median'].includes(slot.function);
  const ofColumns = numbers || ['lowest', 'highest', 'distinct', 'top'].includes(slot.function);
  for (const data of names.schema.data.values()) {
    if (data.position !== 'events') continue;
    items.add(ofColumns ? ranks.possible : ranks.exact, {
      label: data.name,
      kind: 'data',
      insert: names.written(data.name),
      detail: words.kinds.data,
      ...(ofColumns && { more: true }),
      about: { kind: 'name', name: data.name },
    });
    for (const column of data.columns.values()) {
      const label = `${names.written(data.name)}.${names.written(column.name)}`;
      items.add(rankInRows(column, slot.function, { ofColumns, numbers }), {
        label,
        kind: 'column',
        detail: typeInWords(column.type, snapshot.language),
        about: { kind: 'column', data: data.name, column: column.name },
      });
    }
  }
}
