import { resolve } from 'node:path';
import type { DatabaseResult } from '../../databases/decide.ts';
import type { RelationName } from '../../evaluate/engine.ts';
import type { NamedResult, ResultName } from '../../targets/result-names.ts';
import type { Context } from '../context.ts';
import type { RunOptions } from '../options.ts';
import type { Results } from '../write-results.ts';

/** Whether the engine writes the results where they are wanted, so that they need not pass by here. */
export function isSavedThere({ save }: DatabaseResult, { out, format }: RunOptions): boolean {
  return save !== undefined && out !== undefined && out !== '-' && format === 'parquet';
}

/** Each result as a folder of Parquet: in a folder here, or wherever an address such as `s3a://crm/results` says. */
export async function saveFolders(
  results: readonly (NamedResult<ResultName> & { readonly content: DatabaseResult })[],
  out: string,
  { pii }: RunOptions,
  { folder }: Context,
): Promise<Results> {
  const base = /^[a-z][a-z0-9+.-]+:\/\//i.test(out) ? out : resolve(folder, out);
  const files: Results['files'][number][] = [];
  const personal = new Set<string>();
  for (const { name: own, result, content } of results) {
    const name = `${own}.parquet`;
    const rows = await content.save!(`${base.replace(/\/+$/, '')}/${name}`, { pii });
    files.push({ relation: relationName(result), name, rows });
    for (const column of content.columns) if (column.pii && !pii) personal.add(column.name);
  }
  return { files, stale: [], leftOut: [...personal] };
}

/** As the engine calls it. */
export function relationName(result: ResultName): RelationName {
  return typeof result === 'object' ? result : { kind: result };
}
