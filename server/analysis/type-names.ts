import type * as Ast from '../../grammar/index.ts';
import type * as Ir from '../ir/index.ts';
import type { Context } from './context.ts';
import { checkMembers } from './definitions/declared.ts';
import { didYouMean } from './did-you-mean.ts';
import { replacing, snippet } from './expressions/messages.ts';
import { nameOf } from './symbols.ts';
import * as types from './types.ts';

/** A type as written, or the closed set of an action. */
export function elaborateType(c: Context, shape: Ast.ValueShape, owner: string): Ir.Type | undefined {
  if (shape.kind === 'missing') return undefined;
  if (shape.kind === 'members') {
    const distinct = checkMembers(c, owner, shape.members);
    return distinct ? { kind: 'choice', owner, members: shape.members.map(nameOf), ordered: shape.ordered } : undefined;
  }
  const type = writtenType(shape);
  if (type) return type;
  const meant = didYouMean(shape.words.join(' ').toLowerCase(), typeWords);
  const fixes = meant === undefined ? [] : [replacing(c, shape.span, meant)];
  c.report('PTN5017', shape.span, { found: snippet(c, shape), types: typeWords.join(', ') }, { fixes });
  return undefined;
}

const typeWords = [
  'text',
  'number',
  'money',
  'percent',
  'date',
  'timestamp',
  'duration',
  'days',
  'months',
  'cadence',
  'yes/no',
];

/** A number of a column or an action, before anything is known about its digits. */
export const usualNumber = types.decimal(types.roundedDigits, 6);
export const usualMoney = types.decimal(types.roundedDigits, 2);

/** `money` without a currency is a plain number. Undefined: there is no such type. */
export function writtenType({ words }: Ast.TypeReference): Ir.Type | undefined {
  const [first = '', second, ...rest] = words.map((word) => word.normalize('NFC'));
  if (rest.length > 0) return undefined;
  const word = chineseWords.get(first) ?? first.toLowerCase();
  if (word === 'money') {
    if (second === undefined) return { kind: 'number', held: usualMoney };
    return isCurrency(second) ? { kind: 'money', currency: second, held: usualMoney } : undefined;
  }
  return second === undefined ? plainTypes.get(word) : undefined;
}

const plainTypes: ReadonlyMap<string, Ir.Type> = new Map<string, Ir.Type>([
  ['text', types.text],
  ['number', { kind: 'number', held: usualNumber }],
  ['percent', { kind: 'number', held: usualNumber }],
  ['date', types.date],
  ['timestamp', types.timestamp],
  ['duration', { kind: 'duration', dimension: 'any' }],
  ['days', types.days],
  ['months', types.months],
  ['hours', { kind: 'duration', dimension: 'hours' }],
  ['cadence', types.cadence],
  ['yes/no', types.yesNo],
]);

const chineseWords: ReadonlyMap<string, string> = new Map([
  ['文本', 'text'],
  ['数字', 'number'],
  ['金额', 'money'],
  ['百分比', 'percent'],
  ['日期', 'date'],
  ['时刻', 'timestamp'],
  ['时长', 'duration'],
  ['天数', 'days'],
  ['月数', 'months'],
  ['小时数', 'hours'],
  ['频次', 'cadence'],
  ['是否', 'yes/no'],
]);

/** Three capitals: whether the code is in use is for the parser, which knows the list, to say. */
function isCurrency(word: string): boolean {
  return /^[A-Z]{3}$/.test(word);
}
