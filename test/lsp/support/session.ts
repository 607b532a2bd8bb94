import { CancellationTokenSource, LSPErrorCodes, type ResponseError } from 'vscode-languageserver-protocol';
import { Random } from '../../support/generate/random.ts';
import { completeFile } from '../../support/retail.ts';
import type { Client } from './client.ts';
import { mayRefuse, requests } from './requests.ts';

/** Longer nobody waits for an answer. */
const longest = 60_000;

const files = ['rules.patron', 'shared.patron', 'sub/inner.patron'] as const;

const shared = `metric calls is count of orders in last 6 months
let low = 100 CNY
segment caller when calls >= 2
`;
const lastTexts = ['', shared, 'metric calls is 1\n', shared.replace('let low', 'let lower'), 'metric calls is'];
const using = 'segment often when caller and spend > low\n';

const firstTexts: Readonly<Record<string, string>> = {
  'rules.patron': `use "shared.patron"\n${completeFile}${using}`,
  'shared.patron': shared,
  'sub/inner.patron': `use "../shared.patron"\n${using}${completeFile.replaceAll('"data/', '"../data/')}`,
};

/** What is typed: ordinary things, halves of them, and what no keyboard has. */
const pieces = [
  ...completeFile.split('\n').map((line) => `${line}\n`),
  ...['x', ' ', '\n', '"', '`', '(', ')', ',', '>=', ' and ', '#', '|', '1', '２', '，', '。', '》', '%', '\t', '\r\n'],
  ...['use "shared.patron"\n', 'use "rules.patron"\n', 'use patron/rfm\n', 'metric calls is 1\n', 'spend', 'calls'],
  ...['😀', '\ud83d', '\ude00', '\u200b', '\u202e', '张三', 'é', '\0', '\u2028', '<<<<<<< HEAD\n', '>>>>>>> b\n'],
  ...['table\n  R | F | tier\n  >=4 | 5 | star\n', 'rule a: if R >= 4 then tier star', 'test "t"\n  given R 5\n'],
];

/** A session of random edits and requests, the same for the same seed. Throws with the steps that lead there when something goes wrong. */
export class Session {
  readonly steps: string[] = [];
  readonly #random: Random;
  readonly #client: Client;
  readonly #seed: number;

  constructor(client: Client, seed: number) {
    this.#client = client;
    this.#seed = seed;
    this.#random = new Random(seed);
  }

  async run(steps: number): Promise<void> {
    for (const file of files) await this.#open(file, firstTexts[file]!);
    for (let step = 0; step < steps; step++) {
      await this.#random.weighted([5, () => this.#edit()], [4, () => this.#ask()], [1, () => this.#other()])();
    }
    // The last to change is the file that the others use: they have to know.
    const uri = this.#client.uri('shared.patron');
    if (this.#client.texts.has(uri))
      await this.#change(uri, 0, this.#client.text(uri).length, this.#random.pick(lastTexts));
    for (const { params } of this.#client.received.filter(({ method }) => method === 'window/logMessage')) {
      throw this.#failure(`something was logged: ${JSON.stringify(params)}`);
    }
  }

  /** The open texts as they are at the end. */
  texts(): ReadonlyMap<string, string> {
    return new Map([...this.#client.texts].map(([uri, { positions }]) => [uri, positions.text]));
  }

  async close(): Promise<void> {
    for (const uri of [...this.#client.texts.keys()]) await this.#client.close(uri);
  }

  failure(problem: string): Error {
    return this.#failure(problem);
  }

  async #open(file: string, text: string): Promise<void> {
    this.steps.push(`open ${file} (${text.length})`);
    await this.#client.open(file, text);
  }

  async #edit(): Promise<void> {
    const uri = this.#anyText();
    if (uri === undefined) return;
    const text = this.#client.text(uri);
    const start = this.#random.between(0, text.length);
    const end = this.#random.weighted(
      [6, start],
      [3, Math.min(text.length, start + this.#random.between(1, 12))],
      [1, Math.min(text.length, start + this.#random.between(1, 400))],
    );
    const piece = this.#random.weighted([3, this.#random.pick(pieces)], [1, '']);
    await this.#change(uri, start, end, piece);
    // Most edits are taken back, so that the texts stay rules.
    if (this.#random.chance(0.7)) await this.#change(uri, start, start + piece.length, text.slice(start, end));
  }

  async #change(uri: string, start: number, end: number, piece: string): Promise<void> {
    this.steps.push(`edit ${nameOf(uri)} ${start}-${end} ${JSON.stringify(piece)}`);
    await this.#client.edit(uri, start, end, piece);
    // Somebody looks before the next edit, or nobody does.
    if (this.#random.chance(0.3)) await this.#answered('textDocument/diagnostic', { textDocument: { uri } }, false);
  }

  async #ask(): Promise<void> {
    const uri = this.#anyText();
    if (uri === undefined) return;
    const method = this.#random.pick(Object.keys(requests));
    const text = this.#client.text(uri);
    const [from, to] = [this.#random.between(0, text.length), this.#random.between(0, text.length)];
    const range = this.#client.range(uri, Math.min(from, to), Math.max(from, to));
    const params = requests[method]!({ uri, position: this.#client.position(uri, from), range });
    const isCancelled = this.#random.chance(0.1);
    this.steps.push(`${method} ${nameOf(uri)} ${from} ${to}${isCancelled ? ' (cancelled)' : ''}`);
    await this.#answered(method, params, isCancelled);
  }

  async #answered(method: string, params: object, isCancelled: boolean): Promise<void> {
    const source = new CancellationTokenSource();
    const answer = this.#client.connection
      .sendRequest(method, params, source.token)
      .catch((error: ResponseError<void>) => {
        const isRefusal = mayRefuse.has(method) && error.code === LSPErrorCodes.RequestFailed;
        const isObeyed = isCancelled && error.code === LSPErrorCodes.RequestCancelled;
        if (!isRefusal && !isObeyed) throw this.#failure(`${method} was answered with ${error.code}: ${error.message}`);
      });
    if (isCancelled) source.cancel();
    await this.#inTime(method, answer);
  }

  async #inTime(method: string, answer: Promise<unknown>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(this.#failure(`${method} was not answered`)), longest);
    });
    await Promise.race([answer, late]).finally(() => clearTimeout(timer));
  }

  async #other(): Promise<void> {
    const file = this.#random.pick(files);
    const uri = this.#client.uri(file);
    const isOpen = this.#client.texts.has(uri);
    const what = isOpen ? this.#random.pick(['close', 'save', 'changed'] as const) : 'open';
    if (what === 'open') {
      await this.#open(file, firstTexts[file]!);
      return;
    }
    this.steps.push(`${what} ${file}`);
    if (what === 'close') await this.#client.close(uri);
    else if (what === 'save') await this.#client.notify('textDocument/didSave', { textDocument: { uri } });
    else await this.#client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
  }

  #anyText(): string | undefined {
    const open = [...this.#client.texts.keys()];
    return open.length === 0 ? undefined : this.#random.pick(open);
  }

  #failure(problem: string): Error {
    return new Error(`seed ${this.#seed}: ${problem}\nsteps:\n${this.steps.map((step) => `  ${step}`).join('\n')}`);
  }
}

function nameOf(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}
