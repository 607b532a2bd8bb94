import type { ConditionTrace } from '../../evaluate/engine.ts';
import { children } from '../../ir/walk.ts';
import { type Catalogue, wordsOf } from '../../text/catalogue.ts';
import type { Language } from '../../text/language.ts';
import { mask } from '../../text/mask.ts';
import { visible } from '../../text/visible.ts';
import { referenceInWords } from '../../words/earlier.ts';
import { percentText } from '../../words/percent.ts';
import { valueText } from '../../words/values.ts';
import type { TextOf } from '../words/rule-names.ts';
import type { MetCondition } from './why.ts';

/** A condition and what may be shown of it. */
export interface ShownCondition extends MetCondition {
  /** Its value is personal and was not asked for. */
  readonly masked: boolean;
  readonly textOf: TextOf;
}

/** `R is 3, at least 4 is needed (1 short)`; `reasons` are the sentences of what it is made of. */
export function conditionSentence(
  condition: ShownCondition,
  language: Language,
  reasons: readonly string[] = [],
): string {
  const said = plainSentence(condition, language);
  const { madeOf, between } = wordsOf(language).explain;
  return reasons.length === 0 ? said : madeOf(said, reasons.join(between));
}

/** `40% of product: 5`, `25% of staff: missing`, with the origin of the score. */
export function weightedSentences(
  { trace, masked, origin, textOf }: ShownCondition,
  language: Language,
): readonly string[] {
  const { explain } = wordsOf(language);
  return (trace.weighted ?? []).map(({ weight, subject, span, value, type }) => {
    const name = visible(subject) || writtenAt(origin, span, textOf);
    const shown = masked && value !== null ? mask(value) : valueText(value, type, language);
    return explain.weighted(percentText(weight), name, shown);
  });
}

function plainSentence(condition: ShownCondition, language: Language): string {
  const { trace, masked, negated } = condition;
  const { explain } = wordsOf(language);
  const subject = subjectOf(condition, language);
  if (condition.expression?.op === 'holding') {
    return explain.counted(subject, trace.value ?? '', condition.expression.operands.length);
  }
  if (trace.holds === 'unknown' && trace.type.kind === 'yes-no' && trace.parts) return explain.isUnknown(subject);
  const comparator = comparatorOf(trace.comparator);
  const asksIfKnown = comparator === 'is-missing' || comparator === 'is-known';
  if (trace.type.kind === 'yes-no' && trace.value !== null && !asksIfKnown) {
    return trace.value === 'yes' ? explain.holds(subject) : explain.failsPlain(subject);
  }
  if (trace.value === null && comparator !== 'is-known') return explain.isMissing(subject);
  const value = masked && trace.value !== null ? mask(trace.value) : valueText(trace.value, trace.type, language);
  if (trace.holds === 'unknown' && trace.bound === null) return explain.boundMissing(subject, value);
  const bound = boundText(trace, comparator, language);
  if (negated) {
    return trace.holds === true
      ? explain.excluded(subject, value, bound)
      : explain.met(subject, value, explain.notBound(bound));
  }
  if (trace.holds === true) return comparator === '=' ? explain.is(subject, value) : explain.met(subject, value, bound);
  return explain.needed(subject, value, bound) + (masked ? '' : distanceText(trace, comparator, language));
}

/** What is compared: its name, or the words of the rule where it has none. */
function subjectOf({ trace, expression, origin, textOf }: ShownCondition, language: Language): string {
  const whole = expression?.op === 'holding' || isJoined(expression) ? expression : undefined;
  const left = whole ?? (expression && (children(expression)[0] ?? expression));
  const named = left?.op === 'reference' || left?.op === 'column' || left?.op === 'decision';
  const text = textOf(origin.file)?.text;
  if (left?.op === 'reference' && left.earlier) return referenceInWords(left, language);
  if (!left?.span || named || text === undefined) return visible(trace.subject);
  return writtenAt(origin, left.span, textOf) || visible(trace.subject);
}

function isJoined(expression: MetCondition['expression']): boolean {
  return expression?.op === 'and' || expression?.op === 'or' || expression?.op === 'not';
}

function writtenAt(origin: MetCondition['origin'], span: ConditionTrace['span'], textOf: TextOf): string {
  const text = textOf(origin.file)?.text;
  if (!span || text === undefined) return '';
  const written = text.slice(origin.start + span[0], origin.start + span[1]);
  return visible(written.replace(/\s+/g, ' ').trim());
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

function boundText(trace: ConditionTrace, comparator: Comparator | undefined, language: Language): string {
  const bound = trace.bound === null ? '' : valueText(trace.bound, trace.type, language);
  return comparator === undefined
    ? `${trace.comparator} ${bound}`.trim()
    : wordsOf(language).explain.bounds[comparator](bound);
}

function distanceText(trace: ConditionTrace, comparator: Comparator | undefined, language: Language): string {
  // To be equal, a month or a code has no way to go.
  if (trace.distance === undefined || comparator === '=') return '';
  const { explain } = wordsOf(language);
  const size = trace.distance.replace(/^-/, '');
  const distance = trace.type.kind === 'date' ? explain.days(size) : valueText(size, trace.type, language);
  return trace.distance.startsWith('-') ? explain.above(distance) : explain.short(distance);
}
