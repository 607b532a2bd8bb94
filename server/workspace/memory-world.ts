import type { DataLook, LookProblem, World } from '../analysis/look.ts';
import { dataFormatOf } from '../ir/data-format.ts';

/**
 * A world of things at hand, for a browser and for tests: texts of rules and looks at data, by paths relative to a root, with `/`.
 */
export function memoryWorld(
  rules: Readonly<Record<string, string>>,
  data: Readonly<Record<string, DataLook | LookProblem>> = {},
): World {
  const texts = new Map(Object.entries(rules));
  const looks = new Map(Object.entries(data));
  const paths = [...texts.keys(), ...looks.keys()];
  return {
    read: (path) => texts.get(path),
    whyUnread: () => 'not-found',
    look: (path) => looks.get(path) ?? { kind: dataFormatOf(path) ? 'not-found' : 'unknown-format' },
    list: (folder) => paths.flatMap((path) => nameIn(folder, path) ?? []).sort(),
  };
}

/** The name of a file that lies right in the folder. */
function nameIn(folder: string, path: string): string | undefined {
  const start = folder === '' ? '' : `${folder}/`;
  const name = path.startsWith(start) ? path.slice(start.length) : '';
  return name === '' || name.includes('/') ? undefined : name;
}
