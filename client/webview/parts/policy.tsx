import type { PolicyView, RestView, RuleView } from '../model/policies.ts';
import { Bar } from './bar.tsx';
import { Icon } from './icon.tsx';
import { memo } from './memo.ts';
import { NumberButton } from './number-button.tsx';
import { usePanel } from './panel-context.ts';
import { PlaceName } from './place-name.tsx';
import { Title } from './title.tsx';

/** Per rule whom it decides, what was taken from it, and whom it passed over. */
export const Policy = memo(({ policy }: { readonly policy: PolicyView }) => {
  const { words } = usePanel();
  return (
    <section class="section policy" aria-label={`${words.policy.kind} ${policy.name}`} data-place={policy.id}>
      <div class="section-head">
        <h2>
          <PlaceName name={policy.name} range={policy.range} />
        </h2>
        <Title title={policy.title} class="ellipsis" />
        <span class="muted trailing">{words.policy.rules(policy.rules.length)}</span>
      </div>
      <table class="rows rules" aria-label={policy.name}>
        <PolicyHead />
        <tbody>
          {policy.rules.map((rule) => (
            <Rule key={rule.id} rule={rule} />
          ))}
          {policy.rest.map((rest) => (
            <Rest key={rest.outcome} rest={rest} />
          ))}
        </tbody>
      </table>
    </section>
  );
});

function PolicyHead() {
  const { policy } = usePanel().words;
  return (
    <thead>
      <tr>
        <th scope="col" class="name">
          {policy.rule}
        </th>
        <th scope="col" class="shape">
          <span class="unseen">{policy.bar}</span>
        </th>
        <th scope="col" class="figure customers">
          {policy.customers}
        </th>
        <th scope="col" class="figure share">
          {policy.share}
        </th>
        <th scope="col" class="figure money">
          {policy.money}
        </th>
        <th scope="col" class="unseen">
          {policy.besides}
        </th>
      </tr>
    </thead>
  );
}

const Rule = memo(({ rule }: { readonly rule: RuleView }) => {
  const { decided } = rule;
  return (
    <tr data-place={rule.id} class={decided.isEmpty ? 'nobody' : ''}>
      <th scope="row" class="name">
        <PlaceName name={rule.name} hint={rule.text === '' ? rule.name : rule.text} range={rule.range} />
      </th>
      <td class="shape">
        <Bar part={decided.part} taken={rule.taken?.part ?? 0} />
      </td>
      <td class="figure customers">
        <NumberButton number={decided} />
      </td>
      <td class="figure share">{decided.share}</td>
      <td class="figure money">
        {decided.money !== undefined && <NumberButton number={decided} text={decided.money} />}
      </td>
      <Notes rule={rule} />
    </tr>
  );
});

function Notes({ rule: { taken, passedOver } }: { readonly rule: RuleView }) {
  return (
    <td class="notes">
      {taken && <NumberButton class="note" number={taken} text={taken.said} />}
      {passedOver && <NumberButton class="note finding" number={passedOver} text={passedOver.said} />}
    </td>
  );
}

const Rest = memo(({ rest: { label, number, isFinding } }: { readonly rest: RestView }) => (
  <tr class={isFinding ? 'rest finding' : 'rest'}>
    <th scope="row" class="name">
      <span class="rest-label" title={label}>
        <Icon name={isFinding ? 'warning' : 'circle-slash'} />
        <span>{label}</span>
      </span>
    </th>
    <td class="shape">
      <Bar part={number.part} tone="rest" />
    </td>
    <td class="figure customers">
      <NumberButton number={number} />
    </td>
    <td class="figure share">{number.share}</td>
    <td class="figure money">{number.money !== undefined && <NumberButton number={number} text={number.money} />}</td>
  </tr>
));
