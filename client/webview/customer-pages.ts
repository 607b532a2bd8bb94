import type { CustomerRow, CustomersPage } from './messages.ts';

type Ask = (offset: number, limit: number) => Promise<CustomersPage | null>;

export const pageSize = 100;

/** A browser draws no taller table than this many rows; the customers with most money come first. */
export const mostRows = 1_000_000;

/** The customers behind a number, read page by page as they are scrolled to. */
export class CustomerPages {
  total: number | undefined;
  columns: CustomersPage['columns'] = [];
  /** Of each column, whether it holds numbers. */
  numeric: readonly boolean[] = [];
  hasFailed = false;
  #pages = new Map<number, readonly CustomerRow[]>();
  /** Pages that were asked for since the numbers changed last. */
  #asked = new Set<number>();
  #generation = 0;
  readonly #ask: Ask;
  readonly #onChange: () => void;

  constructor(ask: Ask, onChange: () => void) {
    this.#ask = ask;
    this.#onChange = onChange;
  }

  get rows(): number {
    return Math.min(this.total ?? 0, mostRows);
  }

  /** Undefined: not read yet. */
  row(index: number): CustomerRow | undefined {
    return this.#pages.get(Math.floor(index / pageSize))?.[index % pageSize];
  }

  /** Rows `first` to `last` are looked at. */
  need(first: number, last: number): void {
    for (let page = Math.floor(first / pageSize); page <= Math.floor(Math.max(first, last) / pageSize); page += 1) {
      if (!this.#asked.has(page)) void this.#read(page);
    }
  }

  /** The numbers changed: what is shown stays until it is read anew. */
  refresh(): void {
    this.#generation += 1;
    this.#asked.clear();
    this.hasFailed = false;
    this.#onChange();
  }

  async #read(page: number): Promise<void> {
    this.#asked.add(page);
    const generation = this.#generation;
    const answer = await this.#ask(page * pageSize, pageSize);
    if (generation !== this.#generation) return;
    if (answer) this.#take(page, answer);
    else this.hasFailed = true;
    this.#onChange();
  }

  #take(page: number, { total, columns, customers }: CustomersPage): void {
    // Another number of customers is another list: pages of the old one would not fit together with it.
    if (total !== this.total) this.#pages.clear();
    this.total = total;
    this.columns = columns;
    this.numeric = columns.map((column, place) => column.of === 'definition' && isNumeric(customers, place));
    this.#pages.set(page, customers);
    if (this.#pages.size > mostPages) this.#forgetFarthest(page);
  }

  #forgetFarthest(page: number): void {
    const farthest = [...this.#pages.keys()].sort((a, b) => Math.abs(b - page) - Math.abs(a - page))[0]!;
    this.#pages.delete(farthest);
    this.#asked.delete(farthest);
  }
}

const mostPages = 100;

function isNumeric(customers: readonly CustomerRow[], place: number): boolean {
  const known = customers.flatMap(({ cells }) => cells[place] ?? []);
  return known.length > 0 && known.every((cell) => /^-?\d+(\.\d+)?$/.test(cell));
}
