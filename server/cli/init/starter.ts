import { quote } from '../../../grammar/text-value.ts';
import type { Guess, GuessedColumn, GuessedSource } from '../../analysis/guess.ts';
import { columnNames, rankOf } from '../../analysis/guess-names.ts';
import type { Type } from '../../ir/type.ts';
import type { Catalogue } from '../../text/catalogue.ts';
import { currencyOf } from './currency.ts';
import { canBeWritten, freeName, written } from './names.ts';

export interface StarterOptions {
  readonly words: Catalogue;
  /** The day of the latest row, where it is known. */
  readonly asOf?: string;
  /** A path of a data file as the rules will write it. */
  readonly pathOf: (path: string) => string;
}

/** The text of a first file of rules for data whose roles were guessed. */
export function starterRules(guess: Guess, options: StarterOptions): string {
  const { words, asOf } = options;
  const events = guess.sources.find(({ kind }) => kind === 'events');
  const blocks = [
    [`# ${words.init.header}`],
    [asOf === undefined ? `# ${words.init.noAsOf}` : `as of ${asOf}`],
    [`# ${words.init.dataNote}`],
    ...guess.sources.map((source) => dataBlock(source, guess, options)),
    ...(events ? rulesFor(events, guess, words) : [[...bareRules()]]),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

const mostPlainColumns = 30;

function dataBlock(source: GuessedSource, guess: Guess, { words, pathOf }: StarterOptions): string[] {
  const { from } = source;
  const name = written(source.name);
  if ('derivedFrom' in from) {
    return [
      `# ${words.init.customersDerived(from.derivedFrom)}`,
      `data ${name} from ${written(from.derivedFrom)} by ${written(from.by)}`,
    ];
  }
  const columns = source.columns.filter((column) => isWorthALine(column, source));
  // Whatever has a role or is personal must be written; of the rest a reader wants to see no more than fit on a screen.
  const plain = columns.filter(({ role, pii, lookup }) => role === 'column' && !pii && lookup === undefined);
  const hidden = new Set(plain.slice(mostPlainColumns));
  return [
    ...notes(source, words),
    `data ${name} from ${JSON.stringify(pathOf(from.path))}${onSheet(from.sheet)}${linkOf(source, guess)}`,
    ...columns.filter((column) => !hidden.has(column)).map((column) => columnLine(column, source)),
    ...(hidden.size > 0 ? [`  # ${words.init.moreColumns(hidden.size)}`] : []),
  ];
}

function onSheet(sheet: string | undefined): string {
  return sheet === undefined ? '' : ` sheet ${quote(sheet)}`;
}

function notes(source: GuessedSource, { init }: Catalogue): string[] {
  const amount = source.columns.find(({ role }) => role === 'amount');
  return [
    ...(source.kind === 'attributes' ? [`# ${init.attributes}`] : []),
    ...(amount && currencyOf(amount.name) === undefined ? [`# ${init.currency(written(amount.name))}`] : []),
  ];
}

/** The key of the link stands in the head of the declaration already. */
function isWorthALine({ name, role, lookup }: GuessedColumn, { link, kind }: GuessedSource): boolean {
  if (!canBeWritten(name)) return false;
  const isLink = name === link?.by && kind !== 'subject';
  return !isLink || (role !== 'column' && kind === 'events') || lookup !== undefined;
}

function linkOf({ kind, link }: GuessedSource, { sources }: Guess): string {
  if (!link) return '';
  // A subject that is made of these events has its own declaration, which says the same.
  const subject = sources.find(({ name }) => name === link.data);
  if (subject && 'derivedFrom' in subject.from && kind === 'events') return '';
  return ` ${kind === 'attributes' ? 'for' : 'of'} ${written(link.data)} by ${written(link.by)}`;
}

function columnLine({ name, role, type, pii, lookup }: GuessedColumn, source: GuessedSource): string {
  const of = lookup === undefined ? '' : ` of ${written(lookup)}`;
  return `  ${role} ${written(name)}${typeOf(name, role, type, source)}${of}${pii ? ' pii' : ''}`;
}

/** Keys are text without being told; an amount is a number until its currency is known. */
function typeOf(name: string, role: GuessedColumn['role'], type: Type, { key }: GuessedSource): string {
  if (name === key || role === 'key' || role === 'item' || role === 'label' || role === 'time') return '';
  if (role === 'amount') {
    const currency = currencyOf(name);
    return currency === undefined ? '' : `: money ${currency}`;
  }
  if (type.kind === 'yes-no') return ': yes/no';
  return type.kind === 'text' || type.kind === 'number' || type.kind === 'date' || type.kind === 'timestamp'
    ? `: ${type.kind}`
    : '';
}

// ---------------------------------------------------------------- rules

/** Metrics, scores, a policy and a test over the events. */
function rulesFor(events: GuessedSource, guess: Guess, words: Catalogue): string[][] {
  const names = namesFor(guess);
  const amount = events.columns.find(({ role, name }) => role === 'amount' && canBeWritten(name));
  const scores = amount ? [names.r, names.f, names.m] : [names.r, names.f];
  const cell = freeName(scores.join(''), names.taken);
  const zero = amount && currencyOf(amount.name) !== undefined ? `0 ${currencyOf(amount.name)}` : '0';
  return [
    [
      `# ${words.init.metricsNote}`,
      `metric ${names.recency} is days since latest ${written(events.name)}`,
      `metric ${names.frequency} is ${visits(events)} in last 12 months`,
      ...(amount
        ? [
            `metric ${names.spend} is sum of ${written(events.name)}.${written(amount.name)} in last 12 months`,
            `value is ${names.spend}`,
          ]
        : []),
    ],
    [
      `# ${words.init.scoresNote}`,
      `score ${names.r} is 5 bands of ${names.recency}, lowest best`,
      `score ${names.f} is 5 bands of ${names.frequency} where ${names.frequency} > 0`,
      ...(amount ? [`score ${names.m} is 5 bands of ${names.spend} where ${names.spend} > ${zero}`] : []),
      `score ${cell} is ${scores.join(' ')}`,
    ],
    [
      `# ${words.init.tierNote(scores.map(() => '4').join(''))}`,
      `policy ${names.policy}`,
      `  if ${cell} >= ${scores.map(() => '4').join('')} then tier star`,
      ...(amount ? [`  if ${names.m} >= 4 then tier cow`] : []),
      `  if ${names.f} >= 4 then tier ${amount ? 'volcano' : 'cow'}`,
      '  otherwise tier dog',
    ],
    [
      `# ${words.init.testNote}`,
      `test ${JSON.stringify(words.init.testTitle)}`,
      `  given ${scores.map((score) => `${score} 5`).join(', ')}`,
      '  expect tier star',
    ],
  ];
}

/** Order lines say by the number of their order what belongs together; without one, a row is an order. */
function visits(events: GuessedSource): string {
  const order = events.columns.find(
    ({ name, role }) => role === 'column' && canBeWritten(name) && rankOf(name, columnNames.orderKey) !== undefined,
  );
  return order ? `distinct ${written(events.name)}.${written(order.name)}` : `count of ${written(events.name)}`;
}

/** Names that nothing in the data has: a name means one thing. */
function namesFor({ sources }: Guess) {
  const taken = new Set(
    sources.flatMap(({ name, kind, columns }) => [
      name,
      ...(kind === 'subject' || kind === 'attributes' ? columns.map((column) => column.name) : []),
    ]),
  );
  return {
    taken,
    recency: freeName('recency', taken),
    frequency: freeName('frequency', taken),
    spend: freeName('spend', taken),
    r: freeName('R', taken),
    f: freeName('F', taken),
    m: freeName('M', taken),
    policy: freeName('tiers', taken),
  };
}

/** The metric that says how long ago a customer's latest event was; undefined where there are no events. */
export function recencyName(guess: Guess): string | undefined {
  return guess.sources.some(({ kind }) => kind === 'events') ? namesFor(guess).recency : undefined;
}

/** Without events nothing is known that rules could tell customers apart by. */
function bareRules(): string[] {
  return ['policy tiers', '  otherwise tier dog'];
}
