import type { Type } from '../ir/type.ts';
import { wordsOf } from '../text/catalogue.ts';
import type { Language } from '../text/language.ts';
import { exact, rounded } from '../text/numbers.ts';
import { visible } from '../text/visible.ts';

/** A value as a person reads it; `value` is canonical text, as the engine gives it. `inFull`: money with the code of its currency. */
export function valueText(value: string | null, type: Type, language: Language, inFull = false): string {
  const { explain } = wordsOf(language);
  if (value === null) return explain.missing;
  if ((type.kind === 'money' || type.kind === 'number') && isDecimal(value)) {
    const currency = type.kind === 'money' ? type.currency : undefined;
    if (inFull && currency !== undefined)
      return `${currency} ${valueText(value, { kind: 'number', held: type.held }, language)}`;
    // A quotient has more digits than anybody reads; what is exact is shown exactly.
    return type.held.kind === 'double' ? rounded(value, currency, language) : exact(value, currency, language);
  }
  if (type.kind === 'duration' && type.dimension !== 'any' && isDecimal(value)) return explain[type.dimension](value);
  if (type.kind === 'yes-no') return value === 'yes' ? explain.yes : explain.no;
  return visible(value);
}

function isDecimal(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}
