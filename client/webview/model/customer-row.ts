import { exact } from '../../../server/text/numbers.ts';
import { visible } from '../../../server/text/visible.ts';
import type { CustomerRow, CustomersPage, PreviewParams, Selection } from '../messages.ts';
import type { Scale } from './figure.ts';
import { ruleName } from './rule-name.ts';
import { cellText, valueText } from './value-text.ts';

/** A customer in the table, as texts. */
export interface CustomerView {
  /** As the data has it. */
  readonly key: string;
  readonly shownKey: string;
  readonly label?: string;
  readonly money?: string;
  readonly actions: readonly CellView[];
  readonly definitions: readonly CellView[];
  readonly reasons: readonly ReasonView[];
}

export interface CellView {
  readonly text: string;
  readonly isNumber: boolean;
  readonly isMissing: boolean;
}

export interface ReasonView {
  readonly policy: string;
  readonly rule: string;
  readonly because?: string;
}

export function customerView(
  row: CustomerRow,
  { columns, numeric }: { readonly columns: CustomersPage['columns']; readonly numeric: readonly boolean[] },
  selection: Selection,
  params: PreviewParams,
  scale: Scale,
): CustomerView {
  const cells = (of: 'action' | 'definition') =>
    columns.flatMap((column, index) =>
      column.of === of ? [cellView(column, numeric[index] ?? false, row.cells[index] ?? null, params, scale)] : [],
    );
  return {
    key: row.key,
    shownKey: visible(row.key),
    ...(row.label !== undefined && { label: visible(row.label) }),
    ...(row.money !== undefined && { money: exact(row.money, scale.currency, scale.language) }),
    actions: cells('action'),
    definitions: cells('definition'),
    reasons: reasonsOf(row, selection, params, scale),
  };
}

function cellView(
  { name, of }: CustomersPage['columns'][number],
  isNumber: boolean,
  cell: string | null,
  params: PreviewParams,
  { words }: Scale,
): CellView {
  const isWritten = of === 'action' && cell !== null;
  return {
    text: isWritten ? valueText(name, cell, params, words) : cellText(cell, words),
    isNumber,
    isMissing: cell === null,
  };
}

/** The reason that was asked for comes first. */
function reasonsOf(row: CustomerRow, selection: Selection, params: PreviewParams, { words }: Scale): ReasonView[] {
  const asked = selection.kind === 'rule' || selection.kind === 'policy' ? selection.policy : undefined;
  return [...row.reasons]
    .sort((a, b) => Number(b.policy === asked) - Number(a.policy === asked))
    .map(({ policy, rule, because }) => ({
      policy: visible(policy),
      rule: ruleName(policy, rule, params, words),
      ...(because !== undefined && { because: visible(because) }),
    }));
}
