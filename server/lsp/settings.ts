import type { Settings } from './protocol.ts';

export const defaults: Settings = { codeLens: true, inlayHints: true, livePreview: true, memoryLimit: 1024 };

/** The settings as the client last told them; what it does not tell, or tells wrongly, has its default. */
export class SettingsStore {
  #current = defaults;
  #know: () => void = () => undefined;
  /** The client has told them, or will not. Until then no data is read. */
  isKnown: boolean;
  readonly known: Promise<void>;

  constructor(isKnown: boolean) {
    this.isKnown = isKnown;
    this.known = new Promise((resolve) => {
      this.#know = resolve;
      if (isKnown) resolve();
    });
  }

  get current(): Settings {
    return this.#current;
  }

  take(sent: unknown): void {
    const { codeLens, inlayHints, livePreview, memoryLimit } = recordOf(recordOf(sent)['patron'] ?? sent);
    this.isKnown = true;
    this.#know();
    this.#current = {
      codeLens: typeof codeLens === 'boolean' ? codeLens : defaults.codeLens,
      inlayHints: typeof inlayHints === 'boolean' ? inlayHints : defaults.inlayHints,
      livePreview: typeof livePreview === 'boolean' ? livePreview : defaults.livePreview,
      memoryLimit: isMemory(memoryLimit) ? memoryLimit : defaults.memoryLimit,
    };
  }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** Less is too little to start with. */
function isMemory(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 64;
}
