import type { Argument, Help, HelpConfiguration, Option } from 'commander';
import type { Catalogue } from '../text/catalogue.ts';
import type { Screen } from './render/screen.ts';
import { table } from './render/table.ts';
import { widthOf, wrap } from './render/width.ts';

/** Commander's help in the language of the user, with Chinese characters as wide as they are. */
export function helpStyle(words: Catalogue, { colors, width }: Screen): HelpConfiguration {
  const { titles } = words.help;
  const translated: Readonly<Record<string, string>> = {
    'Usage:': titles.usage,
    'Arguments:': titles.arguments,
    'Options:': titles.options,
    'Global Options:': titles.globalOptions,
    'Commands:': titles.commands,
  };
  return {
    helpWidth: Math.min(width, 100),
    showGlobalOptions: true,
    displayWidth: widthOf,
    boxWrap: (text: string, columns: number) => wrap(text, columns).join('\n'),
    styleTitle: (title: string) => colors.bold(translated[title] ?? title),
    styleOptionText: (text: string) => colors.cyan(text),
    styleArgumentText: (text: string) => colors.cyan(text),
    styleSubcommandText: (text: string) => colors.cyan(text),
    // Defaults stand in the descriptions already, where they are in the language of the user.
    optionDescription: (option: Option) => option.description,
    argumentDescription: (argument: Argument) => argument.description,
    subcommandTerm(this: Help, command) {
      const args = command.registeredArguments.map((argument) => this.argumentTerm(argument));
      return [command.name(), ...args].join(' ');
    },
    argumentTerm: (argument: Argument) => argument.name(),
  };
}

export function examples(lines: readonly string[][], words: Catalogue, { colors }: Screen): string {
  const rows = lines.map(([command = '', what = '']) => [command, colors.dim(what)]);
  return ['', colors.bold(words.help.titles.examples), ...table(rows, { indent: 2 })].join('\n');
}

export function programEpilogue(words: Catalogue, screen: Screen): string {
  const codes = table(words.help.exitCodes, { indent: 2, align: ['right'] });
  return [
    examples(words.help.examples.program, words, screen),
    '',
    screen.colors.bold(words.help.titles.exitCodes),
    ...codes,
  ].join('\n');
}
