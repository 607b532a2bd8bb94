import type { CompiledPlace, CompiledResult } from '../../../server/lsp/protocol.ts';

/** What one compiled text is made from and tells. */
export interface Surroundings {
  /** Undefined: the rules changed meanwhile, and it has to be asked again. Rejects while the server does not run. */
  ask(): Promise<CompiledResult | undefined>;
  /** There is something else to be shown. */
  changed(): void;
}

/**
 * Rules as they are compiled to one target, following every edit: one question at a time, and once more when something changed meanwhile. What was last
 * compiled stays while there is nothing newer; then `note` says why.
 */
export class CompiledView {
  readonly #surroundings: Surroundings;
  #text: Extract<CompiledResult, { kind: 'text' }> | undefined;
  #note: string | undefined;
  #isAsking = false;
  #isStale = false;
  /** Resolves once there is an answer, whatever it is. */
  readonly ready: Promise<void>;
  #isReady: () => void = () => undefined;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
    this.ready = new Promise((resolve) => {
      this.#isReady = resolve;
    });
  }

  /** The compiled text, or while there is none why there is none. */
  get text(): string {
    return this.#text?.text ?? this.#note ?? '';
  }

  /** As the editor names it. */
  get language(): string {
    return this.#text?.language ?? 'plaintext';
  }

  get places(): readonly CompiledPlace[] {
    return this.#text?.places ?? [];
  }

  /** Why the text is not that of the rules as they are now. */
  get note(): string | undefined {
    return this.#text && this.#note;
  }

  /** The rules, or something that they depend on, changed. */
  refresh(): void {
    if (this.#isAsking) this.#isStale = true;
    else void this.#ask();
  }

  async #ask(): Promise<void> {
    this.#isAsking = true;
    do {
      this.#isStale = false;
      const answer = await this.#surroundings.ask().catch(() => 'failed' as const);
      if (answer === undefined) this.#isStale = true;
      else if (answer !== 'failed') this.#take(answer);
    } while (this.#isStale);
    this.#isAsking = false;
    this.#isReady();
  }

  #take(answer: CompiledResult): void {
    const [before, note] = [this.#text, this.#note];
    if (answer.kind === 'text') this.#text = answer;
    this.#note = answer.kind === 'none' ? answer.why : undefined;
    if (this.#note !== note || this.#text !== before) this.#surroundings.changed();
    this.#isReady();
  }
}
