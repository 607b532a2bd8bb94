import { wordsOf } from '../text/catalogue.ts';
import { type Language, languageOf, languageOfEnvironment, languages } from '../text/language.ts';
import { type Failure, usageFailure } from './failure.ts';

/** What must be known before the arguments are read properly: how to speak about mistakes in them. */
export interface Globals {
  readonly language: Language;
  readonly json: boolean;
  readonly noColor: boolean;
  /** A language that is asked for and not spoken. */
  readonly problem?: Failure;
}

export function globalsOf(argv: readonly string[], environment: Readonly<Record<string, string | undefined>>): Globals {
  const end = argv.indexOf('--');
  const options = end < 0 ? argv : argv.slice(0, end);
  const asked = optionValue(options, '--lang');
  const language = asked === undefined ? languageOfEnvironment(environment) : languageOf(asked);
  return {
    language: language ?? languageOfEnvironment(environment),
    json: options.includes('--json'),
    noColor: options.includes('--no-color'),
    ...(language === undefined && asked !== undefined && { problem: unknownLanguage(asked) }),
  };
}

function optionValue(argv: readonly string[], option: string): string | undefined {
  const index = argv.map((word) => word === option || word.startsWith(`${option}=`)).lastIndexOf(true);
  const word = argv[index];
  if (word === undefined) return undefined;
  return word === option ? argv[index + 1] : word.slice(option.length + 1);
}

function unknownLanguage(asked: string): Failure {
  const known = languages.map((language) => `${language} (${wordsOf(language).language})`);
  return usageFailure((words) => words.usage.badChoice('--lang', asked, known));
}
