import type { DataLook, LookColumn, World } from '../analysis/look.ts';
import type { BoundData } from './bind-tables.ts';

/** A world in which data is what its table says, and files of data are not looked at. */
export function databaseWorld(
  world: World,
  tables: ReadonlyMap<string, BoundData>,
  pathOf: (data: string) => string = tablePath,
): World {
  const looks = new Map([...tables].map(([data, bound]) => [pathOf(data), lookOf(bound)]));
  return {
    read: (path) => world.read(path),
    whyUnread: (path) => world.whyUnread?.(path) ?? 'not-found',
    look: (path) => looks.get(path) ?? world.look(path),
    list: (folder) => world.list(folder),
    replacement: (data) => (tables.has(data) ? pathOf(data) : undefined),
  };
}

/** No path of a file: it has no ending, and no file of a project is called so. */
function tablePath(data: string): string {
  return `table:${data}`;
}

/** A type tells as much as a file of Parquet does. */
function lookOf({ columns }: BoundData): DataLook {
  const found = [...columns].flatMap(([name, { type, float }]): LookColumn[] =>
    type ? [{ name, type, known: 1, unique: false, ...(float && { float }) }] : [],
  );
  return { format: 'parquet', columns: found, rows: 1 };
}
