import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { keepByteOrderMarks } from '../evaluate/duckdb-byte-order-marks.ts';
import { makeTempFolder, removeTempFolder } from '../evaluate/temp-folder-node.ts';
import type { DatabaseDriver, DatabaseOptions } from './database.ts';
import { DatabaseError } from './database-error.ts';
import { DuckDbDatabase } from './duckdb-database.ts';
import { refused } from './duckdb-refused.ts';

/** A file of DuckDB, in this process: `duckdb:FILE`. */
export const duckDbDriver: DatabaseDriver = {
  schemes: ['duckdb'],
  async open(url, options) {
    const path = await pathOf(url, options);
    const place = basename(path);
    const spill = await makeTempFolder();
    try {
      const instance = await openFile(path, place, spill, options);
      return await DuckDbDatabase.open(instance, place, options, () => removeTempFolder(spill));
    } catch (error) {
      await removeTempFolder(spill);
      throw error;
    }
  },
};

/** A file that is not there is never made. */
async function pathOf(url: string, { folder }: DatabaseOptions): Promise<string> {
  const written = url.slice(url.indexOf(':') + 1);
  if (written === '' || /[?#]/.test(written) || written.startsWith(':') || written.startsWith('//'))
    throw new DatabaseError('PTN6101', { place: url, form: 'duckdb:FILE' }, 'usage');
  const path = resolve(folder, written);
  const state = await stat(path).catch(() => undefined);
  if (!state?.isFile()) throw new DatabaseError('PTN6123', { file: written }, 'unreachable');
  return path;
}

async function openFile(
  path: string,
  place: string,
  spill: string,
  { writes }: DatabaseOptions,
): Promise<DuckDBInstance> {
  keepByteOrderMarks();
  try {
    return await DuckDBInstance.create(path, {
      access_mode: writes ? 'READ_WRITE' : 'READ_ONLY',
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      allow_community_extensions: 'false',
      temp_directory: spill,
    });
  } catch (error) {
    throw refused(error, place);
  }
}
