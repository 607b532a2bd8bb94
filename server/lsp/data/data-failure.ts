import type { Code } from '../../diagnostics/registry.ts';
import { DataError } from '../../evaluate/data-error.ts';
import { failureWords } from '../../evaluate/failure-words.ts';
import { wordsOf } from '../../text/catalogue.ts';
import type { Language } from '../../text/language.ts';
import type { OpenDocument } from '../document.ts';
import type { Project } from '../project.ts';

/** Why the data of a file cannot be used: one finding on the declaration that it is about. */
export interface DataFailure {
  readonly code?: Code;
  readonly message: string;
  readonly help?: string;
  /** Name of the data or definition, where one is known. */
  readonly name?: string;
  readonly project: Project;
  /** Whose rules they are. */
  readonly file: string;
}

/** The process ended by itself, again. */
export class EngineCrashed extends Error {
  override readonly name = 'EngineCrashed';
}

export function failureOf(error: unknown, { project, file }: OpenDocument, language: Language): DataFailure {
  const { failure, lsp } = wordsOf(language);
  const at = { project, file };
  const known = failureWords(error);
  if (known) {
    const { code, help } = known;
    const name = nameIn(error);
    return {
      ...at,
      message: known.message(language),
      ...(code && { code }),
      ...(help && { help: help(language) }),
      ...(name !== undefined && { name }),
    };
  }
  if (error instanceof Error && error.name === 'EngineMissing') {
    return { ...at, message: failure.engineMissing, help: failure.engineMissingHelp };
  }
  if (error instanceof EngineCrashed) return { ...at, message: lsp.crashed };
  return { ...at, message: failure.engine(error instanceof Error ? error.name : '') };
}

function nameIn(error: unknown): string | undefined {
  if (!(error instanceof DataError)) return undefined;
  const name = error.data['data'] ?? error.data['name'];
  return name === undefined ? undefined : String(name);
}

/** Where a failure is shown: at the declaration of that name, else at the first data that is read from a file. */
export interface PlacedFailure {
  readonly failure: DataFailure;
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

export function placeFailure(failure: DataFailure): PlacedFailure | undefined {
  const found: (PlacedFailure & { isNamed: boolean; isData: boolean })[] = [];
  for (const { path, source } of failure.project.model(failure.file).files) {
    for (const { start, chunk } of source.chunks) {
      for (const declaration of chunk.declarations) {
        if (!('name' in declaration) || declaration.name.kind !== 'name') continue;
        const { span, text } = declaration.name;
        found.push({
          failure,
          file: path,
          start: start + span.start,
          end: start + span.end,
          isNamed: text === failure.name,
          isData: declaration.kind === 'data' && declaration.from.kind === 'file',
        });
      }
    }
  }
  return found.find(({ isNamed }) => isNamed) ?? found.find(({ isData }) => isData);
}
