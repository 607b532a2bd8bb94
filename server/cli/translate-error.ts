import { say } from '../diagnostics/diagnostic.ts';
import type { DiagnosticKind } from '../diagnostics/kind.ts';
import { registry } from '../diagnostics/registry.ts';
import { DataError } from '../evaluate/data-error.ts';
import { Failure } from './failure.ts';

/** The failure that an error of a deeper layer means. Whatever is not known here is a mistake of our own. */
export function translateError(error: unknown): Failure {
  if (error instanceof DataError) return dataFailure(error);
  if (isNamed(error, 'AbortError')) return new Failure('interrupted', (words) => words.failure.interrupted);
  if (isNamed(error, 'EngineError')) {
    return new Failure('data', (words) => words.failure.engine(error.message), { cause: error });
  }
  return new Failure('internal', (words) => words.failure.internal, {
    help: (words) => words.failure.internalHelp,
    cause: error,
  });
}

/** The words of a data error stand in the registry of diagnostics. */
function dataFailure({ code, data, kind }: DataError): Failure {
  const { message, help }: DiagnosticKind = registry[code];
  return new Failure(kind, (_, language) => say(message, data, language), {
    help: help && ((_, language) => say(help, data, language)),
    details: { code },
  });
}

function isNamed(error: unknown, name: string): error is Error {
  return error instanceof Error && error.name === name;
}
