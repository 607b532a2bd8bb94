import type { Target } from '../../analysis/index.ts';
import type { Bands, Cell, Checklist, Definition, RankClass, ShareClass, Stages } from '../../ir/index.ts';
import { wordsOf } from '../../text/catalogue.ts';
import { visible } from '../../text/visible.ts';
import { bandRanges } from '../../words/bands.ts';
import { definitionInWords, rangeOfMember } from '../../words/definitions.ts';
import { sentence } from '../../words/sentences.ts';
import { shorten, type Telling } from '../../words/telling.ts';
import { typeInWords } from '../../words/types.ts';
import { valueText } from '../../words/values.ts';
import { type DefinitionFacts, definitionFacts, definitionOf, wholeOf } from '../facts.ts';
import { paragraph, type RichText } from '../rich-text.ts';
import type { Snapshot } from '../snapshot.ts';
import { groupInWords } from '../words/groups.ts';
import { tellingOf } from '../words/telling.ts';
import { affinityText } from './affinity.ts';
import { distributionText } from './distribution.ts';
import { groupTable } from './group-table.ts';

/** A metric, score, class, stages, segment or checklist: its type, what it computes, and how customers lie in it. */
export function definitionText({ name }: Target, snapshot: Snapshot): RichText {
  const definition = definitionOf(snapshot, name);
  if (!definition) return [];
  return [saidText(definition, snapshot), ...populationText(definition, definitionFacts(snapshot, name), snapshot)];
}

/** A type that says more than the word of the language does stands before what is computed. */
function saidText(definition: Definition, snapshot: Snapshot): RichText[number] {
  const said = shorten(definitionInWords(definition, tellingOf(snapshot)));
  const hasType = definition.kind === 'metric' || definition.kind === 'bands';
  return hasType ? paragraph({ strong: typeOf(definition, snapshot) }, ` · ${said}`) : paragraph(said);
}

function typeOf(definition: Definition, { language }: Snapshot): string {
  const { types } = wordsOf(language).hover;
  return definition.kind === 'bands' ? types.bands(definition.bands) : typeInWords(definition.type, language);
}

function populationText(definition: Definition, facts: DefinitionFacts | undefined, snapshot: Snapshot): RichText {
  switch (definition.kind) {
    case 'metric':
      return facts?.distribution ? distributionText(facts.distribution, definition.type, snapshot.language) : [];
    case 'bands':
      return bandsText(definition, facts, snapshot);
    case 'cell':
      return cellText(definition, facts, snapshot);
    case 'share-class':
    case 'rank-class':
      return classText(definition, facts, snapshot);
    case 'stages':
      return stagesText(definition, facts, snapshot);
    case 'segment':
      return segmentText(facts, snapshot);
    case 'checklist':
      return checklistText(definition, facts, snapshot);
    case 'affinity':
      return affinityText(facts?.fit, snapshot.language);
  }
}

function bandsText(definition: Bands, facts: DefinitionFacts | undefined, snapshot: Snapshot): RichText {
  const { head, bands } = wordsOf(snapshot.language).hover;
  const fit = facts?.fit?.kind === 'bands' ? facts.fit : undefined;
  const ranges = bandRanges(definition, fit, tellingOf(snapshot));
  if (!ranges && !facts?.groups) return [];
  const rows = Array.from({ length: definition.bands }, (_, index) => String(definition.bands - index)).map((band) => ({
    cells: [band, ranges?.[Number(band) - 1] ?? ''],
    group: facts?.groups?.find(({ member }) => member === band),
  }));
  return [
    groupTable([head.band, head.from], withMissing(rows, facts, snapshot), snapshot),
    ...(fit ? [paragraph(bands.fitted(fit.fitted))] : []),
  ];
}

/** Those who are in none, where there are any. */
function withMissing<Row extends { cells: readonly string[] }>(
  rows: readonly Row[],
  facts: DefinitionFacts | undefined,
  { language }: Snapshot,
) {
  const group = facts?.groups?.find(({ member }) => member === null);
  if (!group || group.customers === 0) return rows;
  const cells = [
    wordsOf(language).explain.missing,
    ...Array.from({ length: (rows[0]?.cells.length ?? 1) - 1 }, () => ''),
  ];
  return [...rows, { cells, group }];
}

