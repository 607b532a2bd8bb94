import type { OpenDocument } from './document.ts';
import { placeOf } from './log.ts';
import type { Ports } from './ports.ts';
import type { Workspace } from './workspace.ts';

/** The longest that edits without a pause keep findings from being told. */
const longestPause = 200;

/**
 * Texts that changed, until they are looked at: as soon as no other edit waits to be read, so that only the newest version is checked. Nothing waits
 * for a time that is fixed.
 */
export class Edits {
  readonly #ports: Ports;
  readonly #workspace: Workspace;
  readonly #look: (documents: readonly OpenDocument[]) => void;
  readonly #log: (line: string) => void;
  readonly #changed = new Set<string>();
  #received = 0;
  #since = 0;
  #isPlanned = false;

  constructor(
    ports: Ports,
    workspace: Workspace,
    look: (documents: readonly OpenDocument[]) => void,
    log: (line: string) => void,
  ) {
    this.#ports = ports;
    this.#workspace = workspace;
    this.#look = look;
    this.#log = log;
  }

  touched(documents: readonly OpenDocument[]): void {
    for (const { uri } of documents) this.#changed.add(uri);
    this.#received++;
    if (this.#isPlanned) return;
    this.#isPlanned = true;
    this.#since = Date.now();
    this.#wait();
  }

  #wait(): void {
    const received = this.#received;
    const look = () => {
      const isQuiet = received === this.#received || Date.now() - this.#since > longestPause;
      if (isQuiet) this.#flush();
      else this.#wait();
    };
    // A message that waits is read after what was asked for before it, so that the first time is too soon.
    this.#ports.soon(() => this.#ports.soon(look));
  }

  #flush(): void {
    this.#isPlanned = false;
    const uris = [...this.#changed];
    this.#changed.clear();
    try {
      this.#look(uris.flatMap((uri) => this.#workspace.get(uri) ?? []));
    } catch (error) {
      this.#log(`diagnostics: ${placeOf(error)}`);
    }
  }
}
