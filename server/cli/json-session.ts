import type { Explanation, Preview, Session } from '../evaluate/engine.ts';
import type { NextStep } from '../features/explain/next-better.ts';
import type { Privacy } from '../features/explain/privacy.ts';
import { mask } from '../text/mask.ts';
import type { LockState } from './lock-state.ts';

/** What every command that computes tells of the data that it used. */
export function sessionToJson(session: Pick<Session, 'asOf' | 'report' | 'fits'>): Record<string, unknown> {
  return { asOf: session.asOf, sources: session.report.sources, fits: Object.fromEntries(session.fits) };
}

/** What is to be known of the lock beside the rules; nothing where there is none, or none that says otherwise. */
export function lockToJson(state: LockState | undefined): Record<string, unknown> {
  if (!state) return {};
  const { kind, ...rest } = state;
  return { lock: 'problem' in rest ? { state: kind, code: rest.problem.code } : { state: kind, ...rest } };
}

export function previewToJson(preview: Preview): Record<string, unknown> {
  return { ...preview };
}

/** An explanation with what is personal masked, unless it was asked for. */
export function explanationToJson(
  explanation: Explanation,
  next: readonly NextStep[],
  privacy: Privacy,
): Record<string, unknown> {
  const hide = (value: string | null, hidden: boolean) => (hidden && value !== null ? mask(value) : value);
  const condition = (trace: Explanation['policies'][number]['rules'][number]['conditions'][number]): object => {
    const { distance, parts, weighted, ...rest } = trace;
    const made = parts && { parts: parts.map(condition) };
    if (!privacy.condition(trace)) return { ...trace, ...made };
    return { ...rest, value: hide(trace.value, true), masked: true, ...made };
  };
  return {
    key: hide(explanation.key, privacy.key),
    ...(explanation.data !== undefined && { data: explanation.data }),
    ...(explanation.customer !== undefined && { customer: hide(explanation.customer, privacy.customer) }),
    ...(explanation.label && {
      label: hide(explanation.label.text, privacy.label),
    }),
    values: Object.fromEntries(
      [...explanation.values].map(([name, value]) => [name, hide(value, privacy.definition(name))]),
    ),
    decisions: explanation.decisions.map((decision) =>
      privacy.decision(decision) ? { ...decision, value: mask(decision.value), labels: [], masked: true } : decision,
    ),
    policies: explanation.policies.map((policy) => ({
      ...policy,
      rules: policy.rules.map((rule) => ({ ...rule, conditions: rule.conditions.map(condition) })),
    })),
    campaigns: explanation.campaigns.map((campaign) => ({
      ...campaign,
      audience: campaign.audience.map(condition),
      rules: campaign.rules.map((rule) => ({ ...rule, conditions: rule.conditions.map(condition) })),
    })),
    next: next.map((step) => ({ ...step, needs: step.needs.map(condition) })),
  };
}
