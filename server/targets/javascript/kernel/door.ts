import { dayFrom } from './calendar.ts';
import { greatest, type Num, tidy } from './number.ts';
import { words } from './words.ts';

/** What somebody hands over: whatever it is, only what it owns is read. */
export type Given = Readonly<Record<string, unknown>>;

/** Some services forbid to ask for a prototype so. */
export const asksByName = (() => {
  try {
    // biome-ignore lint/suspicious/noProto: to ask otherwise costs more than to decide.
    return ({} as Given)['__proto__'] === Object.prototype;
  } catch {
    return false;
  }
})();

/** An object with no other prototype than all have. To ask for it by name is what V8 knows by heart; whatever else answers leads to the slow way. */
export function isPlain(given: unknown): given is Given {
  if (typeof given !== 'object' || given === null) return false;
  // biome-ignore lint/suspicious/noProto: to ask otherwise costs more than to decide.
  return (asksByName ? (given as Given)['__proto__'] : Object.getPrototypeOf(given)) === Object.prototype;
}

/** What an object owns of these names, whatever its prototype is. */
export function owned(given: unknown, where: string, names: readonly string[]): Given {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new TypeError(`${where}: ${words.object}`);
  return ownPart(given, names);
}

export function ownPart(given: object, names: readonly string[]): Given {
  const own = Object.create(null);
  for (const name of names) if (Object.hasOwn(given, name)) own[name] = (given as Given)[name];
  return own;
}

/** Whether a value that is undefined is one all the same: a field that is not there at all is a mistake. */
export function missing(given: Given, name: string, where: string): void {
  if (!Object.hasOwn(given, name)) throw new TypeError(`${placeOfField(where, name)}: ${words.absent}`);
}

export function placeOfField(where: string, name: string): string {
  return `${where}[${JSON.stringify(name)}]`;
}

export function misfit(where: string, name: string, problem: string): TypeError {
  return new TypeError(`${placeOfField(where, name)}: ${problem}`);
}

export function textField(value: unknown, given: Given, name: string, where: string): string | null {
  if (typeof value === 'string') return value;
  if (value === undefined) missing(given, name, where);
  else if (value !== null) throw misfit(where, name, words.text);
  return null;
}

export function keyField(value: unknown, given: Given, name: string, where: string): string {
  if (value === undefined) missing(given, name, where);
  if (typeof value !== 'string' || value === '') throw misfit(where, name, words.key);
  return value;
}

export function truthField(value: unknown, given: Given, name: string, where: string): boolean | null {
  if (typeof value === 'boolean') return value;
  if (value === 'yes' || value === 'no') return value === 'yes';
  if (value === undefined) missing(given, name, where);
  else if (value !== null) throw misfit(where, name, words.truth);
  return null;
}

/** A date alone. */
export function dayField(value: unknown, given: Given, name: string, where: string): number {
  if (typeof value === 'string' && value.length === 10) {
    const day = dayFrom(value);
    if (day !== undefined) return day;
  }
  if (value === undefined) missing(given, name, where);
  else if (value !== null) throw misfit(where, name, words.day);
  return Number.NaN;
}

/** A local time, or a day for its midnight, in the one form that is in order as text. */
export function timeField(value: unknown, given: Given, name: string, where: string): string | null {
  if (typeof value === 'string') {
    const time = timeFrom(value);
    if (time !== undefined) return time;
  }
  if (value === undefined) missing(given, name, where);
  else if (value !== null) throw misfit(where, name, words.time);
  return null;
}

export function timeFrom(text: string): string | undefined {
  const match = /^(\d{4}-\d\d-\d\d)(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,6}))?)?)?$/.exec(text);
  if (match === null || dayFrom(text) === undefined) return undefined;
  const [, day, hours = '00', minutes = '00', seconds = '00', fraction = ''] = match;
  const micros = fraction.padEnd(6, '0');
  return `${day}T${hours}:${minutes}:${seconds}${micros === '000000' ? '' : `.${micros}`}`;
}

/** The number of a member, from 0. */
export function memberField(
  value: unknown,
  given: Given,
  name: string,
  where: string,
  members: readonly string[],
): number {
  if (typeof value === 'string') {
    const index = members.indexOf(value);
    if (index >= 0) return index;
  }
  if (value === undefined) missing(given, name, where);
  else if (value !== null) throw misfit(where, name, words.member);
  return Number.NaN;
}

