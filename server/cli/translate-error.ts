import { DatabaseError } from '../databases/database-error.ts';
import { say } from '../diagnostics/diagnostic.ts';
import type { DiagnosticKind } from '../diagnostics/kind.ts';
import { registry } from '../diagnostics/registry.ts';
import { failureWords } from '../evaluate/failure-words.ts';
import { LockError } from '../lock/lock-error.ts';
import { Failure, type FailureKind } from './failure.ts';

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
  if (error instanceof LockError) return registered(error, error.kind);
  if (error instanceof DatabaseError) return registered(error, kindOf(error));
  if (isNamed(error, 'AbortError')) return new Failure('interrupted', (words) => words.failure.interrupted);
  return new Failure('internal', (words) => words.failure.internal, {
    help: (words) => words.failure.internalHelp,
    cause: error,
  });
}

/** A failure whose words stand in the registry. */
function registered({ code, data }: Pick<DatabaseError, 'code' | 'data'>, kind: FailureKind): Failure {
  const { message, help }: DiagnosticKind = registry[code];
  return new Failure(kind, (_, language) => say(message, data, language), {
    help: help && ((_, language) => say(help, data, language)),
    details: { code },
  });
}

function kindOf({ kind }: DatabaseError): FailureKind {
  return kind === 'unreachable' ? 'unreadable' : kind;
}

function isNamed(error: unknown, name: string): error is Error {
  return error instanceof Error && error.name === name;
}
