import type { ActionPreview, Preview } from '../../evaluate/engine.ts';
import type { Written } from '../../features/words/written-values.ts';
import type { Program } from '../../ir/program.ts';
import type { Type } from '../../ir/type.ts';
import { visible } from '../../text/visible.ts';
import { centredBar } from './bar.ts';
import { groupAlign, groupCells, layout } from './groups.ts';
import type { Screen } from './screen.ts';
import { table } from './table.ts';
import { truncate, widthOf } from './width.ts';

/** What was decided, one section an action: the values with their customers. Those of an ordered choice stand as a pyramid, the best on top. */
export function renderActions(program: Program, preview: Preview, written: Written, screen: Screen): string[][] {
  return preview.actions.flatMap((action) => {
    const declared = program.actions.find(({ name }) => name === action.action);
    const lines = renderAction(action, declared?.takes, preview, written, screen);
    const title =
      declared?.title === undefined ? visible(action.action) : `${visible(action.action)} “${visible(declared.title)}”`;
    return lines.length === 0 ? [] : [[screen.colors.bold(title), ...lines]];
  });
}

/** A free text may have as many values as there are customers. */
const mostValues = 20;

function renderAction(
  action: ActionPreview,
  takes: Type | undefined,
  preview: Preview,
  written: Written,
  screen: Screen,
): string[] {
  const { words, colors } = screen;
  const shown = action.values.slice(0, mostValues);
  const names = shown.map(({ value }) => (value === null ? words.preview.undecided : written(action.action, value)));
  const columns = layout(names.map(widthOf), screen);
  const pyramid = takes?.kind === 'choice' && takes.ordered;
  const most = Math.max(...shown.flatMap(({ value, customers }) => (value === null ? [] : [customers])), 0);
  const rows = shown.map((group, index) => {
    const cells = groupCells(group, preview, columns.bar, screen);
    // Steps are drawn against the widest one, so that the shape shows whatever share of all customers has a step.
    if (pyramid) cells[2] = group.value === null ? '' : colors.cyan(centredBar(group.customers / most, columns.bar));
    return [truncate(names[index] ?? '', columns.name), ...cells];
  });
  const lines = table(rows, { indent: 2, align: ['left', ...groupAlign] });
  return action.values.length > mostValues ? [...lines, colors.dim('  …')] : lines;
}
