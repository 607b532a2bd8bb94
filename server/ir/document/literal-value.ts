import { isDay } from '../days.ts';
import type * as Ir from '../index.ts';

const time = /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?$/;

/** Whether the value of a literal is one of its type. Numbers become parts of programs of other languages as they are. */
export function isLiteralOfType({ value, type, perYear }: Pick<Ir.Literal, 'value' | 'type' | 'perYear'>): boolean {
  switch (type.kind) {
    case 'number':
    case 'money':
      return typeof value === 'string' && isDecimal(value, type.held);
    case 'duration':
      return type.held ? typeof value === 'string' && isDecimal(value, type.held) : Number.isSafeInteger(value);
    case 'date':
      return typeof value === 'string' && isDay(value);
    case 'timestamp':
      return typeof value === 'string' && isDay(time.exec(value)?.[1] ?? '');
    case 'yes-no':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && type.members.includes(value);
    case 'cadence':
      return typeof value === 'string' && perYear !== undefined;
    default:
      return typeof value === 'string';
  }
}

function isDecimal(value: string, held: Ir.Exactness): boolean {
  const [digits, fraction = ''] = /^-?\d{1,38}(?:\.(\d{1,38}))?$/.exec(value) ?? [];
  return digits !== undefined && (held.kind === 'double' || fraction.length === held.scale);
}
