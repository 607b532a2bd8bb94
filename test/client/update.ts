/**
 * Brings the files that are made from the table of keywords and from schemas up to date:
 *
 *     node server/build/run-ts.mjs test/client/update.ts
 */
import { writeFileSync } from 'node:fs';
import { writtenFiles } from './written-files.ts';

for (const [path, text] of Object.entries(writtenFiles)) writeFileSync(path, text);
