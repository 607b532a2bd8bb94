import { exit } from './exit.ts';

/** Why work stops when the user asks for it; told apart from a signal that somebody else aborted. */
export class Interrupted extends Error {
  override readonly name = 'AbortError';
}

/**
 * A signal that is aborted by Ctrl-C, so that whoever writes can put everything back. A second Ctrl-C does not wait for that.
 */
export function interruptible(): { readonly signal: AbortSignal; readonly release: () => void } {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(exit.interrupted);
    controller.abort(new Interrupted('interrupted'));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return {
    signal: controller.signal,
    release: () => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    },
  };
}
