/**
 * Brings the pages up to date: lays their examples out as the formatter does, writes the tables of keywords, and, with `--run`, what the commands
 * in them print and the picture of a preview. The command line is taken as it was built.
 *
 *     node server/build/run-ts.mjs test/docs/update.ts [--run]
 */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rewriteConsoles } from './consoles.ts';
import { pages, pathOf, picture, readPage } from './pages.ts';
import { picturedIn } from './picture.ts';
import { refresh } from './refresh.ts';

const folder = mkdtempSync(join(tmpdir(), 'patron-docs-'));
const runs = process.argv.includes('--run');
if (runs) cpSync(pathOf('samples'), join(folder, 'samples'), { recursive: true });

for (const page of pages) {
  const text = readPage(page);
  const written = runs ? rewriteConsoles(refresh(text), folder) : refresh(text);
  if (written !== text) writeFileSync(pathOf(page), written);
  console.log(`${page}: ${written === text ? 'up to date' : 'rewritten'}`);
}

if (runs) writeFileSync(pathOf(picture.path), picturedIn(folder));
rmSync(folder, { recursive: true });
