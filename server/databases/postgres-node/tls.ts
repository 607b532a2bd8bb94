import { readFile } from 'node:fs/promises';
import type { ConnectionOptions } from 'node:tls';
import { DatabaseError } from '../database-error.ts';
import type { Settings } from './settings.ts';

/** As PostgreSQL's own tools understand `sslmode`. */
export const tlsModes = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'] as const;

export type TlsMode = (typeof tlsModes)[number];

/** How the connection is encrypted, each way in the order in which it is tried; false: it is not. */
export async function tlsWays(settings: Settings): Promise<readonly (ConnectionOptions | false)[]> {
  const { tls, host } = settings;
  if (tls === 'disable' || host.startsWith('/')) return [false];
  const encrypted = await optionsOf(settings);
  if (tls === 'allow') return [false, encrypted];
  return tls === 'prefer' ? [encrypted, false] : [encrypted];
}

/** Who answers is only known where certificates are verified; `require` verifies where it is told what to trust. */
async function optionsOf({ tls, host, place, ...files }: Settings): Promise<ConnectionOptions> {
  const ca = await read(files.rootCertificate, place);
  const cert = await read(files.certificate, place);
  const key = await read(files.key, place);
  const isVerified = tls === 'verify-ca' || tls === 'verify-full' || (tls === 'require' && ca !== undefined);
  return {
    rejectUnauthorized: isVerified,
    ...(/^[\d.:]+$/.test(host) ? {} : { servername: host }),
    ...(tls !== 'verify-full' && { checkServerIdentity: () => undefined }),
    ...(ca !== undefined && { ca }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
  };
}

async function read(path: string | undefined, place: string): Promise<string | undefined> {
  if (path === undefined || path === 'system') return undefined;
  return readFile(path, 'utf8').catch(() => {
    throw new DatabaseError('PTN6109', { place, detail: path }, 'unreachable');
  });
}
