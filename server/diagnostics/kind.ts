import type { Language } from '../text/language.ts';

export type { Language };

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Parameters of a message. Names and numbers of the user's rules; never values of customer data. */
export type MessageData = Readonly<Record<string, string | number>>;

/** The two texts of one message. `{name}` is filled from the data. One plain sentence, no blame, no jargon. */
export interface Words {
  readonly en: string;
  readonly 'zh-CN': string;
}

/** What a code means: its severity, its message and, where a diagnostic carries a fix, the fix's title. */
export interface DiagnosticKind {
  readonly severity: Severity;
  /** The short name of the page: `unknown-name`. */
  readonly name: string;
  readonly message: Words;
  /** The way out, a second sentence shown below the code frame. */
  readonly help?: Words;
  readonly fix?: Words;
}
