import type { Command, CommanderError } from 'commander';
import { distance } from 'fastest-levenshtein';
import type { Catalogue } from '../text/catalogue.ts';
import { type Failure, usageFailure } from './failure.ts';

/** What commander found wrong, in our words: its own are English alone. Its codes are what it promises to keep. */
export function usageProblem(error: CommanderError, command: Command): Failure {
  const word = /'([^']+)'/.exec(error.message)?.[1] ?? '';
  const path = pathOf(command);
  const seeHelp = (words: Catalogue) => words.usage.seeHelp(path);
  switch (error.code) {
    case 'commander.unknownCommand':
      return suggesting((words) => words.usage.unknownCommand(word), similar(word, commandsOf(command)), path);
    case 'commander.unknownOption':
      return suggesting((words) => words.usage.unknownOption(word), similar(word, optionsOf(command)), path);
    case 'commander.missingArgument':
      return usageFailure((words) => words.usage.missingArgument(word.toUpperCase()), seeHelp);
    case 'commander.optionMissingArgument':
      return usageFailure((words) => words.usage.missingValue(word), seeHelp);
    case 'commander.excessArguments':
      return usageFailure(
        (words) => words.usage.tooMany(command.args.slice(command.registeredArguments.length)),
        seeHelp,
      );
    // Without a command commander shows the help as an error.
    case 'commander.help':
      return usageFailure((words) => words.usage.noCommand, seeHelp);
    default:
      return usageFailure(() => error.message.replace(/^error: /, ''), seeHelp);
  }
}

function suggesting(say: (words: Catalogue) => string, suggestion: string | undefined, path: string): Failure {
  return usageFailure(say, (words) =>
    suggestion === undefined ? words.usage.seeHelp(path) : words.usage.didYouMean(suggestion),
  );
}

/** The nearest of the candidates, if it is near enough to have been meant. */
export function similar(word: string, candidates: readonly string[]): string | undefined {
  const near = candidates
    .map((candidate) => ({ candidate, away: distance(word, candidate) }))
    .filter(({ candidate, away }) => away <= Math.max(1, candidate.replace(/^-+/, '').length / 2));
  return near.sort((a, b) => a.away - b.away)[0]?.candidate;
}

function commandsOf(command: Command): string[] {
  return command.commands.map((each) => each.name());
}

function optionsOf(command: Command): string[] {
  const own = command.options.flatMap(({ long }) => long ?? []);
  return [...own, ...(command.parent ? optionsOf(command.parent) : ['--help'])];
}

function pathOf(command: Command): string {
  return command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();
}
