import type { Bands, ClassMember, Definition } from '../ir/index.ts';
import { wordsOf } from '../text/catalogue.ts';
import { percent } from '../text/numbers.ts';
import { visible } from '../text/visible.ts';
import { affinityInWords } from './affinity.ts';
import { asCondition, literalInWords, sentence } from './sentences.ts';
import type { Telling } from './telling.ts';

/** What a definition computes, as a sentence. */
export function definitionInWords(definition: Definition, telling: Telling): string {
  const { say } = wordsOf(telling.language).hover;
  switch (definition.kind) {
    case 'metric':
      return sentence(definition.value, telling);
    case 'segment':
      return asCondition(definition.when, telling);
    case 'bands':
      return among(bandsInWords(definition, telling), definition, telling);
    case 'cell':
      return say.cell(say.list(definition.parts.map((part) => visible(telling.inFull?.of(part) ?? part))));
    case 'share-class':
      return among(say.byShare(sentence(definition.of, telling)), definition, telling);
    case 'rank-class':
      return among(say.byRank(sentence(definition.of, telling)), definition, telling);
    case 'stages':
      return say.stages;
    case 'checklist':
      return say.checklist(definition.items.length);
    case 'affinity':
      return affinityInWords(definition, telling);
  }
}

function bandsInWords({ of, bands, cuts, best }: Bands, telling: Telling): string {
  const { say } = wordsOf(telling.language).hover;
  const what = sentence(of, telling);
  const given = cuts && say.list(cuts.map((cut) => literalInWords(cut, telling)));
  const text = given === undefined ? say.equalBands(bands, what) : say.givenBands(what, given);
  return best === 'lowest' ? say.lowestBest(text) : text;
}

function among(text: string, { where }: Pick<Bands, 'where'>, telling: Telling): string {
  return where ? wordsOf(telling.language).hover.say.among(text, asCondition(where, telling)) : text;
}

/** `the first 75%`, `the next 20%`, `the rest` */
export function rangeOfMember(members: readonly ClassMember[], index: number, { language }: Telling): string {
  const { say } = wordsOf(language).hover;
  const upTo = members[index]?.upTo;
  if (!upTo) return say.rest;
  const before = members[index - 1]?.upTo ?? [0, 1];
  const share = percent(upTo[0] * before[1] - before[0] * upTo[1], upTo[1] * before[1], language);
  return index === 0 ? say.top(share) : say.next(share);
}
