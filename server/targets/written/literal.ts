import type * as Ir from '../../ir/index.ts';
import { nameAsWritten, textAsWritten } from '../../text/written.ts';
import { Unsayable } from './unsayable.ts';

/** A constant as rules write it: `15%`, `300 CNY`, `30 days`, `"上海"`. Where there are two ways, as long as it is in the text. */
export function writtenLiteral(literal: Ir.Literal): string {
  const { type, value } = literal;
  const text = String(value);
  switch (type.kind) {
    case 'number':
      return writtenNumber(literal);
    case 'money':
      return text === '0' && lengthOf(literal) === 1 ? '0' : `${text} ${type.currency}`;
    case 'duration':
      return literal.written ?? `${text} ${type.dimension}`;
    case 'yes-no':
      return value === true ? 'yes' : 'no';
    case 'text':
      return textAsWritten(text);
    case 'choice':
      return writtenName(text, literal);
    case 'date':
    case 'timestamp':
    case 'cadence':
    case 'cell':
      return writtenTime(text, literal);
    default:
      throw new Unsayable(literal);
  }
}

export function writtenName(name: string, of?: Ir.Expression): string {
  const written = nameAsWritten(name);
  if (written === undefined) throw new Unsayable(of);
  return written;
}

/** How long it is in the text, where it came from one. */
export function lengthOf({ span }: Ir.Expression): number | undefined {
  return span && span[1] - span[0];
}

/** A time that was written as a day is one again. */
function writtenTime(text: string, literal: Ir.Literal): string {
  return literal.type.kind === 'timestamp' && lengthOf(literal) === 10 ? text.replace(/T00:00:00$/, '') : text;
}

function writtenNumber(literal: Ir.Literal): string {
  const text = String(literal.value);
  const percent = percentOf(text);
  const isPercent = literal.percent ?? (percent?.length !== text.length && percent?.length === lengthOf(literal));
  return isPercent && percent !== undefined ? percent : text;
}

/** `0.15` as `15%`; nothing for what no percentage stands for. */
function percentOf(text: string): string | undefined {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === '' || (fraction.endsWith('0') && fraction !== '')) return undefined;
  const digits = fraction.padEnd(2, '0');
  const before = (whole + digits.slice(0, 2)).replace(/^0+(?=\d)/, '');
  return `${sign}${before}${digits.length > 2 ? `.${digits.slice(2)}` : ''}%`;
}
