import { wordsOf } from '../text/catalogue.ts';
import { nodeFiles } from '../workspace/files-node.ts';
import type { Context } from './context.ts';
import { type ExitCode, exit } from './exit.ts';
import { type Globals, globalsOf } from './globals.ts';
import { interruptible } from './interrupt.ts';
import { outputsOf } from './output.ts';
import { type Invocation, parseArguments } from './program.ts';
import type { Outputs } from './report-failure.ts';
import { isClosedPipe } from './system-code.ts';
import { packageVersion } from './version.ts';

const argv = process.argv.slice(2);
const globals = globalsOf(argv, process.env);
const outputs: Outputs = outputsOf(process, { ...globals, environment: process.env });

// Whoever reads our output may have seen enough: `patron … | head` is no failure. Work goes on, so that everything is closed and tidied.
let unwritten: Error | undefined;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (!isClosedPipe(error)) unwritten ??= error;
});
process.once('beforeExit', async (code) => {
  const isTold = code !== exit.ok && code !== exit.findings;
  if (unwritten && !isTold) process.exitCode = await reportUnwritten(unwritten);
});

process.exitCode = await main(globals);

async function main(asked: Globals): Promise<ExitCode> {
  let invocation: Invocation | undefined;
  try {
    if (asked.problem) throw asked.problem;
    invocation = parseArguments(argv, wordsOf(asked.language), packageVersion(), outputs.out);
    return invocation ? await perform(invocation, asked) : exit.ok;
  } catch (error) {
    const { reportFailure } = await import('./report-failure.ts');
    return reportFailure(error, invocation?.command, { ...asked, json: invocation?.json ?? asked.json }, outputs);
  }
}

/** A disk that is full, for one. Nothing more can be said there, a document of JSON neither. */
async function reportUnwritten(error: Error): Promise<ExitCode> {
  const [{ reportFailure }, { writeFailure }] = await Promise.all([
    import('./report-failure.ts'),
    import('./write-results.ts'),
  ]);
  return reportFailure(writeFailure(error, 'stdout'), undefined, { ...globals, json: false }, outputs);
}

async function perform(invocation: Invocation, { language }: Globals): Promise<ExitCode> {
  const { signal, release } = interruptible();
  const context: Context = {
    ...outputs,
    language,
    words: wordsOf(language),
    json: invocation.json,
    signal,
    files: nodeFiles,
    folder: process.cwd(),
  };
  try {
    return await invocation.run(context);
  } finally {
    release();
  }
}
