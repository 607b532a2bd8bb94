import type * as Ir from '../../../ir/index.ts';
import { Unsayable } from '../../written/unsayable.ts';
import { feelText } from './text.ts';

/** So many digits does a number of FEEL have. */
export const mostDigits = 34;

/** So many digits does a decimal have at the most that is the same as a double and back. */
export const mostDoubleDigits = 15;

export function feelLiteral(literal: Ir.Literal): string {
  const { type, value } = literal;
  const text = String(value);
  switch (type.kind) {
    case 'number':
    case 'money':
      if (digitsIn(literal) > mostDigits) throw new Unsayable(literal);
      return text;
    case 'duration':
      return type.dimension === 'any' ? feelText(literal.written ?? text) : text;
    case 'yes-no':
      return value === true ? 'true' : 'false';
    case 'date':
      return `date(${feelText(text)})`;
    case 'timestamp':
      return `date and time(${feelText(text)})`;
    case 'list':
      throw new Unsayable(literal);
    default:
      return feelText(text);
  }
}

export function digitsIn({ value }: Ir.Literal): number {
  return String(value).replace(/\D/g, '').length;
}
