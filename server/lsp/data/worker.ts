import type { Engine, OpenOptions } from '../../evaluate/engine.ts';
import type { Live, OpenLive } from '../../evaluate/live/live.ts';
import type { Program } from '../../ir/index.ts';
import { placeOf } from '../log.ts';
import { type Call, type Calls, type FromWorker, type Load, sendable, type ToWorker } from './messages.ts';

interface Needs {
  readonly measure: Engine['measure'];
  readonly openLive: OpenLive;
  readonly post: (message: FromWorker) => void;
}

/** The side of the process that computes: takes questions and answers each, in whatever order they are done. */
export function answerCalls({ measure, openLive, post }: Needs): (message: ToWorker, answered?: () => void) => void {
  const running = new Map<number, AbortController>();
  /** What is loaded later is loaded for another question than the first. */
  let loadingFor = 0;
  let live: Live | undefined;
  let saved: Program | undefined;

  const opened = (): Live => {
    if (!live) throw new Error('nothing is open');
    return live;
  };
  const close = async () => {
    const before = live;
    live = undefined;
    await before?.close();
    return undefined;
  };
  const answers: Answers = {
    measure: ({ program, files, ...load }, id) => measure(program, files, optionsOf(load, id)),
    open: async ({ program, files, ...load }, id) => {
      await close();
      const options = optionsOf(load, id);
      const fresh = await openLive(program, files, options);
      // Somebody has asked for something else meanwhile.
      if (options.signal?.aborted) {
        await fresh.close();
        throw options.signal.reason;
      }
      live = fresh;
      return undefined;
    },
    saved: async ({ program }) => {
      saved = program;
      return undefined;
    },
    update: ({ program }, id) => opened().update(program, saved, { signal: signalOf(id) }),
    others: () => opened().others(),
    facts: () => opened().facts(),
    customers: ({ selection, ...page }) => opened().customers(selection, page),
    explain: ({ key }) => opened().explain(key),
    test: () => opened().test(),
    close,
  };

  function optionsOf({ memoryLimit }: Pick<Load, 'memoryLimit'>, id: number): OpenOptions {
    return {
      memoryLimit,
      signal: signalOf(id),
      onProgress: (progress) => post({ id: loadingFor, kind: 'progress', progress }),
    };
  }

  function signalOf(id: number): AbortSignal {
    const controller = new AbortController();
    running.set(id, controller);
    loadingFor = id;
    return controller.signal;
  }

  return (message, answered) => {
    if (message.call === 'cancel') {
      running.get(message.id)?.abort(Object.assign(new Error('cancelled'), { name: 'AbortError' }));
      return;
    }
    const { id, call, takes } = message;
    // The signal stays in use by what was opened with it, so it is not dropped before the process is.
    Promise.resolve()
      .then(() => (answers[call] as (takes: unknown, id: number) => unknown)(takes, id))
      .then(
        (gives) => post({ id, kind: 'done', gives }),
        (error) => post({ id, kind: 'failed', failure: sendable(error, placeOf(error)) }),
      )
      .finally(() => {
        if (call === 'update') running.delete(id);
        answered?.();
      });
  };
}

type Answers = {
  readonly [C in Call]: (takes: Calls[C]['takes'], id: number) => Promise<Calls[C]['gives']>;
};
