import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import { count } from '../../../server/text/numbers.ts';
import { CustomerPages } from '../customer-pages.ts';
import type { PreviewParams, Selection } from '../messages.ts';
import type { Scale } from '../model/figure.ts';
import { selectionTitle } from '../model/selection.ts';
import { CustomerTable } from './customer-table.tsx';
import { usePanel } from './panel-context.ts';
import { ViewHead } from './view-head.tsx';

interface Props {
  readonly selection: Selection;
  readonly params: PreviewParams;
  readonly scale: Scale;
}

/** The customers behind a number. */
export function Customers({ selection, params, scale }: Props) {
  const { words, questions } = usePanel();
  const [, render] = useReducer((renders: number) => renders + 1, 0);
  const [pages] = useState(
    () =>
      new CustomerPages(
        (offset, limit) => questions.customers(params.uri, selection, offset, limit),
        () => render(undefined),
      ),
  );
  const counted = useRef(params);
  useEffect(() => {
    if (counted.current !== params) pages.refresh();
    counted.current = params;
  }, [pages, params]);
  const isShort = pages.total !== undefined && pages.rows < pages.total;
  return (
    <div class="view customers">
      <ViewHead title={selectionTitle(selection, params, words)}>
        {pages.total !== undefined && (
          <p class="muted" role="status">
            {words.customers.total(pages.total)}
            {isShort && ` (${words.customers.first(pages.rows)})`}
          </p>
        )}
      </ViewHead>
      <CustomersBody pages={pages} selection={selection} params={params} scale={scale} />
    </div>
  );
}

function CustomersBody({ pages, ...rest }: Props & { readonly pages: CustomerPages }) {
  const { words } = usePanel();
  // The first page is asked for before there is a table that could need it.
  useEffect(() => {
    if (pages.total === undefined && !pages.hasFailed) pages.need(0, 0);
  });
  if (pages.hasFailed) {
    return (
      <div class="notice error">
        <div class="notice-body" role="alert">
          <p class="notice-text">{words.customers.failed}</p>
          <button type="button" class="button" onClick={() => pages.refresh()}>
            {words.customers.again}
          </button>
        </div>
      </div>
    );
  }
  if (pages.total === undefined) return <p class="quiet">{words.customers.loading}</p>;
  if (pages.total === 0) return <p class="quiet">{words.customers.nobody}</p>;
  return <CustomerTable pages={pages} label={count(pages.total, rest.scale.language)} {...rest} />;
}
