import type { Group, Preview } from '../../server/evaluate/engine.ts';
import type { DataFacts } from '../../server/evaluate/live/live.ts';
import type { Files } from './retail.ts';
import { snapshotOf } from './snapshot.ts';

export type Numbers = Partial<Omit<DataFacts, 'program' | 'preview'>> & { readonly preview?: Partial<Preview> };

/** What the data would tell of rules, with numbers that are given by hand. */
export function factsOf(rules: string, files: Files, { preview, ...numbers }: Numbers = {}): DataFacts {
  const program = snapshotOf(rules, { files }).model.program();
  if (!program) throw new Error('the rules have errors');
  const { date } = program.asOf;
  return {
    asOf: { date: date ?? '2026-10-31', from: date === undefined ? 'data' : 'program' },
    report: { sources: [] },
    fits: new Map(),
    program,
    columns: new Map(),
    distributions: new Map(),
    preview: { customers: 10_000, money: '34000000.00', currency: 'CNY', ...nothing, ...preview },
    ...numbers,
  };
}

const nothing = { policies: [], actions: [], guards: [], definitions: [], campaigns: [] } as const;

/** A number of customers with their money. */
export function group(customers: number, money?: string): Group {
  return { customers, ...(money !== undefined && { money }) };
}

export const nobody = group(0);
