import { wordsOf } from '../../text/catalogue.ts';
import type { Language } from '../../text/language.ts';
import { inChinese } from './in-chinese.ts';
import { snippets } from './snippets.ts';

interface FileSnippet {
  readonly prefix: string;
  readonly body: readonly string[];
  readonly description: string;
}

/** The snippets as VS Code keeps them in a file, with English and with Chinese keywords. */
export function snippetFile(): Readonly<Record<string, FileSnippet>> {
  return Object.fromEntries([...inLanguage('en'), ...inLanguage('zh-CN')]);
}

function inLanguage(language: Language): [title: string, FileSnippet][] {
  const words = wordsOf(language).completion.snippets;
  return snippets.map(({ id, prefix: [en, zh], body }) => {
    const { title, about } = words[id];
    const isEnglish = language === 'en';
    return [title, { prefix: isEnglish ? en : zh, body: isEnglish ? body : body.map(inChinese), description: about }];
  });
}
