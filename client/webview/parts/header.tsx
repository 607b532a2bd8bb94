import type { HeaderView } from '../model/header.ts';
import type { MoversView } from '../model/movers.ts';
import { IconButton } from './icon-button.tsx';
import { memo } from './memo.ts';
import { Directions, mostInHeader } from './movers.tsx';
import { usePanel } from './panel-context.ts';

interface Props {
  readonly header: HeaderView;
  readonly moved: readonly MoversView[];
}

/** Stays above whatever is scrolled: what is counted, and who moves while typing. */
export const Header = memo(({ header, moved }: Props) => (
  <header class="header">
    <div class="header-line">
      <h1 title={header.file}>
        <bdi>{header.file}</bdi>
      </h1>
      <Tools header={header} />
    </div>
    {header.customers !== undefined && <Totals header={header} />}
    {moved.length > 0 && <MovedStrip moved={moved} />}
  </header>
));

function Tools({ header: { isPinned, canExplain } }: { readonly header: HeaderView }) {
  const { words, change, open, do: ask } = usePanel();
  const said = words.header;
  return (
    <div class="tools">
      {canExplain && (
        <IconButton icon="person" label={said.explain} onPress={() => open({ kind: 'explain', key: undefined })} />
      )}
      <IconButton icon="refresh" label={said.reload} onPress={() => ask('reload')} />
      <IconButton
        icon={isPinned ? 'pinned' : 'pin'}
        label={said.pin}
        pressed={isPinned}
        onPress={() => change({ pinned: !isPinned })}
      />
    </div>
  );
}

function Totals({ header }: { readonly header: HeaderView }) {
  const { words, open } = usePanel();
  const all = () => open({ kind: 'customers', selection: { kind: 'all' } });
  return (
    <div class="totals">
      <button type="button" class="total" onClick={all} title={words.selection.all}>
        <strong class="number">{header.customers}</strong> {words.header.customers}
      </button>
      {header.money !== undefined && (
        <span class="total">
          <strong class="number">{header.money}</strong> {words.header.money}
        </span>
      )}
      <span class="total when">
        {header.asOf && <span title={`${header.asOf.hint}\n${header.sources}`}>{header.asOf.text}</span>}
        {header.rejected !== undefined && (
          <span class="finding" title={header.sources}>
            {header.rejected}
          </span>
        )}
      </span>
    </div>
  );
}

function MovedStrip({ moved }: { readonly moved: readonly MoversView[] }) {
  return (
    <div class="moved-strip">
      {moved.slice(0, mostInHeader).map((each) => (
        <div key={each.action} class="moved-line">
          <span class="muted ellipsis" title={each.name}>
            <bdi>{each.name}</bdi>
          </span>
          <Directions movers={each} />
        </div>
      ))}
    </div>
  );
}
