import type * as Ir from '../../ir/index.ts';
import type { wordsOf } from '../../text/catalogue.ts';
import { exactOf, isDouble } from '../sql/exact.ts';
import { propertyName, type ResultColumn, resultColumns } from './core.ts';
import type { Field } from './fields.ts';
import { docComment, quote } from './text.ts';
import { wishesOf } from './wish.ts';

export type Words = ReturnType<typeof wordsOf>['modules'];

export function interfaceText(name: string, members: readonly string[]): readonly string[] {
  return [`interface ${name} {`, ...members.map((each) => `  ${each}`), '}', ''];
}

export function fieldTexts(fields: readonly Field[], words: Words): readonly string[] {
  return fields.flatMap(({ name, type, isKey, words: says }) => field(name, type, words, { isKey, says }));
}

export function decisionsText(name: string, program: Ir.Program): readonly string[] {
  return interfaceText(
    name,
    resultColumns(program.actions).map((column) => resultField(program, column)),
  );
}

interface About {
  readonly isOptional?: boolean;
  readonly isKey?: boolean;
  readonly says?: string | undefined;
}

export function field(
  name: string,
  type: Ir.Type,
  words: Words,
  { isOptional = false, isKey = false, says }: About = {},
): readonly string[] {
  const about = [says, isKey ? undefined : aboutType(type, words)].filter((each) => each !== undefined).join(' · ');
  const member = `readonly ${propertyName(name)}${isOptional ? '?' : ''}: ${isKey ? 'string' : givenType(type)};`;
  return about === '' ? [member] : [docComment(about), member];
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
