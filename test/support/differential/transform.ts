// Changes to programs and data that must change no decision.

import type * as Ir from '../../../server/ir/index.ts';
import { csvRecord, type Random } from '../generate/index.ts';
import { readCsv } from '../reference/index.ts';

/** Every `and` and `or` with its operands the other way round and the first one twice. */
export function doubleOperands(program: Ir.Program): Ir.Program {
  return rewrite(program) as Ir.Program;
}

function rewrite(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(rewrite);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, rewrite(value)]));
  const operands = copy['operands'];
  if ((copy['op'] !== 'and' && copy['op'] !== 'or') || !Array.isArray(operands)) return copy;
  return { ...copy, operands: [...[...operands].reverse(), operands[0]] };
}

const token = /"(?:[^"\\]|\\.)*"|`[^`]*`|[\p{L}_][\p{L}\p{N}_]*/gu;

/** The declared names of a program replaced by others, wherever they stand outside of texts. */
export function renameAll(text: string, names: readonly string[]): string {
  const renamed = new Map(names.map((name, index) => [name, index % 2 === 0 ? `\`new ${index}\`` : `新名${index}`]));
  return text.replaceAll(token, (word) => renamed.get(word) ?? word);
}

/** The rules of a policy with exactly one match the other way round, `otherwise` still last; other policies stay as they are. */
export function reorderRules(policy: string): string {
  if (!/^policy .*, exactly one match/.test(policy) || /\boverlaps\b|\btable\b/.test(policy)) return policy;
  const lines = policy.split('\n');
  const isRule = (line: string) => /^ {2}(rule \S+: )?if /.test(line);
  const rules = lines.filter(isRule).reverse();
  return lines.map((line) => (isRule(line) ? rules.shift()! : line)).join('\n');
}

/** The same rows in another order, all cells in quotes. */
export function shuffleRows(random: Random, files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map(
    [...files].map(([data, content]) => {
      const { columns, rows } = readCsv(content);
      return [data, `${[columns, ...random.shuffle(rows)].map((row) => csvRecord(row, true)).join('\r\n')}\r\n`];
    }),
  );
}

/** About a third of the rows of every data that no other data refers to left out: the program still means the same. */
export function leaveOutRows(random: Random, files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const leaf = files.has('lines') ? 'lines' : 'orders';
  return new Map(
    [...files].map(([data, content]) => {
      if (data !== leaf) return [data, content];
      const { columns, rows } = readCsv(content);
      const kept = rows.filter((_, index) => index === 0 || !random.chance(0.35));
      return [data, `${[columns, ...kept].map((row) => csvRecord(row, true)).join('\r\n')}\r\n`];
    }),
  );
}
