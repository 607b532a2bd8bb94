import { count } from './numbers.ts';

const list = (names: readonly string[]) => names.join(', ');

/** The words of `patron compile` and of the compiled text beside the rules. */
export const compileEn = {
  needsTarget: 'What should the rules be compiled to?',
  oneOf: (targets: readonly string[]) => `Say it with --target: ${list(targets)}.`,
  unknownTarget: (name: string) => `Rules cannot be compiled to “${name}”.`,
  unknownDialect: (name: string, target: string) => `“${name}” is no dialect of ${target}.`,
  unknownResult: (name: string) => `The rules have no result “${name}”.`,
  noDialects: (target: string) => `There are no dialects of ${target}.`,
  possible: (names: readonly string[]) => `Possible: ${list(names)}.`,
  notForTarget: (option: string, target: string) => `${option} means nothing for ${target}.`,
  forTargets: (targets: readonly string[]) => `It is for ${list(targets)}.`,
  obstacles: (target: string, number: number) =>
    number === 1
      ? `The rules cannot be compiled to ${target} as they are.`
      : `The rules cannot be compiled to ${target} as they are: ${count(number, 'en')} reasons.`,
  projectErrors: (file: string) => `Nothing was compiled: ${file} has to be mended first.`,
  manyFiles: (target: string, number: number) => `${target} makes ${count(number, 'en')} files.`,
  manyFilesHelp: 'Name a folder for them: --out build',
  jsonToStdout: '--out - prints the text itself, so --json has no place to go.',
  notOurs: (path: string) => `${path} is there already, and Patron did not make it.`,
  notOursHelp: 'Choose another place with --out, or replace it with --force.',
  isReadNext: (path: string, name: string) => `${path} would be read as ${name} by the next command, and is none.`,
  isReadNextHelp: 'Choose another name with --out.',
  folderInWay: (path: string) => `${path} is a folder; a file has to go there.`,
  wrote: (path: string) => `Wrote ${path}.`,
  wroteFiles: (number: number, folder: string) => `Wrote ${count(number, 'en')} files to ${folder}:`,
};
