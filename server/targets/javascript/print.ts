import type * as Ir from '../../ir/index.ts';
import { exactOf, isDouble, printDecimal } from '../sql/exact.ts';
import { timeFrom } from './kernel/door.ts';
import { unscaledAt } from './represent.ts';
import { once, type Scope } from './scope.ts';
import { quote } from './text.ts';

/** The canonical text of a value in the form that its type has; null is missing. */
export function print(scope: Scope, code: string, type: Ir.Type): string {
  const exact = exactOf(type);
  if (exact) return `${scope.kernel('printExact')}(${code}, ${exact.scale})`;
  if (isDouble(type)) return `${scope.kernel('printDouble')}(${code})`;
  switch (type.kind) {
    case 'date':
      return `${scope.kernel('printDay')}(${code})`;
    case 'yes-no':
      return `${scope.kernel('printTruth')}(${code})`;
    case 'choice':
      return `([${type.members.map(quote).join(', ')}][${code}] ?? null)`;
    case 'cadence':
      return `([${scope.cadences.texts.map(quote).join(', ')}][${code}] ?? null)`;
    case 'list':
      return printList(scope, code, type.of);
    default:
      return code;
  }
}

function printList(scope: Scope, code: string, of: Ir.Type): string {
  const list = once(scope, code);
  return `(${list.kept} === null ? null : ${scope.kernel('joined')}(${list.name}, (each) => ${print(scope, 'each', of)}))`;
}

/** The same of a literal, as JavaScript. */
export function printLiteral({ type, value, written }: Ir.Literal, as: Ir.Type): string {
  const exact = exactOf(as);
  if (exact) return quote(printDecimal(unscaledAt(String(value), exact.scale), exact.scale));
  if (as.kind === 'duration') return quote(written ?? String(value));
  if (isDouble(as)) return quote(String(Number(value) + 0));
  if (type.kind === 'yes-no') return quote(value === true ? 'yes' : 'no');
  return quote(type.kind === 'timestamp' ? (timeFrom(String(value)) ?? String(value)) : String(value));
}
