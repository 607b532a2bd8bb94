import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

export const world = join(root, 'test/.cache/world-1m');

/** The Parquet files of the world by the name of their data. */
export const filesOfWorld: ReadonlyMap<string, string> = new Map(
  ['customers', 'orders', 'brands'].map((name) => [name, join(world, `${name}.parquet`)]),
);

/** A million customers and ten million orders, made once: it takes half a minute and 130 MB. */
export function makeWorld(): void {
  if (existsSync(join(world, 'orders.parquet'))) return;
  mkdirSync(world, { recursive: true });
  const script = ['server/build/run-ts.mjs', 'samples/generate.ts'];
  const args = [...script, '--customers', '1000000', '--format', 'parquet', '--out', world];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The world could not be made.');
}
