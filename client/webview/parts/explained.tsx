import type { ExplanationInWords } from '../messages.ts';
import { Icon } from './icon.tsx';
import { usePanel } from './panel-context.ts';

/** What was decided, what each rule saw, and what is missing for more. */
export function ExplainedInWords({ explained }: { readonly explained: ExplanationInWords }) {
  const { explain } = usePanel().words;
  return (
    <div class="explained">
      <p class="explained-who">
        <strong>
          <bdi>{explained.customer}</bdi>
        </strong>{' '}
        <span class="muted">{explained.asOf}</span>
      </p>
      <Decisions decisions={explained.decisions} />
      {explained.policies.map((policy) => (
        <PolicyTrace key={policy.title} policy={policy} />
      ))}
      <NextSteps next={explained.next} />
      <Values values={explained.values} />
      {explained.masked && <p class="muted">{explain.masked}</p>}
    </div>
  );
}

function Decisions({ decisions }: { readonly decisions: ExplanationInWords['decisions'] }) {
  const { explain } = usePanel().words;
  return (
    <section class="section" aria-label={explain.decided}>
      <h3>{explain.decided}</h3>
      {decisions.length === 0 && <p class="quiet">{explain.nothing}</p>}
      <dl class="decisions">
        {decisions.map(({ action, value, policy, rule, because, withheld }, place) => (
          <div key={place} class={withheld === undefined ? '' : 'withheld'}>
            <dt>
              <bdi>{action}</bdi>
            </dt>
            <dd>
              <strong>
                <bdi>{value}</bdi>
              </strong>
              <span class="muted">
                <bdi>{explain.byRule(policy, rule)}</bdi>
              </span>
              {because !== undefined && (
                <em>
                  <bdi>{because}</bdi>
                </em>
              )}
              {withheld !== undefined && (
                <span class="finding">
                  <Icon name="shield" /> <bdi>{withheld}</bdi>
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const icons = { decided: 'check', taken: 'circle-large-outline', 'passed-over': 'question', failed: 'close' } as const;

function PolicyTrace({ policy: { title, mode, rules } }: { readonly policy: ExplanationInWords['policies'][number] }) {
  const { explain } = usePanel().words;
  return (
    <section class="section" aria-label={title}>
      <h3>
        <bdi>{title}</bdi> <span class="muted">{mode}</span>
      </h3>
      <ul class="plain trace">
        {rules.map(({ outcome, name, reasons }, place) => (
          <li key={place} class={outcome}>
            <Icon name={icons[outcome]} />
            <span class="unseen">{explain.outcomes[outcome]}</span>
            <bdi class="trace-name" title={name}>
              {name}
            </bdi>
            <span class="trace-reasons">
              {reasons.map((reason) => (
                <bdi key={reason}>{reason}</bdi>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function NextSteps({ next }: { readonly next: ExplanationInWords['next'] }) {
  const { explain } = usePanel().words;
  if (next.length === 0) return null;
  return (
    <section class="section" aria-label={explain.next}>
      <h3>{explain.next}</h3>
      <ul class="plain next-steps">
        {next.map(({ step, rule, needs }) => (
          <li key={`${step} ${rule}`}>
            <bdi>{step}</bdi>{' '}
            <span class="muted">
              <bdi>{rule}</bdi>
            </span>
            {needs.map((need) => (
              <bdi key={need} class="need">
                {need}
              </bdi>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Values({ values }: { readonly values: ExplanationInWords['values'] }) {
  const { explain } = usePanel().words;
  return (
    <section class="section" aria-label={explain.values}>
      <h3>{explain.values}</h3>
      <dl class="values">
        {values.map(({ name, value }) => (
          <div key={name}>
            <dt title={name}>
              <bdi>{name}</bdi>
            </dt>
            <dd title={value}>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
