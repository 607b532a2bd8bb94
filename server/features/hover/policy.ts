import type { Target } from '../../analysis/index.ts';
import type { PolicyPreview } from '../../evaluate/engine.ts';
import { wordsOf } from '../../text/catalogue.ts';
import { count, exact } from '../../text/numbers.ts';
import { visible } from '../../text/visible.ts';
import { sentence } from '../../words/sentences.ts';
import { shorten } from '../../words/telling.ts';
import { currentFacts, policyFacts, rowsOf, ruleFacts, wholeOfPolicy } from '../facts.ts';
import { isCampaign, type WrittenPolicy, type WrittenRule, writtenPolicies } from '../policy-rules.ts';
import { paragraph, type RichText } from '../rich-text.ts';
import type { Snapshot } from '../snapshot.ts';
import { groupInWords } from '../words/groups.ts';
import { tellingOf } from '../words/telling.ts';
import { ruleTitle } from '../words/written-rules.ts';
import { workTitles } from '../work-titles.ts';
import { campaignText } from './campaign.ts';
import { type GroupRow, groupTable } from './group-table.ts';

const mostRules = 30;

/** A policy: how many rules may decide, whom each reaches, and who is left. */
export function policyText({ name }: Pick<Target, 'name'>, snapshot: Snapshot): RichText {
  const policy = writtenPolicies(snapshot).find((each) => each.name === name);
  if (!policy) return [];
  if (isCampaign(policy)) return campaignText(policy, snapshot);
  const { preview, hover } = wordsOf(snapshot.language);
  const found = policyFacts(snapshot, name);
  const about = policy.data === undefined ? '' : ` · ${hover.policy.forRows(visible(policy.data))}`;
  const size = `${about} · ${hover.policy.rules(policy.rules.length)}`;
  const work = workTitles(snapshot, name);
  const totals = rowsOf(snapshot, name)?.totals.map(({ action, total, currency }) => [
    `${preview.total(visible(action))}: ${exact(total, currency, snapshot.language)}`,
  ]);
  return [
    paragraph({ strong: preview.modes[policy.mode] }, size),
    ...(work.length > 0 ? [{ kind: 'list', items: work.map((each) => [each]) } as const] : []),
    ...(totals && totals.length > 0 ? [{ kind: 'list', items: totals } as const] : []),
    ...(found ? [countsTable(policy, found, snapshot), ...beforeEdit(snapshot)] : []),
  ];
}

function countsTable(policy: WrittenPolicy, found: PolicyPreview, snapshot: Snapshot) {
  const { head } = wordsOf(snapshot.language).hover;
  const { language } = snapshot;
  const counted = (customers: number) => (customers === 0 ? '' : count(customers, language));
  const rules = policy.rules.slice(0, mostRules).map((rule): GroupRow => {
    const counts = ruleFacts(snapshot, policy.name, rule.name, policy.rules.length);
    const notes = [counts?.taken.customers ?? 0, counts?.passedOver.customers ?? 0].map(counted);
    return { cells: [ruleTitle(rule, snapshot), ...notes], group: counts?.decided };
  });
  const more = policy.rules.length > mostRules ? [{ cells: ['…', '', ''] }] : [];
  const rows = [...rules, ...more, ...restOf(found, snapshot)];
  const whole = wholeOfPolicy(snapshot, policy.name);
  return groupTable([head.rule, head.taken, head.passedOver], rows, snapshot, 2, whole);
}

/** Whoever has no rule, by the ways of having none. */
function restOf(found: PolicyPreview, { language }: Snapshot): GroupRow[] {
  const { preview } = wordsOf(language);
  return (['conflict', 'overlap', 'passedOver', 'uncovered', 'gap'] as const)
    .filter((way) => found[way].customers > 0)
    .map((way) => ({ cells: [preview[way], '', ''], group: found[way] }));
}

/** A rule: its condition in words, whom it decides for, and whom it does not reach. */
export function ruleText(policy: WrittenPolicy, rule: WrittenRule, snapshot: Snapshot): RichText {
  const said = conditionText(rule, snapshot);
  return [...(said === undefined ? [] : [paragraph(shorten(said))]), ...ruleCounts(policy, rule, snapshot)];
}

export function ruleCounts(policy: WrittenPolicy, rule: WrittenRule, snapshot: Snapshot): RichText {
  const counts = ruleFacts(snapshot, policy.name, rule.name, policy.rules.length);
  if (!counts) return [];
  const words = wordsOf(snapshot.language).hover.rule;
  const { language } = snapshot;
  const whole = wholeOfPolicy(snapshot, policy.name);
  const items = [
    words.decided(groupInWords(counts.decided, whole, language)),
    ...(counts.taken.customers > 0 ? [words.taken(groupInWords(counts.taken, whole, language))] : []),
    ...(counts.passedOver.customers > 0 ? [words.passedOver(groupInWords(counts.passedOver, whole, language))] : []),
    ...workTitles(snapshot, policy.name, rule.name),
  ];
  return [{ kind: 'list', items: items.map((item) => [item]) }, ...beforeEdit(snapshot)];
}

function conditionText({ written, start }: WrittenRule, snapshot: Snapshot): string | undefined {
  if (written.kind !== 'rule') return undefined;
  const { when } = written;
  if (!when) return wordsOf(snapshot.language).hover.rule.otherwise;
  const chunk = snapshot.source.chunks.find((each) => each.start === start)?.chunk;
  const found =
    chunk &&
    snapshot.model.expressions(chunk).find(({ span }) => span.start === when.span.start && span.end === when.span.end);
  return found && sentence(found.expression, tellingOf(snapshot));
}

/** Said where rules have changed since they were counted. */
function beforeEdit(snapshot: Snapshot): RichText {
  return currentFacts(snapshot)?.decisions === true ? [] : [paragraph(wordsOf(snapshot.language).hover.beforeEdit)];
}
