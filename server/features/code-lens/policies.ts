import type { DataPreview, PolicyPreview } from '../../evaluate/engine.ts';
import type { Movement } from '../../evaluate/live/live.ts';
import { wordsOf } from '../../text/catalogue.ts';
import { exact } from '../../text/numbers.ts';
import { visible } from '../../text/visible.ts';
import type { CodeLens } from '../code-lens.ts';
import { currentFacts, policyFacts, rowsOf, ruleFacts, wholeOfPolicy } from '../facts.ts';
import { type WrittenPolicy, type WrittenRule, writtenPolicies } from '../policy-rules.ts';
import type { Snapshot } from '../snapshot.ts';
import { groupInWords } from '../words/groups.ts';
import { workTitles } from '../work-titles.ts';

type Place = Pick<CodeLens, 'start' | 'end'>;

/** Above a policy who is left without a rule and who moves, above each rule whom it decides for. Rows of a table have their counts behind them. */
export function policyLenses(snapshot: Snapshot): CodeLens[] {
  if (!snapshot.data) return [];
  return writtenPolicies(snapshot).flatMap((policy) => {
    const found = policyFacts(snapshot, policy.name);
    if (!found) return [];
    const place = placeOf(policy);
    const rules = policy.rules.flatMap((rule) => ruleLens(policy, rule, snapshot));
    const rows = rowsOf(snapshot, policy.name);
    if (rows) return [{ ...place, title: rowsTitle(found, rows, snapshot) }, ...rules.map(withoutCommand)];
    return [
      { ...place, ...restLens(found, snapshot) },
      ...moveLenses(policy, place, snapshot),
      ...workTitles(snapshot, policy.name).map((title) => ({ ...place, title })),
      { ...place, title: wordsOf(snapshot.language).lens.explain, command: { kind: 'explainCustomer' } },
      ...rules,
    ];
  });
}

/** Of other data: the rows without a rule, and what is given in all. Behind these numbers are no customers that could be shown. */
function rowsTitle(found: PolicyPreview, { customers, totals }: DataPreview, snapshot: Snapshot): string {
  const { lens, preview } = wordsOf(snapshot.language);
  const { ofRows } = preview;
  const parts = [
    ofRows.customers(customers),
    ...(found.conflict.customers > 0 ? [lens.rows.conflict(found.conflict.customers)] : []),
    ...(found.gap.customers > 0 ? [lens.rows.gap(found.gap.customers)] : []),
    ...(found.passedOver.customers > 0 ? [lens.passedOver(found.passedOver.customers)] : []),
    ...totals.map(
      ({ action, total, currency }) =>
        `${preview.total(visible(action))}: ${exact(total, currency, snapshot.language)}`,
    ),
  ];
  return marked(parts.join(' · '), snapshot);
}

function withoutCommand({ command: _command, ...lens }: CodeLens): CodeLens {
  return lens;
}

/** Bare rules are a policy that begins with the first of them. */
function placeOf({ declaration, start, rules }: WrittenPolicy): Place {
  const name = declaration.kind === 'policy' && declaration.name.kind === 'name' ? declaration.name.span : undefined;
  const span = name ?? rules[0]?.span ?? declaration.span;
  return { start: start + span.start, end: start + span.end };
}

/** The ways of having no rule that anybody has, with the customers behind the first. */
function restLens(found: PolicyPreview, snapshot: Snapshot): Pick<CodeLens, 'title' | 'command'> {
  const { lens } = wordsOf(snapshot.language);
  const ways = [
    { outcome: 'conflict', group: found.conflict, say: lens.conflict },
    { outcome: 'gap', group: found.gap, say: lens.gap },
    { outcome: 'passed-over', group: found.passedOver, say: lens.passedOver },
    { outcome: 'uncovered', group: found.uncovered, say: lens.uncovered },
  ] as const;
  const told = ways.filter(({ group }) => group.customers > 0);
  const [first] = told;
  if (!first) return { title: marked(lens.all, snapshot) };
  const title = told.map(({ group, say }) => say(group.customers)).join(' · ');
  const selection = { kind: 'policy', policy: found.policy, outcome: first.outcome } as const;
  return { title: marked(title, snapshot), command: { kind: 'showCustomers', selection } };
}

/** Rows of a table have their counts behind them. */
export function ruleLens(policy: WrittenPolicy, rule: WrittenRule, snapshot: Snapshot): CodeLens[] {
  if (rule.written.kind === 'row') return [];
  const counts = ruleFacts(snapshot, policy.name, rule.name, policy.rules.length);
  if (!counts) return [];
  const { lens } = wordsOf(snapshot.language);
  const { decided, taken, passedOver } = counts;
  const title = [
    groupInWords(decided, wholeOfPolicy(snapshot, policy.name), snapshot.language),
    ...(taken.customers > 0 ? [lens.taken(taken.customers)] : []),
    ...(passedOver.customers > 0 ? [lens.passedOver(passedOver.customers)] : []),
    ...workTitles(snapshot, policy.name, rule.name),
  ].join(' · ');
  const selection = { kind: 'rule', policy: policy.name, rule: rule.name, outcome: 'decided' } as const;
  return [
    {
      start: rule.start + rule.span.start,
      end: rule.start + rule.span.end,
      title: marked(title, snapshot),
      command: { kind: 'showCustomers', selection },
    },
  ];
}

/** Who is decided otherwise than by the saved rules, above the first policy that decides the action. */
function moveLenses(policy: WrittenPolicy, place: Place, snapshot: Snapshot): CodeLens[] {
  const current = currentFacts(snapshot);
  if (!current) return [];
  const { movements = [], program } = current.facts;
  const first = (action: string) =>
    program.policies.find(({ rules }) =>
      rules.some(({ decisions }) => decisions.some((each) => each.action === action)),
    );
  return movements
    .filter(({ action, changed }) => changed.customers > 0 && first(action)?.name === policy.name)
    .map((movement) => ({ ...place, ...moveLens(movement, snapshot) }));
}

function moveLens(
  { action, ordered, up, down, changed }: Movement,
  snapshot: Snapshot,
): Pick<CodeLens, 'title' | 'command'> {
  const { lens } = wordsOf(snapshot.language);
  const title = ordered
    ? lens.moves(visible(action), up.customers, down.customers)
    : lens.changes(visible(action), changed.customers);
  const selection = { kind: 'direction', action, direction: 'changed' } as const;
  return { title: marked(title, snapshot), command: { kind: 'showCustomers', selection } };
}

/** Says so where the rules have changed since they were counted. */
export function marked(title: string, snapshot: Snapshot): string {
  const isCurrent = currentFacts(snapshot)?.decisions === true;
  return isCurrent ? title : wordsOf(snapshot.language).lens.before(title);
}
