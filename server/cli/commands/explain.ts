import { nextBetter } from '../../features/explain/next-better.ts';
import { privacyOf } from '../../features/explain/privacy.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import { Failure } from '../failure.ts';
import { printJson } from '../json.ts';
import { explanationToJson } from '../json-session.ts';
import { withSession } from '../open-rules.ts';
import type { ExplainOptions } from '../options.ts';
import { renderExplanation } from '../render/explain.ts';

/** `patron explain FILE KEY`: for one customer what was decided, and why. */
export function explain(context: Context, file: string, key: string, options: ExplainOptions): Promise<ExitCode> {
  return withSession(file, options, context, async ({ program, session, textOf }) => {
    const explanation = await session.explain(key);
    if (!explanation) throw unknownCustomer(key, program);
    const privacy = privacyOf(program, explanation, options.pii);
    if (context.json) {
      const document = explanationToJson(explanation, nextBetter(program, explanation), privacy);
      printJson(context, 'explain', { asOf: session.asOf, ...document });
    } else {
      const input = { program, asOf: session.asOf, explanation, textOf, privacy };
      context.out.print(...renderExplanation(input, context.out.screen));
    }
    return exit.ok;
  });
}

/** Keys that are similar are other customers, so none is offered. */
function unknownCustomer(
  key: string,
  program: { subject: string; sources: readonly { name: string; key?: string }[] },
): Failure {
  const column = program.sources.find(({ name }) => name === program.subject)?.key;
  return new Failure('not-found', (words) => words.failure.unknownCustomer(key), {
    help: column === undefined ? undefined : (words) => words.failure.unknownCustomerHelp(column),
  });
}
