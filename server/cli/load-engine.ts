import type { Engine } from '../evaluate/engine.ts';
import { Failure } from './failure.ts';
import { systemCode } from './system-code.ts';

/** The engine, which is loaded only by the commands that compute: it takes longer to load than a check takes. */
export async function loadEngine(): Promise<Engine> {
  try {
    const { duckDbEngine } = await import('../evaluate/duckdb-node.ts');
    return duckDbEngine;
  } catch (error) {
    if (!isMissingEngine(error)) throw error;
    throw new Failure('data', (words) => words.failure.engineMissing, {
      help: (words) => words.failure.engineMissingHelp,
      cause: error,
    });
  }
}

/** The package, or the part of it that is made for this machine, is not there. */
function isMissingEngine(error: unknown): boolean {
  const code = systemCode(error);
  const isMissing = code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND';
  return isMissing && error instanceof Error && error.message.includes('@duckdb/');
}
