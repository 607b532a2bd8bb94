import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../server/text/catalogue.ts';
import { languageOf, languageOfEnvironment } from '../../server/text/language.ts';

const english = wordsOf('en');
const chinese = wordsOf('zh-CN');

describe('the catalogues', () => {
  it('have no English sentence left in the Chinese one', () => {
    const plain = (value: unknown): string[] => {
      if (typeof value === 'string') return [value];
      return typeof value === 'object' && value !== null ? Object.values(value).flatMap(plain) : [];
    };
    const unquoted = (text: string) => text.replace(/“[^”]*”/g, '');
    const sentences = plain(chinese).filter((text) => /[A-Za-z]{3,} [a-z]{2,} [a-z]{2,}/.test(unquoted(text)));
    // Command lines and words of the language stay what they are.
    expect(sentences.filter((text) => !/^patron |npm install|as of 2026|data customers from/.test(text))).toEqual([]);
  });

  it('say the same number of things', () => {
    expect(chinese.help.exitCodes.map(([code]) => code)).toEqual(english.help.exitCodes.map(([code]) => code));
    for (const name of Object.keys(english.help.examples) as (keyof typeof english.help.examples)[]) {
      expect(chinese.help.examples[name].map(([line]) => line)).toEqual(
        english.help.examples[name].map(([line]) => line),
      );
    }
  });

  it('count in whole sentences', () => {
    expect(english.check.counts({ errors: 1, warnings: 2, hints: 0 })).toBe('1 error and 2 warnings');
    expect(english.check.counts({ errors: 1, warnings: 2, hints: 1200 })).toBe('1 error, 2 warnings and 1,200 hints');
    expect(chinese.check.counts({ errors: 1, warnings: 2, hints: 0 })).toBe('1 个错误、2 个警告');
    expect(english.load.inRows([3, 17, 1200], true)).toBe('rows 3, 17, 1,200, …');
    expect(english.load.inRows([3], false)).toBe('row 3');
  });
});

describe('the language', () => {
  it.each([
    ['zh', 'zh-CN'],
    ['zh_CN.UTF-8', 'zh-CN'],
    ['zh-Hant-TW', 'zh-CN'],
    ['en_GB', 'en'],
    ['EN', 'en'],
    ['fr', undefined],
    ['C', undefined],
  ])('of %s is %s', (tag, language) => expect(languageOf(tag)).toBe(language));

  it('is that of the first variable that is set', () => {
    expect(languageOfEnvironment({ LANG: 'zh_CN.UTF-8' })).toBe('zh-CN');
    expect(languageOfEnvironment({ LC_ALL: 'C', LANG: 'zh_CN.UTF-8' })).toBe('en');
    expect(languageOfEnvironment({ LC_ALL: '', LC_MESSAGES: 'zh_CN', LANG: 'en_US' })).toBe('zh-CN');
    expect(languageOfEnvironment({})).toBe('en');
  });
});
