import type { Chunk, Span } from '../../grammar/index.ts';
import type { Language, MessageData, Words } from './kind.ts';
import { kindWords } from './kind-words.ts';
import { type Code, registry } from './registry.ts';

/** A place in a file that survives edits elsewhere: spans are relative to their chunk. */
export interface Location {
  readonly chunk: Chunk;
  readonly span: Span;
}

export interface Edit {
  readonly at: Location;
  readonly text: string;
}

/** A mend that is sure to remove its diagnostic and to add none. */
export interface Fix {
  /** Fills the `fix` words of the code. */
  readonly data: MessageData;
  readonly edits: readonly Edit[];
}

export interface Diagnostic {
  readonly code: Code;
  readonly at: Location;
  readonly data: MessageData;
  readonly related?: readonly { readonly at: Location; readonly words: Words; readonly data: MessageData }[];
  readonly fixes?: readonly Fix[];
  /** `unnecessary` is shown greyed out. */
  readonly tag?: 'unnecessary' | 'deprecated';
  /** What the rules cannot be compiled to on account of this: `sql:postgres`. */
  readonly target?: string;
}

/** Fills `{name}` in the words of one language. */
export function say(words: Words, data: MessageData, language: Language): string {
  return words[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = data[name];
    if (value === undefined) return whole;
    return (name === 'kind' && kindWords[value]?.[language]) || String(value);
  });
}

export function messageOf(
  { code, data, target }: Pick<Diagnostic, 'code' | 'data' | 'target'>,
  language: Language,
): string {
  const message = say(registry[code].message, data, language);
  return target === undefined ? message : say(forTarget, { target, message }, language);
}

const forTarget: Words = { en: 'For {target}: {message}', 'zh-CN': '导出到 {target}：{message}' };
