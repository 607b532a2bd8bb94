import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The pages whose examples are tested, as paths from the root of the project. */
export const pages: readonly string[] = [
  'README.md',
  'grammar/README.md',
  'samples/README.md',
  ...samplePages(),
  'server/cli/README.md',
  'server/targets/README.md',
  'test/README.md',
];

/** Every sample tells its story, in English and in Chinese. */
function samplePages(): readonly string[] {
  const samples = pathOf('samples');
  const names = readdirSync(samples, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\/README.*\.md$/.test(name),
  );
  return names.sort().map((name) => `samples/${name}`);
}

export function pathOf(page: string): string {
  return fileURLToPath(new URL(`../../${page}`, import.meta.url));
}

export function readPage(page: string): string {
  return readFileSync(pathOf(page), 'utf8');
}

/** The picture in the README: the first lines of what a terminal shows for this command. */
export const picture = {
  path: 'samples/loreal/preview.svg',
  command: 'patron preview samples/loreal/loreal.patron',
  lines: 37,
} as const;
