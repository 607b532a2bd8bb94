import type { MoversView, MoveView } from '../model/movers.ts';
import { Icon } from './icon.tsx';
import { memo } from './memo.ts';
import { NumberButton } from './number-button.tsx';
import { usePanel } from './panel-context.ts';

/** Who moves because of the edit: up, down, and from what to what. */
export const Movers = memo(({ movers }: { readonly movers: readonly MoversView[] }) => {
  const { words } = usePanel();
  const moved = movers.filter((each) => each.moved);
  return (
    <section class="section movers" aria-label={words.movers.title} data-place="movers">
      <div class="section-head">
        <h2>{words.movers.title}</h2>
        <span class="muted">{words.movers.against}</span>
      </div>
      {moved.length === 0 && <p class="quiet">{words.movers.nobody}</p>}
      {moved.map((each, place) => (
        <ActionMovers key={each.action} movers={each} isAbove={place < mostInHeader} />
      ))}
    </section>
  );
});

/** Of so many actions the header says how many move: it stays in sight. */
export const mostInHeader = 3;

const ActionMovers = memo(({ movers, isAbove }: { readonly movers: MoversView; readonly isAbove: boolean }) => (
  <div class="action-movers">
    <h3>
      <bdi>{movers.name}</bdi>
    </h3>
    {!isAbove && <Directions movers={movers} />}
    <Matrix movers={movers} />
  </div>
));

/** Up and down with their money; of an action without an order, who changes. */
export function Directions({ movers }: { readonly movers: MoversView }) {
  const { words } = usePanel();
  const { up, down, changed } = movers;
  return (
    <div class="directions">
      {up && <Direction tone="up" icon="arrow-up" label={words.movers.up} number={up} />}
      {down && <Direction tone="down" icon="arrow-down" label={words.movers.down} number={down} />}
      {!up && <Direction tone="changed" icon="arrow-swap" label={words.movers.changed} number={changed} />}
    </div>
  );
}

interface DirectionProps {
  readonly tone: 'up' | 'down' | 'changed';
  readonly icon: string;
  readonly label: string;
  readonly number: MoversView['changed'];
}

function Direction({ tone, icon, label, number }: DirectionProps) {
  return (
    <span class={`direction ${number.isEmpty ? 'stay' : tone}`}>
      <Icon name={icon} />
      <NumberButton number={number} />
      <span>{label}</span>
      {number.money !== undefined && !number.isEmpty && (
        <NumberButton number={number} text={number.money} class="soft" />
      )}
    </span>
  );
}

function Matrix({ movers }: { readonly movers: MoversView }) {
  const { words } = usePanel();
  const label = words.movers.matrix(movers.name);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
    <section class="sideways" aria-label={label} tabIndex={0}>
      <table class="matrix" aria-label={label}>
        <thead>
          <tr>
            <td class="corner">{words.movers.from}</td>
            {movers.labels.map((name) => (
              <th key={name} scope="col" title={name}>
                <bdi>{name}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {movers.matrix.map((row, from) => (
            <tr key={movers.labels[from]}>
              <th scope="row" title={movers.labels[from]}>
                <bdi>{movers.labels[from]}</bdi>
              </th>
              {row.map((move, to) => (
                <Move key={movers.labels[to]} move={move} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Move({ move: { tone, shade, number } }: { readonly move: MoveView }) {
  return (
    <td class={`${tone} shade-${shade}`}>
      {number.isEmpty ? <span class="none">·</span> : <NumberButton number={number} />}
      {tone !== 'stay' && !number.isEmpty && <span class="below">{number.money}</span>}
    </td>
  );
}
