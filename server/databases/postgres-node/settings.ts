import { userInfo } from 'node:os';
import { DatabaseError } from '../database-error.ts';
import { placeOf } from '../place.ts';
import { type TlsMode, tlsModes } from './tls.ts';

/** Where a server is and who asks; never a secret. */
export interface Settings {
  /** A folder where the server listens on a socket, or a host. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  readonly tls: TlsMode;
  /** File of the certificates that are trusted. */
  readonly rootCertificate?: string;
  /** Files that say who asks. */
  readonly certificate?: string;
  readonly key?: string;
  /** As people read it. */
  readonly place: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The URL first, then what PostgreSQL's own tools take from the environment. */
export function settingsOf(url: string, environment: Environment): Settings {
  const place = placeOf(url);
  const parsed = parse(url, place);
  const text = (part: string, variable: string) => decode(part, place) || environment[variable] || '';
  const option = (name: string, variable: string) => parsed.searchParams.get(name) || environment[variable];
  const user = text(parsed.username, 'PGUSER') || userInfo().username;
  const [root, certificate, key] = [
    option('sslrootcert', 'PGSSLROOTCERT'),
    option('sslcert', 'PGSSLCERT'),
    option('sslkey', 'PGSSLKEY'),
  ];
  return {
    host: bare(decode(parsed.hostname, place)) || option('host', 'PGHOST') || 'localhost',
    port: Number(parsed.port || environment['PGPORT'] || 5432),
    user,
    database: text(parsed.pathname.slice(1), 'PGDATABASE') || user,
    tls: modeOf(option('sslmode', 'PGSSLMODE') || 'prefer', place),
    ...(root && { rootCertificate: root }),
    ...(certificate && { certificate }),
    ...(key && { key }),
    place,
  };
}

/** What a URL may say besides. */
const known = new Set(['host', 'sslmode', 'sslrootcert', 'sslcert', 'sslkey']);

function parse(url: string, place: string): URL {
  const parsed = urlOf(url);
  const isKnown = [...(parsed?.searchParams.keys() ?? [])].every((name) => known.has(name));
  if (!parsed || !isKnown || parsed.hash !== '' || parsed.pathname.slice(1).includes('/')) throw malformed(place);
  return parsed;
}

function urlOf(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}

function decode(part: string, place: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw malformed(place);
  }
}

/** Addresses of version 6 stand in brackets. */
function bare(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}

function modeOf(mode: string, place: string): TlsMode {
  const found = tlsModes.find((each) => each === mode);
  if (!found) throw new DatabaseError('PTN6107', { place, mode, modes: tlsModes.join(', ') }, 'usage');
  return found;
}

function malformed(place: string): DatabaseError {
  return new DatabaseError('PTN6101', { place, form: 'postgres://user@host:5432/database' }, 'usage');
}