export function listField(value: unknown, given: Given, name: string, where: string): readonly string[] | null {
  if (Array.isArray(value) && areTexts(value)) return [...value];
  if (value === undefined) missing(given, name, where);
  else if (value !== null) throw misfit(where, name, words.list);
  return null;
}

/** Some texts and no gap among them: `every` would not look there. */
export function areTexts(list: readonly unknown[]): list is readonly string[] {
  for (const each of list) if (typeof each !== 'string') return false;
  return list.length > 0;
}

/** A number as it is, or its shortest text. */
export function doubleField(value: unknown, given: Given, name: string, where: string): number {
  const double = typeof value === 'string' && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(value) ? Number(value) : value;
  if (typeof double === 'number' && Number.isFinite(double)) return double;
  if (value === undefined) missing(given, name, where);
  else if (value !== null) throw misfit(where, name, words.double);
  return Number.NaN;
}

/** A whole number as a number, which is the usual way: small enough to become part of whoever calls it. */
export function wholeField(value: unknown, given: Given, name: string, where: string, most: Num, safe: number): Num {
  if (typeof value === 'number' && value <= safe && value >= -safe && Math.floor(value) === value) return value;
  return exactField(value, given, name, where, 0, 1, most);
}

/** Whole numbers of 32 bits need no room of their own where they are handed on. */
export function small(whole: number): number {
  const bits = whole | 0;
  return bits === whole ? bits : whole;
}

/** The same of a number with digits after the point. */
export function decimalField(
  value: unknown,
  given: Given,
  name: string,
  where: string,
  scale: number,
  unit: number,
  most: Num,
  safe: number,
): Num {
  if (typeof value === 'number') {
    const whole = Math.round(value * unit);
    if (whole / unit === value && whole <= safe && whole >= -safe) return small(whole);
  }
  return exactField(value, given, name, where, scale, unit, most);
}

/** An exact number of at most `scale` digits after the point, in its smallest unit; `most` is the greatest that there is room for. */
export function exactField(
  value: unknown,
  given: Given,
  name: string,
  where: string,
  scale: number,
  unit: number,
  most: Num,
): Num {
  const found =
    typeof value === 'number'
      ? exactOfNumber(value, scale, unit)
      : typeof value === 'string'
        ? exactOfText(value, scale)
        : typeof value === 'bigint'
          ? tidy(value * 10n ** BigInt(scale))
          : undefined;
  if (found !== undefined) {
    // A number is below every limit that is none itself; to compare it with a bigint is slow.
    if (typeof found === 'number' && typeof most === 'bigint') return found;
    if (found <= most && found >= -most) return found;
    throw misfit(where, name, words.digits);
  }
  if (value === undefined) missing(given, name, where);
  else if (value !== null)
    throw misfit(where, name, scale === 0 ? words.whole : words.exact.replace('{scale}', String(scale)));
  return Number.NaN;
}

/** The decimal that a double is the nearest to, where it has no more digits than that; undefined where it is none. */
export function exactOfNumber(value: number, scale: number, unit: number): Num | undefined {
  if (scale === 0) return Number.isSafeInteger(value) ? value : undefined;
  const whole = Math.round(value * unit);
  if (whole <= greatest && whole >= -greatest && whole / unit === value) return whole;
  return undefined;
}

/** Of `-12.50`; zeros behind the last digit that counts may stand there. */
export function exactOfText(text: string, scale: number): Num | undefined {
  if (text.length > 100) return undefined;
  const isNegative = text.charCodeAt(0) === 45;
  let whole = 0;
  let digits = 0;
  let places = -1;
  for (let at = isNegative ? 1 : 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit >= 0 && digit <= 9) {
      digits++;
      if (places < scale) {
        whole = whole * 10 + digit;
        if (places >= 0) places++;
      } else if (digit > 0) return undefined;
    } else if (digit === -2 && places < 0 && digits > 0 && at + 1 < text.length) places = 0;
    else return undefined;
  }
  if (digits === 0) return undefined;
  for (let place = places < 0 ? 0 : places; place < scale; place++) whole *= 10;
  if (whole > greatest) return exactOfLongText(text, scale);
  return small(isNegative ? -whole : whole);
}

export function exactOfLongText(text: string, scale: number): Num {
  const [whole = '', fraction = ''] = text.split('.');
  return tidy(BigInt(whole + fraction.slice(0, scale).padEnd(scale, '0')));
}
