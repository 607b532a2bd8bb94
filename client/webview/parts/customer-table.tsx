import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CustomerPages } from '../customer-pages.ts';
import type { PreviewParams, Selection } from '../messages.ts';
import { customerView } from '../model/customer-row.ts';
import type { Scale } from '../model/figure.ts';
import { CustomerHead, CustomerLine, EmptyLine } from './customer-lines.tsx';
import { usePanel } from './panel-context.ts';
import { useVirtualRows } from './use-virtual-rows.ts';

interface Props {
  readonly pages: CustomerPages;
  readonly selection: Selection;
  readonly params: PreviewParams;
  readonly scale: Scale;
  readonly label: string;
}

/** As the style sheet has them. */
const rowHeight = 28;
const headHeight = 30;

/** One row of many can be reached by Tab, the others by the arrow keys. */
export function CustomerTable({ pages, selection, params, scale, label }: Props) {
  const { words } = usePanel();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualRows(scroller, pages.rows, rowHeight, headHeight);
  const { active, onKeyDown, setActive } = useActiveRow(scroller, pages, rows.scrollTo);
  useEffect(() => {
    if (rows.end > rows.first) pages.need(rows.first, rows.end - 1);
  });
  const inSight = active >= rows.first && active < rows.end ? active : rows.first;
  const width = { '--actions': columnsOf(pages, 'action'), '--definitions': columnsOf(pages, 'definition') };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the buttons in the rows. */}
      <div class="table-scroller" ref={scroller} onKeyDown={onKeyDown} role="presentation">
        <table class="customer-table" style={width} aria-label={label} aria-rowcount={pages.rows + 1}>
          <CustomerHead pages={pages} />
          <tbody>
            {rows.above > 0 && <EmptyLine height={rows.above} />}
            {Array.from({ length: rows.end - rows.first }, (_, place) => {
              const index = rows.first + place;
              const row = pages.row(index);
              return (
                <CustomerLine
                  key={index}
                  index={index}
                  isActive={index === inSight}
                  customer={row && customerView(row, pages, selection, params, scale)}
                  columns={pages.columns.length}
                  onFocus={setActive}
                />
              );
            })}
            {rows.below > 0 && <EmptyLine height={rows.below} />}
          </tbody>
        </table>
      </div>
      <p class="table-help muted">{words.customers.help}</p>
    </>
  );
}

function columnsOf({ columns }: CustomerPages, of: 'action' | 'definition'): number {
  return columns.filter((column) => column.of === of).length;
}

function useActiveRow(
  scroller: RefObject<HTMLDivElement | null>,
  pages: CustomerPages,
  scrollTo: (index: number) => void,
) {
  const { copy } = usePanel();
  const [active, setActive] = useState(0);
  const wanted = useRef<number | undefined>(undefined);
  // The row may come into being only after the table has scrolled to it.
  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    const button = scroller.current?.querySelector<HTMLElement>(`[data-row="${wanted.current}"]`);
    if (!button) return;
    wanted.current = undefined;
    button.focus({ preventScroll: true });
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || !isOnRow(event)) return;
    if (event.key.toLowerCase() === 'c') return copyKey(event, pages.row(active)?.key, copy);
    if (event.ctrlKey || event.metaKey) return;
    const perPage = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1);
    const next = stepTo(event.key, active, pages.rows, perPage);
    if (next === undefined) return;
    event.preventDefault();
    wanted.current = next;
    setActive(next);
    scrollTo(next);
  };
  return { active, setActive, onKeyDown };
}

function isOnRow({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLElement && target.dataset['row'] !== undefined;
}

function copyKey(event: KeyboardEvent, key: string | undefined, copy: (text: string) => void): void {
  // Whoever selected some text wants that.
  if (key === undefined || (getSelection()?.toString() ?? '') !== '') return;
  event.preventDefault();
  copy(key);
}

function stepTo(key: string, from: number, rows: number, perPage: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + perPage,
    PageUp: from - perPage,
    Home: 0,
    End: rows - 1,
  };
  const next = Object.hasOwn(steps, key) ? steps[key] : undefined;
  return next === undefined ? undefined : Math.min(rows - 1, Math.max(0, next));
}
