import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { codeServer } from './code-server-install.ts';

/** VS Code's own server, on a port of this machine that nobody else reaches. */
export interface CodeServer {
  readonly origin: string;
  /** The page that opens a folder, with the payload that development and tests need. */
  pageOf(folder: string, payload: readonly (readonly [string, string])[]): string;
  /** A file on this machine, as the page names it. */
  uriOf(path: string): string;
  stop(): Promise<void>;
}

export interface CodeServerOptions {
  /** The folder of installed extensions; without it, none are. */
  readonly extensions?: string;
  /** Folders have to be trusted first, as they have to be outside of tests. */
  readonly workspaceTrust?: boolean;
  /** Any that is free, unless it is given. */
  readonly port?: string;
}

export async function startCodeServer(options: CodeServerOptions = {}): Promise<CodeServer> {
  const data = mkdtempSync(join(tmpdir(), 'patron-editor-'));
  const extensions = options.extensions ?? join(data, 'extensions');
  mkdirSync(extensions, { recursive: true });
  const trust = options.workspaceTrust ? [] : ['--disable-workspace-trust'];
  const child = spawn(codeServer.node, [...argumentsOf(data, extensions, options.port), ...trust], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // The extension's tasks must find their own way, without `patron` or `node` on the path.
    env: { ...process.env, PATH: '/usr/bin:/bin', ELECTRON_RUN_AS_NODE: undefined },
  });
  const port = await portOf(child);
  const authority = `127.0.0.1:${port}`;
  return {
    origin: `http://${authority}`,
    pageOf(folder, payload) {
      const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) });
      // Slashes and colons may stay, which a person reads more easily.
      return `http://${authority}/?${String(query).replaceAll('%2F', '/').replaceAll('%3A', ':')}`;
    },
    uriOf: (path) => `vscode-remote://${authority}${path}`,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
      rmSync(data, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Installs a VSIX the way the command line of VS Code does. */
export function installVsix(vsix: string, extensions: string): void {
  const data = mkdtempSync(join(tmpdir(), 'patron-editor-'));
  mkdirSync(extensions, { recursive: true });
  const { status, stdout, stderr } = spawnSync(
    codeServer.node,
    [...argumentsOf(data, extensions), '--install-extension', vsix, '--force'],
    { encoding: 'utf8' },
  );
  rmSync(data, { recursive: true, force: true });
  if (status !== 0 || !/successfully installed/.test(stdout)) throw new Error(`${stdout}\n${stderr}`);
}

function argumentsOf(data: string, extensions: string, port = '0'): string[] {
  return [
    codeServer.script,
    ...['--host', '127.0.0.1', '--port', port, '--without-connection-token', '--accept-server-license-terms'],
    // Without it the page ignores that extensions are to be developed and tested.
    '--enable-smoke-test-driver',
    ...['--telemetry-level', 'off', '--server-data-dir', data, '--extensions-dir', extensions],
  ];
}

function portOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    child.once('exit', (code) => reject(new Error(`VS Code's server ended with ${code}:\n${said.join('\n')}`)));
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface(stream).on('line', (line) => {
        said.push(line);
        const [, port] = /listening on (\d+)/.exec(line) ?? [];
        if (port) resolve(port);
      });
    }
  });
}
