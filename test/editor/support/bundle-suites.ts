import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { root, suites } from './paths.ts';

/** Bundles the test files of a folder for the extension host, and what runs them there. */
export async function bundleSuites(
  folder: string,
): Promise<{ readonly host: string; readonly files: readonly string[] }> {
  const source = join(root, 'test/editor', folder);
  const tests = readdirSync(source).filter((file) => file.endsWith('.test.ts'));
  await build({
    absWorkingDir: root,
    entryPoints: [...tests.map((file) => join(source, file)), join(root, 'test/editor/support/host.ts')],
    outdir: join(suites, folder),
    entryNames: '[name]',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  const bundled = (file: string) => join(suites, folder, `${basename(file, '.ts')}.cjs`);
  return { host: bundled('host.ts'), files: tests.map(bundled) };
}
