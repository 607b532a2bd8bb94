import type * as Ir from '../../ir/index.ts';
import { wordsOf } from '../../text/catalogue.ts';
import { markdownText } from '../../text/markdown.ts';
import { percent } from '../../text/numbers.ts';
import {
  asCondition,
  columnName,
  definitionName,
  literalInWords,
  nameInWords,
  sentence,
} from '../../words/sentences.ts';
import { actionName, decisionText } from './rules.ts';
import { plain, type Writing } from './writing.ts';

/** Tests as examples, and what must hold of everybody. */
export function writeTests(writing: Writing): void {
  const { page, program, words } = writing;
  const [contracts, examples] = [program.tests.filter(isContract), program.tests.filter((test) => !isContract(test))];
  if (examples.length > 0) {
    const { title, say, head } = words.examples;
    page.heading(2, title);
    page.paragraph(markdownText(say));
    page.table(
      [head.example, head.given, head.expected],
      examples.map((test) => exampleRow(test, writing)),
    );
  }
  if (contracts.length === 0) return;
  const { title, head } = words.contracts;
  page.heading(2, title);
  page.table(
    [head.check, head.measure, head.expected],
    contracts.map((test) => contractRow(test, writing)),
  );
}

function isContract({ expect }: Ir.Test): boolean {
  return expect.some(({ kind }) => kind === 'contract');
}

function exampleRow({ title, origin, given, expect }: Ir.Test, writing: Writing) {
  const { between } = writing.words;
  const cells = [
    markdownText(title),
    plain(given.map((each) => givenText(each, writing)).join(between), writing),
    expect.map((each) => expectationText(each, writing)).join(between),
  ];
  return { cells, origin };
}

function givenText(given: Ir.Given, { words, telling }: Writing): string {
  if (given.kind === 'row') {
    const { list } = wordsOf(telling.language).hover.say;
    const cells = given.cells.map(
      ({ column, value }) => `${nameInWords(column, telling)} ${literalInWords(value, telling)}`,
    );
    return words.examples.row(nameInWords(given.data, telling), list(cells));
  }
  return isValue(
    given.kind === 'column' ? columnName(given.column, telling) : definitionName(given, telling),
    given.value,
    telling,
  );
}

function isValue(name: string, value: Ir.Literal | undefined, telling: Writing['telling']): string {
  const { say } = wordsOf(telling.language).hover;
  return value ? say.compare['='](name, literalInWords(value, telling)) : say.isMissing(name);
}

function expectationText(expectation: Ir.Expectation, writing: Writing): string {
  const { words, telling } = writing;
  if (expectation.kind === 'condition') return plain(asCondition(expectation.when, telling), writing);
  if (expectation.kind === 'contract') return '';
  const action = actionName(expectation.action, telling);
  if (!expectation.decided) return plain(words.examples.nothing(action), writing);
  const isAny = expectation.value === undefined && expectation.labels.length === 0;
  return isAny ? plain(words.examples.something(action), writing) : decisionText(expectation, writing);
}

function contractRow({ title, origin, expect }: Ir.Test, writing: Writing) {
  const contracts = expect.filter((each) => each.kind === 'contract');
  const { between } = writing.words;
  const measures = contracts.map((each) => plain(measureText(each, writing), writing)).join(between);
  const ranges = contracts.map((each) => plain(rangeText(each, writing), writing)).join(between);
  return { cells: [markdownText(title), measures, ranges], origin };
}

function measureText({ measure, who, of }: Ir.Contract, { words, telling }: Writing): string {
  const { measure: say, everyone, who: those } = words.contracts;
  const whom = who ? those(asCondition(who, telling)) : everyone;
  const what = of ? sentence(of, telling) : '';
  if (measure === 'count') return say.count(whom);
  if (measure === 'share') return of ? say.shareOf(what, whom) : say.share(whom);
  return say[measure](what, whom);
}

function rangeText({ measure, least, most }: Ir.Contract, { telling }: Writing): string {
  const { contracts } = wordsOf(telling.language).populations;
  const said = (end: Ir.Literal) => {
    if (measure === 'share') return percent(Number(end.value), 1, telling.language);
    return measure === 'count' ? contracts.customers(Number(end.value)) : literalInWords(end, telling);
  };
  if (least && most)
    return said(least) === said(most) ? contracts.exactly(said(least)) : contracts.between(said(least), said(most));
  if (least) return contracts.atLeast(said(least));
  return most ? contracts.atMost(said(most)) : '';
}
