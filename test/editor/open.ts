// `npm run editor [-- FOLDER]`: opens a folder (else the large sample) in VS Code with the extension of this checkout; in a
// browser where VS Code is not installed.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setUp } from '../../server/build/install.mjs';
import { type CodeServer, startCodeServer } from './support/code-server.ts';
import { installCodeServer } from './support/code-server-install.ts';
import { root } from './support/paths.ts';

async function main(): Promise<void> {
  const folder = resolve(process.argv[2] ?? join(root, 'samples/loreal'));
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}.`);
  await setUp();
  if (openOnDesktop(folder)) return;
  installCodeServer();
  const server = await startCodeServer({
    workspaceTrust: true,
    ...(process.env['PORT'] && { port: process.env['PORT'] }),
  });
  console.log(`VS Code is at\n\n  ${pageOf(server, folder)}\n\nCtrl+C ends it.`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void server.stop().then(() => process.exit()));
}

function openOnDesktop(folder: string): boolean {
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, folder, ...rulesIn(folder)];
  // On Windows it is a script, which only a shell starts.
  const { error, status } = spawnSync('code', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  return error === undefined && status === 0;
}

function pageOf(server: CodeServer, folder: string): string {
  const [file] = rulesIn(folder);
  return server.pageOf(folder, [
    ['extensionDevelopmentPath', server.uriOf(root)],
    ...(file ? [['openFile', server.uriOf(file)] as const] : []),
  ]);
}

/** What is shown first. */
function rulesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.patron'))
    .slice(0, 1)
    .map((file) => join(folder, file));
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
