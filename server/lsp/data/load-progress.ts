import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { Progress } from '../../evaluate/engine.ts';
import { wordsOf } from '../../text/catalogue.ts';
import type { Client } from '../client.ts';

/** What is done sooner says nothing. */
const patience = 400;

/** Shows a client how far loading is, and hears from it when that is to stop. */
export class LoadProgress {
  readonly #client: Client;
  #reporter: WorkDoneProgressServerReporter | undefined;
  #last: Progress | undefined;
  #isDone = false;
  #percentage = 0;

  constructor(connection: Connection, client: Client, file: string, cancel: () => void) {
    this.#client = client;
    if (!client.progress) return;
    setTimeout(() => void this.#begin(connection, file, cancel).catch(() => undefined), patience);
  }

  report(progress: Progress): void {
    this.#last = progress;
    const { phases } = wordsOf(this.#client.language).progress;
    this.#percentage = Math.max(this.#percentage, Math.floor((progress.share ?? 0) * 100));
    this.#reporter?.report(this.#percentage, [phases[progress.phase], progress.source ?? ''].join(' ').trim());
  }

  done(): void {
    this.#isDone = true;
    this.#reporter?.done();
  }

  async #begin(connection: Connection, file: string, cancel: () => void): Promise<void> {
    if (this.#isDone) return;
    const reporter = await connection.window.createWorkDoneProgress();
    reporter.begin(wordsOf(this.#client.language).lsp.loading, 0, file, true);
    if (this.#isDone) {
      reporter.done();
      return;
    }
    this.#reporter = reporter;
    reporter.token.onCancellationRequested(cancel);
    if (this.#last) this.report(this.#last);
  }
}
