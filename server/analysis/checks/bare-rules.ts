import type * as Ast from '../../../grammar/index.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type * as Ir from '../../ir/index.ts';
import type { ModelCheck } from '../checked.ts';
import type { Result } from '../results.ts';
import { isPlacedName } from '../rules.ts';
import { finding, locationOf, type Placed, placeOf, policiesOf } from './check.ts';

/**
 * Rules outside any policy are one policy, named after the file that is run and wherever in it they stand. Beside policies of the file there are none,
 * and none in a file that is used: its name is not that of the program.
 */
export const bareRules: ModelCheck = ({ deciding, isHome }) => {
  const bare = deciding.filter(({ unit }) => unit.declaration.kind === 'bare-rules');
  if (bare.length === 0) return [];
  const policy = deciding.find(({ unit }) => isPolicy(unit.declaration) && isHome(unit.chunk));
  const elsewhere = bare
    .filter(({ unit }) => !isHome(unit.chunk))
    .map((result) => finding('PTN4035', placeOf(result), {}));
  const here = bare.filter(({ unit }) => isHome(unit.chunk));
  return [...elsewhere, ...(policy ? besidePolicy(here, policy) : partsTogether(here))];
};

/** Campaigns come after all policies, also after those that have no name of their own. */
function isPolicy(declaration: Ast.Declaration): boolean {
  return declaration.kind === 'policy' && !declaration.campaign;
}

function besidePolicy(bare: readonly Result[], policy: Result): readonly Diagnostic[] {
  const related = [
    { at: placeOf(policy), words: { en: 'a policy of this file', 'zh-CN': '这个文件里的策略' }, data: {} },
  ];
  return bare.map((result) => finding('PTN4029', placeOf(result), {}, { related }));
}

/** What is checked within one stretch of rules holds between several as well. */
function partsTogether(bare: readonly Result[]): readonly Diagnostic[] {
  const findings: Diagnostic[] = [];
  const before: Placed<Ir.Rule>[] = [];
  for (const { part, result } of policiesOf(bare)) {
    const rules = part.rules.map((rule) => ({ part: rule, result }));
    for (const rule of rules) findings.push(...comesTooLate(rule, before), ...isRepeated(rule, before));
    before.push(...rules);
  }
  return findings;
}

function comesTooLate(rule: Placed<Ir.Rule>, before: readonly Placed<Ir.Rule>[]): readonly Diagnostic[] {
  const otherwise = before.find(({ part }) => !part.when);
  if (!otherwise) return [];
  const words = { en: '“otherwise” stands here', 'zh-CN': '“otherwise”写在这里' };
  const related = [{ at: locationOf(otherwise), words, data: {} }];
  return [finding(rule.part.when ? 'PTN4024' : 'PTN4025', locationOf(rule), {}, { related })];
}

function isRepeated(rule: Placed<Ir.Rule>, before: readonly Placed<Ir.Rule>[]): readonly Diagnostic[] {
  const { name, when } = rule.part;
  const first = before.find(({ part }) => part.name === name);
  if (!first || !when || isPlacedName(name)) return [];
  const words = { en: 'the first rule “{name}”', 'zh-CN': '第一条名为“{name}”的规则' };
  const related = [{ at: locationOf(first), words, data: { name } }];
  return [finding('PTN4022', locationOf(rule), { name }, { related })];
}
