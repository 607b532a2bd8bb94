import { DataError } from '../../evaluate/data-error.ts';
import type { Progress, TestResult } from '../../evaluate/engine.ts';
import type { DataFacts, LivePreview } from '../../evaluate/live/live.ts';
import { hashOf } from '../../ir/hash.ts';
import type { Program } from '../../ir/index.ts';
import type { OpenDocument } from '../document.ts';
import { placeOf } from '../log.ts';
import type { DataState } from '../protocol.ts';
import { type DataFailure, EngineCrashed, failureOf } from './data-failure.ts';
import { type DataFiles, filesOf, haveChanged, nameFiles } from './data-files.ts';
import type { HubContext } from './data-hub.ts';
import { type Loaded, loadData } from './load-data.ts';
import { LoadProgress } from './load-progress.ts';
import { programOf } from './program-of.ts';
import { SavedRules } from './saved-rules.ts';
import { WorkerEnded } from './worker-client.ts';

/** Counts, and the text that they are of. */
export interface Shown {
  readonly live: LivePreview;
  readonly document: OpenDocument;
  readonly program: Program;
}

/** The data of one open file of rules: when it is loaded, what it tells, what went wrong. */
export class FileData {
  readonly uri: string;
  /** What the data last told; it stays while other rules are computed. */
  facts: DataFacts | undefined;
  shown: Shown | undefined;
  failure: DataFailure | undefined;
  state: DataState = { kind: 'none', why: 'no-data' };
  readonly #context: HubContext;
  readonly #saved: SavedRules;
  #loaded: Loaded | undefined;
  #loading: { readonly names: string; readonly controller: AbortController } | undefined;
  #files: DataFiles | undefined;
  /** The program that was last handed over, loaded or refused. */
  #asked: Program | undefined;
  #updating: Promise<void> = Promise.resolve();
  #ticket = 0;
  /** Ends what is being loaded because the rules need more than there is. */
  #again: AbortController | undefined;
  /** What the data that is loaded was loaded by. */
  #running: object | undefined;
  /** Of the program whose data could not be loaded. */
  #refused: string | undefined;
  /** Nothing is loaded until somebody asks for it. */
  #isStopped = false;
  #crashes = 0;
  #isClosed = false;
  #waiting: (() => void)[] = [];

  constructor(document: OpenDocument, context: HubContext) {
    this.uri = document.uri;
    this.#context = context;
    this.#saved = new SavedRules(document);
  }

  get isLoaded(): boolean {
    return this.#loaded !== undefined || this.#loading !== undefined;
  }

