import { withAllColumns } from '../../analysis/all-columns.ts';
import type { Model } from '../../analysis/index.ts';
import type { Program } from '../../ir/index.ts';

const wide = new WeakMap<Program, Program>();

/**
 * What is handed to the process that computes: the program with all columns of its data, so that the first use of another column loads nothing again.
 * The same object for the same program; undefined where the rules have errors.
 */
export function programOf(model: Model): Program | undefined {
  const program = model.program();
  if (!program) return undefined;
  const known = wide.get(program) ?? withAllColumns(program, model.schema);
  wide.set(program, known);
  return known;
}
