import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../server/text/catalogue.ts';
import { languages } from '../../server/text/language.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(`${root}${path}`, 'utf8');
const text = read('package.json');
const { contributes } = JSON.parse(text);
const english: Record<string, string> = JSON.parse(read('package.nls.json'));
const chinese: Record<string, string> = JSON.parse(read('package.nls.zh-cn.json'));

describe('the words of the manifest', () => {
  const used = new Set([...text.matchAll(/"%([^"%]+)%"/g)].map(([, key = '']) => key));

  it('are all there in English, and none is left over', () => {
    expect(Object.keys(english).sort()).toEqual([...used].sort());
  });

  it('are all there in Chinese, in the same order', () => {
    expect(Object.keys(chinese)).toEqual(Object.keys(english));
  });

  it('are Chinese in the Chinese file', () => {
    const notChinese = Object.entries(chinese).filter(([, words]) => !/[\u4E00-\u9FFF]/.test(words));
    expect(notChinese.map(([key]) => key).filter((key) => !/\.media$|^schema\./.test(key))).toEqual([]);
  });

  it('offer the same commands in both languages', () => {
    const commandsIn = (words: string) => words.match(/command:[\w.]+/g);
    for (const [key, words] of Object.entries(english))
      expect(commandsIn(chinese[key] ?? ''), key).toEqual(commandsIn(words));
  });
});

describe('the manifest', () => {
  it('names files that are there', () => {
    const paths = [
      ...`${text}${JSON.stringify(english)}${JSON.stringify(chinese)}`.matchAll(
        /"(?:\.\/)?((?:client|schemas)\/[^"]+\.\w+)"/g,
      ),
    ];
    expect(paths.length).toBeGreaterThan(10);
    expect(paths.map(([, path]) => path).filter((path) => !existsSync(`${root}${path}`))).toEqual([]);
  });

  it('puts only commands that it declares into menus and keys', () => {
    const declared = new Set(contributes.commands.map(({ command }: { command: string }) => command));
    const named = [...Object.values<{ command: string }[]>(contributes.menus).flat(), ...contributes.keybindings];
    expect(named.map(({ command }) => command).filter((command) => !declared.has(command))).toEqual([]);
  });

  it('says of every setting what it does, and of those that concern the machine that they do', () => {
    const settings = Object.entries<Record<string, unknown>>(contributes.configuration.properties);
    for (const [name, setting] of settings) {
      expect(setting['markdownDescription'], name).toMatch(/^%/);
      expect(setting['default'], name).toBeDefined();
    }
    expect(contributes.configuration.properties['patron.memoryLimit'].scope).toBe('machine');
  });

  it('asks for no newer editor than its types are of', () => {
    const { engines, devDependencies } = JSON.parse(text);
    expect(devDependencies['@types/vscode'].replace('~', '')).toBe(engines.vscode.replace('^', ''));
  });
});

describe('the problem matchers', () => {
  const severities = {
    'patron-error': 'error',
    'patron-warning': 'warning',
    'patron-information': 'information',
  } as const;

  it.each(contributes.problemMatchers as { name: keyof typeof severities; pattern: { regexp: string } }[])(
    '$name reads a finding in every language',
    ({ name, pattern }) => {
      for (const language of languages) {
        const severity = wordsOf(language).severity[severities[name]];
        const match = new RegExp(pattern.regexp).exec(`rules/a b.patron:12:6  ${severity} PTN2003  There is no “x”.`);
        expect(match?.slice(1), language).toEqual(['rules/a b.patron', '12', '6', 'PTN2003', 'There is no “x”.']);
      }
    },
  );

  it('take a finding once', () => {
    for (const language of languages) {
      for (const severity of Object.values(wordsOf(language).severity)) {
        const line = `a.patron:1:2  ${severity} PTN2003  x`;
        const matching = contributes.problemMatchers.filter(({ pattern }: { pattern: { regexp: string } }) =>
          new RegExp(pattern.regexp).test(line),
        );
        expect(matching.length, line).toBe(1);
      }
    }
  });
});
