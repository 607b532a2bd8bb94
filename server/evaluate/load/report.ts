import type { CoercionReport, LoadReport, RejectReport, SourceReport } from '../engine.ts';
import type { Plan } from '../plan.ts';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Grows while data is loaded; read when that is done. */
export class Report {
  readonly #sources: Map<string, Told>;

  constructor({ program }: Plan) {
    this.#sources = new Map(program.sources.map(({ name }) => [name, nothing(name)]));
  }

  of(data: string): Told {
    const found = this.#sources.get(data);
    if (!found) throw new Error(`there is no report of ${data}`);
    return found;
  }

  /** Forgets what was told before. */
  begin(data: string): Told {
    this.#sources.set(data, nothing(data));
    return this.of(data);
  }

  result(): LoadReport {
    return { sources: [...this.#sources.values()] };
  }
}

type Told = Writable<SourceReport> & { rejected: RejectReport[]; coerced: CoercionReport[] };

function nothing(source: string): Told {
  return { source, read: 0, loaded: 0, future: 0, rejected: [], coerced: [] };
}
