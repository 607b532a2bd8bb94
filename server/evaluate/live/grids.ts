import { ownDefinitions } from '../../ir/earlier.ts';
import type * as Ir from '../../ir/index.ts';
import type { Frame } from './frame.ts';
import type { Grid } from './live.ts';
import type { CustomerSet } from './sets.ts';

/** The heat maps of scores that are made of two scores or more. */
export function gridsOf(frame: Frame): readonly Grid[] {
  return ownDefinitions(frame.program).flatMap((definition) => {
    const [rows, columns] = partsOf(definition);
    if (!rows || !columns) return [];
    const groups = bandsOf(rows).map((row) =>
      bandsOf(columns).map((column) => {
        const place = JSON.stringify(['grid', definition.name, row, column]);
        return frame.counts.group(inGrid(frame, definition, row, column), place);
      }),
    );
    return [{ cell: definition.name, rows: rows.score, columns: columns.score, groups }];
  });
}

/** Customers with two bands, from 1. */
export function inGrid(
  { compiled, compiler }: Frame,
  definition: Ir.Definition,
  row: number,
  column: number,
): CustomerSet {
  const [rows, columns] = partsOf(definition);
  if (!rows || !columns) return compiler.sets.none;
  return compiler.sets.and(compiled.member(rows.score, String(row)), compiled.member(columns.score, String(column)));
}

type Part = { readonly score: string; readonly bands: number };

function partsOf({ type }: Ir.Definition): readonly Part[] {
  return type.kind === 'cell' ? type.parts : [];
}

function bandsOf({ bands }: Part): readonly number[] {
  return Array.from({ length: bands }, (_, index) => index + 1);
}
