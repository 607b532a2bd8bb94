import type { OpenLive } from '../evaluate/live/live.ts';
import type { FromWorker, ToWorker } from './data/messages.ts';
import { answerCalls } from './data/worker.ts';

// The engine takes long to load, so it is loaded while the first question is on its way.
const engine = Promise.all([import('../evaluate/duckdb-node.ts'), import('../evaluate/duckdb-live.ts')]);
engine.catch(() => undefined);

const openLive: OpenLive = async (...load) => (await engine)[1].openLive(...load);
const take = answerCalls({
  measure: async (...load) => (await engine)[0].duckDbEngine.measure(...load),
  openLive,
  post: (message: FromWorker) => process.send?.(message, undefined, {}, () => undefined),
});

process.on('message', (message: ToWorker) => take(message));
// Whoever asked is gone: what was put down on the disk is tidied away, if that is done soon.
process.on('disconnect', () => {
  setTimeout(() => process.exit(), 2000);
  take({ id: 0, call: 'close', takes: undefined }, () => process.exit());
});
// Interrupting the editor's terminal is for the server to deal with.
process.on('SIGINT', () => undefined);
