import { overData } from '../ir/other-data.ts';
import { isPiiColumn, tellsPii } from '../ir/pii.ts';
import type { Program } from '../ir/program.ts';
import type { RowStatement } from '../targets/result-names.ts';

/** Whether keys of customers are personal. */
export function isPersonalKey({ sources, subject }: Program): boolean {
  const source = sources.find(({ name }) => name === subject);
  return source?.key !== undefined && isPiiColumn(source, source.key);
}

/** Whether a column of decisions is personal; of what is decided about other data where a result is given. */
export function isPersonalColumn(program: Program, result: RowStatement | undefined, column: string): boolean {
  const other = program.others?.find(({ data }) => data === result?.data);
  const own = other ? overData(program, other) : program;
  const ofCustomer = result?.kind === 'row-totals' ? 'key' : result && 'customer';
  if (column === ofCustomer) return isPersonalKey(program);
  return column === 'key' ? isPersonalKey(own) : isPersonalDecision(own, column);
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
