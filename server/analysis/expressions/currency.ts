import type { Fix } from '../../diagnostics/diagnostic.ts';
import type * as Ir from '../../ir/index.ts';
import type { Context } from '../context.ts';
import type { ColumnInfo } from '../schema.ts';

/** A plain number meets money: the currency is written into the column that the number comes from. */
export function currencyFixes(c: Context, left: Ir.Expression, right: Ir.Expression): readonly Fix[] {
  const [plain, currency] =
    left.type.kind === 'money'
      ? [right, left.type.currency]
      : right.type.kind === 'money'
        ? [left, right.type.currency]
        : [];
  if (!plain || currency === undefined || plain.type.kind !== 'number') return [];
  const columns = plainColumns(c, plain);
  const [column] = columns;
  return column && columns.length === 1 ? fixOf(column, currency) : [];
}

function fixOf(column: ColumnInfo, currency: string): readonly Fix[] {
  const type = `money ${currency}`;
  const data = { text: `${column.name}: ${type}` };
  if (column.typed) return [{ data, edits: [{ at: column.typed, text: type }] }];
  if (!column.declared) return [];
  const { chunk, span } = column.declared;
  return [{ data, edits: [{ at: { chunk, span: { start: span.end, end: span.end } }, text: `: ${type}` }] }];
}

/** The columns whose numbers are added up to the value. Counts and quotients have none: a currency would be lost on them. */
function plainColumns(c: Context, expression: Ir.Expression): readonly ColumnInfo[] {
  switch (expression.op) {
    case 'column': {
      const data = expression.path.at(-1)?.data ?? expression.from;
      return some(c.schema.data.get(data)?.columns.get(expression.column.normalize('NFC')));
    }
    case 'reference': {
      const { plain } = c.declared(expression.name) ?? {};
      return plain?.of && sums.includes(plain.function) ? plainColumns(c, plain.of) : [];
    }
    case 'aggregate':
      return expression.of && sums.includes(expression.function) ? plainColumns(c, expression.of) : [];
    case 'add':
    case 'subtract':
      return [...new Set([...plainColumns(c, expression.left), ...plainColumns(c, expression.right)])];
    case 'quotient':
      return plainColumns(c, expression.numerator);
    case 'or-else':
    case 'round-exact':
    case 'round-double':
    case 'to-double':
      return plainColumns(c, expression.of);
    default:
      return [];
  }
}

const sums: readonly string[] = ['sum', 'average', 'lowest', 'highest', 'median'];

function some(column: ColumnInfo | undefined): readonly ColumnInfo[] {
  return column ? [column] : [];
}
