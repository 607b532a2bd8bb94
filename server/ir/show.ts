import type * as Ir from './index.ts';

/**
 * An expression on one line, for tests and for reading: `(>= (sum orders.total [as-of-12m+1d..as-of]) 300.00)`. Types are not shown; spans are
 * not either.
 */
export function show(expression: Ir.Expression): string {
  switch (expression.op) {
    case 'literal':
      return showLiteral(expression);
    case 'reference':
      return expression.name;
    case 'column':
      return showColumn(expression);
    case 'decision':
      return `(decided ${expression.action}${expression.label === undefined ? '' : ` ${expression.label}`})`;
    case 'aggregate':
      return showAggregate(expression);
    case 'and':
    case 'or':
    case 'how-many':
    case 'min':
    case 'max':
      return list(expression.op, expression.operands.map(show));
    case 'holding':
      return list(boundsOf(expression), expression.operands.map(show));
    case 'weighted':
      return showWeighted(expression);
    case 'one-of':
    case 'not-one-of':
      return list(expression.op, [show(expression.of), ...expression.values.map(showLiteral)]);
    case 'contains':
    case 'starts-with':
      return list(expression.op, [show(expression.of), show(expression.text)]);
    case 'quotient':
      return list('quotient', [show(expression.numerator), show(expression.denominator)]);
    case 'round-quotient':
      return list('round-quotient', [
        show(expression.numerator),
        show(expression.denominator),
        String(expression.places),
      ]);
    case 'round-exact':
    case 'round-double':
      return list(expression.op, [show(expression.of), String(expression.places)]);
    case 'or-else':
      return list('or-else', [show(expression.of), show(expression.otherwise)]);
    case 'months-between':
    case 'years-between':
      return list(expression.op, [
        show(expression.from),
        ...(expression.to ? [show(expression.to)] : []),
        ...showAgo(expression.ago),
      ]);
    case 'days-since':
    case 'days-until':
      return list(expression.op, [show(expression.of), ...showAgo(expression.ago)]);
    case 'where-there':
      return list('where-there', [show(expression.of), showColumn(expression.since), ...showAgo(expression.ago)]);
    case 'add':
    case 'subtract':
    case 'multiply':
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '=':
    case '!=':
      return list(expression.op, [show(expression.left), show(expression.right)]);
    default:
      return list(expression.op, [show(expression.of)]);
  }
}

/** `at-least 2`, `at-most 3`, `exactly 1`, `from 2 to 3` */
function boundsOf({ least, most }: Ir.Holding): string {
  if (least === undefined) return `at-most ${most}`;
  if (most === undefined) return `at-least ${least}`;
  return least === most ? `exactly ${least}` : `from ${least} to ${most}`;
}

function showWeighted({ parts, least }: Ir.Weighted): string {
  const weighted = parts.map(({ weight, of }) => list(showLiteral(weight), [show(of)]));
  return list('weighted', [...weighted, ...(least === undefined ? [] : [`known ${least}`])]);
}

function list(head: string, parts: readonly string[]): string {
  return `(${[head, ...parts].join(' ')})`;
}

function showLiteral({ value, type, written }: Ir.Literal): string {
  if (written !== undefined) return written.includes(' ') ? written.replace(' ', '-') : written;
  if (type.kind === 'money') return `${value}${type.currency}`;
  if (type.kind === 'yes-no') return value === true ? 'yes' : 'no';
  if (type.kind === 'list') return String(value);
  return type.kind === 'text' ? JSON.stringify(value) : String(value).replaceAll(' ', '-');
}

/** `^customers` is a step up to a parent, `>product_id` one through a key column, `+demographics` one to attributes. */
function showColumn({ from, path, column }: Ir.Column): string {
  const steps = path.map((step) => {
    if (step.kind === 'parent') return `^${step.data}`;
    return step.kind === 'lookup' ? `>${step.column}` : `+${step.data}`;
  });
  return `${from}${steps.join('')}.${column}`;
}

function showAggregate({ function: name, data, of, limit, by, basket, where, window, ago }: Ir.Aggregate): string {
  const parts = [...(limit === undefined ? [] : [String(limit)]), of ? show(of) : data];
  if (of && !isOf(of, data)) parts.push(`over ${data}`);
  if (by) parts.push(`by ${show(by)}`);
  if (basket) parts.push(`in ${show(basket)}`);
  if (window) parts.push(`[${window.from ? showDay(window.from) : ''}..${window.to ? showDay(window.to) : ''}]`);
  if (where) parts.push(`where ${show(where)}`);
  return list(name, [...parts, ...showAgo(ago)]);
}

/** `ago 60d`, `ago 1m 30d` */
function showAgo(ago: Ir.Ago | undefined): readonly string[] {
  const step = ({ months, days }: Ir.Ago[number]) =>
    `${months === 0 ? '' : `${months}m`}${days === 0 ? '' : `${days}d`}`;
  return ago ? [`ago ${ago.map(step).join(' ')}`] : [];
}

function isOf(of: Ir.Expression, data: string): boolean {
  return of.op === 'column' && of.from === data;
}

function showDay({ anchor, months, days }: Ir.Day): string {
  const name = typeof anchor === 'string' ? anchor : anchor.date;
  return `${name}${signed(months, 'm')}${signed(days, 'd')}`;
}

function signed(value: number, unit: string): string {
  if (value === 0) return '';
  return `${value > 0 ? '+' : ''}${value}${unit}`;
}

/** A type with its exactness: `money CNY 28.2`, `number double`, `days`. */
export function showType(type: Ir.Type): string {
  switch (type.kind) {
    case 'number':
      return `number ${showHeld(type.held)}`;
    case 'money':
      return `money ${type.currency} ${showHeld(type.held)}`;
    case 'duration':
      return type.held ? `${type.dimension} ${showHeld(type.held)}` : type.dimension;
    case 'choice':
      return `${type.owner}(${type.members.join(type.ordered ? ' > ' : ', ')})`;
    case 'cell':
      return `cell(${type.parts.map(({ score, bands }) => `${score}:${bands}`).join(' ')})`;
    case 'list':
      return `list of ${showType(type.of)}`;
    default:
      return type.kind;
  }
}

function showHeld(held: Ir.Exactness): string {
  return held.kind === 'double' ? 'double' : `${held.digits}.${held.scale}`;
}
