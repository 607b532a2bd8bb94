import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { dependenciesOf, type ModelCheck } from '../checked.ts';
import { components } from '../components.ts';
import type { Result } from '../results.ts';

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
  return { code: 'PTN2006', at, data: { name: names[0] ?? '', chain: [...shown, names[0]].join(' → ') }, related };
}

const noChunk = { text: '', declarations: [], issues: [] };
