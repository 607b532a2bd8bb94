import type { Group, PolicyPreview, Preview, RulePreview } from '../../evaluate/engine.ts';
import type { Policy } from '../../ir/program.ts';
import { visible } from '../../text/visible.ts';
import { groupAlign, groupCells, groupHeader, layout } from './groups.ts';
import type { Screen } from './screen.ts';
import { table } from './table.ts';
import { truncate, widthOf } from './width.ts';

type NameOf = (policy: string, rule: string) => string;

/** A policy: a line for each rule, and one for each way of having none. */
export function renderPolicy(
  policy: Policy,
  found: PolicyPreview,
  preview: Preview,
  nameOf: NameOf,
  screen: Screen,
): string[] {
  const { colors, words } = screen;
  const rules = found.rules.map((rule) => ({ name: nameOf(policy.name, rule.rule), group: rule.decided, rule }));
  const rest = withoutRule(found, screen);
  const columns = layout(
    [...rules, ...rest].map(({ name }) => widthOf(name)),
    screen,
  );
  const rows = [...rules, ...rest].map(({ name, group }) => [
    truncate(name, columns.name),
    ...groupCells(group, preview, columns.bar, screen),
  ]);
  const [header = '', ...lines] = table([['', ...groupHeader(preview, screen)], ...rows], {
    indent: 2,
    align: ['left', ...groupAlign],
  });
  const title = [visible(policy.name), ...(policy.title === undefined ? [] : [`“${visible(policy.title)}”`])].join(' ');
  return [
    `${colors.bold(title)}  ${colors.dim(words.preview.modes[policy.mode])}`,
    colors.dim(header),
    ...rules.flatMap(({ rule }, index) => [lines[index] ?? '', ...notes(rule, screen)]),
    ...lines.slice(rules.length).map((line) => colors.yellow(line)),
  ];
}

function withoutRule(found: PolicyPreview, { words }: Screen): { name: string; group: Group }[] {
  const { preview } = words;
  return [
    { name: preview.conflict, group: found.conflict },
    { name: preview.overlap, group: found.overlap },
    { name: preview.passedOver, group: found.passedOver },
    { name: preview.uncovered, group: found.uncovered },
    { name: preview.gap, group: found.gap },
  ].filter(({ group }) => group.customers > 0);
}

function notes({ taken, passedOver }: RulePreview, { words, colors }: Screen): string[] {
  const texts = [
    ...(taken.customers > 0 ? [words.preview.takenNote(taken.customers)] : []),
    ...(passedOver.customers > 0 ? [words.preview.passedOverNote(passedOver.customers)] : []),
  ];
  return texts.length === 0 ? [] : [colors.dim(`    ${texts.join(' · ')}`)];
}
