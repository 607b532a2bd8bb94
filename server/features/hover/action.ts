import type { Target } from '../../analysis/index.ts';
import type { ActionPreview } from '../../evaluate/engine.ts';
import type { Action } from '../../ir/index.ts';
import { wordsOf } from '../../text/catalogue.ts';
import { visible } from '../../text/visible.ts';
import { shorten } from '../../words/telling.ts';
import { typeInWords } from '../../words/types.ts';
import { currentFacts } from '../facts.ts';
import { paragraph, type RichText } from '../rich-text.ts';
import type { Snapshot } from '../snapshot.ts';
import { writtenValues } from '../words/written-values.ts';
import { groupTable } from './group-table.ts';

const mostValues = 10;

/** An action: the values that it takes, what is kept of several, and who is given which. */
export function actionText({ name }: Pick<Target, 'name'>, snapshot: Snapshot): RichText {
  const action = actionOf(snapshot, name);
  if (!action) return [];
  const { action: words } = wordsOf(snapshot.language).hover;
  const takes = action.takes ? typeInWords(action.takes, snapshot.language) : words.takesNothing;
  const labels = action.labels.map(({ label, takes: type }) => [
    words.label(label, typeInWords(type, snapshot.language)),
  ]);
  return [
    paragraph({ strong: takes }),
    ...(labels.length === 0 ? [] : [{ kind: 'list' as const, items: labels }]),
    ...(action.takes ? [paragraph(words.keep[action.keep])] : []),
    ...valuesText(name, snapshot),
  ];
}

export function actionOf({ model }: Snapshot, name: string): Action | undefined {
  return model.meaning(name)?.action;
}

function valuesText(name: string, snapshot: Snapshot): RichText {
  const found = actionFacts(snapshot, name);
  const current = currentFacts(snapshot);
  if (!found || !current || found.values.length === 0) return [];
  const { hover, preview } = wordsOf(snapshot.language);
  const { files } = snapshot.model;
  const textOf = (path: string) => files.find((file) => file.path === path)?.source;
  const written = writtenValues(current.facts.program, current.decisions ? textOf : () => undefined);
  const rows = found.values.slice(0, mostValues).map(({ value, ...group }) => ({
    cells: [value === null ? preview.undecided : shorten(written(name, value), 60)],
    group,
  }));
  const hasMore = found.values.length > mostValues;
  return [
    groupTable([hover.head.value], hasMore ? [...rows, { cells: ['…'] }] : rows, snapshot),
    ...(current.decisions ? [] : [paragraph(hover.beforeEdit)]),
  ];
}

/** Counts of the values of an action that takes what it took then. */
export function actionFacts(snapshot: Snapshot, name: string): ActionPreview | undefined {
  const facts = currentFacts(snapshot)?.facts;
  const [now, then] = [actionOf(snapshot, name), facts?.program.actions.find((each) => each.name === name)];
  const isSame = JSON.stringify(now?.takes) === JSON.stringify(then?.takes) && now?.keep === then?.keep;
  return now && then && isSame ? facts?.preview.actions.find(({ action }) => action === name) : undefined;
}

/** A word before a further value of an action. */
export function labelText({ name, owner = '', type }: Target, snapshot: Snapshot): RichText {
  const { action } = wordsOf(snapshot.language).hover;
  const takes = type ?? actionOf(snapshot, owner)?.labels.find(({ label }) => label === name)?.takes;
  return [
    ...(takes ? [paragraph({ strong: typeInWords(takes, snapshot.language) })] : []),
    paragraph(action.labelOf(visible(owner))),
  ];
}
