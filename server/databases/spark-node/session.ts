import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { open, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import type { DatabaseOptions } from '../database.ts';
import { DatabaseError } from '../database-error.ts';
import { driverScript } from './driver-script.ts';

export interface Settings {
  readonly submit: string;
  /** Absent: as the settings of Spark have it. */
  readonly master: string | undefined;
  readonly place: string;
  /** Private: what the driver is and says; it is removed afterwards by whoever made it. */
  readonly folder: string;
}

/** What the driver says, one line of JSON each. */
export interface Told {
  readonly version?: string;
  readonly rows?: readonly (readonly (string | null)[])[];
  readonly answer?: unknown;
  readonly error?: Refusal;
  readonly share?: number;
}

/** An exception of Spark: its class in Python, its condition where it has one, and what it says, which may hold values of customers. */
export interface Refusal {
  readonly type: string;
  readonly kind: string;
  readonly message: string;
}

/** What statements take for granted, whatever the settings of the cluster are. */
const taken = {
  'spark.sql.ansi.enabled': 'true',
  'spark.sql.caseSensitive': 'true',
  'spark.sql.analyzer.maxIterations': '10000',
  'spark.sql.variable.substitute': 'false',
  'spark.sql.parser.escapedStringLiterals': 'false',
  'spark.ui.showConsoleProgress': 'false',
};

/** A driver of Spark that was started by `spark-submit`, and what goes to and fro. */
export class SparkSession {
  readonly #child: ChildProcess;
  readonly #socket: Socket;
  readonly #lines: AsyncIterator<string>;
  readonly #settings: Settings;
  readonly #options: DatabaseOptions;
  readonly #log: string;
  readonly #abort = () => this.#socket.destroy();

  private constructor(started: Started, settings: Settings, options: DatabaseOptions) {
    this.#child = started.child;
    this.#socket = started.socket;
    this.#lines = started.lines;
    this.#log = started.log;
    this.#settings = settings;
    this.#options = options;
    options.signal?.addEventListener('abort', this.#abort);
  }

  static async start(settings: Settings, options: DatabaseOptions): Promise<SparkSession> {
    const session = new SparkSession(await start(settings, options), settings, options);
    // Nothing is asked for before there is a session: a cluster may keep one waiting.
    await session.next().catch(async (error: unknown) => {
      await session.close();
      throw error;
    });
    return session;
  }

  send(request: object): void {
    this.#options.signal?.throwIfAborted();
    this.#socket.write(`${JSON.stringify(request)}\n`);
  }

  /** The next thing that is no progress. */
  async next(): Promise<Told> {
    for (;;) {
      const { value, done } = await this.#lines.next();
      this.#options.signal?.throwIfAborted();
      if (done) throw await this.broken();
      const told = JSON.parse(value) as Told;
      if (told.share === undefined) return told;
      this.#options.onProgress?.(told.share);
    }
  }

  /** The driver has gone: its log stays for whoever looks after the cluster. */
  async broken(): Promise<DatabaseError> {
    return new DatabaseError('PTN6133', { place: this.#settings.place, log: await keepLog(this.#log) });
  }

  keepLog(): Promise<string> {
    return keepLog(this.#log);
  }

  /** What still runs is stopped, and removes what it has not finished. */
  async close(): Promise<void> {
    this.#options.signal?.removeEventListener('abort', this.#abort);
    this.#socket.destroy();
    await endWithin(this.#child, patience);
  }
}

/** Milliseconds that a driver has to stop its work and to tell the cluster. */
const patience = 20_000;

interface Started {
  readonly child: ChildProcess;
  readonly socket: Socket;
  readonly lines: AsyncIterator<string>;
  readonly log: string;
}

async function start(settings: Settings, options: DatabaseOptions): Promise<Started> {
  const { folder, place } = settings;
  const secret = randomBytes(32).toString('hex');
  const server = await listen();
  const log = join(folder, 'spark.log');
  const child = await submit(settings, options, { log, port: portOf(server), secret });
  const stop = () => killGroup(child, 'SIGTERM');
  options.signal?.addEventListener('abort', stop);
  try {
    const found = await Promise.race([connected(server, secret), ended(child).then(() => undefined)]);
    options.signal?.throwIfAborted();
    if (found) return { child, log, ...found };
    throw new DatabaseError('PTN6132', { place, log: await keepLog(log) }, 'unreachable');
  } catch (error) {
    stop();
    await endWithin(child, patience);
    throw error;
  } finally {
    options.signal?.removeEventListener('abort', stop);
    server.close();
  }
}

function listen(): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

/** No shell reads any of it. A group of its own: the terminal's Ctrl-C reaches us alone, and we end the driver in order. */
async function submit(
  { submit: program, master, folder }: Settings,
  options: DatabaseOptions,
  { log, port, secret }: { readonly log: string; readonly port: number; readonly secret: string },
): Promise<ChildProcess> {
  const script = join(folder, 'patron_driver.py');
  await writeFile(script, driverScript, { mode: 0o600 });
  const output = await open(log, 'w', 0o600);
  const args = [
    ...(master === undefined ? [] : ['--master', master]),
    ...['--deploy-mode', 'client', '--name', 'patron'],
    ...Object.entries(taken).flatMap(([name, value]) => ['--conf', `${name}=${value}`]),
    script,
  ];
  try {
    const child = spawn(program, args, {
      cwd: options.folder,
      detached: true,
      env: { ...options.environment, PATRON_SPARK_PORT: String(port), PATRON_SPARK_SECRET: secret },
      stdio: ['ignore', output.fd, output.fd],
    });
    child.on('error', () => undefined);
    return child;
  } finally {
    await output.close();
  }
}

/** The first who knows the secret; whoever else comes is sent away. */
function connected(server: Server, secret: string): Promise<Pick<Started, 'socket' | 'lines'>> {
  return new Promise((resolve) => {
    server.on('connection', (socket) => {
      socket.on('error', () => undefined);
      const reader = createInterface({ input: socket, crlfDelay: Number.POSITIVE_INFINITY });
      // Of a connection that is cut there is no end but this.
      socket.once('close', () => reader.close());
      const lines = reader[Symbol.asyncIterator]();
      void lines.next().then(({ value }) => {
        if (value === secret) resolve({ socket, lines });
        else socket.destroy();
      });
    });
  });
}

async function ended(child: ChildProcess): Promise<void> {
  const isOver = () => child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
  if (isOver()) return;
  await new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
    if (isOver()) resolve();
  });
}

/** Ends it in the way that it is asked to, and after some seconds in any way. */
async function endWithin(child: ChildProcess, milliseconds: number): Promise<void> {
  await Promise.race([ended(child), setTimeout(milliseconds, undefined, { ref: false })]);
  killGroup(child, 'SIGKILL');
}

function killGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {
    // It has ended already.
  }
}

/** Beside the other temporary files, under a name of its own: it may hold values of customers, and only its owner may read it. */
async function keepLog(log: string): Promise<string> {
  const kept = join(tmpdir(), `patron-spark-${randomBytes(6).toString('hex')}.log`);
  await writeFile(kept, await readFile(log).catch(() => ''), { mode: 0o600, flag: 'wx' });
  return kept;
}
