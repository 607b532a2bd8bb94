import type {
  CustomersPage,
  CustomersParams,
  DataState,
  ExplainParams,
  ExplainResult,
} from '../../../server/lsp/protocol.ts';
import type { Language } from '../../../server/text/language.ts';
import {
  type ExplainAnswer,
  isToEditor,
  type PageState,
  type PreviewParams,
  type Range,
  type Selection,
  type ToEditor,
  type ToPage,
} from '../../webview/messages.ts';

/** What a session needs of the editor and the server. */
export interface Surroundings {
  post(message: ToPage): void;
  language(): Language;
  /** A file as it is called in a title, and the version of its text if it is open. */
  describe(uri: string): { readonly name: string; readonly version?: number; readonly line?: number };
  heard(uri: string): { readonly state?: DataState; readonly params?: PreviewParams };
  isServerRunning(): boolean;
  watch(uri: string | null): void;
  customers(params: CustomersParams): Promise<CustomersPage>;
  explain(params: ExplainParams): Promise<ExplainResult | null>;
  reveal(uri: string, range: Range): void;
  copy(text: string): void;
  /** Of the file that is shown. */
  do(what: Extract<ToEditor, { type: 'do' }>['what'], uri: string | undefined): void;
  /** Another file is shown, or none. */
  onFile(uri: string | undefined): void;
}

/**
 * One page, from the side of the editor: which file it shows, and what it was told. A page that is hidden is thrown away by the editor; when it
 * comes back it says that it is ready and is told everything anew.
 */
export class Session {
  readonly #around: Surroundings;
  #uri: string | undefined;
  #isPinned: boolean;
  #isReady = false;
  #isVisible = true;
  /** What is to be opened once the page is there. */
  #wanted: ToPage[] = [];

  constructor(around: Surroundings, remembered: PageState = {}) {
    this.#around = around;
    this.#uri = remembered.uri;
    this.#isPinned = remembered.pinned === true;
  }

  get uri(): string | undefined {
    return this.#uri;
  }

  get isPinned(): boolean {
    return this.#isPinned;
  }

  show(uri: string): void {
    if (uri === this.#uri) return;
    this.#uri = uri;
    this.#around.onFile(uri);
    this.tellAll();
  }

  /** The cursor went to another file or line. */
  follow(uri: string, line: number): void {
    if (this.#isPinned) return;
    this.show(uri);
    this.#post({ type: 'cursor', uri, line });
  }

  open(what: { readonly selection: Selection } | { readonly key: string | undefined }): void {
    const message: ToPage =
      'selection' in what ? { type: 'show', selection: what.selection } : { type: 'explain', key: what.key ?? null };
    if (this.#isReady) this.#around.post(message);
    else this.#wanted = [message];
  }

  edited(uri: string, version: number): void {
    this.#postOf(uri, { type: 'edited', uri, version });
  }

  state(uri: string, state: DataState): void {
    this.#postOf(uri, { type: 'state', uri, state });
  }

  preview(params: PreviewParams): void {
    this.#postOf(params.uri, { type: 'preview', params });
  }

  /** The server started or stopped: what it was told to watch it does not know any more. */
  server(): void {
    this.#post({ type: 'server', running: this.#around.isServerRunning() });
    this.#watch();
  }

  visible(isVisible: boolean): void {
    if (isVisible === this.#isVisible) return;
    this.#isVisible = isVisible;
    if (!isVisible) this.#isReady = false;
    this.#watch();
  }

  /** Everything that a page has to know of its file. */
  tellAll(): void {
    this.#watch();
    if (!this.#isReady) return;
    const { post, language, describe, heard, isServerRunning } = this.#around;
    const uri = this.#uri;
    const { name, version, line } = uri === undefined ? { name: '' } : describe(uri);
    post({ type: 'file', uri: uri ?? null, name, language: language() });
    post({ type: 'server', running: isServerRunning() });
    if (uri === undefined) return;
    const { state, params } = heard(uri);
    if (state) post({ type: 'state', uri, state });
    if (params) post({ type: 'preview', params });
    if (version !== undefined) post({ type: 'edited', uri, version });
    if (line !== undefined && !this.#isPinned) post({ type: 'cursor', uri, line });
  }

  /** From the page: whatever is not one of its messages is not heard. */
  async receive(message: unknown): Promise<void> {
    if (!isToEditor(message)) return;
    switch (message.type) {
      case 'ready':
        return this.#ready();
      case 'pin':
        this.#isPinned = message.pinned;
        return;
      case 'reveal':
        if (message.uri === this.#uri) this.#around.reveal(message.uri, message.range);
        return;
      case 'copy':
        return this.#around.copy(message.text);
      case 'do':
        return this.#around.do(message.what, this.#uri);
      case 'customers':
        return this.#answerCustomers(message);
      case 'explain':
        return this.#answerExplain(message);
    }
  }

  #ready(): void {
    this.#isReady = true;
    this.tellAll();
    for (const message of this.#wanted) this.#around.post(message);
    this.#wanted = [];
  }

  async #answerCustomers({ id, uri, selection, offset, limit }: Of<'customers'>): Promise<void> {
    const page = await this.#around.customers({ uri, selection, offset, limit }).catch(() => null);
    this.#post({ type: 'customers', id, page });
  }

  async #answerExplain({ id, uri, key }: Of<'explain'>): Promise<void> {
    const answer = await this.#around.explain({ uri, key }).then(answerOf, (): ExplainAnswer => ({ kind: 'failed' }));
    this.#post({ type: 'explained', id, answer });
  }

  #watch(): void {
    this.#around.watch(this.#isVisible ? (this.#uri ?? null) : null);
  }

  #post(message: ToPage): void {
    if (this.#isReady) this.#around.post(message);
  }

  #postOf(uri: string, message: ToPage): void {
    if (uri === this.#uri) this.#post(message);
  }
}

type Of<Type extends ToEditor['type']> = Extract<ToEditor, { type: Type }>;

/** The page gets the words, which are safe to show, and not the values behind them. */
function answerOf(result: ExplainResult | null): ExplainAnswer {
  if (!result) return { kind: 'unknown' };
  return { kind: 'explained', text: result.text, ...(result.words && { words: result.words }) };
}
