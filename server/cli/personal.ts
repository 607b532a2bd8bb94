import { isPiiColumn, tellsPii } from '../ir/pii.ts';
import type { Program } from '../ir/program.ts';

/** Whether keys of customers are personal. */
export function isPersonalKey({ sources, subject }: Program): boolean {
  const source = sources.find(({ name }) => name === subject);
  return source?.key !== undefined && isPiiColumn(source, source.key);
}

/** Whether a column of decisions may tell personal values: some rule gives one. */
export function isPersonalDecision(program: Program, column: string): boolean {
  const tells = tellsPii(program);
  return [...program.policies, ...program.campaigns].some(({ rules }) =>
    rules.some(({ decisions }) =>
      decisions.some(
        ({ action, value, labels }) =>
          (column === action && value !== undefined && tells(value)) ||
          labels.some((each) => column === `${action} ${each.label}` && tells(each.value)),
      ),
    ),
  );
}
