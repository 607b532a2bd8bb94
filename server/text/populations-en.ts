import { count } from './numbers.ts';

const n = (value: number) => count(value, 'en');
const customers = (value: number) => `${n(value)} ${value === 1 ? 'customer' : 'customers'}`;

/** What is said of all customers at once: contracts, and texts that are bought together. */
export const populationsEn = {
  contracts: {
    between: (least: string, most: string) => `${least} to ${most}`,
    atLeast: (least: string) => `at least ${least}`,
    atMost: (most: string) => `at most ${most}`,
    exactly: (value: string) => `exactly ${value}`,
    customers,
    shareOfCustomers: (share: string, part: number, all: number) => `${share} (${n(part)} of ${customers(all)})`,
    shareOfSum: (share: string, part: string, all: string) => `${share} (${part} of ${all})`,
    noCustomers: 'no share, since there are no customers',
    noShare: (all: string) => `no share, since the whole is ${all}`,
    nothing: 'nothing, since nobody has a value',
    more: (amount: string) => `${amount} more would be needed`,
    less: (amount: string) => `${amount} too many`,
    lessValue: (amount: string) => `${amount} too much`,
    sentence: (found: string, expected: string, off: string) =>
      off === '' ? `${found}, expected ${expected}` : `${found}, expected ${expected}: ${off}`,
    skipped: 'skipped: it is about all customers, and no data was read',
    skippedTests: (tests: number) => `${n(tests)} ${tests === 1 ? 'test was' : 'tests were'} skipped for want of data.`,
    lens: 'run test · skipped, needs data',
  },
  affinity: {
    baskets: (baskets: number) => `${n(baskets)} ${baskets === 1 ? 'basket' : 'baskets'}`,
    pairs: (pairs: number) => `${n(pairs)} ${pairs === 1 ? 'pair' : 'pairs'}`,
    without: (rows: number) =>
      `${n(rows)} ${rows === 1 ? 'row has' : 'rows have'} no basket and ${rows === 1 ? 'was' : 'were'} left out`,
    pair: 'pair',
    support: 'support',
    confidence: 'confidence',
    lift: 'lift',
    atLeast: (limit: string, least: string) => `${limit} at least ${least}`,
    said: (of: string, basket: string | undefined, limits: readonly string[]) =>
      `${of} that are found together ${basket === undefined ? 'with one customer' : `in one ${basket}`}; ${limits.join(', ')}`,
    none: 'No pair reaches that.',
    more: (pairs: number) => `and ${n(pairs)} more`,
    because: (from: string, to: string, lift: string) => `${to} goes with ${from} (lift ${lift})`,
  },
};
