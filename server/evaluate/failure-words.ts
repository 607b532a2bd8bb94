import { say } from '../diagnostics/diagnostic.ts';
import type { DiagnosticKind } from '../diagnostics/kind.ts';
import { type Code, registry } from '../diagnostics/registry.ts';
import { wordsOf } from '../text/catalogue.ts';
import type { Language } from '../text/language.ts';
import { DataError } from './data-error.ts';

/** Why an engine failed, in words. */
export interface FailureWords {
  readonly code?: Code;
  readonly kind: DataError['kind'];
  message(language: Language): string;
  /** The way out, where there is one. */
  readonly help?: (language: Language) => string;
}

/** The words for what an engine throws; undefined for whatever else was thrown. */
export function failureWords(error: unknown): FailureWords | undefined {
  if (error instanceof DataError) return dataWords(error);
  if (!(error instanceof Error) || error.name !== 'EngineError') return undefined;
  return { kind: 'data', message: (language) => wordsOf(language).failure.engine(error.message) };
}

function dataWords({ code, data, kind }: DataError): FailureWords {
  const { message, help }: DiagnosticKind = registry[code];
  return {
    code,
    kind,
    message: (language) => say(message, data, language),
    ...(help && { help: (language: Language) => say(help, data, language) }),
  };
}
