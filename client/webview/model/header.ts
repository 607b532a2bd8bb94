import { count, money } from '../../../server/text/numbers.ts';
import { visible } from '../../../server/text/visible.ts';
import type { DataState } from '../messages.ts';
import { isStale, type PanelState } from '../state.ts';
import type { Words } from './words.ts';

/** What stands above all numbers. */
export interface HeaderView {
  readonly file: string;
  readonly asOf?: { readonly text: string; readonly hint: string };
  readonly customers?: string;
  readonly money?: string;
  /** The files that were read, a line each. */
  readonly sources: string;
  readonly rejected?: string;
  readonly isStale: boolean;
  readonly isPinned: boolean;
  readonly canExplain: boolean;
}

export function headerOf(state: PanelState, words: Words): HeaderView {
  const { facts, params, language, file } = state;
  const preview = params?.live.preview;
  const currency = params?.currency ?? preview?.currency;
  const customers = preview?.customers ?? facts?.customers;
  return {
    file: visible(file?.name ?? words.title),
    ...(facts && { asOf: { text: words.header.asOf(facts.asOf), hint: words.header.asOfFrom[facts.asOfFrom] } }),
    ...(customers !== undefined && { customers: count(customers, language) }),
    ...(preview?.money !== undefined && { money: money(preview.money, currency, language) }),
    ...sourcesOf(facts, words),
    isStale: isStale(state),
    isPinned: state.page.pinned === true,
    canExplain: params !== undefined,
  };
}

function sourcesOf(facts: Extract<DataState, { kind: 'ready' }> | undefined, { header }: Words) {
  const sources = facts?.sources ?? [];
  const rejected = sources.reduce((sum, source) => sum + source.rejected, 0);
  const lines = sources.map(({ source, rows }) => header.rows(visible(source), rows));
  return { sources: lines.join('\n'), ...(rejected > 0 && { rejected: header.rejected(rejected) }) };
}
