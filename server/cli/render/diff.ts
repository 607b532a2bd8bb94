import { structuredPatch } from 'diff';
import { visible } from '../../text/visible.ts';
import { readingWidth, type Screen } from './screen.ts';
import { truncate } from './width.ts';

/** A short look at a change tells what it is about; all of it is what the rewritten file is for. */
const mostLines = 20;

/** What changes from one text to the other, as lines with `-` and `+`. */
export function renderDiff(before: string, after: string, screen: Screen): string[] {
  const { colors, words } = screen;
  const { hunks } = structuredPatch('', '', before, after, undefined, undefined, { context: 1 });
  const lines = hunks.flatMap((hunk) => [
    `@@ ${hunk.oldStart}`,
    ...hunk.lines.filter((line) => !line.startsWith('\\')),
  ]);
  const shown = lines.slice(0, mostLines).map((line) => {
    const text = `  ${truncate(visible(line.replace(/\r$/, ''), { tabs: true }), readingWidth(screen) - 2)}`;
    if (line.startsWith('@@')) return colors.cyan(text);
    if (line.startsWith('-')) return colors.red(text);
    return line.startsWith('+') ? colors.green(text) : colors.dim(text);
  });
  const hidden = lines.length - shown.length;
  return hidden > 0 ? [...shown, colors.dim(`  ${words.fmt.moreLines(hidden)}`)] : shown;
}
