import type { LimitPreview, Preview } from '../../evaluate/engine.ts';
import { visible } from '../../text/visible.ts';
import { amountInWords, eachInWords, limitInWords, loadInWords } from '../../text/work.ts';
import { groupAlign, groupCells, groupHeader, layout } from './groups.ts';
import type { Screen } from './screen.ts';
import { table } from './table.ts';
import { truncate, widthOf } from './width.ts';

type NameOf = (policy: string, rule: string) => string;

/** What cadences add up to: by action, by policy, and by rule where there are several. */
export function renderWork({ work = [] }: Preview, nameOf: NameOf, screen: Screen): string[] {
  if (work.length === 0) return [];
  const { words, colors, language } = screen;
  const load = (perYear: string) => loadInWords(perYear, words.work, language);
  const rows = work.flatMap(({ action, perYear, policies }) => [
    [visible(action), load(perYear)],
    ...policies.flatMap((policy) => [
      ...(policies.length > 1 ? [[`  ${visible(policy.policy)}`, load(policy.perYear)]] : []),
      ...policy.rules
        .filter((rule) => policy.rules.length > 1 && rule.perYear !== '0')
        .map((rule) => [
          `    ${truncate(nameOf(policy.policy, rule.rule), 50)}`,
          load(rule.perYear),
          rule.each === undefined ? '' : colors.dim(eachInWords(rule.each, words.work, language)),
        ]),
    ]),
  ]);
  return [colors.bold(words.work.title), ...table(rows, { indent: 2 })];
}

/** What limits withhold, and from which groups. */
export function renderLimits({ limits = [] }: Preview, screen: Screen): string[] {
  if (limits.length === 0) return [];
  const { words, colors } = screen;
  return [colors.bold(words.work.limits), ...limits.flatMap((limit) => renderLimit(limit, screen))];
}

/** So many groups are worth a line. */
const mostGroups = 8;

function renderLimit(limit: LimitPreview, screen: Screen): string[] {
  const { words, colors, language } = screen;
  const effect = limitInWords(limit, words.work, language);
  const paint = limit.withheld.customers === 0 ? colors.dim : colors.yellow;
  const { groups = [], groupCount = 0, per = '', unit } = limit;
  const shown = groups.slice(0, mostGroups);
  const rows = shown.map(({ group, demand, used, withheld }) => [
    group === null ? words.work.missing(visible(per)) : visible(group),
    words.work.wanted(
      amountInWords(demand, unit, words.work, language),
      amountInWords(used, unit, words.work, language),
    ),
    withheld.customers === 0 ? '' : words.work.withheld(withheld.customers),
  ]);
  const rest = groupCount - shown.length;
  return [
    `  ${visible(limit.limit)}  ${paint(effect)}`,
    ...table(rows, { indent: 4 }),
    ...(rest > 0 ? [`    ${colors.dim(words.work.moreGroups(rest))}`] : []),
  ];
}

/** Whom rules with each goal decide. */
export function renderGoals(preview: Preview, screen: Screen): string[] {
  const { goals = [] } = preview;
  if (goals.length === 0) return [];
  const { words, colors } = screen;
  const named = goals.map((group) => ({
    name: group.goal === null ? words.work.noGoal : words.work.goal[group.goal],
    group,
  }));
  const columns = layout(
    named.map(({ name }) => widthOf(name)),
    screen,
  );
  const rows = named.map(({ name, group }) => [name, ...groupCells(group, preview, columns.bar, screen)]);
  const [header = '', ...lines] = table([['', ...groupHeader(preview, screen)], ...rows], {
    indent: 2,
    align: ['left', ...groupAlign],
  });
  return [colors.bold(words.work.goals), colors.dim(header), ...lines];
}
