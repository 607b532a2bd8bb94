import { readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Settings } from './settings.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** From `PGPASSWORD`, else from the password file, else none: a server may need none. */
export async function passwordOf(settings: Settings, environment: Environment): Promise<string> {
  return environment['PGPASSWORD'] || (await fromFile(settings, environment)) || '';
}

async function fromFile(settings: Settings, environment: Environment): Promise<string | undefined> {
  const path = environment['PGPASSFILE'] || join(environment['HOME'] || homedir(), '.pgpass');
  if (!(await isPrivate(path))) return undefined;
  const text = await readFile(path, 'utf8').catch(() => '');
  return text
    .split(/\r?\n/)
    .map((line) => passwordIn(line, settings))
    .find((found) => found !== undefined);
}

/** As PostgreSQL's own tools do, a file that others may read is not used. */
async function isPrivate(path: string): Promise<boolean> {
  const state = await stat(path).catch(() => undefined);
  return state?.isFile() === true && (process.platform === 'win32' || (state.mode & 0o077) === 0);
}

/** `host:port:database:user:password`, where `*` is any and a backslash stands before a colon or backslash that is part of a name. */
function passwordIn(line: string, { host, port, database, user }: Settings): string | undefined {
  if (line.startsWith('#')) return undefined;
  const parts = [...line.matchAll(/((?:\\.|[^:\\])*)(?::|$)/g)].map(([, part = '']) => part.replace(/\\(.)/g, '$1'));
  const wanted = [host.startsWith('/') ? 'localhost' : host, String(port), database, user];
  return wanted.every((each, index) => parts[index] === '*' || parts[index] === each) ? parts[4] : undefined;
}
