import type * as Ir from '../../ir/index.ts';
import { wordsOf } from '../../text/catalogue.ts';
import { exactOf, isDouble } from '../sql/exact.ts';
import { type CompileInput, compiledMark } from '../target.ts';
import { type Core, propertyName } from './core.ts';
import { decisionsText, field, fieldTexts, interfaceText, type Words } from './declared.ts';
import { globalName } from './naming.ts';
import type { RowCore } from './row-core.ts';
import { rowTypes } from './row-declarations.ts';
import type { Tables } from './tables.ts';
import { comment, docComment } from './text.ts';

/** The types of a module. */
export function declarationsText(input: CompileInput, core: Core, tables: Tables, rows: readonly RowCore[]): string {
  const { program, language, options } = input;
  const words = wordsOf(language).modules;
  const asOf = input.asOf ?? program.asOf.date;
  const ofRows = rowTypes(rows, words, asOf !== undefined);
  const types = [
    ...interfaceText('Customer', fieldTexts(core.fields, words)),
    ...interfaceText('CustomerRow', rowFields(program.subject, tables, words)),
    ...tables.data.flatMap(({ name }, index) => [
      docComment(words.rowOf(name)),
      ...interfaceText(`Row${index + 1}`, rowFields(name, tables, words)),
    ]),
    ...interfaceText(
      'Events',
      tables.data.map(({ name }, index) => `readonly ${propertyName(name)}: readonly Row${index + 1}[];`),
    ),
    ...decisionsText('Decisions', program),
    ...ofRows.types,
    ...metaTypes,
  ];
  const result = tables.canBeAbsent ? `${ofRows.result} | null` : ofRows.result;
  const members = [
    docComment(words.decide),
    `function decide(customer: Customer, asOf${core.inputs.includes('today') && asOf === undefined ? '' : '?'}: string): Decisions;`,
    docComment(`${words.decideFromEvents}${tables.canBeAbsent ? ` ${words.notThere}` : ''} ${words.asOfDefault(asOf)}`),
    `function decideFromEvents(customer: CustomerRow, events: ${tables.data.length === 0 ? '{}' : 'Events'}, asOf${asOf === undefined ? '' : '?'}: string): ${result};`,
    ...ofRows.members,
    'const meta: Meta;',
  ];
  const head = [comment(`${compiledMark} --target js`), ''];
  if (options.module !== 'iife') {
    const exported = [...types, ...members].map((each) =>
      /^(interface|function|const)/.test(each) ? `export ${each.replace(/^(function|const)/, 'declare $1')}` : each,
    );
    return `${[...head, ...exported].join('\n')}\n`;
  }
  const space = [...types, ...members].map((each) => `  ${each}`);
  return `${[...head, `declare namespace ${globalName(program.name)} {`, ...space, '}'].join('\n')}\n`;
}

const metaTypes = [
  'interface Meta {',
  '  readonly program: string;',
  '  readonly version: number;',
  '  readonly hash: string;',
  '  readonly lock: string | null;',
  '  readonly asOf: string | null;',
  '  readonly zone: string;',
  '  readonly subject: string;',
  '  readonly fields: readonly { readonly name: string; readonly kind: "metric" | "column" | "aggregate"; readonly type: string }[];',
  '  readonly rows: readonly { readonly name: string; readonly fields: Meta["fields"]; readonly customer: Meta["fields"] }[];',
  '  readonly data: readonly { readonly name: string; readonly columns: readonly string[] }[];',
  '}',
  '',
];

function rowFields(data: string, tables: Tables, words: Words): readonly string[] {
  return tables.columnsOf(data).flatMap((column) => {
    const isOptional = tables.mayBeLeftOut(data, column.name);
    return field(column.name, column.type, words, {
      isOptional,
      isKey: column.role === 'key' && tables.hasOwnKeys(data),
    });
  });
}

/** How a type is called in `meta`. */
export function typeText(type: Ir.Type): string {
  const exact = exactOf(type);
  const held = exact ? ` (${exact.digits}, ${exact.scale})` : isDouble(type) ? ' (double)' : '';
  return `${type.kind}${type.kind === 'money' ? ` ${type.currency}` : ''}${type.kind === 'duration' ? ` ${type.dimension}` : ''}${held}`;
}
