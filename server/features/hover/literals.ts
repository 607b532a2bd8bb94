import type * as Ast from '../../../grammar/index.ts';
import type { Day } from '../../ir/index.ts';
import { resolveDay } from '../../targets/sql/index.ts';
import { wordsOf } from '../../text/catalogue.ts';
import type { Language } from '../../text/language.ts';
import { rounded } from '../../text/numbers.ts';
import { asOfOf } from '../facts.ts';
import { paragraph, type RichText } from '../rich-text.ts';
import type { Snapshot } from '../snapshot.ts';

/** What a literal comes to: days on the calendar, times a year, a number, a currency. */
export function literalText(literal: Ast.Expression, snapshot: Snapshot): RichText {
  const { language } = snapshot;
  switch (literal.kind) {
    case 'duration':
      return durationText(literal, snapshot);
    case 'cadence':
      return cadenceText(literal, language);
    case 'percent':
      return [paragraph(wordsOf(language).hover.literals.percent(fractionOf(literal.digits)))];
    case 'money':
      return [paragraph(wordsOf(language).hover.literals.money(currencyName(literal.currency, language)))];
    case 'date':
      return dateText(literal.iso, snapshot);
    case 'timestamp':
      return dateText(literal.iso.slice(0, 10), snapshot);
    default:
      return [];
  }
}

const days: Partial<Record<Ast.TimeUnit, number>> = { day: 1, week: 7 };
const months: Partial<Record<Ast.TimeUnit, number>> = { month: 1, quarter: 3, year: 12 };

function durationText({ amount, unit }: Ast.DurationLiteral, snapshot: Snapshot): RichText {
  const { say, literals } = wordsOf(snapshot.language).hover;
  const inDays = (days[unit] ?? 0) * amount;
  const inMonths = (months[unit] ?? 0) * amount;
  const length = inDays > 0 ? say.days(inDays) : inMonths > 0 ? say.months(inMonths) : say.hours(amount);
  const asOf = asOfOf(snapshot);
  const size = paragraph(literals.length(length));
  if (asOf === undefined || unit === 'hour' || inDays + inMonths > mostDays) return [size];
  const moved = (sign: 1 | -1): Day => ({ anchor: 'as-of', months: sign * inMonths, days: sign * inDays });
  return [size, paragraph(literals.daysFrom(resolveDay(moved(-1), asOf), resolveDay(moved(1), asOf)))];
}

/** Beyond a few hundred years no calendar says anything. */
const mostDays = 200_000;

const perYear = { hour: 365 * 24, day: 365, week: 52, month: 12, quarter: 4, year: 1 } as const;

function cadenceText({ times, every, unit }: Ast.CadenceLiteral, language: Language): RichText {
  const { say, literals } = wordsOf(language).hover;
  const isWeeks = unit === 'day' && every % 7 === 0;
  const step = isWeeks ? every / 7 : every;
  const counted = isWeeks ? 'week' : unit;
  const name = say.cadence.units[counted];
  const said = times === 1 ? say.cadence.once(name, step) : say.cadence.often(times, name, step);
  const often = (times * perYear[counted]) / step;
  if (often === 1 && counted === 'year') return [paragraph({ strong: said })];
  return [paragraph({ strong: said }, ` · ${literals.perYear(rounded(String(often), undefined, language))}`)];
}

/** `15` of a hundred, as a number: `0.15`. */
function fractionOf(digits: string): string {
  const [whole = '', fraction = ''] = digits.split('.');
  const padded = whole.padStart(3, '0');
  return `${padded.slice(0, -2)}.${padded.slice(-2)}${fraction}`.replace(/\.?0+$/, '') || '0';
}

function currencyName(currency: string, language: Language): string {
  return new Intl.DisplayNames(language, { type: 'currency' }).of(currency) ?? currency;
}

const dayLength = 86_400_000;

function dateText(iso: string, snapshot: Snapshot): RichText {
  const { literals } = wordsOf(snapshot.language).hover;
  const day = Date.parse(`${iso}T00:00:00Z`);
  const weekday = new Intl.DateTimeFormat(snapshot.language, { weekday: 'long', timeZone: 'UTC' }).format(day);
  const asOf = asOfOf(snapshot);
  if (asOf === undefined) return [paragraph(literals.date(weekday, ''))];
  const ahead = Math.round((day - Date.parse(`${asOf}T00:00:00Z`)) / dayLength);
  const distance = ahead === 0 ? literals.asOf : ahead < 0 ? literals.ago(-ahead) : literals.ahead(ahead);
  return [paragraph(literals.date(weekday, distance))];
}