const mostCells = 5;

function cellText({ parts }: Cell, facts: DefinitionFacts | undefined, snapshot: Snapshot): RichText {
  const { cell, head } = wordsOf(snapshot.language).hover;
  const bands = parts
    .map((part) => definitionOf(snapshot, part))
    .map((each) => (each?.kind === 'bands' ? each.bands : 1));
  const size = paragraph(cell.grid(bands.reduce((product, each) => product * each, 1)));
  if (!facts?.cells || facts.cells.size === 0) return [size];
  const most = [...facts.cells].sort(([, a], [, b]) => b.customers - a.customers).slice(0, mostCells);
  const rows = most.map(([value, group]) => ({ cells: [value], group }));
  return [size, paragraph({ strong: cell.most }), groupTable([head.value], rows, snapshot)];
}

function classText(
  definition: ShareClass | RankClass,
  facts: DefinitionFacts | undefined,
  snapshot: Snapshot,
): RichText {
  const { language } = snapshot;
  const { head, bands } = wordsOf(language).hover;
  const { members, of } = definition;
  const cuts = facts?.fit?.kind === 'class' ? facts.fit.cuts : [];
  const rows = members.map((member, index) => ({
    cells: [
      namedText(member),
      rangeOfMember(members, index, { language }),
      cuts[index] === undefined || cuts[index] === null ? '' : bands.atLeast(valueText(cuts[index], of.type, language)),
    ],
    group: facts?.groups?.find((group) => group.member === member.name),
  }));
  return [groupTable([head.member, head.part, head.from], withMissing(rows, facts, snapshot), snapshot)];
}

function stagesText({ members }: Stages, facts: DefinitionFacts | undefined, snapshot: Snapshot): RichText {
  const { head, say } = wordsOf(snapshot.language).hover;
  const telling = tellingOf(snapshot);
  const rows = members.map((member) => ({
    cells: [namedText(member), member.when ? shorten(sentence(member.when, telling), 120) : say.otherwise],
    group: facts?.groups?.find((group) => group.member === member.name),
  }));
  return [groupTable([head.member, head.when], withMissing(rows, facts, snapshot), snapshot)];
}

/** Each item with those who satisfy it, then how many satisfy so many. */
function checklistText({ items }: Checklist, facts: DefinitionFacts | undefined, snapshot: Snapshot): RichText {
  const { head, checklist } = wordsOf(snapshot.language).hover;
  const telling = tellingOf(snapshot);
  const rows = items.map((item) => ({
    cells: [namedText(item), shorten(whenOf(item, snapshot, telling), 120)],
    group: itemGroup(item, snapshot),
  }));
  const counts = facts?.groups?.map((group) => ({ cells: [group.member ?? ''], group })) ?? [];
  return [
    groupTable([head.item, head.when], rows, snapshot),
    ...(counts.length === 0 ? [] : [groupTable([checklist.held], counts, snapshot)]),
  ];
}

function whenOf({ when }: Checklist['items'][number], snapshot: Snapshot, telling: Telling): string {
  const segment = when.op === 'reference' ? definitionOf(snapshot, when.name) : undefined;
  return sentence(segment?.kind === 'segment' ? segment.when : when, telling);
}

function itemGroup({ when }: Checklist['items'][number], snapshot: Snapshot) {
  const groups = when.op === 'reference' ? definitionFacts(snapshot, when.name)?.groups : undefined;
  return groups?.find(({ member }) => member === 'yes');
}

function segmentText(facts: DefinitionFacts | undefined, snapshot: Snapshot): RichText {
  const group = facts?.groups?.find(({ member }) => member === 'yes');
  return group ? [paragraph(groupInWords(group, wholeOf(snapshot), snapshot.language))] : [];
}

/** A name with its title. */
export function namedText({ name, title }: { readonly name: string; readonly title?: string }): string {
  return title === undefined ? visible(name) : `${visible(name)} “${visible(shorten(title, 60))}”`;
}
