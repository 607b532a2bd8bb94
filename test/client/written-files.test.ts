import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { writtenFiles } from './written-files.ts';

it.each(Object.entries(writtenFiles))('%s is what it is made from', (path, text) => {
  const command = 'node server/build/run-ts.mjs test/client/update.ts';
  expect(readFileSync(path, 'utf8') === text, `refresh it: ${command}`).toBe(true);
});
