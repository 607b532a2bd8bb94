import type { Selection } from '../evaluate/live/live.ts';
import { campaignLenses } from './code-lens/campaigns.ts';
import { definitionLenses } from './code-lens/definitions.ts';
import { guardLenses } from './code-lens/guards.ts';
import { limitLenses } from './code-lens/limits.ts';
import { policyLenses } from './code-lens/policies.ts';
import { testLenses } from './code-lens/tests.ts';
import type { Snapshot } from './snapshot.ts';

/** A line above a place of the file. */
export interface CodeLens {
  readonly start: number;
  readonly end: number;
  readonly title: string;
  /** What a click does; absent: it only tells. */
  readonly command?: LensCommand;
}

export type LensCommand =
  | { readonly kind: 'showCustomers'; readonly selection: Selection }
  | { readonly kind: 'explainCustomer' }
  /** The test with this title. */
  | { readonly kind: 'runTest'; readonly title: string };

/** Whom everything in a file reaches, in the order of the text; tests are there without data too. */
export function codeLenses(snapshot: Snapshot): readonly CodeLens[] {
  const lenses = [
    ...definitionLenses(snapshot),
    ...policyLenses(snapshot),
    ...campaignLenses(snapshot),
    ...guardLenses(snapshot),
    ...limitLenses(snapshot),
    ...testLenses(snapshot),
  ];
  return lenses.sort((a, b) => a.start - b.start);
}
