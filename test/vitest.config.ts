import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Imports of rules are their text, as the bundler has it. */
const rulesAsText: Plugin = {
  name: 'patron-text',
  enforce: 'pre',
  transform(code, id) {
    return id.endsWith('.patron') ? { code: `export default ${JSON.stringify(code)};`, map: null } : undefined;
  },
};

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  cacheDir: 'node_modules/.cache/vite',
  plugins: [rulesAsText],
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/editor/**', 'test/bench/**', '**/node_modules/**'],
    // Tests of the command line start the bundle.
    globalSetup: ['test/support/build.ts'],
    pool: 'forks',
    // It imports folders, which only bundlers resolve.
    server: { deps: { inline: [/dt-sql-parser/] } },
    maxWorkers: availableParallelism(),
    // Files share one loaded set of modules, which more than halves the run; so no test may leave a module changed.
    isolate: false,
    // A test that hangs should say so; one on a busy machine should not fail for it.
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
