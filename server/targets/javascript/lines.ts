import type * as Ir from '../../ir/index.ts';
import type { Place } from '../target.ts';

/** A line of a module, and the words of the rules that it stands for. */
export interface Line {
  readonly text: string;
  readonly origin?: Ir.Origin;
}

export function line(text: string, origin?: Ir.Origin): Line {
  return { text, ...(origin && { origin }) };
}

export function indented(lines: readonly Line[]): readonly Line[] {
  return lines.map(({ text, ...rest }) => ({ text: text === '' ? text : `  ${text}`, ...rest }));
}

export function textOfLines(lines: readonly Line[]): string {
  return lines.map(({ text }) => `${text}\n`).join('');
}

/** One place for all lines in a row that stand for the same. */
export function placesOf(lines: readonly Line[]): readonly Place[] {
  const places: { lines: [number, number]; origin: Ir.Origin }[] = [];
  for (const [number, { origin }] of lines.entries()) {
    const last = places.at(-1);
    if (!origin) continue;
    if (last?.origin === origin && last.lines[1] === number) last.lines[1] = number + 1;
    else places.push({ lines: [number, number + 1], origin });
  }
  return places;
}
