import type { DataPreview, GuardPreview, Preview, Session } from '../../evaluate/engine.ts';
import { ruleNames, type TextOf } from '../../features/words/rule-names.ts';
import { writtenValues } from '../../features/words/written-values.ts';
import { overData } from '../../ir/other-data.ts';
import type { Program } from '../../ir/program.ts';
import { exact, money } from '../../text/numbers.ts';
import { visible } from '../../text/visible.ts';
import { renderActions } from './actions.ts';
import { renderAffinities } from './affinities.ts';
import { renderCampaign } from './campaign.ts';
import { renderDefinitions } from './definitions.ts';
import { hasLosses, renderLoadReport } from './load-report.ts';
import { renderPolicy } from './policy.ts';
import { readingWidth, type Screen } from './screen.ts';
import { table } from './table.ts';
import { wrap } from './width.ts';
import { renderGoals, renderLimits, renderWork } from './work.ts';

export interface PreviewInput {
  readonly program: Program;
  readonly session: Pick<Session, 'asOf' | 'report'> & Partial<Pick<Session, 'fits'>>;
  readonly preview: Preview;
  readonly textOf: TextOf;
}

/** What the rules do to whom: everything that `patron preview` shows. */
export function renderPreview(input: PreviewInput, screen: Screen): string[] {
  const { preview, session, program } = input;
  return sections([
    renderHead(input, screen),
    renderLoadReport(session.report, program, preview.currency, screen),
    renderDefinitions(preview, screen),
    renderAffinities(program, session.fits, screen),
    ...renderOutcome(input, screen),
  ]);
}

/** The part of it that stands for a run: policies, decisions and guards, and the data where something in it was lost. */
export function renderSummary(input: PreviewInput, screen: Screen): string[] {
  const { session, program, preview } = input;
  const load = hasLosses(session.report) ? renderLoadReport(session.report, program, preview.currency, screen) : [];
  return sections([renderHead(input, screen), load, ...renderOutcome(input, screen)]);
}

function renderOutcome({ program, preview, textOf }: Omit<PreviewInput, 'session'>, screen: Screen): string[][] {
  const nameOf = ruleNames(program, textOf, screen.language);
  return [
    ...program.policies.flatMap((policy) => {
      const found = preview.policies.find((each) => each.policy === policy.name);
      return found ? [renderPolicy(policy, found, preview, nameOf, screen)] : [];
    }),
    ...program.campaigns.flatMap((campaign) => {
      const found = preview.campaigns.find((each) => each.campaign === campaign.name);
      return found ? [renderCampaign(campaign, found, preview, screen)] : [];
    }),
    ...renderActions(program, preview, writtenValues(program, textOf), screen),
    renderGuards(preview, screen),
    renderWork(preview, nameOf, screen),
    renderLimits(preview, screen),
    renderGoals(preview, screen),
    ...(preview.others ?? []).flatMap((other) => renderRows({ program, textOf }, other, screen)),
  ];
}

/** What is decided about other data, counted in its rows. */
function renderRows({ program, textOf }: RenderedRules, found: DataPreview, screen: Screen): string[][] {
  const other = program.others?.find(({ data }) => data === found.data);
  if (!other) return [];
  const { words, colors, language } = screen;
  const counted = { ...screen, words: { ...words, preview: { ...words.preview, ...words.preview.ofRows } } };
  const preview: Preview = { ...found, definitions: [], campaigns: [], others: [] };
  const parts = [
    visible(found.data),
    counted.words.preview.customers(found.customers),
    ...(found.money === undefined ? [] : [money(found.money, found.currency, language)]),
  ];
  const totals = found.totals.map(({ action, total, currency }) => [
    words.preview.total(visible(action)),
    currency === undefined ? exact(total, undefined, language) : money(total, currency, language),
  ]);
  return [
    [colors.bold(parts.join(' · ')), ...table(totals, { indent: 2, align: ['left', 'right'] })],
    ...renderOutcome({ program: overData(program, other), preview, textOf }, counted),
  ];
}

type RenderedRules = Pick<PreviewInput, 'program' | 'textOf'>;

function renderHead({ session, preview }: PreviewInput, screen: Screen): string[] {
  const { words, colors, language } = screen;
  const { date, from } = session.asOf;
  const parts = [
    words.preview.asOf[from](date),
    words.preview.customers(preview.customers),
    ...(preview.money === undefined ? [] : [money(preview.money, preview.currency, language)]),
  ];
  const head = wrap(parts.join(' · '), readingWidth(screen)).map((line) => colors.bold(line));
  return preview.customers === 0 ? [...head, colors.yellow(words.preview.empty)] : head;
}

export function renderGuards(preview: Pick<Preview, 'guards' | 'currency'>, screen: Screen): string[] {
  const { words, colors } = screen;
  if (preview.guards.length === 0) return [];
  const rows = preview.guards.map((guard) => [visible(guard.guard), effectOf(guard, preview, screen)]);
  return [colors.bold(words.preview.guards), ...table(rows, { indent: 2 })];
}

function effectOf(
  { kind, affected }: GuardPreview,
  preview: Pick<Preview, 'currency'>,
  { words, colors, language }: Screen,
): string {
  const text = kind === 'never' ? words.preview.withheld(affected.customers) : words.preview.broken(affected.customers);
  if (affected.customers === 0) return colors.dim(text);
  const worth = affected.money === undefined ? '' : ` · ${money(affected.money, preview.currency, language)}`;
  return (kind === 'always' ? colors.red : colors.yellow)(text) + worth;
}

/** Sections with a blank line between them; empty ones are left out. */
function sections(all: readonly (readonly string[])[]): string[] {
  return all.filter((lines) => lines.length > 0).flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}
