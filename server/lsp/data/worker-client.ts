import type { Progress } from '../../evaluate/engine.ts';
import { type Call, type Calls, type FromWorker, received, type ToWorker } from './messages.ts';

/** A process that computes, as its owner sees it. */
export interface WorkerPort {
  post(message: ToWorker): void;
  onMessage(listener: (message: FromWorker) => void): void;
  /** It ended, whoever wanted that. */
  onEnd(listener: () => void): void;
  terminate(): void;
}

export type StartWorker = () => WorkerPort;

/** The process is not there any more. */
export class WorkerEnded extends Error {
  override readonly name = 'WorkerEnded';
}

interface Pending {
  readonly resolve: (gives: never) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** Asks a process, each question with a number of its own. */
export class WorkerClient {
  readonly #port: WorkerPort;
  readonly #pending = new Map<number, Pending>();
  #last = 0;
  #hasEnded = false;

  constructor(port: WorkerPort, onEnd: () => void) {
    this.#port = port;
    port.onMessage((message) => this.#take(message));
    port.onEnd(() => {
      this.#end();
      onEnd();
    });
  }

  call<C extends Call>(call: C, takes: Calls[C]['takes'], options: CallOptions = {}): Promise<Calls[C]['gives']> {
    const { signal, onProgress } = options;
    if (this.#hasEnded) return Promise.reject(new WorkerEnded('ended'));
    if (signal?.aborted) return Promise.reject(signal.reason);
    const id = ++this.#last;
    const answer = new Promise<Calls[C]['gives']>((resolve, reject) => {
      this.#pending.set(id, { resolve, reject, onProgress });
    });
    const cancel = () => this.#port.post({ id, call: 'cancel' });
    signal?.addEventListener('abort', cancel, { once: true });
    this.#port.post({ id, call, takes });
    return answer.finally(() => signal?.removeEventListener('abort', cancel));
  }

  /** Lets the process tidy up, and does not wait for it. */
  close(): void {
    const terminate = () => this.#port.terminate();
    void this.call('close', undefined).then(terminate, terminate);
  }

  terminate(): void {
    this.#port.terminate();
  }

  #take(message: FromWorker): void {
    const pending = this.#pending.get(message.id);
    if (!pending) return;
    if (message.kind === 'progress') {
      pending.onProgress?.(message.progress);
      return;
    }
    this.#pending.delete(message.id);
    if (message.kind === 'done') pending.resolve(message.gives as never);
    else pending.reject(received(message.failure));
  }

  #end(): void {
    this.#hasEnded = true;
    for (const { reject } of this.#pending.values()) reject(new WorkerEnded('ended'));
    this.#pending.clear();
  }
}
