import { describe, expect, it } from 'vitest';
import { lookAtExcel } from '../../server/workspace/look-excel-node.ts';
import { notAvailable, workbook } from '../support/workbook.ts';

const day = new Date(Date.UTC(2026, 9, 31));

/** One line a sheet: its name, rows, and the columns with their types and known cells, or what is wrong with it. */
function look(bytes: Uint8Array): readonly string[] {
  const found = lookAtExcel(bytes.length, () => bytes);
  if ('kind' in found) return [found.kind];
  return (found.sheets ?? []).map(({ name, columns, rows, problem }) =>
    [name, problem?.kind ?? rows, ...columns.map((each) => `${each.name}:${each.type.kind}/${each.known}`)].join(' '),
  );
}

describe('a look at a workbook', () => {
  it('tells the columns of every sheet, whatever stands above and between its rows', () => {
    const customers = [[], ['id', '生日', 'ok'], ['1', day, true], [], ['2', null, false], ['3', notAvailable, null]];
    expect(
      look(
        workbook({
          客户: customers,
          Orders: [
            ['id', 'total'],
            ['o1', 0.1 + 0.2],
          ],
        }),
      ),
    ).toEqual(['客户 3 id:number/3 生日:date/1 ok:yes-no/2', 'Orders 1 id:text/1 total:number/1']);
  });

  it('tells what is wrong with a sheet', () => {
    const sheets = {
      none: [],
      header: [['id']],
      twice: [
        ['id', 'id'],
        ['1', '2'],
      ],
      fine: [['id'], ['1']],
    };
    expect(look(workbook(sheets))).toEqual([
      'none empty',
      'header header-only',
      'twice duplicate-column',
      'fine 1 id:number/1',
    ]);
  });

  it('refuses what is no workbook, and what would unpack to too much', () => {
    expect(look(new TextEncoder().encode('id,total'))).toEqual(['not-excel']);
    expect(look(claimingToUnpackTo(workbook({ a: [['id'], ['1']] }), 0x7fffffff))).toEqual(['too-large']);
    expect(lookAtExcel(200 * 1024 * 1024, () => new Uint8Array())).toEqual({ kind: 'too-large' });
  });
});

/** A zip whose directory says that its first file has so many bytes. */
function claimingToUnpackTo(zip: Uint8Array, size: number): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset);
  const directory = zip.findIndex((_, at) => at + 4 <= zip.length && view.getUint32(at, true) === 0x02014b50);
  view.setUint32(directory + 24, size, true);
  return zip;
}
