import type { PageState } from '../messages.ts';
import type { OverviewView } from '../model/overview.ts';
import { Campaigns } from './campaigns.tsx';
import { Definitions } from './definitions.tsx';
import { Guards } from './guards.tsx';
import { HeatMap } from './heat-map.tsx';
import { Movers } from './movers.tsx';
import { Outcome } from './outcome.tsx';
import { Policy } from './policy.tsx';
import { Rows } from './rows.tsx';
import { Work } from './work.tsx';

interface Props {
  readonly view: OverviewView;
  readonly page: PageState;
}

/** All numbers; in two columns where there is room. */
export function Overview({ view, page }: Props) {
  return (
    <div class={`overview ${view.isLong ? 'long' : ''}`}>
      <div class="column">
        {view.outcome && <Outcome outcome={view.outcome} actions={view.actions} />}
        {view.movers.length > 0 && <Movers movers={view.movers} />}
        {view.grids.map((grid) => (
          <HeatMap key={grid.id} grid={grid} by={page.heat ?? 'customers'} />
        ))}
      </div>
      <div class="column">
        {view.policies.map((policy) => (
          <Policy key={policy.id} policy={policy} />
        ))}
        {view.campaigns.length > 0 && <Campaigns campaigns={view.campaigns} />}
        {view.guards.length > 0 && <Guards guards={view.guards} />}
        {view.work && <Work work={view.work} />}
        {view.rows.map((rows) => (
          <Rows key={rows.id} rows={rows} />
        ))}
      </div>
      <div class="column wide">{view.definitions.length > 0 && <Definitions groups={view.definitions} />}</div>
    </div>
  );
}
