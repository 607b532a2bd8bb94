import type * as Ir from '../../ir/index.ts';
import { show } from '../../ir/show.ts';
import type { Checked, ModelCheck } from '../checked.ts';
import { compareFractions, percent, sumOf } from '../fractions.ts';
import { finding, type Placed, placed } from './check.ts';

/** Shares of the members of one thing that no customers whatever could have, since together they are not 100%. */
export const impossibleShares: ModelCheck = (model) =>
  placed(model.deciding, ({ elaborated }) => elaborated.tests).flatMap((test) =>
    [...groupsOf(test.part).values()].flatMap((group) => [...tooMuch(test, group), ...tooLittle(test, group, model)]),
  );

/** A contract on the share of one member; any other condition is one of its own. */
interface MemberShare {
  readonly contract: Ir.Contract;
  readonly left: Ir.Expression;
  readonly member: string;
}

type Group = readonly MemberShare[];

/** By what tells the members apart, and what is added up. */
function groupsOf({ expect }: Ir.Test): ReadonlyMap<string, Group> {
  const groups = new Map<string, MemberShare[]>();
  for (const contract of expect) {
    const share = contract.kind === 'contract' ? memberShare(contract) : undefined;
    if (!share) continue;
    const key = `${show(share.left)} ${share.contract.of ? show(share.contract.of) : ''}`;
    groups.set(key, [...(groups.get(key) ?? []), share]);
  }
  return groups;
}

function memberShare(contract: Ir.Contract): MemberShare | undefined {
  const { measure, who } = contract;
  if (measure !== 'share' || !who) return undefined;
  if (who.op !== '=' || who.right.op !== 'literal') return { contract, left: who, member: 'yes' };
  return { contract, left: who.left, member: String(who.right.value) };
}

const whole = '1';

/** Sums of what may be negative can go beyond the whole, unless the members are all that there is. */
function tooMuch(test: Placed<Ir.Test>, group: Group) {
  const minima = endsOf(group, 'least', (one, other) => compareFractions(one, other) > 0);
  const sum = sumOf([...minima.values()].map(({ value }) => value));
  if (compareFractions(sum, whole) <= 0) return [];
  const isSure = group.every(({ contract }) => !contract.of) || isComplete(group);
  return [report(isSure ? 'PTN4160' : 'PTN4167', test, [...minima.values()], sum)];
}

/** Where everybody is in one of the members. */
function tooLittle(test: Placed<Ir.Test>, group: Group, model: Checked) {
  const maxima = endsOf(group, 'most', (one, other) => compareFractions(one, other) < 0);
  const [first] = group;
  if (!first || !isComplete([...maxima.values()].map(({ share }) => share)) || !isExhaustive(first.left, model))
    return [];
  const sum = sumOf([...maxima.values()].map(({ value }) => value));
  return compareFractions(sum, whole) < 0 ? [report('PTN4161', test, [...maxima.values()], sum)] : [];
}

interface End {
  readonly share: MemberShare;
  readonly value: string;
}

/** The tightest of each member. */
function endsOf(
  group: Group,
  which: 'least' | 'most',
  isTighter: (one: string, other: string) => boolean,
): ReadonlyMap<string, End> {
  const ends = new Map<string, End>();
  for (const share of group) {
    const value = share.contract[which]?.value;
    const before = ends.get(share.member);
    if (value !== undefined && (!before || isTighter(String(value), before.value)))
      ends.set(share.member, { share, value: String(value) });
  }
  return ends;
}

function isComplete(group: Group): boolean {
  const type = group[0]?.left.type;
  return type?.kind === 'choice' && type.members.every((member) => group.some((each) => each.member === member));
}

/** The last of the lines is where it becomes impossible; the others are told beside it. */
function report(code: 'PTN4160' | 'PTN4161' | 'PTN4167', test: Placed<Ir.Test>, ends: readonly End[], sum: string) {
  const at = ({ share }: End) => {
    const [start, end] = share.contract.span;
    return { chunk: test.result.unit.chunk, span: { start, end } };
  };
  const words = { en: '{member}: {share}', 'zh-CN': '{member}：{share}' };
  const related = ends.slice(0, -1).map((end) => ({
    at: at(end),
    words,
    data: { member: end.share.member, share: percent(end.value) },
  }));
  const parts = ends.map(({ value }) => percent(value)).join(' + ');
  return finding(code, at(ends.at(-1)!), { sum: percent(sum), parts }, { related });
}

/** Nobody is without a value: of stages that end with `otherwise`, and classes of what is never missing. */
function isExhaustive(left: Ir.Expression, model: Checked): boolean {
  if (left.op !== 'reference' || left.earlier) return false;
  const definition = definitionOf(left.name, model);
  if (definition?.kind === 'stages') return definition.members.at(-1)?.when === undefined;
  return (definition?.kind === 'share-class' || definition?.kind === 'rank-class') && isDefinite(definition.of, model);
}

function isDefinite(expression: Ir.Expression, model: Checked): boolean {
  if (expression.op === 'aggregate') return ['count', 'count-known', 'sum', 'distinct'].includes(expression.function);
  if (expression.op === 'or-else') return expression.otherwise.op === 'literal';
  const metric =
    expression.op === 'reference' && !expression.earlier ? definitionOf(expression.name, model) : undefined;
  return metric?.kind === 'metric' && isDefinite(metric.value, model);
}

function definitionOf(name: string, { own, library }: Checked): Ir.Definition | undefined {
  for (const { elaborated } of [...own, ...library])
    for (const definition of elaborated.definitions) if (definition.name === name) return definition;
  return undefined;
}
