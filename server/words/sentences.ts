import { originalName } from '../ir/earlier.ts';
import { canonical } from '../ir/hash.ts';
import type {
  Aggregate,
  Column,
  Compare,
  DecisionReference,
  Expression,
  Holding,
  Literal,
  Quotient,
  Reference,
  Weighted,
} from '../ir/index.ts';
import { wordsOf } from '../text/catalogue.ts';
import { visible } from '../text/visible.ts';
import { cadenceInWords } from './cadences.ts';
import { saidThen, tellingThen } from './earlier.ts';
import { percentText } from './percent.ts';
import type { Telling } from './telling.ts';
import { valueText } from './values.ts';
import { windowInWords } from './windows.ts';

/** An expression as a sentence: `sum of orders.total over the last 12 months (2025-11-01 to 2026-10-31)`. */
export function sentence(expression: Expression, telling: Telling): string {
  const { say } = wordsOf(telling.language).hover;
  const tell = (part: Expression) => sentence(part, telling);
  const part = (of: Expression) => inParentheses(of, telling);
  switch (expression.op) {
    case 'literal':
      return literalInWords(expression, telling);
    case 'reference':
      return referenceInSentence(expression, telling);
    case 'where-there':
      return tell(expression.of);
    case 'column':
      return columnName(expression, telling);
    case 'decision':
      return say.decided(decidedName(expression, telling));
    case 'aggregate':
      return aggregateInWords(expression, telling);
    case 'add':
    case 'subtract':
    case 'multiply':
      return say[expression.op](part(expression.left), part(expression.right));
    case 'quotient':
      return (
        averageInWords(expression, telling) ?? say.quotient(part(expression.numerator), part(expression.denominator))
      );
    case 'round-quotient':
      return say.round(say.quotient(part(expression.numerator), part(expression.denominator)), expression.places);
    case 'round-exact':
    case 'round-double':
      return say.round(tell(expression.of), expression.places);
    case 'to-double':
      return tell(expression.of);
    case 'floor':
      return say.floor(tell(expression.of));
    case 'min':
    case 'max':
      return say[expression.op](say.list(expression.operands.map(tell)));
    case 'weighted':
      return weightedInWords(expression, telling);
    case 'how-many':
      return say.howMany(conditionsInWords(expression.operands, telling));
    case 'or-else':
      return say.orElse(part(expression.of), part(expression.otherwise));
    case 'days-since':
      return saidThen(say.daysSince(part(dayless(expression.of))), expression.ago, telling);
    case 'days-until':
      return saidThen(say.daysUntil(part(dayless(expression.of))), expression.ago, telling);
    case 'months-between':
    case 'years-between':
      return saidThen(
        say[expression.op === 'months-between' ? 'monthsBetween' : 'yearsBetween'](
          part(expression.from),
          expression.to ? part(expression.to) : say.asOf,
        ),
        expression.ago,
        telling,
      );
    case 'first':
      return say.first(part(expression.of));
    case 'month':
    case 'weekday':
      return say[expression.op](part(expression.of));
    case 'date-of':
      return say.dateOf(part(expression.of));
    default:
      return conditionInWords(expression, telling);
  }
}

function referenceInSentence(reference: Reference, telling: Telling, holds = true): string {
  const name = definitionName(reference, telling);
  const { say } = wordsOf(telling.language).hover;
  const called = telling.inFull ? say.called(name) : name;
  const said = holds ? say.holds(called) : say.holdsNot(called);
  return saidThen(reference.type.kind === 'yes-no' ? said : name, reference.earlier?.ago, telling);
}

/** What a definition is called, whatever day it is of. */
export function definitionName(reference: Pick<Reference, 'name' | 'earlier'>, telling: Telling): string {
  const name = originalName(reference);
  return nameInWords(telling.inFull?.of(name) ?? name, telling);
}

/** Somebody else's words. In a document their blanks are hard, so that they can be told from those of its own sentences. */
export function nameInWords(name: string, { inFull }: Telling): string {
  return visible(inFull ? name.replaceAll(' ', '\u00a0') : name);
}

function decidedName({ action, label }: DecisionReference, telling: Telling): string {
  const name = telling.inFull?.ofAction(action) ?? action;
  return [name, ...(label ? [label] : [])].map((each) => nameInWords(each, telling)).join(' ');
}

/** An expression where a condition is asked for: a column says yes, and nothing else, by itself. */
export function asCondition(expression: Expression, telling: Telling): string {
  const { say } = wordsOf(telling.language).hover;
  return expression.op === 'column' || expression.op === 'decision'
    ? say.isYes(sentence(expression, telling))
    : sentence(expression, telling);
}

