import { visible } from '../../text/visible.ts';
import { readingWidth, type Screen } from './screen.ts';
import { wrap } from './width.ts';

/** A mistake in a cell of a table; row and column from 1. */
export interface TableFinding {
  readonly code: string;
  readonly message: string;
  readonly help?: string;
  readonly row: number;
  readonly column: number;
}

/** `rules.csv:4:3  error PTN6069  Cell C4 …`; what helps is told once for each code. */
export function renderTableFindings(findings: readonly TableFinding[], file: string, screen: Screen): string[] {
  const { colors, words } = screen;
  return findings.flatMap(({ code, message, help, row, column }, index) => {
    const place = colors.bold(`${visible(file)}:${row}:${column}`);
    const label = colors.bold(colors.red(words.severity.error));
    const isLast = findings.slice(index + 1).every((each) => each.code !== code);
    return [
      ...wrap(`${place}  ${label} ${colors.dim(code)}  ${visible(message)}`, readingWidth(screen)),
      ...(help && isLast ? wrap(`  ${colors.cyan(words.check.help)}  ${visible(help)}`, readingWidth(screen)) : []),
    ];
  });
}
