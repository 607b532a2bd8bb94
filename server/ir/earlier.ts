import type { Ago, Column, Expression } from './expression.ts';
import type { Definition, Program } from './program.ts';

/** Where a date goes back to, and from when on each customer is there; without `since` everybody always was. */
export interface Earlier {
  readonly ago: Ago;
  readonly since?: Column;
}

/**
 * What an expression was on an earlier day: each operation that counts from as-of counts from that day, each reference names the definition as it was
 * then. Operations that time means nothing to stay as they are, whatever they are.
 */
export function asOfEarlier(expression: Expression, earlier: Earlier): Expression {
  const shifted = goneBack(expression, earlier.ago);
  // A definition knows itself who was there, but for affinities.
  return shifted.op === 'reference' && shifted.type.kind !== 'list' ? shifted : whereThere(shifted, earlier);
}

/** A definition as it was on an earlier day: an ordinary one under another name. */
export function earlierDefinition(definition: Definition, earlier: Earlier): Definition {
  const { ago } = earlier;
  const { name: of } = definition;
  const shifted: Definition = { ...goneBack(definition, ago), name: earlierName(of, ago), earlier: { of, ago } };
  const there = (expression: Expression) => whereThere(expression, earlier);
  switch (shifted.kind) {
    case 'metric':
      return { ...shifted, value: there(shifted.value) };
    case 'segment':
      return { ...shifted, when: there(shifted.when) };
    case 'checklist':
      return { ...shifted, items: shifted.items.map((item) => ({ ...item, when: there(item.when) })) };
    case 'stages':
      return earlier.since ? { ...shifted, members: shifted.members.map((each) => memberWhere(each, there)) } : shifted;
    case 'cell':
      return { ...shifted, parts: shifted.parts.map((part) => earlierName(part, ago)) };
    case 'bands':
    case 'share-class':
    case 'rank-class':
      return { ...shifted, of: there(shifted.of) };
    case 'affinity':
      return shifted;
  }
}

/** `lifecycle as of 60 days ago`; of an earlier day seen from another one `x as of 1 month ago as of 60 days ago`. */
export function earlierName(of: string, ago: Ago): string {
  return [of, ...ago.map(stepName).reverse()].join(' as of ');
}

/** `60 days ago`, `3 months and 2 days ago` */
function stepName({ months, days }: Ago[number]): string {
  return `${[counted(months, 'month'), counted(days, 'day')].filter((part) => part !== '').join(' and ')} ago`;
}

function counted(count: number, unit: string): string {
  if (count === 0) return '';
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** The name in the text of what a reference is to. */
export function originalName({ name, earlier }: { readonly name: string; readonly earlier?: { readonly of: string } }) {
  return earlier?.of ?? name;
}

/** The definitions that stand in the text, or that its library has: those of earlier days belong to them. */
export function ownDefinitions({ definitions }: Pick<Program, 'definitions'>): readonly Definition[] {
  return definitions.filter(({ earlier }) => !earlier);
}

function whereThere(of: Expression, { since, ago }: Earlier): Expression {
  return since ? { op: 'where-there', type: of.type, ...(of.span && { span: of.span }), of, since, ago } : of;
}

type Stage = { readonly name: string; readonly title?: string; readonly when?: Expression };

/** Whoever was not there is not even in the last stage. */
function memberWhere({ when, ...member }: Stage, there: (expression: Expression) => Expression): Stage {
  return { ...member, when: there(when ?? { op: 'literal', type: { kind: 'yes-no' }, value: true }) };
}

/** Of these nothing counts from a day. */
const timeless: ReadonlySet<string> = new Set(['type', 'span', 'origin', 'ago', 'since', 'window', 'earlier']);

/** Every node, known here or not, with what is below it. */
function goneBack<T>(node: T, ago: Ago): T {
  if (Array.isArray(node)) return node.map((each) => goneBack(each, ago)) as T;
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).map(([key, part]) => [key, timeless.has(key) ? part : goneBack(part, ago)]);
  const inner = Object.fromEntries(entries) as T & object;
  return isExpression(inner) ? (datedBack(inner, ago) as Expression & T) : inner;
}

function isExpression(node: object): node is Expression {
  return 'op' in node && 'type' in node;
}

/** The operations that look at a day, or at a definition that may. */
function datedBack(expression: Expression, ago: Ago): Expression {
  switch (expression.op) {
    case 'reference': {
      const { of, ago: before } = expression.earlier ?? { of: expression.name, ago: [] };
      const all = [...ago, ...before];
      return { ...expression, name: earlierName(of, all), earlier: { of, ago: all } };
    }
    case 'aggregate': {
      const { by } = expression;
      // The day of the whole holds for what its values are ordered by.
      const { ago: _same, ...ordering } = by ?? {};
      return { ...expression, ...(by && { by: ordering as typeof by }), ago: [...ago, ...(expression.ago ?? [])] };
    }
    case 'days-since':
    case 'days-until':
    case 'where-there':
      return { ...expression, ago: [...ago, ...(expression.ago ?? [])] };
    case 'months-between':
    case 'years-between':
      return expression.to ? expression : { ...expression, ago: [...ago, ...(expression.ago ?? [])] };
    default:
      return expression;
  }
}
