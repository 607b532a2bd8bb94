import type { Literal } from '../../ir/expression.ts';
import type { Program } from '../../ir/program.ts';
import { visible } from '../../text/visible.ts';
import type { TextOf } from './rule-names.ts';

/** How the rules write the value of an action (`15%`, `every 2 weeks`); of a value that no rule writes, the value itself. */
export type Written = (action: string, value: string) => string;

/** Values as the rules write them: what was `15%` there is no 0.15 to whoever wrote it. */
export function writtenValues(program: Program, textOf: TextOf): Written {
  const known = new Map<string, string>();
  for (const policy of [...program.policies, ...program.campaigns]) {
    for (const { origin, decisions } of policy.rules) {
      for (const { action, value } of decisions) {
        const text = value?.op === 'literal' ? sourceOf(value, origin, textOf) : undefined;
        if (value?.op === 'literal' && text !== undefined) known.set(keyOf(action, String(value.value)), text);
      }
    }
  }
  return (action, value) => known.get(keyOf(action, value)) ?? visible(value);
}

function sourceOf(
  { type, span }: Literal,
  origin: { file: string; start: number },
  textOf: TextOf,
): string | undefined {
  const text = textOf(origin.file)?.text;
  // Texts are shown without their quotation marks, and members of a choice are what they are.
  if (text === undefined || !span || type.kind === 'text' || type.kind === 'choice') return undefined;
  const written = text.slice(origin.start + span[0], origin.start + span[1]);
  return visible(written.replace(/\s+/g, ' ').trim());
}

/** `0.2` and `0.20` are one number. */
function keyOf(action: string, value: string): string {
  const plain = /^-?\d+\.\d+$/.test(value) ? value.replace(/\.?0+$/, '') : value;
  return JSON.stringify([action, plain]);
}
