import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import type { Context } from '../context.ts';
import { constant, lowest } from '../expressions/literals.ts';
import { replacing, snippet } from '../expressions/messages.ts';
import { reportUnlike } from '../expressions/units.ts';
import { nameOf } from '../symbols.ts';
import * as types from '../types.ts';
import { checkMembers } from './declared.ts';

/** Parts of a whole, which is 1: an exact fraction. */
type Fraction = readonly [numerator: number, denominator: number];

/** `top 75%`, `next 20%`, `rest`: shares add up from the first member on. */
export function elaborateMembers(
  c: Context,
  declaration: Ast.ClassDeclaration,
  owner: string,
): readonly Ir.ClassMember[] | undefined {
  const distinct = checkMembers(
    c,
    owner,
    declaration.members.map((member) => member.name),
  );
  const ordered = declaration.members.map((member, index) => checkRange(c, declaration, member, index)).every(Boolean);
  const members: Ir.ClassMember[] = [];
  let upTo: Fraction = [0, 1];
  let whole = true;
  for (const member of declaration.members) {
    const share = member.range === 'rest' ? undefined : shareOf(c, member);
    if (share) upTo = sum(upTo, share);
    if (member.name.kind === 'missing' || (member.range !== 'rest' && !share)) whole = false;
    else members.push(memberOf(member, member.name, share && upTo));
  }
  const complete = distinct && ordered && whole;
  return complete && checkTotal(c, declaration, upTo) ? members : undefined;
}

function memberOf(member: Ast.ClassMember, name: Ast.Name, upTo: Fraction | undefined): Ir.ClassMember {
  return { name: nameOf(name), ...(member.title && { title: member.title.value }), ...(upTo && { upTo }) };
}

/** First `top`, then `next`, at the end `rest`. */
function checkRange(c: Context, { members }: Ast.ClassDeclaration, member: Ast.ClassMember, index: number): boolean {
  if (typeof member.range !== 'string') return false;
  const isLast = index === members.length - 1;
  if (member.range === 'rest' && (!isLast || index === 0)) {
    c.report('PTN3038', member.span, { range: member.range });
    return false;
  }
  const due = index === 0 ? 'top' : 'next';
  if (member.range === 'rest' || member.range === due) return true;
  const fixes = rangeFixes(c, member, due);
  c.report('PTN3037', member.span, { range: member.range, due }, { fixes });
  return false;
}

/** The word stands after the name and the title, before the share. */
function rangeFixes(c: Context, member: Ast.ClassMember, due: string) {
  const from = member.title?.span.end ?? member.name.span.end;
  const words = c.chunk.text.slice(from, member.share?.span.start ?? member.span.end);
  const at = words.toLowerCase().indexOf(String(member.range));
  if (at < 0) return [];
  const start = from + at;
  return [replacing(c, { start, end: start + String(member.range).length }, due)];
}

function shareOf(c: Context, member: Ast.ClassMember): Fraction | undefined {
  const literal = member.share && constant(c, member.share);
  if (!member.share || !literal) return undefined;
  if (literal.type.kind !== 'number') {
    reportUnlike(c, { expected: types.count, found: literal, ast: member.share });
    return undefined;
  }
  const share = fractionOf(String(literal.value));
  if (share && share[0] > 0) return share;
  c.report('PTN3039', member.share.span, { found: snippet(c, member.share) });
  return undefined;
}

/** More than nine digits after the point are no share that anyone could mean. */
function fractionOf(value: string): Fraction | undefined {
  const [whole = '0', fraction = ''] = value.split('.');
  if (whole.length > 3 || fraction.length > types.mostScale || value.startsWith('-')) return undefined;
  return lowest(Number(whole + fraction), 10 ** fraction.length);
}

function sum([a, b]: Fraction, [x, y]: Fraction): Fraction {
  return lowest(a * y + x * b, b * y);
}

function checkTotal(c: Context, declaration: Ast.ClassDeclaration, [numerator, denominator]: Fraction): boolean {
  const { members } = declaration;
  const percent = `${Number(((100 * numerator) / denominator).toFixed(4))}%`;
  const last = members.at(-1);
  if (numerator > denominator) {
    c.report('PTN3040', { start: members[0]?.span.start ?? 0, end: last?.span.end ?? 0 }, { total: percent });
    return false;
  }
  if (numerator === denominator || last?.range === 'rest' || !last) return members.length > 0;
  c.report('PTN3041', last.span, { total: percent }, { fixes: restFixes(c, members, last) });
  return false;
}

/** `rest` for a new last member, on a line of its own where the others have theirs. */
function restFixes(c: Context, members: readonly Ast.ClassMember[], last: Ast.ClassMember) {
  const names = new Set(members.map((member) => (member.name.kind === 'name' ? nameOf(member.name) : '')));
  const name = ['C', 'D', 'E', 'others', 'others_1'].find((each) => !names.has(each)) ?? 'remaining';
  const before = c.chunk.text.slice(0, last.span.start);
  const gap = /[\r\n][\t ]*$/.exec(before)?.[0] ?? '\n  ';
  return [replacing(c, { start: last.span.end, end: last.span.end }, `${gap}${name} rest`, { text: `${name} rest` })];
}