  /** Looks at the rules as they are now, and does what is to be done for them. */
  sync(): void {
    const document = this.#document();
    if (!document || this.#isClosed || this.#isStopped || !this.#context.settings.isKnown) return;
    const held = this.#context.whyHeld(document);
    if (held) {
      this.release();
      this.#become(held);
      return;
    }
    const program = programOf(document.project.model(document.file));
    if (!program) {
      if (!this.#loading) this.#holdBack();
      return;
    }
    const isRefused = !this.isLoaded && this.#refused !== undefined;
    if (isRefused ? this.#refused === needsOf(program) : program === this.#asked && this.isLoaded) return;
    this.#handOver(document, program);
  }

  /** What is being counted is about rules that stand no longer; once the errors are mended it is asked for anew. */
  #holdBack(): void {
    this.#ticket++;
    this.#asked = undefined;
    const isKnown = this.state.kind === 'none' && this.state.why === 'errors';
    if (!isKnown) this.#become({ kind: 'none', why: 'errors' });
  }

  saved(document: OpenDocument): void {
    this.#saved.saved(document);
    this.#asked = undefined;
    this.sync();
  }

  /** Loads again, whatever is loaded. */
  reload(): void {
    this.#crashes = 0;
    this.#isStopped = false;
    this.#refused = undefined;
    this.release();
    this.sync();
  }

  /** Loads again if a file of the data is not what it was. */
  async reloadIfChanged(): Promise<void> {
    if (this.#files === undefined || (await haveChanged(this.#files, this.#context.ports))) this.reload();
    else this.sync();
  }

  cancel(): void {
    this.#again?.abort(aborted());
    if (!this.#loading) return;
    this.#stopLoading();
    this.#isStopped = true;
    this.#become({ kind: 'cancelled' });
  }

  /** Gives the memory back; what was told stays, and the next edit loads again. */
  release(): void {
    this.#stopLoading();
    this.#running = undefined;
    this.#loaded?.close();
    this.#loaded = undefined;
    this.#asked = undefined;
  }

  /** Makes room for another file; whoever waits for this one is told. */
  giveWay(): void {
    const wasLoading = this.#loading !== undefined;
    this.release();
    if (wasLoading) this.#become({ kind: 'cancelled' });
  }

  close(): void {
    this.#isClosed = true;
    this.release();
    this.#wake();
  }

  /** What computes for the rules as they are now, once nothing is being loaded; undefined: nothing does, and `state` tells why. */
  async settled(): Promise<Loaded | undefined> {
    await this.#context.settings.known;
    if (this.#isStopped) this.reload();
    else this.sync();
    if (this.#loading) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    await this.#updating;
    return this.#loaded;
  }

  /** Tests were run over this data. */
  tested(tests: readonly TestResult[]): void {
    if (this.facts) this.facts = { ...this.facts, tests };
    this.#context.changed(this, 'facts');
  }

  #document(): OpenDocument | undefined {
    return this.#context.workspace.get(this.uri);
  }

  #handOver(document: OpenDocument, program: Program): void {
    const names = nameFiles(program, document);
    if (names === undefined) {
      this.release();
      this.#become({ kind: 'none', why: 'no-data' });
      return;
    }
    this.#asked = program;
    if (this.#loading?.names === names) return;
    if (this.#loaded?.names === names) this.#updating = this.#update(this.#loaded, document, program);
    else void this.#load(names, document, program);
  }

  async #load(names: string, document: OpenDocument, program: Program): Promise<void> {
    this.release();
    this.#asked = program;
    const loading = { names, controller: new AbortController() };
    this.#loading = loading;
    this.#become({ kind: 'loading' });
    this.#context.loading(this);
    try {
      this.#files = await filesOf(program, document, this.#context.ports);
      const loaded = await loadData({
        document,
        program,
        names,
        files: this.#files,
        signal: loading.controller.signal,
        context: this.#context,
        onProgress: (progress) => this.#loading === loading && this.#progressed(progress),
        onCancel: () => this.#loading === loading && this.cancel(),
        onEnd: () => this.#ended(loading),
      });
      if (this.#loading !== loading) {
        loaded?.close();
        return;
      }
      this.#loading = undefined;
      this.#loaded = loaded;
      this.#running = loading;
      this.#refused = undefined;
      this.#asked = undefined;
      this.sync();
    } catch (error) {
      if (this.#loading !== loading || error instanceof WorkerEnded) return;
      this.#loading = undefined;
      this.#refused = needsOf(program);
      this.#fail(error, document);
    } finally {
      if (!this.#loading) this.#wake();
    }
  }

  async #update(loaded: Loaded, document: OpenDocument, program: Program): Promise<void> {
    const ticket = ++this.#ticket;
    const again = new AbortController();
    this.#again = again;
    const { connection, client } = this.#context;
    let shown: LoadProgress | undefined;
    const onProgress = (progress: Progress) => {
      if (this.#loaded !== loaded || ticket !== this.#ticket) return;
      shown ??= new LoadProgress(connection, client, document.file, () => again.abort(aborted()));
      shown.report(progress);
      this.#progressed(progress);
    };
    try {
      const saved = this.#saved.program(document);
      const live = await loaded.update(program, saved, { signal: again.signal, onProgress });
      if (!live || this.#loaded !== loaded) return;
      this.shown = { live: this.#withRows(live, program), document, program };
      this.#context.changed(this, 'counts');
      if (ticket !== this.#ticket) return;
      const facts = await loaded.client.call('facts', undefined);
      if (this.#loaded !== loaded || ticket !== this.#ticket) return;
      this.facts = {
        ...facts,
        preview: this.#withRows({ preview: facts.preview }, program).preview,
        movements: live.movements,
        ...(this.facts?.tests && { tests: this.facts.tests }),
      };
      this.#become(readyWith(facts));
      this.#context.changed(this, 'facts');
      if (program.others) await this.#countRows(loaded, ticket);
    } catch (error) {
      if (this.#loaded !== loaded || ticket !== this.#ticket || error instanceof WorkerEnded) return;
      if (again.signal.aborted) this.#become({ kind: 'cancelled' });
      else this.#fail(error, document);
    } finally {
      shown?.done();
    }
  }

  /** Counts of rows stay until they are counted anew. */
  #withRows<T extends Pick<LivePreview, 'preview'>>(live: T, { others }: Program): T {
    const before = others && this.shown?.live.preview.others;
    return before ? { ...live, preview: { ...live.preview, others: before } } : live;
  }

  /** There may be many rows: they are counted when all else is told. */
  async #countRows(loaded: Loaded, ticket: number): Promise<void> {
    const others = await loaded.client.call('others', undefined);
    if (!others || this.#loaded !== loaded || ticket !== this.#ticket || !this.shown || !this.facts) return;
    const { live } = this.shown;
    this.shown = { ...this.shown, live: { ...live, preview: { ...live.preview, others } } };
    this.facts = { ...this.facts, preview: { ...this.facts.preview, others } };
    this.#context.changed(this, 'counts');
    this.#context.changed(this, 'facts');
  }

  #fail(error: unknown, document: OpenDocument): void {
    // What the data makes impossible is told to the user; everything else is for us to mend.
    if (!(error instanceof DataError)) this.#context.log(`data: ${placeOf(error)}`);
    this.failure = failureOf(error, document, this.#context.client.language);
    this.#become({ kind: 'failed', message: this.failure.message });
    this.#context.changed(this, 'failure');
  }

  /** The process ended by itself: once it is started again. */
  #ended(loading: object): void {
    if (this.#isClosed || (this.#loading !== loading && this.#running !== loading)) return;
    this.#loading = undefined;
    this.#loaded = undefined;
    this.#running = undefined;
    this.#asked = undefined;
    this.#crashes++;
    if (this.#crashes < 2) {
      this.sync();
      return;
    }
    this.#isStopped = true;
    const document = this.#document();
    if (document) this.#fail(new EngineCrashed(), document);
  }

  #stopLoading(): void {
    const loading = this.#loading;
    this.#loading = undefined;
    loading?.controller.abort(aborted());
  }

  #become(state: DataState): void {
    if (state.kind !== 'failed' && state.kind !== 'loading' && this.failure) {
      this.failure = undefined;
      this.#context.changed(this, 'failure');
    }
    this.state = state;
    this.#context.changed(this, 'state');
    if (state.kind !== 'loading') this.#wake();
  }

  /** Told once for every hundredth. */
  #progressed(progress: Progress): void {
    const before = this.state.kind === 'loading' ? this.state.progress : undefined;
    const isSame = before?.phase === progress.phase && before.source === progress.source;
    const hundredth = (share: number | undefined) => Math.floor((share ?? 0) * 100);
    if (!isSame || hundredth(before.share) !== hundredth(progress.share)) this.#become({ kind: 'loading', progress });
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}

function aborted(): Error {
  return Object.assign(new Error('cancelled'), { name: 'AbortError' });
}

/** Of a program what loading depends on: rules may change without it. */
function needsOf({ sources, asOf, subject, definitions }: Program): string {
  return hashOf([sources, asOf, subject, definitions.map(({ hash }) => [hash])].map((part) => ({ part })));
}

function readyWith({ asOf, report, preview }: DataFacts): DataState {
  return {
    kind: 'ready',
    asOf: asOf.date,
    asOfFrom: asOf.from,
    customers: preview.customers,
    sources: report.sources.map(({ source, loaded, rejected }) => ({
      source,
      rows: loaded,
      rejected: rejected.reduce((sum, { rows }) => sum + rows, 0),
    })),
  };
}
