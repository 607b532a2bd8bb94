import { type Expression, type Name, nameAsWritten, type Rows } from '../../../grammar/index.ts';
import type { Meaning } from '../../analysis/elaborator.ts';
import { lookupStep, type Position, stepTo } from '../../analysis/expressions/paths.ts';
import type { ColumnInfo, DataInfo, Schema } from '../../analysis/schema.ts';
import type * as Ir from '../../ir/index.ts';
import type { Snapshot } from '../snapshot.ts';

/** What names mean where the cursor is. */
export class Names {
  readonly schema: Schema;
  private readonly snapshot: Snapshot;

  constructor(snapshot: Snapshot) {
    this.snapshot = snapshot;
    this.schema = snapshot.model.schema;
  }

  all(): readonly Meaning[] {
    return this.snapshot.model.meanings();
  }

  of(name: string): Meaning | undefined {
    return this.snapshot.model.meaning(name.normalize('NFC'));
  }

  actions(): readonly Ir.Action[] {
    return this.all().flatMap(({ action }) => action ?? []);
  }

  action(name: string): Ir.Action | undefined {
    return this.of(name)?.action;
  }

  /** The data whose rows an aggregate, or a metric that is one, runs over. */
  rowsOf(rows: Rows | undefined): DataInfo | undefined {
    return rows && this.dataOf(rows.of, 0);
  }

  private dataOf(of: Expression, depth: number): DataInfo | undefined {
    if (depth > 20) return undefined;
    switch (of.kind) {
      case 'aggregate':
      case 'windowed':
      case 'earlier':
        return this.dataOf(of.of, depth + 1);
      case 'parentheses':
        return this.dataOf(of.inner, depth + 1);
      case 'arithmetic':
        return this.dataOf(of.left, depth + 1) ?? this.dataOf(of.right, depth + 1);
      case 'member':
        return this.dataOf(of.of, depth + 1);
      case 'name':
        return this.schema.data.get(of.text) ?? this.dataOfMetric(of, depth + 1);
      default:
        return undefined;
    }
  }

  private dataOfMetric({ text }: Name, depth: number): DataInfo | undefined {
    const value = this.metric(text);
    return value && this.dataOf(value, depth);
  }

  /** What a metric is, as it is written. */
  metric(name: string): Expression | undefined {
    for (const { source } of this.snapshot.model.files) {
      for (const { chunk } of source.chunks) {
        for (const each of chunk.declarations) {
          if (each.kind === 'metric' && each.name.kind === 'name' && each.name.text === name) return each.value;
        }
      }
    }
    return undefined;
  }

  /** The data that a path leads to, from the row at hand or from the subject. */
  follow(path: readonly string[], rows?: DataInfo): Position | undefined {
    const [first, ...rest] = path;
    const at = rows ?? this.schema.subject;
    if (first === undefined || !at) return undefined;
    const lookup = lookupStep(this.schema, at, first);
    const data = this.schema.data.get(first);
    let position: Position | undefined = lookup
      ? { from: at.name, path: [lookup.step], data: lookup.data }
      : data && { from: data.name, path: [], data };
    for (const name of rest) position = position && stepTo(this.schema, position, name);
    return position;
  }

  /** The column that an expression is, if it is one. */
  columnOf(ast: Expression, rows?: DataInfo): { readonly data: DataInfo; readonly column: ColumnInfo } | undefined {
    const path = pathOf(ast);
    const last = path?.at(-1);
    if (!path || last === undefined) return undefined;
    if (path.length > 1) return columnIn(this.follow(path.slice(0, -1), rows)?.data, last);
    return columnIn(rows, last) ?? (this.of(last)?.kind === 'column' ? this.columnOfSubject(last) : undefined);
  }

  private columnOfSubject(name: string) {
    const near = [...this.schema.data.values()].filter(
      ({ position }) => position === 'above' || position === 'attributes',
    );
    return [this.schema.subject, ...near].map((data) => columnIn(data, name)).find((each) => each);
  }

  /** A name as it is written: with backticks where it needs them. */
  written(name: string): string {
    return nameAsWritten(name) ?? name;
  }

  /** The currency of the money that is made, else of any money there is. */
  currency(): string | undefined {
    const { amountData, data } = this.schema;
    const amount = amountData?.amount === undefined ? undefined : amountData.columns.get(amountData.amount);
    const columns = [...data.values()].flatMap((each) => [...each.columns.values()]);
    for (const column of [...(amount ? [amount] : []), ...columns]) {
      if (column.type.kind === 'money') return column.type.currency;
    }
    return undefined;
  }
}

function columnIn(data: DataInfo | undefined, name: string) {
  const column =
    data?.columns.get(name) ??
    [...(data?.columns.values() ?? [])].find(({ role }) => role === name && role !== 'column');
  return data && column && { data, column };
}

function pathOf(ast: Expression): readonly string[] | undefined {
  if (ast.kind === 'name') return [ast.text];
  if (ast.kind === 'parentheses') return pathOf(ast.inner);
  if (ast.kind !== 'member' || ast.name.kind === 'missing') return undefined;
  const before = pathOf(ast.of);
  return before && [...before, ast.name.text];
}
