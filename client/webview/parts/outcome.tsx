import { useState } from 'preact/hooks';
import type { OutcomeView, TierView } from '../model/outcome.ts';
import { Bar, CentredBar } from './bar.tsx';
import { memo } from './memo.ts';
import { NumberButton } from './number-button.tsx';
import { usePanel } from './panel-context.ts';

interface Props {
  readonly outcome: OutcomeView;
  readonly actions: readonly { readonly action: string; readonly name: string }[];
}

/** A text may have as many values as there are customers. */
const mostTiers = 12;

export const Outcome = memo(({ outcome, actions }: Props) => {
  const { words } = usePanel();
  const [isWhole, setWhole] = useState(false);
  const tiers = isWhole ? outcome.tiers : outcome.tiers.slice(0, mostTiers);
  const hidden = outcome.tiers.length - tiers.length;
  return (
    <section class="section outcome" aria-label={words.outcome.title} data-place={outcome.id}>
      <div class="section-head">
        <h2>{words.outcome.title}</h2>
        <ActionChoice outcome={outcome} actions={actions} />
      </div>
      <TierTable outcome={outcome} tiers={tiers} />
      {(hidden > 0 || isWhole) && (
        <button type="button" class="link" onClick={() => setWhole(!isWhole)}>
          {isWhole ? words.outcome.fewer : words.outcome.more(hidden)}
        </button>
      )}
    </section>
  );
});

function ActionChoice({ outcome, actions }: Props) {
  const { words, change } = usePanel();
  if (actions.length < 2)
    return (
      <span class="muted">
        <bdi>{outcome.name}</bdi>
      </span>
    );
  return (
    <select
      class="choice"
      aria-label={words.outcome.action}
      value={outcome.action}
      onChange={({ currentTarget }) => change({ action: currentTarget.value })}
    >
      {actions.map(({ action, name }) => (
        <option key={action} value={action}>
          {name}
        </option>
      ))}
    </select>
  );
}

function TierTable({ outcome, tiers }: { outcome: OutcomeView; tiers: readonly TierView[] }) {
  const { words } = usePanel();
  const said = words.outcome;
  return (
    <table class="rows tiers" aria-label={said.table(outcome.name)}>
      <thead>
        <tr>
          <th scope="col" class="name">
            {outcome.title === undefined ? <span class="unseen">{said.value}</span> : <bdi>{outcome.title}</bdi>}
          </th>
          <th scope="col" class="shape">
            <span class="unseen">{said.shape}</span>
          </th>
          <th scope="col" class="figure customers of-bar">
            {said.customers}
          </th>
          <th scope="col" class="figure share">
            {said.share}
          </th>
          <th scope="col" class="figure money of-line">
            {said.money}
          </th>
          <th scope="col" class="figure money-share">
            {said.shareOfMoney}
          </th>
        </tr>
      </thead>
      <tbody>
        {tiers.map((tier) => (
          <Tier key={`${tier.isNothing} ${tier.label}`} tier={tier} isPyramid={outcome.isOrdered} />
        ))}
      </tbody>
    </table>
  );
}

const Tier = memo(({ tier, isPyramid }: { tier: TierView; isPyramid: boolean }) => {
  const { number, label, isNothing } = tier;
  return (
    <tr class={isNothing ? 'nothing' : `rank-${Math.round(tier.rank * 4)}`}>
      <th scope="row" class="name" title={label}>
        <bdi>{label}</bdi>
      </th>
      <td class="shape">{isPyramid ? <Step tier={tier} /> : <Bar part={tier.width} tone="tier" />}</td>
      <td class="figure customers">
        <NumberButton number={number} />
      </td>
      <td class="figure share">
        <NumberButton number={number} text={number.share} />
      </td>
      <td class="figure money">{number.money !== undefined && <NumberButton number={number} text={number.money} />}</td>
      <td class="figure money-share">{number.moneyShare}</td>
    </tr>
  );
});

/** The broad bar is customers, the thin one below it their money. */
function Step({ tier }: { tier: TierView }) {
  return (
    <svg class="step" aria-hidden="true" focusable="false">
      <CentredBar class="fill" part={tier.width} y={1} height={20} />
      <CentredBar class="money-fill" part={tier.moneyWidth} y={22} height={3} />
    </svg>
  );
}
