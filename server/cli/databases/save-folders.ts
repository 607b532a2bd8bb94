import { resolve } from 'node:path';
import type { DatabaseResult } from '../../databases/decide.ts';
import type { Context } from '../context.ts';
import type { RunOptions } from '../options.ts';
import type { Results } from '../write-results.ts';

type Kind = 'decisions' | 'values';

/** Whether the engine writes the results where they are wanted, so that they need not pass by here. */
export function isSavedThere({ save }: DatabaseResult, { out, format }: RunOptions): boolean {
  return save !== undefined && out !== undefined && out !== '-' && format === 'parquet';
}

/** Each result as a folder of Parquet: in a folder here, or wherever an address such as `s3a://crm/results` says. */
export async function saveFolders(
  results: Readonly<Partial<Record<Kind, DatabaseResult>>>,
  out: string,
  { pii }: RunOptions,
  { folder }: Context,
): Promise<Results> {
  const base = /^[a-z][a-z0-9+.-]+:\/\//i.test(out) ? out : resolve(folder, out);
  const files: Results['files'][number][] = [];
  const personal = new Set<string>();
  for (const [kind, result] of Object.entries(results) as [Kind, DatabaseResult][]) {
    const name = `${kind}.parquet`;
    files.push({ relation: { kind }, name, rows: await result.save!(`${base.replace(/\/+$/, '')}/${name}`, { pii }) });
    for (const column of result.columns) if (column.pii && !pii) personal.add(column.name);
  }
  return { files, stale: [], leftOut: [...personal] };
}
