import type { Plan } from '../../targets/sql/plan.ts';
import type { CoercionReport, LoadReport, RejectReport, SourceReport } from '../engine.ts';

/** How many numbers of rows a report tells. */
export const mostFirstRows = 5;

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
    return { sources: [...this.#sources.values()].map((told) => ({ ...told, coerced: together(told.coerced) })) };
  }
}

type Told = Writable<SourceReport> & { rejected: RejectReport[]; coerced: CoercionReport[] };

function nothing(source: string): Told {
  return { source, read: 0, loaded: 0, future: 0, rejected: [], coerced: [] };
}

/** Cells of a column may become missing for two reasons: when a file is written anew, and when they are read. */
function together(reports: readonly CoercionReport[]): CoercionReport[] {
  const merged = new Map<string, CoercionReport>();
  for (const report of reports) {
    const key = `${report.kind} ${report.column}`;
    const other = merged.get(key);
    const firstRows = [...new Set([...(other?.firstRows ?? []), ...report.firstRows])].sort((a, b) => a - b);
    const cells = (other?.cells ?? 0) + report.cells;
    merged.set(key, { ...report, cells, firstRows: firstRows.slice(0, mostFirstRows) });
  }
  return [...merged.values()];
}
