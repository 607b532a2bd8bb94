import type { GuardView } from '../model/guards.ts';
import { Icon } from './icon.tsx';
import { memo } from './memo.ts';
import { NumberButton } from './number-button.tsx';
import { usePanel } from './panel-context.ts';
import { PlaceName } from './place-name.tsx';

const icons: Readonly<Record<GuardView['tone'], string>> = { quiet: 'pass', withheld: 'shield', broken: 'error' };

export const Guards = memo(({ guards }: { readonly guards: readonly GuardView[] }) => {
  const said = usePanel().words.guards;
  return (
    <section class="section guards" aria-label={said.title}>
      <div class="section-head">
        <h2>{said.title}</h2>
      </div>
      <ul class="plain">
        {guards.map((guard) => (
          <li key={guard.id} class={`guard ${guard.tone}`} data-place={guard.id}>
            <Icon name={icons[guard.tone]} />
            <span class="guard-text">
              <PlaceName name={guard.text} range={guard.range} />
              <span class="guard-effect">
                <NumberButton class="note" number={guard.number} text={guard.effect} />
                {guard.number.money !== undefined && !guard.number.isEmpty && (
                  <NumberButton class="note" number={guard.number} text={guard.number.money} />
                )}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
});
