// Runs a TypeScript file of this project: `node server/build/run-ts.mjs FILE [ARGUMENT…]`.

import { register } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './install.mjs';

const file = process.argv[2];
if (!file) {
  console.error('Usage: node server/build/run-ts.mjs FILE [ARGUMENT…]');
  process.exit(2);
}
ensureInstalled();
process.setSourceMapsEnabled(true);
register('./ts-hooks.mjs', import.meta.url);
// The script sees the arguments as if Node had been started with it alone.
const script = resolve(file);
process.argv.splice(1, 2, script);
await import(pathToFileURL(script).href);
