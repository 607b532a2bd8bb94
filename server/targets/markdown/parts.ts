import type { Fit } from '../../ir/fits.ts';
import type * as Ir from '../../ir/index.ts';
import { wordsOf } from '../../text/catalogue.ts';
import { markdownText } from '../../text/markdown.ts';
import { count } from '../../text/numbers.ts';
import { bandRanges } from '../../words/bands.ts';
import { rangeOfMember } from '../../words/definitions.ts';
import { pairRows, pairsOf } from '../../words/pairs.ts';
import { sentence } from '../../words/sentences.ts';
import { valueText } from '../../words/values.ts';
import { conditionText, fullName, tidy, type Writing } from './writing.ts';

/** What a definition is made of: bands with their cuts, members with their conditions, items. */
export function writeParts(definition: Ir.Definition, writing: Writing): void {
  const fit = writing.fits.get(definition.name);
  if (definition.kind === 'bands') writeBands(definition, fit, writing);
  if (definition.kind === 'share-class' || definition.kind === 'rank-class') writeClass(definition, fit, writing);
  if (definition.kind === 'stages') writeStages(definition, writing);
  if (definition.kind === 'checklist') writeItems(definition, writing);
  if (definition.kind === 'affinity') writePairs(fit, writing);
}

/** What is to be known of all parts together. */
export function aboutParts(definition: Ir.Definition, { fits, words, telling }: Writing): readonly string[] {
  const fit = fits.get(definition.name);
  const { bestBand, fittedLater, classLater, classFitted, affinityFitted } = words.terms;
  const { bands } = wordsOf(telling.language).hover;
  switch (definition.kind) {
    case 'bands': {
      const fitted = definition.cuts ? [] : [fit ? bands.fitted(fit.fitted) : fittedLater];
      return [bestBand(definition.bands), ...fitted];
    }
    case 'share-class':
    case 'rank-class':
      return [fit ? classFitted(fit.fitted) : classLater];
    case 'affinity':
      return [fit ? affinityFitted(fit.fitted) : classLater];
    default:
      return [];
  }
}

function writeBands(definition: Ir.Bands, fit: Fit | undefined, { page, words, telling }: Writing): void {
  const { head } = words.terms;
  const fitted = fit?.kind === 'bands' && !definition.cuts ? fit : undefined;
  const ranges = bandRanges(definition, fitted, telling);
  page.table(
    [head.band, tidy(sentence(definition.of, telling), telling), head.customers],
    (ranges ?? []).map((range, index) => ({
      cells: [String(index + 1), markdownText(range), counted(fitted, index, telling)],
      origin: definition.origin,
    })),
  );
}

function counted(fit: Fit | undefined, index: number, { language }: Writing['telling']): string {
  const found = fit?.counts[index];
  return found === undefined ? '' : count(found, language);
}

function writeClass(definition: Ir.ShareClass | Ir.RankClass, fit: Fit | undefined, writing: Writing): void {
  const { page, words, telling } = writing;
  const { head } = words.terms;
  const fitted = fit?.kind === 'class' ? fit : undefined;
  const { bands } = wordsOf(telling.language).hover;
  const cutText = (cut: string | null | undefined) =>
    cut ? bands.atLeast(valueText(cut, definition.of.type, telling.language, true)) : '';
  page.table(
    [head.member, head.part, tidy(sentence(definition.of, telling), telling), head.customers],
    definition.members.map((member, index) => ({
      cells: [
        fullName(member, writing),
        markdownText(rangeOfMember(definition.members, index, telling)),
        markdownText(cutText(fitted?.cuts[index])),
        counted(fitted, index, telling),
      ],
      origin: definition.origin,
    })),
  );
}

function writeStages({ members, origin }: Ir.Stages, writing: Writing): void {
  const { page, words, telling } = writing;
  const { otherwise } = wordsOf(telling.language).hover.say;
  page.table(
    [words.terms.head.member, words.terms.head.when],
    members.map((member) => ({
      cells: [fullName(member, writing), member.when ? conditionText(member.when, writing) : markdownText(otherwise)],
      origin,
    })),
  );
}

/** Each item is a segment of its own, which says what it asks. */
function writeItems({ name, items, origin }: Ir.Checklist, writing: Writing): void {
  const { page, program, words } = writing;
  const asked = new Map(
    program.definitions.map((each) => [each.name, each.kind === 'segment' ? each.when : undefined]),
  );
  page.table(
    [words.terms.head.item, words.terms.head.when],
    items.map((item) => ({
      cells: [fullName(item, writing), conditionText(asked.get(`${name}.${item.name}`) ?? item.when, writing)],
      origin,
    })),
  );
}

const mostPairs = 100;

function writePairs(fit: Fit | undefined, { page, telling }: Writing): void {
  if (fit?.kind !== 'affinity') return;
  const pairs = pairsOf(fit);
  const { head, rows } = pairRows(pairs.slice(0, mostPairs), fit.fitted, telling.language);
  page.table(
    head,
    rows.map((cells) => ({ cells: cells.map(markdownText) })),
  );
  const rest = pairs.length - mostPairs;
  if (rest > 0) page.paragraph(markdownText(wordsOf(telling.language).populations.affinity.more(rest)));
}
