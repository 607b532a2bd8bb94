import type { ConditionTrace } from '../../evaluate/engine.ts';
import type { Catalogue } from '../../text/catalogue.ts';
import { mask } from '../../text/mask.ts';
import type { Screen } from './screen.ts';
import { valueText } from './values.ts';
import { visible } from './visible.ts';

/** A condition and what may be shown of it. */
export interface ShownCondition {
  readonly trace: ConditionTrace;
  /** Its value is personal and was not asked for. */
  readonly masked: boolean;
}

/** `R is 3, at least 4 is needed (1 short)` */
export function conditionSentence({ trace, masked }: ShownCondition, screen: Screen): string {
  const { explain } = screen.words;
  const subject = visible(trace.subject);
  const comparator = comparatorOf(trace.comparator);
  if (trace.type.kind === 'yes-no' && trace.value !== null) {
    return trace.holds === true ? explain.holds(subject) : explain.failsPlain(subject);
  }
  if (trace.value === null && comparator !== 'is-known') return explain.isMissing(subject);
  const value = masked && trace.value !== null ? mask(trace.value) : valueText(trace.value, trace.type, screen);
  const bound = boundText(trace, comparator, screen);
  if (trace.holds === true) return comparator === '=' ? explain.is(subject, value) : explain.met(subject, value, bound);
  return explain.needed(subject, value, bound) + (masked ? '' : distanceText(trace, comparator, screen));
}

type Comparator = keyof Catalogue['explain']['bounds'];

/** Comparators as the language writes them and as the IR does. */
function comparatorOf(text: string): Comparator | undefined {
  const written: Readonly<Record<string, Comparator>> = {
    is: '=',
    'is not': '!=',
    'is one of': 'one-of',
    'is not one of': 'not-one-of',
    'starts with': 'starts-with',
    'is missing': 'is-missing',
    'is known': 'is-known',
  };
  const known: readonly string[] = ['<', '<=', '>', '>=', '=', '!=', 'contains', ...Object.values(written)];
  return written[text] ?? (known.includes(text) ? (text as Comparator) : undefined);
}

function boundText(trace: ConditionTrace, comparator: Comparator | undefined, screen: Screen): string {
  const bound = trace.bound === null ? '' : valueText(trace.bound, trace.type, screen);
  return comparator === undefined
    ? `${trace.comparator} ${bound}`.trim()
    : screen.words.explain.bounds[comparator](bound);
}

function distanceText(trace: ConditionTrace, comparator: Comparator | undefined, screen: Screen): string {
  if (trace.distance === undefined) return '';
  const { explain } = screen.words;
  const distance = valueText(trace.distance.replace(/^-/, ''), trace.type, screen);
  return comparator === '<' || comparator === '<=' ? explain.above(distance) : explain.short(distance);
}
