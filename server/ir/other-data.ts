import type { OtherData, Program } from './program.ts';

/** The program as far as it is about other data, with the rows of that data in the place of customers: for whoever shows what was decided. */
export function overData(program: Program, { data, policies, actions, guards }: OtherData): Program {
  const { others: _others, limits: _limits, ...rest } = program;
  const order = policies.map(({ name }) => name);
  return { ...rest, subject: data, policies, actions, guards, order, campaigns: [], tests: [] };
}

/** Whether each row of a data belongs to one row of the subject. */
export function isBelowSubject({ sources, subject }: Pick<Program, 'sources' | 'subject'>, data: string): boolean {
  let at = sources.find(({ name }) => name === data)?.parent?.data;
  for (let steps = 0; at !== undefined && at !== subject && steps < sources.length; steps++) {
    const above: string = at;
    at = sources.find(({ name }) => name === above)?.parent?.data;
  }
  return at === subject;
}
