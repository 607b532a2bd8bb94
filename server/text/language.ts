/** The languages that Patron speaks. */
export type Language = 'en' | 'zh-CN';

export const languages: readonly Language[] = ['en', 'zh-CN'];

/** The language for a tag or a POSIX locale: `zh`, `zh-Hant-TW`, `zh_CN.UTF-8`, `en-GB`; undefined for what is neither. */
export function languageOf(tag: string): Language | undefined {
  const [primary = ''] = tag.toLowerCase().split(/[-_.@]/);
  if (primary === 'zh') return 'zh-CN';
  return primary === 'en' ? 'en' : undefined;
}

/** The language of an environment, by the POSIX order: the first variable that is set decides, whatever it says. */
export function languageOfEnvironment(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return languageOf(locale) ?? 'en';
}
