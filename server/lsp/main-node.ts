import { existsSync, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createConnection } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { projectRoot } from '../project/project-root-node.ts';
import { locateIn, nodeWorld } from '../workspace/world-node.ts';
import { nodeWorkers } from './data-node.ts';
import { placeOf } from './log.ts';
import type { Ports } from './ports.ts';
import { entriesOf, filesOfRules } from './rules-files-node.ts';
import { createServer } from './server.ts';

/**
 * Serves one client in this process, over what the arguments of the process name: `--stdio` or `--node-ipc`. `root` is the folder that the package
 * was built into. The process ends when the client is gone.
 */
export function serve(root: URL): void {
  if (!process.argv.some((argument) => transports.test(argument))) process.argv.push('--stdio');
  const connection = createConnection();
  const survive = (error: unknown) => connection.console.error(`unexpected: ${placeOf(error)}`);
  process.on('uncaughtException', survive);
  process.on('unhandledRejection', survive);
  createServer(connection, nodePorts(root));
  connection.listen();
}

const transports = /^--(?:stdio|node-ipc|pipe|socket)(?:=|$)/;

export function nodePorts(root: URL): Ports {
  const worker = new URL('data-worker.mjs', root);
  return {
    version: versionIn(new URL('../package.json', root)),
    root: rootOf,
    world: (folder) => nodeWorld(pathOf(folder)),
    rules: (folder) => filesOfRules(pathOf(folder)),
    entries: (folder, path) => entriesOf(pathOf(folder), path),
    locate: (folder, path) => locateIn(pathOf(folder))(path),
    state: stateOf,
    page: (code) => new URL(`pages/${code}.md`, root).href,
    library: new URL('modules/', root).href,
    ...(existsSync(worker) && { startWorker: nodeWorkers(worker) }),
    soon: (work) => void setImmediate(work),
    every: (milliseconds, work) => {
      const timer = setInterval(work, milliseconds);
      timer.unref();
      return () => clearInterval(timer);
    },
  };
}

function rootOf(folder: string): string | undefined {
  const root = projectRoot(pathOf(folder));
  return root === undefined ? undefined : URI.file(root).toString();
}

function pathOf(folder: string): string {
  return URI.parse(folder).fsPath;
}

async function stateOf(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found && `${found.size} ${found.mtimeMs} ${found.ino}`;
}

function versionIn(file: URL): string {
  try {
    return String(JSON.parse(readFileSync(file, 'utf8')).version);
  } catch {
    return '0.0.0';
  }
}
