import { propertyName } from './core.ts';
import { decisionsText, fieldTexts, interfaceText, type Words } from './declared.ts';
import type { RowCore } from './row-core.ts';
import { summedIn } from './row-events.ts';
import { docComment, quote } from './text.ts';

export interface RowTypes {
  readonly types: readonly string[];
  /** What is decided from rows. */
  readonly result: string;
  readonly members: readonly string[];
}

/** The types of decisions about other data. */
export function rowTypes(rows: readonly RowCore[], words: Words, hasDay: boolean): RowTypes {
  const below = rows.flatMap((core, index) => (core.asked ? [{ core, number: index + 1 }] : []));
  const types = rows.flatMap((core, index) => typesOf(core, index + 1, words));
  if (below.length === 0) return { types, result: 'Decisions', members: overloads(rows, words, hasDay) };
  const properties = (text: (core: RowCore, number: number) => string) =>
    below.map(({ core, number }) => `readonly ${propertyName(core.data)}: ${text(core, number)};`).join(' ');
  const lists = properties((_, number) => `readonly DecidedRow<RowDecisions${number}>[]`);
  const result = [
    'interface DecidedRow<D> {',
    '  readonly key: string;',
    '  readonly decisions: D;',
    '}',
    '',
    'interface DecisionsWithRows extends Decisions {',
    `  ${docComment(words.rows)}`,
    `  readonly rows: { ${lists} };`,
    `  ${docComment(words.totals)}`,
    `  readonly totals: { ${properties(totalsType)} };`,
    '}',
    '',
  ];
  return {
    types: [...types, ...result],
    result: 'DecisionsWithRows',
    members: overloads(rows, words, hasDay),
  };
}

function typesOf({ data, program, fields, asked }: RowCore, number: number, words: Words): readonly string[] {
  return [
    docComment(words.decisionsOf(data)),
    ...decisionsText(`RowDecisions${number}`, program),
    docComment(words.valuesOf(data)),
    ...interfaceText(`RowValues${number}`, fieldTexts(fields, words)),
    ...(asked
      ? [docComment(words.customerOf(data)), ...interfaceText(`RowCustomer${number}`, fieldTexts(asked.fields, words))]
      : []),
  ];
}

function totalsType({ other }: RowCore): string {
  const totals = summedIn(other).map(({ name }) => `readonly ${propertyName(name)}: string;`);
  return totals.length === 0 ? '{}' : `{ ${totals.join(' ')} }`;
}

function overloads(rows: readonly RowCore[], words: Words, hasDay: boolean): readonly string[] {
  return rows.flatMap(({ data, asked, inputs }, index) => {
    const number = index + 1;
    const needsDay = [...inputs, ...(asked?.inputs ?? [])].includes('today') && !hasDay;
    const customer = asked ? `customer: RowCustomer${number}, ` : '';
    const own = `data: ${quote(data)}, row: RowValues${number}, ${customer}asOf${needsDay ? '' : '?'}: string`;
    return [docComment(words.decideRow), `function decideRow(${own}): RowDecisions${number};`];
  });
}
