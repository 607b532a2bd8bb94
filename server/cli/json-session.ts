import type { Explanation, Preview, Session } from '../evaluate/engine.ts';
import type { NextStep } from '../features/explain/next-better.ts';
import type { Privacy } from '../features/explain/privacy.ts';
import { mask } from '../text/mask.ts';

/** What every command that computes tells of the data that it used. */
export function sessionToJson(session: Pick<Session, 'asOf' | 'report' | 'fits'>): Record<string, unknown> {
  return { asOf: session.asOf, sources: session.report.sources, fits: Object.fromEntries(session.fits) };
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
  const condition = (trace: Explanation['policies'][number]['rules'][number]['conditions'][number]) => {
    const { distance, ...rest } = trace;
    if (!privacy.condition(trace)) return trace;
    return { ...rest, value: hide(trace.value, true), masked: true };
  };
  return {
    key: hide(explanation.key, privacy.key),
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
    next: next.map((step) => ({ ...step, needs: step.needs.map(condition) })),
  };
}
