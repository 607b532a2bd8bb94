import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A command in a block of a terminal, and what the page says that it prints. */
export interface Entry {
  readonly command: string;
  readonly output: string;
}

const block = /^```console\n([\s\S]*?)^```$/gm;

/** The terminals of a page, each with its commands in order. */
export function consolesOf(page: string): Entry[][] {
  return [...page.matchAll(block)].map(([, body = '']) => entriesOf(body));
}

function entriesOf(body: string): Entry[] {
  return body
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [command = '', ...lines] = part.split('\n');
      return { command, output: lines.join('\n').trimEnd() };
    });
}

const cli = fileURLToPath(new URL('../../dist/cli.mjs', import.meta.url));

/** What the command prints in that folder, on both streams, as a person without colours sees it. */
export function run(command: string, folder: string): string {
  const script = `exec 2>&1; patron() { "${process.execPath}" "${cli}" "$@"; }; ${command}; true`;
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], LANG: 'en_US.UTF-8' };
  // With a socket for input, as Node gives it, bash reads the settings of whoever runs the tests.
  return execFileSync('bash', ['--norc', '-c', script], { cwd: folder, env, encoding: 'utf8' }).trimEnd();
}

/** A line of nothing but `…` stands for any lines that the page leaves out. */
export function agrees(output: string, actual: string): boolean {
  let rest = `${actual}\n`;
  const parts = `${output}\n`.split(/^…\n/m);
  for (const [index, part] of parts.entries()) {
    const at = index === parts.length - 1 && part === '' ? rest.length : rest.indexOf(part);
    if (at < 0 || (index === 0 && at > 0)) return false;
    rest = rest.slice(at + part.length);
  }
  return rest === '';
}

/** The page with what its commands print now. Where lines are left out and the others still agree, it is kept. */
export function rewriteConsoles(page: string, folder: string): string {
  return page.replace(block, (_, body: string) => {
    const entries = entriesOf(body).map(({ command, output }) => {
      const actual = run(command, folder);
      return [`$ ${command}`, agrees(output, actual) ? output : actual].filter(Boolean).join('\n');
    });
    return `\`\`\`console\n${entries.join('\n\n')}\n\`\`\``;
  });
}
