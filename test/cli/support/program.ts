import type { Policy, Program, Rule } from '../../../server/ir/index.ts';

export const origin = { file: 'rules.patron', start: 0, line: 1, span: [0, 1] } as const;

/** A program with nothing in it but what a test is about. */
export function programWith(parts: Partial<Program> = {}): Program {
  return {
    version: 1,
    name: 'rules',
    asOf: { date: '2026-10-31', zone: 'UTC' },
    sources: [],
    subject: 'customers',
    definitions: [],
    actions: [],
    policies: [],
    order: (parts.policies ?? []).map(({ name }) => name),
    guards: [],
    campaigns: [],
    tests: [],
    ...parts,
  };
}

export function policyWith(name: string, rules: readonly Rule[] = []): Policy {
  return { name, origin, mode: 'first match', rules, uncovered: [], overlaps: [], hash: '' };
}
