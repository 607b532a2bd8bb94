import type { Lock, LockedColumn, LockedData, LockedFit, LockedRules } from './lock.ts';

/**
 * The one text of a lock. Names are in the order of their code units (columns in that of their file), and what changes for itself stands on a line of
 * its own, so that a difference in version control shows the cut that moved and nothing else.
 */
export function printLock({ version, files }: Lock): string {
  return `${print(
    object([
      ['version', plain(version)],
      ['files', mapped(files, rules)],
    ]),
    '',
  )}\n`;
}

/** JSON that is laid out: an object or a list over several lines, or a text that stays on one. */
type Layout =
  | string
  | { readonly open: string; readonly close: string; readonly lines: readonly (readonly [string, Layout])[] };

function print(layout: Layout, indent: string): string {
  if (typeof layout === 'string') return layout;
  const { open, close, lines } = layout;
  if (lines.length === 0) return open + close;
  const inner = `${indent}  `;
  const printed = lines.map(([start, part]) => inner + start + print(part, inner));
  return `${open}\n${printed.join(',\n')}\n${indent}${close}`;
}

function object(entries: readonly (readonly [string, Layout | undefined])[]): Layout {
  const lines = entries.flatMap(([name, part]) =>
    part === undefined ? [] : [[`${JSON.stringify(name)}: `, part] as const],
  );
  return { open: '{', close: '}', lines };
}

function mapped<T>(map: ReadonlyMap<string, T>, layout: (value: T) => Layout): Layout {
  const sorted = [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  return object(sorted.map(([name, value]) => [name, layout(value)]));
}

/** On one line, with blanks that let it be read. */
function plain(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plain).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return `{ ${entries.map(([name, part]) => `${JSON.stringify(name)}: ${plain(part)}`).join(', ')} }`;
}

function optional(value: unknown): string | undefined {
  return value === undefined ? undefined : plain(value);
}

function rules({ asOf, zone, subject, customers, data: sources, fits, salts }: LockedRules): Layout {
  return object([
    ['asOf', plain(asOf)],
    ['zone', plain(zone)],
    ['subject', plain(subject)],
    ['customers', plain(customers)],
    ['fits', mapped(fits, fit)],
    ['salts', salts.size > 0 ? mapped(salts, plain) : undefined],
    ['data', mapped(sources, data)],
  ]);
}

function fit({ kind, definition, fitted, cuts, counts }: LockedFit): Layout {
  return object([
    ['kind', plain(kind)],
    ['cuts', { open: '[', close: ']', lines: cuts.map((cut) => ['', plain(cut)]) }],
    ['counts', plain(counts)],
    ['fitted', plain(fitted)],
    ['definition', plain(definition)],
  ]);
}

function data({ path, format, sheet, link, rows, bytes, sha256, columns }: LockedData): Layout {
  return object([
    ['path', optional(path)],
    ['format', plain(format)],
    ['sheet', optional(sheet)],
    ['link', optional(link)],
    ['rows', plain(rows)],
    ['bytes', plain(bytes)],
    ['sha256', plain(sha256)],
    ['columns', object([...columns].map(([name, each]) => [name, column(each)]))],
  ]);
}

function column({ type, digits, scale, float, unique, empty, as }: LockedColumn): Layout {
  return plain({ type, digits, scale, float, unique, empty, as });
}
