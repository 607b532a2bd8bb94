// Puts a VS Code that runs in a browser into the cache, for machines that cannot download the one for the desktop. It
// comes from npm and needs a newer Node, which comes from npm too, and libraries of Debian to build its native modules.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { cache } from './paths.ts';

const nodeVersion = '24';
const codeServerVersion = '4.139.1';

const nodeFolder = join(cache, 'node/node_modules/node');
const codeServerFolder = join(cache, 'code-server/node_modules/code-server');

/** The Node that runs it, and its own script: VS Code's server, not the wrapper around it. */
export const codeServer = {
  node: join(nodeFolder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node'),
  script: join(codeServerFolder, 'lib/vscode/out/server-main.js'),
};

const libraries = 'pkg-config libkrb5-dev libx11-dev libxkbfile-dev libsecret-1-dev build-essential python3'.split(' ');
const browser = ['chromium', 'fonts-noto-cjk'];

/** Installs what is missing; the browser it returns is the one to drive. Throws with what to do when it cannot. */
export function installCodeServer(): { readonly chromium: string } {
  const isBuilt = existsSync(codeServer.script);
  if (!isBuilt || !findChromium()) installWithApt(isBuilt ? browser : [...browser, ...libraries]);
  if (!existsSync(codeServer.node)) installWithNpm('node', `node@${nodeVersion}`, {});
  if (!isBuilt) installWithNpm('code-server', `code-server@${codeServerVersion}`, buildEnvironment());
  const chromium = findChromium();
  if (!chromium)
    throw new Error('There is no Chromium. Install it (apt-get install chromium), or set PATRON_CHROMIUM to its path.');
  return { chromium };
}

export function findChromium(): string | undefined {
  const candidates = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  return [process.env['PATRON_CHROMIUM'], ...candidates].find((path) => path !== undefined && existsSync(path));
}

function installWithApt(packages: readonly string[]): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error(`These packages of Debian are needed: sudo apt-get install -y ${packages.join(' ')}`);
  }
  console.log(`Installing ${packages.join(' ')} …`);
  run('apt-get', ['update', '-qq'], process.cwd(), {});
  run('apt-get', ['install', '-y', '-qq', ...packages], process.cwd(), { DEBIAN_FRONTEND: 'noninteractive' });
}

function installWithNpm(folder: string, what: string, environment: Record<string, string>): void {
  const place = join(cache, folder);
  mkdirSync(place, { recursive: true });
  // Without one of its own, npm would install into the project.
  writeFileSync(join(place, 'package.json'), '{ "private": true }\n');
  console.log(`Installing ${what}, once; it takes a few minutes …`);
  run('npm', ['install', what, '--no-audit', '--no-fund', '--loglevel=error'], place, environment);
}

/** Its native modules are built for the newer Node, whose headers come with it. */
function buildEnvironment(): Record<string, string> {
  const headers = join(nodeFolder, 'node_modules', `node-${process.platform}-${process.arch}`);
  return {
    PATH: [join(nodeFolder, 'bin'), process.env['PATH']].join(delimiter),
    npm_config_nodedir: existsSync(join(headers, 'include')) ? headers : nodeFolder,
  };
}

function run(program: string, args: readonly string[], cwd: string, environment: Record<string, string>): void {
  // Of the npm that runs the tests; code-server's installation takes the version of Node in it for the one in use.
  const { npm_config_user_agent: _other, ...inherited } = process.env;
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    env: { ...inherited, ...environment },
    encoding: 'utf8',
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${stdout}\n${stderr}`.slice(0, 4000));
}
