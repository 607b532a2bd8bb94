import { evaluateOthers, type OtherEvaluation } from '../../../support/reference/index.ts';
import { type Comparing, compared, type NamedCells, namedCells } from './compare.ts';
import type { Decisions, WithRows } from './emitted.ts';
import { customerRow, valuesOf } from './reference.ts';

interface ComparedRows {
  readonly differences: readonly string[];
  /** Rows about which something is decided. */
  readonly decidedRows: number;
}

/** Every decision about every row of other data, from values; those about rows of customers, and their sums, also from rows. */
export function compareOthers(comparing: Comparing): ComparedRows {
  const others = evaluateOthers(comparing.evaluation);
  return {
    differences: others.flatMap((other) => [
      ...fromValues(comparing, other),
      ...(other.relations.has('totals') ? fromRows(comparing, other) : []),
    ]),
    decidedRows: others
      .flatMap((other) => cellsOf(other))
      .filter(({ cells }) => cells.some(([, cell]) => cell !== null)).length,
  };
}

interface RowCells {
  readonly key: string;
  readonly owner: string | undefined;
  readonly cells: NamedCells;
}

/** The result `decisions` of other data without its columns that tell rows apart. */
function cellsOf({ relations, rows: decided }: OtherEvaluation): readonly RowCells[] {
  const { columns, rows } = relations.get('decisions')!;
  const told = columns.slice(0, 3).filter((name) => ['key', 'customer', 'label'].includes(name)).length;
  return decided.map(({ key, owner }, index) => ({
    key,
    owner,
    cells: namedCells(columns.slice(told), rows[index]!.slice(told)),
  }));
}

function fromValues({ module, evaluation, fields, asOf }: Comparing, other: OtherEvaluation): readonly string[] {
  const own = fields.rows.find(({ data }) => data === other.data)!;
  const cells = cellsOf(other);
  const customers = new Map(evaluation.customers.map((customer) => [customer.key, customer]));
  return other.rows.flatMap((row, index) => {
    const customer = own.customer && valuesOf(own.customer, customers.get(row.owner ?? '')!);
    const rest = customer ? [customer, asOf] : [asOf];
    const told = (as: 'texts' | 'numbers') =>
      compared(`${other.data} ${row.key} from ${as}`, cells[index]!.cells, () =>
        module.decideRow!(other.data, valuesOf(own.fields, row, as), ...rest),
      );
    return [...told('texts'), ...told('numbers')];
  });
}

function fromRows(comparing: Comparing, other: OtherEvaluation): readonly string[] {
  const { module, evaluation, rows, asOf } = comparing;
  const cells = cellsOf(other);
  const totals = totalsOf(other);
  return evaluation.customers.flatMap(({ key }) => {
    const wanted = cells.filter(({ owner }) => owner === key);
    const by = `${other.data} of ${key} from rows`;
    let found: WithRows;
    try {
      found = module.decideFromEvents(customerRow(evaluation, key, rows), rows, asOf) as unknown as WithRows;
    } catch (error) {
      return [`${by}: ${String(error)}`];
    }
    const decided = found.rows[other.data]!;
    const keys = decided.map((row) => row.key).join(' ');
    if (keys !== wanted.map((row) => row.key).join(' ')) return [`${by}: ${keys}`];
    return [
      ...wanted.flatMap((row, index) => compared(`${by}: ${row.key}`, row.cells, () => decided[index]!.decisions)),
      ...compared(`${by}: totals`, totals(key), () => found.totals[other.data] as Decisions),
    ];
  });
}

/** Of customers without rows, who are not in the result, all sums are zero. */
function totalsOf({ relations, totals }: OtherEvaluation): (customer: string) => NamedCells {
  const { columns, rows } = relations.get('totals')!;
  const zero = [...totals].map(([name, total]) => [name, total.replace(/\d/g, '0').replace(/^-?0+/, '0')] as const);
  return (customer) => {
    const found = rows.find(([key]) => key === customer);
    return found ? namedCells(columns.slice(2), found.slice(2)) : zero;
  };
}
