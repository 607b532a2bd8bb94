import { visible } from '../../../server/text/visible.ts';
import type { CustomerPages } from '../customer-pages.ts';
import type { CellView, CustomerView, ReasonView } from '../model/customer-row.ts';
import { IconButton } from './icon-button.tsx';
import { memo } from './memo.ts';
import { usePanel } from './panel-context.ts';

export function CustomerHead({ pages: { columns, numeric } }: { readonly pages: CustomerPages }) {
  const { customers } = usePanel().words;
  const names = (of: 'action' | 'definition') =>
    columns.flatMap((column, place) =>
      column.of === of ? [<ColumnName key={column.name} column={column} isNumber={numeric[place] ?? false} />] : [],
    );
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" class="key">
          {customers.key}
        </th>
        <th scope="col" class="label">
          {customers.label}
        </th>
        <th scope="col" class="figure money">
          {customers.money}
        </th>
        <th scope="col" class="reason">
          {customers.reason}
        </th>
        {names('action')}
        {names('definition')}
      </tr>
    </thead>
  );
}

type Column = CustomerPages['columns'][number];

function ColumnName({ column: { name, of }, isNumber }: { readonly column: Column; readonly isNumber: boolean }) {
  return (
    <th scope="col" class={`${of} ${isNumber ? 'figure' : ''}`} title={visible(name)}>
      <bdi>{visible(name)}</bdi>
    </th>
  );
}

/** Stands for rows that are out of sight. */
export function EmptyLine({ height }: { readonly height: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row cannot have the focus.
    <tr class="out-of-sight" aria-hidden="true">
      <td style={{ height: `${height}px` }} />
    </tr>
  );
}

interface LineProps {
  readonly index: number;
  readonly isActive: boolean;
  /** Undefined: not read yet. */
  readonly customer: CustomerView | undefined;
  readonly columns: number;
  readonly onFocus: (index: number) => void;
}

/** The button with the key is the same before the customer is read and after: it may have the focus. */
export const CustomerLine = memo(({ index, isActive, customer, columns, onFocus }: LineProps) => (
  <tr aria-rowindex={index + 2}>
    <th scope="row" class="key">
      <KeyCell index={index} isActive={isActive} customer={customer} onFocus={onFocus} />
    </th>
    {customer ? <CustomerCells customer={customer} /> : <td colSpan={columns + 3} />}
  </tr>
));

function CustomerCells({
  customer: { label, money, actions, definitions, reasons },
}: {
  readonly customer: CustomerView;
}) {
  return (
    <>
      <td class="label" title={label}>
        <bdi>{label}</bdi>
      </td>
      <td class="figure money">{money}</td>
      <td class="reason">
        <Reasons reasons={reasons} />
      </td>
      {actions.map((cell, place) => (
        <Cell key={place} cell={cell} of="action" />
      ))}
      {definitions.map((cell, place) => (
        <Cell key={place} cell={cell} of="definition" />
      ))}
    </>
  );
}

interface KeyProps {
  readonly index: number;
  readonly isActive: boolean;
  readonly customer: CustomerView | undefined;
  readonly onFocus: (index: number) => void;
}

function KeyCell({ index, isActive, customer, onFocus }: KeyProps) {
  const { words, open, copy } = usePanel();
  const name = customer ? words.customers.explain(customer.shownKey) : words.customers.loading;
  return (
    <span class="key-cell">
      <button
        type="button"
        class="key"
        data-row={index}
        tabIndex={isActive ? 0 : -1}
        title={name}
        aria-label={name}
        onFocus={() => onFocus(index)}
        onClick={() => customer && open({ kind: 'explain', key: customer.key })}
      >
        <bdi>{customer?.shownKey ?? '…'}</bdi>
      </button>
      {customer && (
        <span class="on-hover">
          <IconButton icon="copy" label={words.customers.copy} isSkipped onPress={() => copy(customer.key)} />
        </span>
      )}
    </span>
  );
}

function Cell({ cell: { text, isNumber, isMissing }, of }: { readonly cell: CellView; readonly of: string }) {
  return (
    <td class={`${of} ${isNumber ? 'figure' : ''} ${isMissing ? 'missing' : ''}`} title={text}>
      <bdi>{text}</bdi>
    </td>
  );
}

function Reasons({ reasons }: { readonly reasons: readonly ReasonView[] }) {
  const { words } = usePanel();
  const all = reasons.map(({ policy, rule, because }) => {
    const name = `${policy} ${rule}`;
    return because === undefined ? name : words.customers.because(name, because);
  });
  return (
    <span title={all.join('\n')}>
      {reasons.map(({ policy, rule, because }, place) => (
        <bdi key={place} class="one-reason">
          <span class="muted">{policy}</span> {rule}
          {because !== undefined && <em>{because}</em>}
        </bdi>
      ))}
    </span>
  );
}
