import type { Live, OpenLive } from '../../../server/evaluate/live/live.ts';
import type { FromWorker } from '../../../server/lsp/data/messages.ts';
import { answerCalls } from '../../../server/lsp/data/worker.ts';
import type { StartWorker } from '../../../server/lsp/data/worker-client.ts';

export interface FakeWorker {
  /** Ends by itself. */
  crash(): void;
  readonly isRunning: boolean;
}

export interface FakeWorkers {
  readonly startWorker: StartWorker;
  readonly started: readonly FakeWorker[];
}

/** Threads that are none, with an engine that counts nothing: what matters is when they are started and ended. */
export function fakeWorkers(open: OpenLive = async () => emptyLive): FakeWorkers {
  const started: FakeWorker[] = [];
  return {
    started,
    startWorker: () => {
      const listeners: ((message: FromWorker) => void)[] = [];
      const endings: (() => void)[] = [];
      const state = { isRunning: true };
      const end = () => {
        if (!state.isRunning) return;
        state.isRunning = false;
        for (const ended of endings) ended();
      };
      const take = answerCalls({
        measure: async () => new Map(),
        openLive: open,
        post: (message) => {
          if (state.isRunning) for (const listen of listeners) listen(structuredClone(message));
        },
      });
      started.push({
        crash: end,
        get isRunning() {
          return state.isRunning;
        },
      });
      return {
        post: (message) => take(structuredClone(message)),
        onMessage: (listener) => void listeners.push(listener),
        onEnd: (listener) => void endings.push(listener),
        terminate: end,
      };
    },
  };
}

const preview = { customers: 0, policies: [], actions: [], guards: [], definitions: [], campaigns: [] };

export const emptyLive: Live = {
  update: async () => ({ preview, movements: [], grids: [] }),
  others: async () => undefined,
  facts: async () => ({
    asOf: { date: '2026-10-31', from: 'program' },
    report: { sources: [] },
    fits: new Map(),
    preview,
    program: { sources: [], definitions: [] } as never,
    columns: new Map(),
    distributions: new Map(),
  }),
  customers: async () => ({ total: 0, columns: [], customers: [] }),
  explain: async () => undefined,
  test: async () => [],
  close: async () => undefined,
};
