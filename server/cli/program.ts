import { Command, CommanderError, Option } from 'commander';
import type { Catalogue } from '../text/catalogue.ts';
import type { Context } from './context.ts';
import type { ExitCode } from './exit.ts';
import { examples, helpStyle, programEpilogue } from './help.ts';
import {
  type CheckOptions,
  type CompileOptions,
  choice,
  type DataOptions,
  dataFile,
  day,
  type ExplainOptions,
  type FitOptions,
  type FmtOptions,
  type InitOptions,
  type ParityOptions,
  type RunOptions,
  type TableOptions,
} from './options.ts';
import type { Output } from './output.ts';
import { usageProblem } from './usage.ts';

/** A command as it was asked for; its module is loaded when it is run. */
export interface Invocation {
  readonly command: string;
  readonly json: boolean;
  readonly run: (context: Context) => Promise<ExitCode>;
}

type Run = Invocation['run'];

/**
 * Reads the arguments. Undefined: help or the version was printed, which is all that was asked for. Throws a `Failure` for what is no use of the
 * command line.
 */
export function parseArguments(
  argv: readonly string[],
  words: Catalogue,
  version: string,
  out: Output,
): Invocation | undefined {
  let chosen: Invocation | undefined;
  const choose: Choose = (command, run) => {
    const { json, format } = command.optsWithGlobals<{ json?: boolean; format?: string }>();
    chosen = {
      command: command.name(),
      json: json === true || (hasFormat.has(command.name()) && format === 'json'),
      run,
    };
  };
  const program = buildProgram(words, version, out, choose);
  try {
    program.parse([...argv], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return undefined;
    throw error;
  }
  return chosen;
}

/** Commands that say `--format json` for `--json`; of others it is the format of a file. */
const hasFormat: ReadonlySet<string> = new Set(['check', 'parity']);

type Choose = (command: Command, run: Run) => void;

function buildProgram(words: Catalogue, version: string, out: Output, choose: Choose): Command {
  const { help } = words;
  const program = new Command('patron')
    .description(help.program)
    .version(version, '-V, --version', help.globals.version)
    .option('--lang <language>', help.globals.lang)
    .option('--json', help.globals.json)
    .option('--no-color', help.globals.noColor)
    .helpCommand('help [command]', help.commands.help)
    .addHelpText('after', programEpilogue(words, out.screen));
  prepare(program, words, out);
  for (const add of [
    addCheck,
    addRun,
    addPreview,
    addExplain,
    addTest,
    addParity,
    addFit,
    addCompile,
    addTable,
    addFmt,
    addInit,
    addLsp,
  ]) {
    const command = add(program, words, choose);
    prepare(command, words, out).addHelpText('after', examples(help.examples[nameOf(command)], words, out.screen));
  }
  return program;
}

type CommandName = Exclude<keyof Catalogue['help']['examples'], 'program'>;

function nameOf(command: Command): CommandName {
  return command.name() as CommandName;
}

/** What all commands have in common: help in the language of the user, and failures that are thrown as our own. */
function prepare(command: Command, words: Catalogue, out: Output): Command {
  return command
    .helpOption('-h, --help', words.help.globals.help)
    .configureHelp(helpStyle(words, out.screen))
    .configureOutput({ writeOut: (text) => out.write(text), writeErr: () => undefined })
    .exitOverride((error) => {
      if (error.exitCode === 0) throw error;
      throw usageProblem(error, command);
    });
}

function addCheck(program: Command, { help }: Catalogue, choose: Choose): Command {
  return program
    .command('check')
    .description(help.commands.check)
    .argument('<file...>', help.arguments.files)
    .addOption(
      new Option('--format <format>', help.options.checkFormat).argParser(choice('--format', ['pretty', 'json'])),
    )
    .addOption(
      new Option('--fail-on <severity>', help.options.failOn)
        .argParser(choice('--fail-on', ['error', 'warning']))
        .default('error'),
    )
    .action((files: string[], options: CheckOptions, command: Command) =>
      choose(command, async (context) => (await import('./commands/check.ts')).check(context, files, options)),
    );
}

function addRun(program: Command, { help }: Catalogue, choose: Choose): Command {
  return withData(program.command('run').description(help.commands.run).argument('<file>', help.arguments.file), help)
    .option('--out <folder>', help.options.out)
    .addOption(
      new Option('--format <format>', help.options.runFormat)
        .argParser(choice('--format', ['csv', 'parquet', 'json']))
        .default('csv'),
    )
    .option('--values', help.options.values, false)
    .option('--pii', help.options.pii, false)
    .option('--on <url>', help.options.on)
    .addOption(new Option('--as <form>', help.options.runAs).argParser(choice('--as', ['table'])))
    .option('--name <table>', help.options.runName)
    .option('--result <name>', help.options.runResult)
    .action((file: string, options: RunOptions, command: Command) =>
      choose(command, async (context) => (await import('./commands/run.ts')).run(context, file, options)),
    );
}

function addPreview(program: Command, { help }: Catalogue, choose: Choose): Command {
  return withData(
    program.command('preview').description(help.commands.preview).argument('<file>', help.arguments.file),
    help,
  ).action((file: string, options: DataOptions, command: Command) =>
    choose(command, async (context) => (await import('./commands/preview.ts')).preview(context, file, options)),
  );
}

function addExplain(program: Command, { help }: Catalogue, choose: Choose): Command {
  return withData(
    program
      .command('explain')
      .description(help.commands.explain)
      .argument('<file>', help.arguments.file)
      .argument('<key>', help.arguments.key),
    help,
  )
    .option('--pii', help.options.pii, false)
    .option('--of <data>', help.options.of)
    .action((file: string, key: string, options: ExplainOptions, command: Command) =>
      choose(command, async (context) => (await import('./commands/explain.ts')).explain(context, file, key, options)),
    );
}

function addTest(program: Command, { help }: Catalogue, choose: Choose): Command {
  return withData(
    program.command('test').description(help.commands.test).argument('<file...>', help.arguments.files),
    help,
  ).action((files: string[], options: DataOptions, command: Command) =>
    choose(command, async (context) => (await import('./commands/test.ts')).test(context, files, options)),
  );
}

function addParity(program: Command, { help }: Catalogue, choose: Choose): Command {
  return withData(
    program.command('parity').description(help.commands.parity).argument('<file>', help.arguments.file),
    help,
  )
    .addOption(
      new Option('--on <url>', help.options.parityOn)
        .argParser((url: string, before: readonly string[]) => [...before, url])
        .default([]),
    )
    .addOption(
      new Option('--format <format>', help.options.checkFormat).argParser(choice('--format', ['pretty', 'json'])),
    )
    .option('--pii', help.options.pii, false)
    .action((file: string, options: ParityOptions, command: Command) =>
      choose(command, async (context) => (await import('./commands/parity.ts')).parity(context, file, options)),
    );
}

function addFit(program: Command, { help }: Catalogue, choose: Choose): Command {
  const command = program.command('fit').description(help.commands.fit).argument('<file...>', help.arguments.files);
  return withFiles(command, help)
    .option('--check', help.options.fitCheck, false)
    .action((files: string[], options: FitOptions, invoked: Command) =>
      choose(invoked, async (context) => (await import('./commands/fit.ts')).fit(context, files, options)),
    );
}

function addCompile(program: Command, { help }: Catalogue, choose: Choose): Command {
  const { options } = help;
  const command = program.command('compile').description(help.commands.compile).argument('<file>', help.arguments.file);
  return withData(command, help)
    .option('--target <target>', options.target)
    .option('--dialect <dialect>', options.dialect)
    .addOption(new Option('--as <what>', options.as).argParser(choice('--as', ['query', 'view', 'table', 'insert'])))
    .option('--name <name>', options.name)
    .option('--result <name>', options.result)
    .addOption(new Option('--module <format>', options.module).argParser(choice('--module', ['esm', 'cjs', 'iife'])))
    .option('--part <name>', options.part)
    .option('--pii', options.compilePii)
    .option('--out <path>', options.compileOut)
    .option('--force', options.compileForce, false)
    .action((file: string, asked: CompileOptions, invoked: Command) =>
      choose(invoked, async (context) => (await import('./commands/compile.ts')).compile(context, file, asked)),
    );
}

function addFmt(program: Command, { help }: Catalogue, choose: Choose): Command {
  return program
    .command('fmt')
    .description(help.commands.fmt)
    .argument('<file...>', help.arguments.files)
    .option('--check', help.options.fmtCheck, false)
    .action((files: string[], options: FmtOptions, command: Command) =>
      choose(command, async (context) => (await import('./commands/fmt.ts')).fmt(context, files, options)),
    );
}

function addTable(program: Command, { help }: Catalogue, choose: Choose): Command {
  return program
    .command('table')
    .description(help.commands.table)
    .argument('<file>', help.arguments.table)
    .option('--into <rules>', help.options.into)
    .action((file: string, options: TableOptions, command: Command) =>
      choose(command, async (context) => (await import('./commands/table.ts')).table(context, file, options)),
    );
}

function addInit(program: Command, { help }: Catalogue, choose: Choose): Command {
  return program
    .command('init')
    .description(help.commands.init)
    .argument('[folder]', help.arguments.dir, '.')
    .option('--out <file>', help.options.initOut)
    .option('--force', help.options.force, false)
    .action((folder: string, options: InitOptions, command: Command) =>
      choose(command, async (context) => (await import('./commands/init.ts')).init(context, folder, options)),
    );
}

function addLsp(program: Command, { help }: Catalogue, choose: Choose): Command {
  return program
    .command('lsp')
    .description(help.commands.lsp)
    .option('--stdio', help.options.stdio)
    .addOption(new Option('--node-ipc').hideHelp())
    .addOption(new Option('--clientProcessId <id>').hideHelp())
    .action((_, command: Command) =>
      choose(command, async (context) => (await import('./commands/lsp.ts')).lsp(context)),
    );
}

/** The options of every command that decides. */
function withData(command: Command, help: Catalogue['help']): Command {
  return withFiles(command, help).option('--frozen', help.options.frozen, false);
}

/** The options of every command that computes. */
function withFiles(command: Command, help: Catalogue['help']): Command {
  return command
    .addOption(new Option('--as-of <date>', help.options.asOf).argParser(day))
    .addOption(new Option('--data <name=path>', help.options.data).argParser(dataFile).default(new Map()));
}
