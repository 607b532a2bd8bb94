import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Comparison, time } from './bench.ts';

const cli = fileURLToPath(new URL('../../dist/cli.mjs', import.meta.url));
const sample = fileURLToPath(new URL('../../samples/loreal/loreal.patron', import.meta.url));

/** Whole processes, beside a Node that does nothing; and beside the limits that were set. */
export async function bench(): Promise<readonly Comparison[]> {
  const nothing = await time(() => run(['-e', '0']));
  const help = await time(() => run([cli, '--help']));
  const check = await time(() => run([cli, 'check', sample]));
  return [
    { what: 'patron --help', ours: help, against: 'node that does nothing', theirs: nothing },
    { what: 'patron --help', ours: help, against: 'limit', theirs: 150 },
    { what: 'patron check loreal.patron', ours: check, against: 'node that does nothing', theirs: nothing },
    { what: 'patron check loreal.patron', ours: check, against: 'limit', theirs: 400 },
  ];
}

function run(args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
}