/** `not`: what fails to hold may also be missing. */
function notInWords(of: Expression, telling: Telling): string {
  const { say } = wordsOf(telling.language).hover;
  if (of.op === 'reference') return referenceInSentence(of, telling, false);
  if (isYes(of)) return say.isNotYes(inParentheses(of.left, telling));
  const isValue = of.op === 'column' || of.op === 'decision';
  return isValue ? say.isNotYes(sentence(of, telling)) : say.not(sentence(of, telling));
}

/** Days are counted from days, whatever hour it was. */
function dayless(of: Expression): Expression {
  return of.op === 'date-of' ? of.of : of;
}

type Condition = Extract<Expression, { op: Exclude<Expression['op'], Valued> }>;
type Valued =
  | 'literal'
  | 'reference'
  | 'column'
  | 'decision'
  | 'aggregate'
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'quotient'
  | 'to-double'
  | 'round-exact'
  | 'round-quotient'
  | 'round-double'
  | 'floor'
  | 'min'
  | 'max'
  | 'weighted'
  | 'how-many'
  | 'or-else'
  | 'first'
  | 'where-there'
  | 'days-since'
  | 'days-until'
  | 'months-between'
  | 'years-between'
  | 'month'
  | 'weekday'
  | 'date-of';

function conditionInWords(condition: Condition, telling: Telling): string {
  const { say } = wordsOf(telling.language).hover;
  const part = (of: Expression) => inParentheses(of, telling);
  switch (condition.op) {
    case 'one-of':
    case 'not-one-of':
      return say[condition.op === 'one-of' ? 'oneOf' : 'notOneOf'](
        part(condition.of),
        listed(condition.values, telling),
      );
    case 'contains':
      return say.contains(part(condition.of), part(condition.text));
    case 'starts-with':
      return say.startsWith(part(condition.of), part(condition.text));
    case 'is-missing':
      return say.isMissing(part(condition.of));
    case 'is-known':
      return say.isKnown(part(condition.of));
    case 'holding':
      return holdingInWords(condition, telling);
    case 'not':
      return notInWords(condition.of, telling);
    case 'and':
    case 'or':
      return say[condition.op](
        condition.operands.slice(0, mostParts(telling)).map((each) => inParentheses(each, telling, asCondition)),
      );
    default:
      if (isYes(condition)) return say.isYes(part(condition.left));
      return say.compare[condition.op](part(condition.left), part(condition.right));
  }
}

/** `consent = yes`, which is what a column says by itself. */
function isYes(condition: Expression): condition is Compare & { readonly op: '=' } {
  return condition.op === '=' && condition.right.op === 'literal' && condition.right.value === true;
}

/** `at least 2 of: …` */
function holdingInWords({ operands, least, most }: Holding, telling: Telling): string {
  const { say } = wordsOf(telling.language).hover;
  const list = conditionsInWords(operands, telling);
  if (most === undefined) return say.atLeast(least ?? 0, operands.length, list);
  if (least === undefined) return say.atMost(most, list);
  return least === most ? say.exactly(least, list) : say.fromTo(least, most, list);
}

/** `40% of product, 60% of service` */
function weightedInWords({ parts, least }: Weighted, telling: Telling): string {
  const { say } = wordsOf(telling.language).hover;
  const list = parts.map(({ weight, of }) => say.weight(percentText(String(weight.value)), inParentheses(of, telling)));
  const said = say.list(list);
  return least === undefined ? said : say.overKnown(said, least);
}

/** A condition may have thousands of parts; but in a document nobody reads on. */
const mostParts = ({ inFull }: Telling) => (inFull ? Number.POSITIVE_INFINITY : 20);
const mostValues = ({ inFull }: Telling) => (inFull ? Number.POSITIVE_INFINITY : 8);

function conditionsInWords(conditions: readonly Expression[], telling: Telling): string {
  const { say } = wordsOf(telling.language).hover;
  return say.list(conditions.slice(0, mostParts(telling)).map((each) => asCondition(each, telling)));
}

function listed(values: readonly Literal[], telling: Telling): string {
  const { say, more } = wordsOf(telling.language).hover;
  const shown = values.slice(0, mostValues(telling)).map((value) => literalInWords(value, telling));
  const rest = values.length - shown.length;
  return say.list([...shown, ...(rest > 0 ? [more(rest)] : [])]);
}

const plain: readonly Expression['op'][] = [
  'literal',
  'reference',
  'column',
  'decision',
  'days-since',
  'days-until',
  'month',
  'weekday',
  'not',
];
const comparisons: readonly Expression['op'][] = ['<', '<=', '>', '>=', '=', '!=', 'is-missing', 'is-known'];

