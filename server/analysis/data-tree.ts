import type * as Ast from '../../grammar/index.ts';
import type { Diagnostic, Fix } from '../diagnostics/diagnostic.ts';
import type { DeclaredData, LooseData } from './data.ts';
import { didYouMean } from './did-you-mean.ts';
import { written } from './expressions/messages.ts';
import type { DataInfo, Schema } from './schema.ts';
import { nameOf } from './symbols.ts';

type Report = (diagnostic: Diagnostic) => void;

/** Checks the links between data, finds the subject, and says how each data stands to it. */
export function joinData(
  loose: ReadonlyMap<string, LooseData>,
  declared: readonly DeclaredData[],
  report: Report,
): Schema {
  for (const each of declared) checkLinks(each, loose, report);
  const linked = withDerivedParents(loose);
  const circles = circularData(linked);
  for (const each of declared) {
    if (circles.has(each.name))
      report({ code: 'PTN5013', at: nameAt(each), data: { chain: circles.get(each.name) ?? '' } });
  }
  const subject = circles.size === 0 ? findSubject(linked, declared, report) : undefined;
  return schemaOf(linked, subject);
}

export function schemaOf(linked: ReadonlyMap<string, LooseData>, subject: LooseData | undefined): Schema {
  const data = new Map<string, DataInfo>();
  for (const each of linked.values()) data.set(each.name, { ...each, position: positionOf(linked, each, subject) });
  const found = subject && data.get(subject.name);
  const amountData = found && findAmountData(data, found);
  return { data, ...(found && { subject: found }), ...(amountData && { amountData }) };
}

function nameAt({ chunk, declaration }: DeclaredData) {
  return { chunk, span: declaration.name.span };
}

function checkLinks(data: DeclaredData, all: ReadonlyMap<string, LooseData>, report: Report): void {
  const { declaration, chunk, name } = data;
  const own = all.get(name);
  if (declaration.of && declaration.for)
    report({ code: 'PTN5020', at: { chunk, span: declaration.for.span }, data: { data: name } });
  for (const link of [declaration.of, declaration.for]) {
    if (!link) continue;
    if (link.data.kind === 'name') checkTarget(data, link.data, all, report);
    if (own && link.by.kind === 'name') checkColumn(data, own, link.by, report);
  }
  if (declaration.from.kind === 'derived') {
    const events = checkData(data, declaration.from.data, all, report);
    if (events && declaration.from.by.kind === 'name') checkColumn(data, events, declaration.from.by, report);
  }
  for (const column of declaration.columns) if (column.of?.kind === 'name') checkTarget(data, column.of, all, report);
}

function checkData(
  data: DeclaredData,
  name: Ast.Name,
  all: ReadonlyMap<string, LooseData>,
  report: Report,
): LooseData | undefined {
  const found = all.get(nameOf(name));
  if (found) return found;
  const at = { chunk: data.chunk, span: name.span };
  report({ code: 'PTN2001', at, data: { name: name.text }, fixes: meantInstead(at, nameOf(name), all.keys()) });
  return undefined;
}

/** Whatever is linked to needs a key. */
function checkTarget(data: DeclaredData, name: Ast.Name, all: ReadonlyMap<string, LooseData>, report: Report): void {
  const target = checkData(data, name, all, report);
  if (!target || target.key !== undefined || target.from?.kind === 'derived') return;
  const related = target.declared
    ? [{ at: target.declared, words: { en: 'declared here', 'zh-CN': '在此声明' }, data: {} }]
    : [];
  report({ code: 'PTN5014', at: { chunk: data.chunk, span: name.span }, data: { data: target.name }, related });
}

function checkColumn(data: DeclaredData, of: LooseData, name: Ast.Name, report: Report): void {
  if (of.open || of.columns.has(nameOf(name))) return;
  const at = { chunk: data.chunk, span: name.span };
  report({
    code: 'PTN2003',
    at,
    data: { name: name.text, data: of.name },
    fixes: meantInstead(at, nameOf(name), of.columns.keys()),
  });
}

