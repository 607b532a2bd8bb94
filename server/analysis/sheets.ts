import type { Diagnostic, Fix, Location } from '../diagnostics/diagnostic.ts';
import { didYouMean } from './did-you-mean.ts';
import { quoted } from './expressions/messages.ts';
import type { DataLook } from './look.ts';
import { problemCodes } from './problem-codes.ts';

/** `sheet "Orders"` */
export interface WrittenSheet {
  readonly name: string;
  readonly at: Location;
}

interface File {
  readonly at: Location;
  readonly path: string;
}

/** The look at one sheet of a workbook: the one that is named, else the first. Of other files it is the look itself. */
export function lookAtSheet(
  look: DataLook,
  written: WrittenSheet | undefined,
  { at, path }: File,
  report: (diagnostic: Diagnostic) => void,
): DataLook | undefined {
  if (!look.sheets) {
    if (written) report(noWorkbook(written, path));
    return look;
  }
  const sheet = written ? look.sheets.find(({ name }) => name === written.name) : look.sheets[0];
  if (!sheet) {
    if (written)
      report(
        noSheet(
          written,
          path,
          look.sheets.map(({ name }) => name),
        ),
      );
    return undefined;
  }
  const { columns, rows, problem } = sheet;
  if (!problem) return { ...look, columns, rows };
  const more = problem.kind === 'duplicate-column' ? { column: problem.column } : {};
  report({
    code: problemCodes[problem.kind],
    at: written?.at ?? at,
    data: { path: `${path}: ${sheet.name}`, ...more },
  });
  return undefined;
}

function noWorkbook({ at }: WrittenSheet, path: string): Diagnostic {
  return { code: 'PTN5053', at, data: { path } };
}

/** As many as help to choose. */
const mostShown = 10;

function noSheet({ name, at }: WrittenSheet, path: string, sheets: readonly string[]): Diagnostic {
  const meant = sheets.length === 1 ? sheets[0] : didYouMean(name, sheets);
  const fixes: Fix[] =
    meant === undefined ? [] : [{ data: { text: quoted(meant) }, edits: [{ at, text: quoted(meant) }] }];
  return { code: 'PTN5052', at, data: { path, sheet: name, sheets: sheets.slice(0, mostShown).join(', ') }, fixes };
}
