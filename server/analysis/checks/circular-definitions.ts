import type * as Ast from '../../../grammar/index.ts';
import { type AnyNode, childrenOf } from '../../../grammar/index.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { dependenciesOf, type ModelCheck } from '../checked.ts';
import { components } from '../components.ts';
import type { Result } from '../results.ts';
import { nameOf } from '../symbols.ts';

/**
 * Definitions that need themselves. Whatever lies on a circle is broken, and so is what needs it; so only broken ones are looked at. Those that
 * need each other are told once, where the first of them in the text stands.
 */
export const circularDefinitions: ModelCheck = (model) => {
  const broken = [...model.own, ...model.library].filter(({ known }) => known?.broken);
  if (broken.length === 0) return [];
  const needs = new Map(
    broken.map((result) => [result, dependenciesOf(model, result).filter(({ known }) => known?.broken)]),
  );
  const places = new Map(broken.map((result, index) => [result, index]));
  const circles = components(broken, (result) => needs.get(result) ?? []).flatMap((members) => {
    const first = members.reduce((a, b) => ((places.get(a) ?? 0) <= (places.get(b) ?? 0) ? a : b));
    const circle = circleFrom(first, new Set(members), needs);
    return circle ? [{ circle, place: places.get(first) ?? 0 }] : [];
  });
  return circles.sort((a, b) => a.place - b.place).map(({ circle }) => diagnosticOf(circle));
};

/** The shortest way from a definition back to itself, among those that need each other. */
function circleFrom(
  start: Result,
  members: ReadonlySet<Result>,
  needs: ReadonlyMap<Result, readonly Result[]>,
): readonly Result[] | undefined {
  const cameFrom = new Map<Result, Result>();
  const waiting = [start];
  for (const result of waiting) {
    for (const next of needs.get(result) ?? []) {
      if (next === start) return chainTo(result, start, cameFrom);
      if (!members.has(next) || cameFrom.has(next)) continue;
      cameFrom.set(next, result);
      waiting.push(next);
    }
  }
  return undefined;
}

function chainTo(last: Result, start: Result, cameFrom: ReadonlyMap<Result, Result>): readonly Result[] {
  const chain: Result[] = [];
  for (let result: Result | undefined = last; result && result !== start; result = cameFrom.get(result))
    chain.unshift(result);
  return [start, ...chain];
}

function diagnosticOf(circle: readonly Result[]): Diagnostic {
  const [first] = circle;
  const names = circle.map(({ known }) => known?.name ?? '');
  const shown = names.length > 12 ? [...names.slice(0, 12), '…'] : names;
  const related = circle.slice(1, 12).flatMap(({ known }) => {
    const words = { en: '“{name}” is declared here', 'zh-CN': '“{name}”在此声明' };
    return known?.declared ? [{ at: known.declared, words, data: { name: known.name } }] : [];
  });
  const at = first?.known?.declared ?? { chunk: first?.unit.chunk ?? noChunk, span: { start: 0, end: 0 } };
  const code = circle.some((each, index) => onlyEarlier(each, names[(index + 1) % names.length]))
    ? 'PTN3147'
    : 'PTN2006';
  return { code, at, data: { name: names[0] ?? '', chain: [...shown, names[0]].join(' → ') }, related };
}

/** Whether a declaration needs another as it was on an earlier day, and not as it is. */
function onlyEarlier({ unit }: Result, needed: string | undefined): boolean {
  let [then, now] = [0, 0];
  const own = 'name' in unit.declaration ? unit.declaration.name : undefined;
  const visit = (node: AnyNode, isEarlier: boolean): void => {
    if (node.kind === 'name' && node !== own && nameOf(node as Ast.Name) === needed) isEarlier ? then++ : now++;
    // Behind a dot stands a column.
    for (const child of childrenOf(node).slice(0, node.kind === 'member' ? 1 : undefined))
      visit(child, isEarlier || goesBack(node, child));
  };
  visit(unit.declaration, false);
  return then > 0 && now === 0;
}

/** What stands left of `as of 60 days ago` and of `was`. */
function goesBack(
  node: AnyNode & { readonly ago?: unknown; readonly left?: unknown; readonly of?: unknown },
  child: AnyNode,
) {
  return node.ago !== undefined && (child === node.left || child === node.of);
}

const noChunk = { text: '', declarations: [], issues: [] };
