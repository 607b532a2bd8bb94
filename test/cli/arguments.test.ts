import { describe, expect, it } from 'vitest';
import { Failure } from '../../server/cli/failure.ts';
import { globalsOf } from '../../server/cli/globals.ts';
import { type Output, wantsColor } from '../../server/cli/output.ts';
import { type Invocation, parseArguments } from '../../server/cli/program.ts';
import { screenOf } from '../../server/cli/render/screen.ts';
import { widthOf } from '../../server/cli/render/width.ts';
import { wordsOf } from '../../server/text/catalogue.ts';
import type { Language } from '../../server/text/language.ts';

/** What is printed, and the command that was chosen. */
function parse(args: string, language: Language = 'en'): { printed: string; chosen: Invocation | undefined } {
  let printed = '';
  const out: Output = {
    screen: screenOf(language),
    isTerminal: false,
    write: (text) => {
      printed += text;
    },
    print: (...lines) => {
      printed += lines.map((line) => `${line}\n`).join('');
    },
    overlay: () => undefined,
  };
  const chosen = parseArguments(args.split(' ').filter(Boolean), wordsOf(language), '1.2.3', out);
  return { printed, chosen };
}

/** The exit code and the words of what is wrong with arguments. */
function failure(args: string, language: Language = 'en'): string {
  try {
    parse(args, language);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const words = wordsOf(language);
    return [error.exit, error.say(words, language), error.help?.(words, language)]
      .filter((part) => part !== undefined)
      .join(' | ');
  }
  throw new Error('nothing is wrong');
}

describe('wrong arguments', () => {
  it.each([
    ['chekc a', '2 | There is no command “chekc”. | Did you mean check?'],
    ['frobnicate', '2 | There is no command “frobnicate”. | See patron --help'],
    ['', '2 | Which command? | See patron --help'],
    ['check', '2 | FILE is missing. | See patron check --help'],
    ['check a --fail-no error', '2 | There is no option --fail-no. | Did you mean --fail-on?'],
    ['check a --jsno', '2 | There is no option --jsno. | Did you mean --json?'],
    ['check a --fail-on hint', '2 | “hint” is no value of --fail-on. Possible: error, warning.'],
    ['run a b c', '2 | This is more than the command takes: b c | See patron run --help'],
    ['run a --out', '2 | --out <folder> needs a value. | See patron run --help'],
    ['run a --as-of 2026-02-30', '2 | “2026-02-30” is no day. Write it as 2026-10-31.'],
    ['run a --as-of yesterday', '2 | “yesterday” is no day. Write it as 2026-10-31.'],
    [
      'run a --data orders',
      '2 | “orders” does not say which data to read from where. | Write the name of a data and a file: --data orders=new/orders.csv',
    ],
    ['explain a', '2 | KEY is missing. | See patron explain --help'],
  ])('%s', (args, says) => expect(failure(args)).toBe(says));

  it('are told in Chinese too', () => {
    expect(failure('chekc a', 'zh-CN')).toBe('2 | 没有“chekc”这个命令。 | 是不是 check？');
  });
});

describe('right arguments', () => {
  it.each([
    ['check a --json', 'check', true],
    ['--json check a', 'check', true],
    ['check a --format json', 'check', true],
    ['check a b c', 'check', false],
    ['run a --format json', 'run', false],
    ['run a --data x=1 --data y=2 --out -', 'run', false],
    ['explain a -- -5', 'explain', false],
    ['init', 'init', false],
  ])('%s', (args, command, json) => expect(parse(args).chosen).toMatchObject({ command, json }));
});

describe('help', () => {
  it('names every command, with examples and exit codes', () => {
    const { printed, chosen } = parse('--help');
    expect(chosen).toBeUndefined();
    for (const word of ['check', 'run', 'preview', 'explain', 'test', 'fmt', 'init', 'Examples:', '130'])
      expect(printed).toContain(word);
  });

  it.each(['check', 'run', 'preview', 'explain', 'test', 'fmt', 'init'])(
    'of %s is in both languages and fits',
    (command) => {
      const english = parse(`${command} --help`).printed;
      const chinese = parse(`help ${command}`, 'zh-CN').printed;
      expect(english).toContain('Examples:');
      expect(chinese).toContain('示例：');
      expect(chinese).not.toMatch(/Options|Usage|Arguments|display help/);
      for (const line of [...english.split('\n'), ...chinese.split('\n')]) expect(widthOf(line)).toBeLessThan(125);
    },
  );

  it('has a version', () => expect(parse('--version').printed).toBe('1.2.3\n'));
});

describe('what holds for every command', () => {
  it('is known before the arguments are', () => {
    expect(globalsOf(['run', '--lang', 'zh', '--json'], {})).toEqual({ language: 'zh-CN', json: true, noColor: false });
    expect(globalsOf(['--lang=en', '--no-color'], { LANG: 'zh_CN' })).toEqual({
      language: 'en',
      json: false,
      noColor: true,
    });
    expect(globalsOf(['explain', 'f', '--', '--json'], { LANG: 'zh_CN' })).toEqual({
      language: 'zh-CN',
      json: false,
      noColor: false,
    });
    expect(globalsOf(['--lang', 'fr'], {}).problem).toBeInstanceOf(Failure);
  });
});

describe('colours', () => {
  it.each([
    [true, {}, false, true],
    [false, {}, false, false],
    [true, { NO_COLOR: '1' }, false, false],
    [true, { NO_COLOR: '' }, false, true],
    [false, { FORCE_COLOR: '1' }, false, true],
    [true, { FORCE_COLOR: '0' }, false, false],
    [true, { TERM: 'dumb' }, false, false],
    [true, { FORCE_COLOR: '1' }, true, false],
  ])('terminal %s, %j, --no-color %s: %s', (isTerminal, environment, noColor, color) => {
    expect(wantsColor(isTerminal, { noColor, environment })).toBe(color);
  });
});
