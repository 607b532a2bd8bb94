import type { LimitView, WorkView } from '../model/work.ts';
import { Icon } from './icon.tsx';
import { memo } from './memo.ts';
import { NumberButton } from './number-button.tsx';
import { usePanel } from './panel-context.ts';

/** What cadences add up to, what limits withhold, and whom rules with each goal reach. */
export const Work = memo(({ work: { loads, limits, goals } }: { readonly work: WorkView }) => {
  const said = usePanel().words.work;
  return (
    <>
      {loads.length > 0 && (
        <section class="section work" aria-label={said.title}>
          <div class="section-head">
            <h2>{said.title}</h2>
          </div>
          <ul class="plain">
            {loads.map(({ id, name, load, depth }) => (
              <li key={id} class={`load depth-${depth}`}>
                <span class="load-name">{name}</span>
                <span class="note">{load}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {limits.length > 0 && (
        <section class="section guards" aria-label={said.limits}>
          <div class="section-head">
            <h2>{said.limits}</h2>
          </div>
          <ul class="plain">
            {limits.map((limit) => (
              <Limit key={limit.id} limit={limit} />
            ))}
          </ul>
        </section>
      )}
      {goals.length > 0 && (
        <section class="section work" aria-label={said.goals}>
          <div class="section-head">
            <h2>{said.goals}</h2>
          </div>
          <ul class="plain">
            {goals.map(({ name, number }) => (
              <li key={name} class="load depth-0">
                <span class="load-name">{name}</span>
                <span class="note">
                  <NumberButton number={number} /> {number.share}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
});

function Limit({ limit: { text, effect, tone, number, groups } }: { readonly limit: LimitView }) {
  return (
    <li class={`guard ${tone}`}>
      <Icon name={tone === 'quiet' ? 'pass' : 'shield'} />
      <span class="guard-text">
        <span>{text}</span>
        <span class="guard-effect">
          <NumberButton class="note" number={number} text={effect} />
        </span>
        {groups.map((group) => (
          <span key={group.name} class="guard-effect note">
            {group.name}: {group.text}
          </span>
        ))}
      </span>
    </li>
  );
}
