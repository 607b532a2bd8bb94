import type * as Ir from '../../ir/index.ts';
import { wordsOf } from '../../text/catalogue.ts';
import { exactOf, isDouble } from '../sql/exact.ts';
import { type CompileInput, compiledMark } from '../target.ts';
import { type Core, propertyName, type ResultColumn, resultColumns } from './core.ts';
import { globalName } from './naming.ts';
import type { Tables } from './tables.ts';
import { comment, docComment, quote } from './text.ts';
import { wishesOf } from './wish.ts';

/** The types of a module. */
export function declarationsText(input: CompileInput, core: Core, tables: Tables): string {
  const { program, language, options } = input;
  const words = wordsOf(language).modules;
  const types = [
    ...interfaceText(
      'Customer',
      core.fields.all.flatMap(({ name, type, isKey }) => field(name, type, words, false, isKey)),
    ),
    ...interfaceText('CustomerRow', rowFields(program.subject, tables, words)),
    ...tables.data.flatMap(({ name }, index) => [
      docComment(words.rowOf(name)),
      ...interfaceText(`Row${index + 1}`, rowFields(name, tables, words)),
    ]),
    ...interfaceText(
      'Events',
      tables.data.map(({ name }, index) => `readonly ${propertyName(name)}: readonly Row${index + 1}[];`),
    ),
    ...interfaceText(
      'Decisions',
      resultColumns(program.actions).map((column) => resultField(program, column)),
    ),
    ...metaTypes,
  ];
  const result = tables.canBeAbsent ? 'Decisions | null' : 'Decisions';
  const asOf = input.asOf ?? program.asOf.date;
  const members = [
    docComment(words.decide),
    `function decide(customer: Customer, asOf${core.inputs.includes('today') && asOf === undefined ? '' : '?'}: string): Decisions;`,
    docComment(`${words.decideFromEvents}${tables.canBeAbsent ? ` ${words.notThere}` : ''} ${words.asOfDefault(asOf)}`),
    `function decideFromEvents(customer: CustomerRow, events: ${tables.data.length === 0 ? '{}' : 'Events'}, asOf${asOf === undefined ? '' : '?'}: string): ${result};`,
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
  '  readonly data: readonly { readonly name: string; readonly columns: readonly string[] }[];',
  '}',
  '',
];

type Words = ReturnType<typeof wordsOf>['modules'];

function interfaceText(name: string, members: readonly string[]): readonly string[] {
  return [`interface ${name} {`, ...members.map((each) => `  ${each}`), '}', ''];
}

function rowFields(data: string, tables: Tables, words: Words): readonly string[] {
  return tables.columnsOf(data).flatMap((column) => {
    const isOptional = tables.mayBeLeftOut(data, column.name);
    return field(column.name, column.type, words, isOptional, column.role === 'key' && tables.isSubject(data));
  });
}

function field(name: string, type: Ir.Type, words: Words, isOptional = false, isKey = false): readonly string[] {
  const about = isKey ? undefined : aboutType(type, words);
  const member = `readonly ${propertyName(name)}${isOptional ? '?' : ''}: ${isKey ? 'string' : givenType(type)};`;
  return about === undefined ? [member] : [docComment(about), member];
}

function aboutType(type: Ir.Type, words: Words): string | undefined {
  if (type.kind === 'date') return words.day;
  if (type.kind === 'timestamp') return words.time;
  const exact = exactOf(type);
  if (!exact) return undefined;
  const isWhole = type.kind === 'duration' && type.dimension !== 'any' && exact.scale === 0;
  return isWhole ? words.duration[type.dimension] : words.exact(exact.scale);
}

/** What is accepted. */
function givenType(type: Ir.Type): string {
  if (exactOf(type)) return 'string | number | bigint | null | undefined';
  if (isDouble(type)) return 'number | string | null | undefined';
  switch (type.kind) {
    case 'yes-no':
      return 'boolean | "yes" | "no" | null | undefined';
    case 'choice':
      return `${type.members.map(quote).join(' | ')} | null | undefined`;
    case 'list':
      return 'readonly string[] | null | undefined';
    default:
      return 'string | null | undefined';
  }
}

/** Where all that can be decided is known, exactly that. */
function resultField(program: Ir.Program, { name, action, kind, label }: ResultColumn): string {
  const wishes = wishesOf(program, action);
  const rules = new Set(wishes.map(({ policy, rule }) => quote(`${policy.name}: ${rule.name}`)));
  const texts =
    kind === 'rule'
      ? [...rules]
      : membersOf(label?.takes ?? (kind === 'value' ? (action.takes ?? { kind: 'yes-no' }) : undefined));
  const isUnion = texts && action.keep !== 'all';
  return `readonly ${propertyName(name)}: ${isUnion ? [...texts, 'null'].join(' | ') : 'string | null'};`;
}

function membersOf(type: Ir.Type | undefined): readonly string[] | undefined {
  if (type?.kind === 'choice') return type.members.map(quote);
  return type?.kind === 'yes-no' ? ['"yes"', '"no"'] : undefined;
}

/** How a type is called in `meta`. */
export function typeText(type: Ir.Type): string {
  const exact = exactOf(type);
  const held = exact ? ` (${exact.digits}, ${exact.scale})` : isDouble(type) ? ' (double)' : '';
  return `${type.kind}${type.kind === 'money' ? ` ${type.currency}` : ''}${type.kind === 'duration' ? ` ${type.dimension}` : ''}${held}`;
}
