import type { Engine } from '../evaluate/engine.ts';
import { Failure } from './failure.ts';
import { systemCode } from './system-code.ts';

/** The engine, which is loaded only by the commands that compute: it takes longer to load than a check takes. */
export async function loadEngine(): Promise<Engine> {
  try {
    const { duckDbEngine } = await import('../evaluate/duckdb-node.ts');
    return duckDbEngine;
  } catch (error) {
    if (systemCode(error) !== 'ERR_MODULE_NOT_FOUND' && systemCode(error) !== 'MODULE_NOT_FOUND') throw error;
    throw new Failure('data', (words) => words.failure.engineMissing, {
      help: (words) => words.failure.engineMissingHelp,
      cause: error,
    });
  }
}
