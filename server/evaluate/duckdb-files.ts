import { dataFormatOf } from '../ir/data-format.ts';
import type * as Ir from '../ir/index.ts';
import { DataError } from './data-error.ts';
import { type CsvOptions, type CsvScan, nextFile, scanCsv, scanRecords } from './duckdb-csv.ts';
import { EngineError } from './duckdb-errors.ts';
import { scanParquet } from './duckdb-parquet.ts';
import type { FilePaths } from './engine.ts';
import { rewriteExcel } from './excel-file-node.ts';
import { rewriteJson } from './json-file-node.ts';
import type { Files } from './load/loading.ts';
import type { Scan } from './load/scan.ts';
import type { Runner } from './runner.ts';

/** The files of a program. A CSV file that DuckDB refuses is written anew once, and read from there. */
export class OpenFiles implements Files {
  readonly #runner: Runner;
  readonly #sources: ReadonlyMap<string, Ir.Source>;
  readonly #paths: FilePaths;
  readonly #options: CsvOptions;
  readonly #scans = new Map<string, CsvScan>();

  constructor(runner: Runner, program: Ir.Program, paths: FilePaths, options: CsvOptions) {
    this.#runner = runner;
    this.#sources = new Map(program.sources.map((source) => [source.name, source]));
    this.#paths = paths;
    this.#options = options;
  }

  async read<T>(data: string, work: (scan: Scan) => Promise<T>): Promise<T> {
    const scan = this.#scans.get(data) ?? (await this.#open(data));
    this.#scans.set(data, scan);
    try {
      return await work(scan);
    } catch (error) {
      if (!(error instanceof EngineError) || !error.isInput) throw error;
      if (!scan.again) throw new DataError('PTN5101', { data }, 'unreadable');
      this.#scans.set(data, await scan.again());
      return this.read(data, work);
    }
  }

  async #open(data: string): Promise<CsvScan> {
    const source = this.#sources.get(data);
    const path = this.#paths.get(data);
    if (!source || path === undefined) throw new DataError('PTN5112', { data }, 'unreadable');
    return this.#scan(source, path);
  }

  async #scan(source: Ir.Source, path: string): Promise<CsvScan> {
    const { name: data, columns, from } = source;
    const { zone, folder, signal } = this.#options;
    // The file at hand may be of another format than the one in the rules.
    switch (dataFormatOf(path) ?? (from.kind === 'file' ? from.format : 'csv')) {
      case 'parquet':
        return scanParquet(this.#runner, source, path, zone);
      case 'json': {
        const wanted = { data, path, columns: columns.map(({ name }) => name) };
        return scanRecords(source, await rewriteJson(wanted, nextFile(folder), signal), zone);
      }
      case 'excel': {
        const sheet = from.kind === 'file' ? from.sheet : undefined;
        const wanted = { data, path, ...(sheet !== undefined && { sheet }) };
        return scanRecords(source, await rewriteExcel(wanted, nextFile(folder), signal), zone);
      }
      default:
        return scanCsv(source, path, this.#options);
    }
  }
}
