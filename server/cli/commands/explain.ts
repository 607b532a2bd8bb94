import { nextBetter } from '../../features/explain/next-better.ts';
import { privacyOf } from '../../features/explain/privacy.ts';
import { overData } from '../../ir/other-data.ts';
import type { Program } from '../../ir/program.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import { Failure, usageFailure } from '../failure.ts';
import { printJson } from '../json.ts';
import { explanationToJson, lockToJson } from '../json-session.ts';
import { withSession } from '../open-rules.ts';
import type { ExplainOptions } from '../options.ts';
import { renderExplanation } from '../render/explain.ts';
import { renderLock } from '../render/lock.ts';

/** `patron explain FILE KEY`: for one customer what was decided, and why. */
export function explain(context: Context, file: string, key: string, options: ExplainOptions): Promise<ExitCode> {
  return withSession(file, options, context, async ({ program: whole, session, textOf, lock }) => {
    const program = options.of === undefined ? whole : programOf(whole, options.of);
    const data = program === whole ? undefined : program.subject;
    const explanation = await session.explain(key, data);
    if (!explanation) throw unknownCustomer(key, program, data);
    const privacy = privacyOf(program, explanation, options.pii);
    if (context.json) {
      const document = explanationToJson(explanation, nextBetter(program, explanation), privacy);
      printJson(context, 'explain', { asOf: session.asOf, ...lockToJson(lock), ...document });
    } else {
      const input = { program, asOf: session.asOf, explanation, textOf, privacy };
      context.out.print(...renderExplanation(input, context.out.screen), ...renderLock(lock, file, context.out.screen));
    }
    return exit.ok;
  });
}

/** The part of the program that is about some data. */
function programOf(program: Program, data: string): Program {
  const { others = [], subject } = program;
  const other = others.find((each) => each.data === data);
  if (other) return overData(program, other);
  if (data === subject) return program;
  throw usageFailure(
    (words) => words.failure.noDecisions(data),
    (words) => words.failure.noDecisionsHelp(others.map((each) => each.data)),
  );
}

/** Keys that are similar are other customers, so none is offered. */
function unknownCustomer(
  key: string,
  program: Pick<Program, 'subject' | 'sources' | 'others'>,
  data?: string,
): Failure {
  const others = data === undefined ? program.others?.map((each) => each.data) : [];
  const column = program.sources.find(({ name }) => name === program.subject)?.key;
  return new Failure(
    'not-found',
    (words) => (data === undefined ? words.failure.unknownCustomer(key) : words.failure.unknownRow(data, key)),
    {
      help: column === undefined ? undefined : (words) => words.failure.unknownCustomerHelp(column, others),
    },
  );
}
