import type { GridCellView, GridView } from '../model/grids.ts';
import { steps } from '../model/shade.ts';
import { memo } from './memo.ts';
import { NumberButton } from './number-button.tsx';
import { usePanel } from './panel-context.ts';

type By = 'customers' | 'money';

export const HeatMap = memo(({ grid, by }: { readonly grid: GridView; readonly by: By }) => {
  const { words } = usePanel();
  return (
    <section
      class="section heat"
      aria-label={`${grid.cell}: ${words.heat.title(grid.rows, grid.columns)}`}
      data-place={grid.id}
    >
      <div class="section-head">
        <h2>
          <bdi>{grid.cell}</bdi>
        </h2>
        <span class="muted">
          <bdi>{words.heat.title(grid.rows, grid.columns)}</bdi>
        </span>
        <Shading by={by} />
      </div>
      <HeatTable grid={grid} by={by} />
      <Legend />
    </section>
  );
});

function Shading({ by }: { readonly by: By }) {
  const { words, change } = usePanel();
  return (
    <fieldset class="segmented trailing">
      <legend class="unseen">{words.heat.by}</legend>
      {(['customers', 'money'] as const).map((each) => (
        <button key={each} type="button" aria-pressed={each === by} onClick={() => change({ heat: each })}>
          {words.heat[each]}
        </button>
      ))}
    </fieldset>
  );
}

function HeatTable({ grid, by }: { readonly grid: GridView; readonly by: By }) {
  const { words } = usePanel();
  return (
    <table class={`heat-map by-${by}`} aria-label={words.heat.table(grid.cell, grid.rows, grid.columns)}>
      <tbody>
        {grid.lines.map((line) => (
          <tr key={line.band}>
            <th scope="row">
              <bdi>{grid.rows}</bdi> {line.band}
            </th>
            {line.cells.map((cell, column) => (
              <HeatCell key={grid.columnBands[column]} cell={cell} by={by} />
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td />
          {grid.columnBands.map((band) => (
            <th key={band} scope="col">
              <bdi>{grid.columns}</bdi> {band}
            </th>
          ))}
        </tr>
      </tfoot>
    </table>
  );
}

const HeatCell = memo(({ cell, by }: { readonly cell: GridCellView; readonly by: By }) => {
  const { number } = cell;
  const shade = by === 'money' ? cell.byMoney : cell.byCustomers;
  if (number.isEmpty)
    return (
      <td class="shade-0">
        <span class="none">·</span>
      </td>
    );
  return (
    <td class={`shade-${shade}`}>
      <NumberButton number={number} />
      <span class="below share">{number.share}</span>
      {number.money !== undefined && <span class="below money">{number.money}</span>}
    </td>
  );
});

function Legend() {
  const { low, high } = usePanel().words.heat;
  return (
    <p class="legend" aria-hidden="true">
      {low}
      {Array.from({ length: steps }, (_, index) => (
        <span key={index} class={`swatch shade-${index + 1}`} />
      ))}
      {high}
    </p>
  );
}
