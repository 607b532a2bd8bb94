import type { CellObject } from '@e965/xlsx';
import { excel } from '../../server/evaluate/excel-library-node.ts';

/** A cell as a person enters it: text, number, yes/no, a day, nothing, or an error such as `#N/A`. */
export type Entered = string | number | boolean | Date | null | typeof notAvailable;

export const notAvailable = { t: 'e', v: 0x2a } as const satisfies CellObject;

/** The bytes of an Excel file with these sheets. */
export function workbook(sheets: Readonly<Record<string, readonly (readonly Entered[])[]>>): Uint8Array {
  const { utils, write } = excel();
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    utils.book_append_sheet(
      book,
      utils.aoa_to_sheet(
        rows.map((row) => [...row]),
        { UTC: true },
      ),
      name,
    );
  }
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }));
}

/** Sheets written down one below the other, each with its name before the header: `Orders: order_id,total`. Every cell is text. */
export function writtenWorkbook(text: string): Uint8Array {
  const sheets = text
    .trim()
    .split(/\n\n+/)
    .map((sheet) => {
      const [, name = '', rows = ''] = /^([^:]+): (.*)$/s.exec(sheet) ?? [];
      return [name, rows.split('\n').map((row) => row.split(','))] as const;
    });
  return workbook(Object.fromEntries(sheets));
}
