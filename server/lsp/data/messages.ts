import type { MessageData } from '../../diagnostics/kind.ts';
import type { Code } from '../../diagnostics/registry.ts';
import { DataError } from '../../evaluate/data-error.ts';
import type { DataPreview, Explanation, FilePaths, Measures, Progress, TestResult } from '../../evaluate/engine.ts';
import type { CustomersPage, DataFacts, LivePreview, Selection } from '../../evaluate/live/live.ts';
import type { Program } from '../../ir/index.ts';

/** What is to be loaded. */
export interface Load {
  readonly program: Program;
  readonly files: FilePaths;
  /** Bytes that the engine may use. */
  readonly memoryLimit: number;
}

/** What a process that computes can be asked, and what it answers. It holds the data of one file of rules. */
export interface Calls {
  measure: { takes: Load; gives: Measures };
  open: { takes: Load; gives: undefined };
  /** The rules that those who move are told by; it stays until it is told anew. */
  saved: { takes: { readonly program?: Program }; gives: undefined };
  update: { takes: { readonly program: Program }; gives: LivePreview | undefined };
  others: { takes: undefined; gives: readonly DataPreview[] | undefined };
  facts: { takes: undefined; gives: DataFacts };
  customers: {
    takes: { readonly selection: Selection; readonly offset: number; readonly limit: number };
    gives: CustomersPage;
  };
  explain: { takes: { readonly key: string }; gives: Explanation | undefined };
  test: { takes: undefined; gives: readonly TestResult[] };
  close: { takes: undefined; gives: undefined };
}

export type Call = keyof Calls;

export type ToWorker =
  | { readonly id: number; readonly call: Call; readonly takes: unknown }
  /** Stop working on this. */
  | { readonly id: number; readonly call: 'cancel' };

export type FromWorker =
  | { readonly id: number; readonly kind: 'done'; readonly gives: unknown }
  | { readonly id: number; readonly kind: 'failed'; readonly failure: SentFailure }
  | { readonly id: number; readonly kind: 'progress'; readonly progress: Progress };

/** An error on its way from one process to another. */
export interface SentFailure {
  readonly name: string;
  /** Only what can hold no customer's value. */
  readonly message: string;
  readonly place: string;
  readonly data?: { readonly code: Code; readonly data: MessageData; readonly kind: DataError['kind'] };
}

export function sendable(error: unknown, place: string): SentFailure {
  if (!(error instanceof Error)) return { name: 'Error', message: '', place };
  const message = error.name === 'EngineError' ? error.message : '';
  if (!(error instanceof DataError)) return { name: nameOf(error), message, place };
  const { code, data, kind } = error;
  return { name: error.name, message: '', place, data: { code, data, kind } };
}

/** A package that is not installed is told apart: there is something to be done about it. */
function nameOf(error: Error): string {
  const code = 'code' in error ? error.code : undefined;
  const isMissing = code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND';
  return isMissing && error.message.includes('@duckdb/') ? 'EngineMissing' : error.name;
}

/** The error as it was thrown. */
export function received({ name, message, data, place }: SentFailure): Error {
  if (data) return new DataError(data.code, data.data, data.kind);
  return Object.assign(new Error(message), { name, stack: place });
}
