import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../../dist/cli.mjs', import.meta.url));

export interface Result {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface PatronOptions {
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The number of blocks of 1 KiB that a file may have: a disk that is full. */
  readonly mostBlocks?: number;
  /** Where the output goes: `/dev/full`, a disk that is full. */
  readonly outputTo?: string;
  /** A command of the shell that reads the output. */
  readonly pipeTo?: string;
  /** Is handed the running process, to interrupt it. */
  readonly onStart?: (kill: (signal: NodeJS.Signals) => void) => void;
}

/** Runs the built command line as a process of its own, in English and without colours unless it is told otherwise. */
export function patron(
  args: readonly string[],
  { folder, env = {}, mostBlocks, outputTo, pipeTo, onStart }: PatronOptions,
): Promise<Result> {
  const failed = process.env['PATRON_BUILD_FAILED'];
  if (failed) throw new Error(`The command line was not built: ${failed}`);
  const plain = [process.execPath, cli, ...args];
  const command =
    mostBlocks !== undefined
      ? limited(mostBlocks, plain)
      : outputTo !== undefined
        ? redirected(outputTo, plain)
        : pipeTo !== undefined
          ? piped(pipeTo, plain)
          : plain;
  const child = spawn(command[0]!, command.slice(1), {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], LANG: 'en_US.UTF-8', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onStart?.((signal) => child.kill(signal));
  return new Promise((resolve, reject) => {
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code, stdout: Buffer.concat(stdout).toString('utf8'), stderr: Buffer.concat(stderr).toString('utf8') }),
    );
  });
}

function limited(blocks: number, command: readonly string[]): string[] {
  return ['bash', '-c', 'ulimit -f "$0" && exec "$@"', String(blocks), ...command];
}

function redirected(file: string, command: readonly string[]): string[] {
  return ['bash', '-c', 'exec "$@" > "$0"', file, ...command];
}

function piped(reader: string, command: readonly string[]): string[] {
  return ['bash', '-c', `"$@" | ${reader}`, 'bash', ...command];
}
