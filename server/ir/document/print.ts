import { escapeUnseen } from '../../text/visible.ts';

/** A line and the object that begins in it; `to` is behind its last line. */
export interface Printed {
  readonly text: string;
  readonly places: readonly { readonly of: object; readonly lines: readonly [from: number, to: number] }[];
}

/**
 * The one text of a value: names in the order of their code units, what is short on one line, no character that cannot be seen. Says where the objects
 * begin and end that are asked for.
 */
export function printJson(value: unknown, isPlaced: (part: object) => boolean): Printed {
  const writer = new Writer(isPlaced);
  writer.write(layoutOf(value), '', '');
  return { text: `${writer.lines.join('\n')}\n`, places: writer.places };
}

/** Short: its text. Else its parts, each with what stands before it. */
interface Layout {
  readonly value: unknown;
  readonly short?: string;
  readonly parts?: readonly (readonly [before: string, part: Layout])[];
}

/** So much stands on one line, the blanks before it not counted. */
const mostOnOneLine = 100;

function layoutOf(value: unknown): Layout {
  if (typeof value !== 'object' || value === null) return { value, short: scalar(value) };
  const parts = partsOf(value);
  const isList = Array.isArray(value);
  const length = parts.reduce((sum, [before, { short }]) => sum + before.length + (short?.length ?? Infinity) + 2, 2);
  if (length > mostOnOneLine) return { value, parts };
  const inner = parts.map(([before, part]) => before + part.short).join(', ');
  if (isList) return { value, parts, short: `[${inner}]` };
  return { value, parts, short: inner === '' ? '{}' : `{ ${inner} }` };
}

function partsOf(value: object): readonly (readonly [string, Layout])[] {
  if (Array.isArray(value)) return value.map((part) => ['', layoutOf(part)] as const);
  return Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => [`${scalar(name)}: `, layoutOf(part)] as const);
}

function scalar(value: unknown): string {
  return escapeUnseen(JSON.stringify(value) ?? 'null');
}

class Writer {
  readonly lines: string[] = [];
  readonly places: Printed['places'][number][] = [];
  readonly #isPlaced: (part: object) => boolean;

  constructor(isPlaced: (part: object) => boolean) {
    this.#isPlaced = isPlaced;
  }

  write({ value, short, parts = [] }: Layout, before: string, after: string): void {
    const from = this.lines.length;
    const indent = /^ */.exec(before)?.[0] ?? '';
    if (short === undefined) this.#writeLong(parts, Array.isArray(value) ? '[]' : '{}', before, indent, after);
    else this.lines.push(before + short + after);
    if (typeof value === 'object' && value !== null && this.#isPlaced(value))
      this.places.push({ of: value, lines: [from, this.lines.length] });
  }

  #writeLong(parts: NonNullable<Layout['parts']>, signs: string, before: string, indent: string, after: string): void {
    this.lines.push(before + signs[0]);
    parts.forEach(([name, part], index) => {
      this.write(part, `${indent}  ${name}`, index < parts.length - 1 ? ',' : '');
    });
    this.lines.push(indent + signs[1] + after);
  }
}
