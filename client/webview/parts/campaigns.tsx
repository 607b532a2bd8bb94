import type { CampaignView } from '../model/campaigns.ts';
import { memo } from './memo.ts';
import { NumberButton } from './number-button.tsx';

/** For each campaign how many are treated, held out, not reached, and left out. */
export const Campaigns = memo(({ campaigns }: { readonly campaigns: readonly CampaignView[] }) => (
  <>
    {campaigns.map(({ id, name, note, lines }) => (
      <section key={id} class="section work" aria-label={name} data-place={id}>
        <div class="section-head">
          <h2>{name}</h2>
          <span class="note">{note}</span>
        </div>
        <ul class="plain">
          {lines.map((line) => (
            <li key={line.name} class="load depth-0">
              <span class="load-name">{line.name}</span>
              <span class="note">
                <NumberButton number={line.number} /> {line.number.share}
              </span>
            </li>
          ))}
        </ul>
      </section>
    ))}
  </>
));
