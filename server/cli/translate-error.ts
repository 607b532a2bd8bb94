import { say } from '../diagnostics/diagnostic.ts';
import type { DiagnosticKind } from '../diagnostics/kind.ts';
import { registry } from '../diagnostics/registry.ts';
import { failureWords } from '../evaluate/failure-words.ts';
import { LockError } from '../lock/lock-error.ts';
import { Failure } from './failure.ts';

/** The failure that an error of a deeper layer means. Whatever is not known here is a mistake of our own. */
export function translateError(error: unknown): Failure {
  const engine = failureWords(error);
  if (engine) {
    const { kind, code, message, help } = engine;
    return new Failure(kind, (_, language) => message(language), {
      help: help && ((_, language) => help(language)),
      ...(code === undefined ? { cause: error } : { details: { code } }),
    });
  }
  if (error instanceof LockError) return lockFailure(error);
  if (isNamed(error, 'AbortError')) return new Failure('interrupted', (words) => words.failure.interrupted);
  return new Failure('internal', (words) => words.failure.internal, {
    help: (words) => words.failure.internalHelp,
    cause: error,
  });
}

function lockFailure({ code, data, kind }: LockError): Failure {
  const { message, help }: DiagnosticKind = registry[code];
  return new Failure(kind, (_, language) => say(message, data, language), {
    help: help && ((_, language) => say(help, data, language)),
    details: { code },
  });
}

function isNamed(error: unknown, name: string): error is Error {
  return error instanceof Error && error.name === name;
}
