import { visible } from '../../../server/text/visible.ts';
import type { Grid, PreviewParams } from '../messages.ts';
import type { Scale } from './figure.ts';
import { type NumberView, numberOf } from './number.ts';
import { definitionId } from './places.ts';
import { heat } from './shade.ts';

/** A heat map; the best corner is on top at the right. */
export interface GridView {
  readonly id: string;
  readonly cell: string;
  readonly rows: string;
  readonly columns: string;
  readonly columnBands: readonly number[];
  readonly lines: readonly { readonly band: number; readonly cells: readonly GridCellView[] }[];
}

export interface GridCellView {
  readonly byCustomers: number;
  readonly byMoney: number;
  readonly number: NumberView;
}

export function gridsOf(params: PreviewParams, scale: Scale): GridView[] {
  return params.live.grids.map((grid) => gridView(grid, params, scale));
}

function gridView({ cell, rows, columns, groups }: Grid, params: PreviewParams, scale: Scale): GridView {
  const all = groups.flat();
  const mostCustomers = Math.max(0, ...all.map(({ customers }) => customers));
  const mostMoney = Math.max(0, ...all.map(({ money }) => Number(money ?? 0)));
  const lines = groups.map((row, index) => ({
    band: index + 1,
    cells: row.map((group, column) => ({
      byCustomers: heat(group.customers, mostCustomers),
      byMoney: heat(Number(group.money ?? 0), mostMoney),
      number: numberOf(group, { kind: 'grid', cell, row: index + 1, column: column + 1 }, params, scale),
    })),
  }));
  return {
    id: definitionId(cell),
    cell: visible(cell),
    rows: visible(rows),
    columns: visible(columns),
    columnBands: (groups[0] ?? []).map((_, index) => index + 1),
    lines: lines.reverse(),
  };
}
