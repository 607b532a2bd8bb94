import type * as Ir from '../../../server/ir/index.ts';
import { digitsOf, parseDecimal, widen } from './decimal.ts';
import { localDay, parseMoment } from './moment.ts';
import { text, type Value, yesNo } from './value.ts';

const words = new Map([
  ...['yes', 'true', 'y', '是'].map((word) => [word, true] as const),
  ...['no', 'false', 'n', '否'].map((word) => [word, false] as const),
]);

/** A cell as a value of its column's type; undefined when it is none. An empty cell is not asked for. */
export function parseCell(type: Ir.Type, cell: string, zone: string): Value | undefined {
  switch (type.kind) {
    case 'number':
    case 'money':
      return parseNumber(type.held, cell);
    case 'date': {
      const moment = parseMoment(cell, zone);
      return moment && { kind: 'day', day: localDay(moment.moment) };
    }
    case 'timestamp': {
      const moment = parseMoment(cell, zone);
      return moment && { kind: 'moment', moment: moment.moment };
    }
    case 'yes-no': {
      const yes = words.get(cell.toLowerCase());
      return yes === undefined ? undefined : yesNo(yes);
    }
    default:
      return text(cell);
  }
}

/** A plain decimal of at most `scale` digits after the point and `digits` in all. */
function parseNumber(held: Ir.Exactness, cell: string): Value | undefined {
  if (held.kind !== 'decimal') throw new Error('no column holds doubles');
  const decimal = parseDecimal(cell);
  if (!decimal || decimal.scale > held.scale) return undefined;
  const wide = widen(decimal, held.scale);
  return digitsOf(wide) > held.digits ? undefined : { kind: 'decimal', ...wide };
}
