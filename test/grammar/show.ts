import type { Chunk, Declaration, Expression, SourceFile } from '../../grammar/index.ts';
import { parse } from '../../grammar/index.ts';

/** A tree as an S-expression without spans: `(metric spend (sum orders.total (last 12 month)))`. */
export function show(node: unknown): string {
  if (node === undefined) return '_';
  if (node === null || typeof node !== 'object') return String(node);
  if (Array.isArray(node)) return node.map(show).join(' ');
  const { kind } = node as { kind?: string };
  const known = kind === undefined ? undefined : shown[kind];
  return known ? known(node as never) : generic(node as Record<string, unknown>);
}

/** What has no shorter form: its kind, then each property that is there and is not its usual value. */
function generic(node: Record<string, unknown>): string {
  const parts = [String(node['kind'] ?? 'node')];
  for (const [key, value] of Object.entries(node)) {
    if (key === 'kind' || /[sS]pan$/.test(key) || value === undefined || value === false || isEmpty(value)) continue;
    if (usual[key] === value) continue;
    if (value === true) parts.push(key);
    else parts.push(named.has(key) ? `${key}:${Array.isArray(value) ? `[${show(value)}]` : show(value)}` : show(value));
  }
  return `(${parts.join(' ')})`;
}

const usual: Readonly<Record<string, unknown>> = { keep: 'first', mode: 'first match', best: 'highest' };
const named = new Set([
  'title',
  'doc',
  'because',
  'when',
  'of',
  'for',
  'where',
  'at',
  'cuts',
  'per',
  'takes',
  'keep',
  'mode',
  'campaign',
  'best',
  'zone',
  'type',
  'count',
  'given',
  'expect',
  'rows',
  'conditions',
  'negation',
  'window',
  'ago',
]);

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

type Shower = (node: never) => string;

const shown: Readonly<Record<string, Shower>> = {
  missing: () => '?',
  name: ({ text, quoted }: { text: string; quoted: boolean }) => (quoted ? `\`${text}\`` : text),
  text: ({ value }: { value: string }) => JSON.stringify(value),
  number: ({ digits }: { digits: string }) => digits,
  percent: ({ digits }: { digits: string }) => `${digits}%`,
  money: ({ digits, currency }: { digits: string; currency: string }) => `${digits}${currency}`,
  duration: ({ amount, unit }: { amount: number; unit: string }) => `${amount}-${unit}`,
  cadence: ({ times, every, unit }: { times: number; every: number; unit: string }) => `${times}/${every}-${unit}`,
  date: ({ iso }: { iso: string }) => iso,
  timestamp: ({ iso }: { iso: string }) => iso,
  'yes-no': ({ value }: { value: boolean }) => (value ? 'yes' : 'no'),
  cell: ({ pattern }: { pattern: string }) => `cell:${pattern}`,
  member: ({ of, name }: { of: Expression; name: Expression }) => `${show(of)}.${show(name)}`,
  parentheses: ({ inner }: { inner: Expression }) => `[${show(inner)}]`,
  negation: ({ of }: { of: Expression }) => `(- ${show(of)})`,
  not: ({ of }: { of: Expression }) => `(not ${show(of)})`,
  and: ({ operands }: { operands: Expression[] }) => `(and ${show(operands)})`,
  or: ({ operands }: { operands: Expression[] }) => `(or ${show(operands)})`,
  arithmetic: ({ operator, left, right }: { operator: string; left: Expression; right: Expression }) =>
    `(${operator} ${show(left)} ${show(right)})`,
  comparison: (node: { comparator: string; left?: Expression; right: Expression; ago?: Expression }) => {
    const parts = [node.comparator.replace(' ', '-'), ...(node.left ? [show(node.left)] : []), show(node.right)];
    return `(${[...parts, ...past(node)].join(' ')})`;
  },
  call: (node: { function: string; arguments: Expression[] }) =>
    `(${node.function.replace(' ', '-')} ${show(node.arguments)})`,
  aggregate: (node: Grouped & { function: string; of: Expression; window?: object; per?: object; where?: object }) =>
    `(${[node.function.replace(' ', '-'), show(node.of), ...groups(node), ...suffixes(node)].join(' ')})`,
  windowed: (node: { of: Expression; window?: object; per?: object; where?: object }) =>
    `(windowed ${[show(node.of), ...suffixes(node)].join(' ')})`,
  'is-missing': (node: { of?: Expression; ago?: Expression }) =>
    node.of ? `(${['is-missing', show(node.of), ...past(node)].join(' ')})` : 'missing',
  'is-known': (node: { of?: Expression; ago?: Expression }) =>
    node.of ? `(${['is-known', show(node.of), ...past(node)].join(' ')})` : 'known',
  any: () => '-',
  type: ({ words }: { words: string[] }) => `<${words.join(' ')}>`,
  members: ({ members, ordered }: { members: Expression[]; ordered: boolean }) =>
    `{${members.map(show).join(ordered ? ' > ' : ', ')}}`,
};

function past({ ago }: { ago?: Expression }): string[] {
  return ago ? [`ago:${show(ago)}`] : [];
}

interface Grouped {
  readonly count?: { readonly digits: string };
  readonly by?: Expression;
  readonly each?: Expression;
}

function groups({ count, by, each }: Grouped): string[] {
  return [
    ...(count ? [`count:${count.digits}`] : []),
    ...(by ? [`by:${show(by)}`] : []),
    ...(each ? [`each:${show(each)}`] : []),
  ];
}

function suffixes({ window, per, where }: { window?: object; per?: object; where?: object }): string[] {
  const result: string[] = [];
  if (window) result.push(windowText(window as never));
  if (per) result.push(`per:${(per as { unit: string }).unit}`);
  if (where) result.push(`where:${show(where)}`);
  return result;
}

function windowText({
  range,
  samePeriodLastYear,
}: {
  range: Record<string, unknown>;
  samePeriodLastYear: boolean;
}): string {
  const parts = Object.values(range).map((value) => (typeof value === 'object' ? show(value) : String(value)));
  return `(${parts.join(' ')}${samePeriodLastYear ? ' year-before' : ''})`;
}

/** All declarations of a file, one a line. */
export function showFile(file: SourceFile): string {
  return file.chunks.flatMap(({ chunk }) => chunk.declarations.map(show)).join('\n');
}

export function declarationsOf(text: string): Declaration[] {
  return parse(text).chunks.flatMap(({ chunk }) => chunk.declarations);
}

/** The tree of a text without mistakes. */
export function tree(text: string): string {
  const file = parse(text);
  const problems = issuesOf(file);
  if (problems.length > 0) throw new Error(`unexpected issues in ${JSON.stringify(text)}:\n${problems.join('\n')}`);
  return showFile(file);
}

/** The tree of one condition. */
export function condition(text: string): string {
  const shownTree = tree(`segment it when ${text}`);
  return shownTree.slice('(segment it when:'.length, -1);
}

/** The tree of one expression. */
export function expression(text: string): string {
  return tree(`metric it is ${text}`).slice('(metric it '.length, -1);
}

/** Each issue as its code, what is underlined and what the message is filled with. */
export function issuesOf({ chunks }: SourceFile): string[] {
  return chunks.flatMap(({ chunk }) => chunk.issues.map((issue) => `${issue.code} «${underlined(chunk, issue)}»`));
}

export function underlined(chunk: Chunk, { span }: { span: { start: number; end: number } }): string {
  return chunk.text.slice(span.start, span.end);
}