function meantInstead(at: Diagnostic['at'], name: string, candidates: Iterable<string>): readonly Fix[] {
  const meant = didYouMean(name, candidates);
  return meant === undefined ? [] : [{ data: { text: written(meant) }, edits: [{ at, text: written(meant) }] }];
}

/** `data customers from orders by customer_id` says as well whose events the orders are. */
function withDerivedParents(loose: ReadonlyMap<string, LooseData>): Map<string, LooseData> {
  const linked = new Map(loose);
  for (const { from, name } of loose.values()) {
    const events = from?.kind === 'derived' ? linked.get(from.data) : undefined;
    if (events && from?.kind === 'derived' && !events.parent)
      linked.set(events.name, { ...events, parent: { data: name, by: from.by } });
  }
  return linked;
}

/** Data that belong to themselves by way of others, each with its chain. */
function circularData(all: ReadonlyMap<string, LooseData>): ReadonlyMap<string, string> {
  const circles = new Map<string, string>();
  for (const data of all.values()) {
    const chain = [data.name];
    for (let next = aboveOf(all, data); next && chain.length <= all.size; next = aboveOf(all, next)) {
      chain.push(next.name);
      if (next.name === data.name) break;
    }
    if (chain.length > 1 && chain.at(-1) === data.name) circles.set(data.name, chain.join(' → '));
  }
  return circles;
}

function aboveOf(all: ReadonlyMap<string, LooseData>, { parent, attributesOf }: LooseData): LooseData | undefined {
  const link = parent ?? attributesOf;
  return link && all.get(link.data);
}

/** The data named `customers`, else the only root. */
function findSubject(
  all: ReadonlyMap<string, LooseData>,
  declared: readonly DeclaredData[],
  report: Report,
): LooseData | undefined {
  const lookups = new Set(
    [...all.values()].flatMap((data) => [...data.columns.values()].map((column) => column.lookup)),
  );
  const roots = [...all.values()].filter((data) => !data.parent && !data.attributesOf && !lookups.has(data.name));
  const subject = all.get('customers') ?? (roots.length === 1 ? roots[0] : undefined);
  if (subject) {
    if (subject.key === undefined) reportKey(subject, declared, report);
    return subject;
  }
  // Links that lead nowhere were reported: what they were to join is no further mistake.
  const broken = [...all.values()].some((data) =>
    [data.parent, data.attributesOf].some((link) => link && !all.has(link.data)),
  );
  if (broken) return undefined;
  for (const root of declared.filter(({ name }) => roots.some((each) => each.name === name))) {
    report({ code: 'PTN5011', at: nameAt(root), data: { roots: roots.map(({ name }) => name).join(', ') } });
  }
  return undefined;
}

function reportKey(subject: LooseData, declared: readonly DeclaredData[], report: Report): void {
  const place = declared.find(({ name }) => name === subject.name);
  if (place && subject.from?.kind !== 'derived')
    report({ code: 'PTN5014', at: nameAt(place), data: { data: subject.name } });
}

function positionOf(
  all: ReadonlyMap<string, LooseData>,
  data: LooseData,
  subject: LooseData | undefined,
): DataInfo['position'] {
  if (!subject || data.name === subject.name) return subject ? 'subject' : 'apart';
  if (isBelow(all, data, subject)) return 'events';
  if (isBelow(all, subject, data)) return 'above';
  if (data.attributesOf && all.has(data.attributesOf.data)) return 'attributes';
  const isLookup = [...all.values()].some((other) =>
    [...other.columns.values()].some((column) => column.lookup === data.name),
  );
  return isLookup ? 'lookup' : 'apart';
}

function isBelow(all: ReadonlyMap<string, LooseData>, data: LooseData, top: LooseData): boolean {
  let current: LooseData | undefined = data;
  for (let steps = 0; current && steps <= all.size; steps++) {
    current = current.parent && all.get(current.parent.data);
    if (current?.name === top.name) return true;
  }
  return false;
}

/** The events nearest to the subject with an amount and a time. */
function findAmountData(all: ReadonlyMap<string, DataInfo>, subject: DataInfo): DataInfo | undefined {
  const events = [...all.values()].filter((data) => data.position === 'events' && data.amount !== undefined);
  return events.find((data) => data.parent?.data === subject.name) ?? events[0];
}
