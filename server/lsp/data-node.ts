import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FromWorker } from './data/messages.ts';
import type { StartWorker } from './data/worker-client.ts';

/**
 * Processes of Node that run the module at this place. Threads would be lighter, but the engine is native code: stopped in the middle of its work, or
 * failing, it takes a whole process with it, which must not be the one that serves the editor.
 */
export function nodeWorkers(module: URL): StartWorker {
  return () => {
    const child = fork(fileURLToPath(module), {
      serialization: 'advanced',
      // Whatever it prints must not get between the messages of the protocol.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [],
    });
    child.unref();
    child.channel?.unref();
    return {
      post: (message) => void child.send(message, () => undefined),
      onMessage: (listener) => void child.on('message', (message) => listener(message as FromWorker)),
      onEnd: (listener) => {
        // One that could not be started tells only the former.
        let hasEnded = false;
        const end = () => {
          if (!hasEnded) listener();
          hasEnded = true;
        };
        child.on('error', end);
        child.on('exit', end);
      },
      terminate: () => void child.kill('SIGKILL'),
    };
  };
}
