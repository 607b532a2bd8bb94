import { readFileSync } from 'node:fs';

/** The version of the package that this file belongs to, whether it runs from a bundle or as it is written. */
export function packageVersion(): string {
  for (const path of ['../package.json', '../../package.json']) {
    const found = versionIn(new URL(path, import.meta.url));
    if (found !== undefined) return found;
  }
  return '0.0.0';
}

function versionIn(url: URL): string | undefined {
  try {
    const { name, version }: { name?: unknown; version?: unknown } = JSON.parse(readFileSync(url, 'utf8'));
    return name === 'patron' && typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
}
