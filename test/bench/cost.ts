import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const runs = 3;

/** What one whole process took. */
export interface Cost {
  readonly milliseconds: number;
  /** At the most in memory at a time, in megabytes. */
  readonly memory: number;
}

/** Of several runs what was least. */
export function cheapest(run: () => Cost): Cost {
  const costs = Array.from({ length: runs }, run);
  return {
    milliseconds: Math.min(...costs.map(({ milliseconds }) => milliseconds)),
    memory: Math.min(...costs.map(({ memory }) => memory)),
  };
}

/** A Node process from its start to its end; it says then how much memory it had at the most. */
export function measured(args: readonly string[]): Cost {
  const report = "process.on('exit',()=>process.stderr.write('\\nMEMORY '+process.resourceUsage().maxRSS/1024))";
  const start = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(report)}`, ...args],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  const milliseconds = performance.now() - start;
  if (status !== 0) throw new Error(`It ended with ${status}: ${stderr}`);
  return { milliseconds, memory: Number(/MEMORY ([\d.]+)/.exec(stderr)?.[1]) };
}
