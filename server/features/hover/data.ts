import type { Target } from '../../analysis/index.ts';
import type { DataInfo } from '../../analysis/schema.ts';
import type { Preview, SourceReport } from '../../evaluate/engine.ts';
import { wordsOf } from '../../text/catalogue.ts';
import { money } from '../../text/numbers.ts';
import { currentFacts } from '../facts.ts';
import { paragraph, type RichText } from '../rich-text.ts';
import type { Snapshot } from '../snapshot.ts';

/** Data: where it is read from, what it is to customers, and how much of it is in use. */
export function dataText({ name }: Pick<Target, 'name'>, snapshot: Snapshot): RichText {
  const data = snapshot.model.schema.data.get(name);
  if (!data) return [];
  const { data: words } = wordsOf(snapshot.language).hover;
  const roles = rolesOf(data);
  const facts = currentFacts(snapshot)?.facts;
  const report = facts?.report.sources.find(({ source }) => source === name);
  return [
    paragraph({ strong: words.position[data.position] }),
    ...fromText(data, snapshot),
    ...(roles.length === 0 ? [] : [paragraph({ strong: words.roles }, `  ${roles.join(' · ')}`)]),
    ...(data.declared ? [] : [paragraph(words.guessed)]),
    ...(report && facts ? [loadText(report, facts.preview, snapshot)] : []),
  ];
}

function fromText({ from }: DataInfo, { language }: Snapshot): RichText {
  const { data } = wordsOf(language).hover;
  if (from?.kind === 'file') return [paragraph(data.file(from.path))];
  return from?.kind === 'derived' ? [paragraph(data.derived(from.data, from.by))] : [];
}

export function rolesOf({ columns }: DataInfo): string[] {
  const roles = [...columns.values()].filter(({ role }) => role !== 'column');
  return roles.map(({ role, name }) => `${role} ${name}`);
}

/** Rows that were read, and those that are not in use, each with the reason. */
function loadText(report: SourceReport, { currency }: Preview, { language }: Snapshot): RichText[number] {
  const { load } = wordsOf(language);
  const worth = (amount: string | undefined) =>
    amount === undefined ? '' : ` · ${load.worth(money(amount, currency, language))}`;
  const { read, loaded, future, rejected, orphaned } = report;
  const items = [
    `${load.rows(read)} · ${load.used(loaded, read)}`,
    ...(future > 0 ? [load.future(future)] : []),
    ...rejected.map(({ reason, rows, money: lost }) => load.rejected[reason](rows) + worth(lost)),
    ...(orphaned && orphaned.rows > 0 ? [load.orphaned(orphaned.rows) + worth(orphaned.money)] : []),
  ];
  return { kind: 'list', items: items.map((item) => [item]) };
}
