import { count } from './numbers.ts';

const n = (value: number) => count(value, 'en');
const customers = (value: number) => `${n(value)} ${value === 1 ? 'customer' : 'customers'}`;
const baskets = (value: number) => `${n(value)} ${value === 1 ? 'basket' : 'baskets'}`;
const list = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** The words about `patron.lock`, its fitting and its use. */
export const lockEn = {
  applied: (asOf: string, known: number) => `Cuts of patron.lock, fitted as of ${asOf} on ${customers(known)}`,
  unchanged: 'the data are the same',
  changed: (data: readonly string[]) => `${list(data)} ${data.length === 1 ? 'has' : 'have'} changed since`,
  differs: (names: readonly string[], command: string) =>
    `patron.lock has other cuts for ${list(names)}; they are applied with --frozen, and renewed with: ${command}`,
  stale: (problem: string) => `patron.lock was not applied, and could not be: ${problem}`,
  unfit: (file: string, problem: string) => `${file}: --frozen would be refused. ${problem}`,
  fitted: (asOf: string, known: number) => `fitted as of ${asOf} on ${customers(known)}`,
  nothing: 'nothing to fit: no score and no class takes its cuts from the data',
  on: (known: number) => `on ${customers(known)}`,
  onBaskets: (known: number) => `on ${baskets(known)}`,
  pair: (pair: string, both: number) => `${pair} in ${baskets(both)}`,
  from: (member: string, value: string) => `${member} from ${value}`,
  empty: (member: string) => `nobody in ${member}`,
  nobody: 'nobody',
  changes: {
    cut: (name: string, cut: string, before: string, after: string) => `${name} ${cut}: ${before} → ${after}`,
    cutOfBands: (number: number) => `cut ${number}`,
    added: (name: string) => `${name}: new`,
    removed: (name: string) => `${name}: no longer fitted`,
    redefined: (name: string) => `${name}: defined otherwise`,
    schema: (place: string, before: string, after: string) => `${place}: ${before} → ${after}`,
    none: 'none',
    salt: (name: string) => `${name}: another hold-out`,
    'as-of': (before: string, after: string) => `as of: ${before} → ${after}`,
    customers: (before: number, after: number) => `customers: ${n(before)} → ${n(after)}`,
    rows: (data: string) => `${data}: other rows`,
  },
  states: {
    new: 'not in patron.lock before',
    changed: 'changed',
    rows: 'the same cuts, on other data',
    same: 'as it was',
  },
  wrote: (path: string) => `Wrote ${path}. Review it like a change of the rules.`,
  kept: (path: string) => `${path} is up to date.`,
  wouldChange: (path: string) => `${path} would change. To write it: patron fit`,
  tests: {
    lock: (asOf: string) =>
      `Scores and classes take their cuts from patron.lock, fitted as of ${asOf}; no data was read.`,
    stale: (problem: string) => `patron.lock was left aside: ${problem}`,
  },
};
