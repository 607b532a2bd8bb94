import type { Aggregate, WhereThere } from './expression.ts';
import type { Program } from './program.ts';
import { expressionsOfProgram, walk } from './walk.ts';

/** A place where a program asks what was on an earlier day. */
export interface DayAsked {
  /** The definition, rule or guard that asks. */
  readonly owner: string;
  /** The data whose rows tell what was there on that day. */
  readonly data: string;
  readonly node: (Aggregate | WhereThere) & Required<Pick<WhereThere, 'ago'>>;
}

export function* daysAsked(program: Program): Iterable<DayAsked> {
  for (const { owner, expression } of expressionsOfProgram(program)) {
    for (const node of walk(expression)) {
      if ((node.op !== 'aggregate' && node.op !== 'where-there') || !node.ago) continue;
      const data = node.op === 'aggregate' ? node.data : node.since.from;
      yield { owner, data, node: { ...node, ago: node.ago } };
    }
  }
}