/** Within another expression, where its end would not be seen otherwise. */
function inParentheses(expression: Expression, telling: Telling, say = sentence): string {
  const text = say(expression, telling);
  const isPlain =
    plain.includes(expression.op) ||
    comparisons.includes(expression.op) ||
    (expression.op === 'aggregate' && !expression.where) ||
    (expression.op === 'to-double' && plain.includes(expression.of.op));
  return isPlain ? text : wordsOf(telling.language).hover.say.parentheses(text);
}

/** `city` of the subject, `orders.total` of anything else. */
export function columnName({ from, path, column }: Column, telling: Telling): string {
  const data = path.at(-1)?.data ?? from;
  const names = data === telling.subject ? [column] : [data, column];
  return names.map((name) => nameInWords(name, telling)).join('.');
}

export function literalInWords({ value, type, written, percent }: Literal, telling: Telling): string {
  const { language, inFull } = telling;
  const { say } = wordsOf(language).hover;
  if (type.kind === 'yes-no') return value === true ? say.yes : say.no;
  if (type.kind === 'text') return say.text(nameInWords(String(value), telling));
  if (percent) return percentText(String(value));
  if (type.kind === 'cadence') return cadenceInWords(String(value), language);
  if (type.kind === 'choice') return nameInWords(inFull?.ofMember(type.owner, String(value)) ?? String(value), telling);
  if (type.kind === 'duration' && type.dimension === 'any') return visible(written ?? String(value));
  if (type.kind === 'duration' && type.dimension !== 'any') return say[type.dimension](Number(value));
  if (type.kind === 'timestamp' && inFull) return String(value).replace('T', ' ').replace(/:00$/, '');
  return valueText(String(value), type, language, inFull !== undefined);
}

function aggregateInWords(aggregate: Aggregate, telling: Telling): string {
  const { say } = wordsOf(telling.language).hover;
  const grouped = groupsInWords(aggregate, telling);
  if (grouped !== undefined) return whole(grouped, aggregate, telling);
  const what = aggregate.of ? inParentheses(aggregate.of, telling) : nameInWords(aggregate.data, telling);
  return whole(say.aggregates[functionOf(aggregate) as Plain](what), aggregate, telling);
}

type Plain = Exclude<ReturnType<typeof functionOf>, 'top' | 'next-due'>;

/** What is made of the rows in groups; undefined for every other aggregate. */
function groupsInWords({ function: called, data, of, limit, by }: Aggregate, telling: Telling): string | undefined {
  const { aggregates } = wordsOf(telling.language).hover.say;
  if (called === 'top' && of && by)
    return aggregates.top(inParentheses(of, telling), limit ?? 1, aggregateInWords(by, telling));
  return called === 'next-due' && of
    ? aggregates['next-due'](nameInWords(data, telling), inParentheses(of, telling))
    : undefined;
}

/** The greatest of days is the latest. */
function functionOf({ function: called, of }: Aggregate): Aggregate['function'] | 'latest' | 'earliest' {
  const isTime = of?.type.kind === 'date' || of?.type.kind === 'timestamp';
  if (isTime && called === 'highest') return 'latest';
  return isTime && called === 'lowest' ? 'earliest' : called;
}

function whole(what: string, { window, where, ago }: Aggregate, telling: Telling): string {
  const { say } = wordsOf(telling.language).hover;
  const days = windowInWords(window, tellingThen(ago, telling));
  return saidThen(say.aggregate(what, days, where ? asCondition(where, telling) : ''), ago, telling);
}

/** A quotient that was written as an average or as a share. */
function averageInWords({ numerator, denominator }: Quotient, telling: Telling): string | undefined {
  if (numerator.op !== 'aggregate' || denominator.op !== 'aggregate') return undefined;
  const { say } = wordsOf(telling.language).hover;
  const isAverage = numerator.function === 'sum' && denominator.function === 'count-known';
  if (isAverage && numerator.of && isSame(rowsOf(numerator), rowsOf(denominator)))
    return whole(say.aggregates.average(inParentheses(numerator.of, telling)), numerator, telling);
  const isShare = numerator.function === 'count' && denominator.function === 'count' && numerator.where;
  if (isShare && !denominator.where && isSame(rowsOf({ ...numerator, where: undefined }), rowsOf(denominator)))
    return whole(say.aggregates.share(nameInWords(numerator.data, telling)), numerator, telling);
  return undefined;
}

function rowsOf({ data, of, where, window }: Omit<Aggregate, 'where'> & { where?: Expression | undefined }): unknown {
  return { data, of, where, window };
}

function isSame(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}
