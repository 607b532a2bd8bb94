import type * as Ir from '../ir/index.ts';
import { list, sql } from '../targets/sql/index.ts';
import type { Measures } from './engine.ts';
import type { Files } from './load/loading.ts';
import { count, oneRow, type Runner } from './runner.ts';

/** A decimal of the language has at most so many digits, and so many of them after the point. */
const most = { digits: 38, scale: 9 };

/** How wide the plain decimals in the cells of a CSV file are, by column. Cells that no decimal can hold are left out: they become missing. */
export async function measureSource(
  runner: Runner,
  files: Files,
  source: Ir.Source,
): Promise<Measures extends ReadonlyMap<string, infer Columns> ? Columns : never> {
  const decimals = source.columns.filter(
    ({ type }) => (type.kind === 'number' || type.kind === 'money') && type.held.kind === 'decimal',
  );
  if (decimals.length === 0) return new Map();
  return files.read(source.name, async (scan) => {
    const raws = decimals.map(({ name }) => scan.columns.get(name)?.raw);
    if (raws.some((raw) => !raw)) return new Map();
    const widths = raws.map((raw) => {
      const isPlain = sql`regexp_full_match(${raw!}, '-?[0-9]+([.][0-9]{1,${most.scale}})?') AND length(${raw!}) <= ${most.digits + 2}`;
      const point = sql`strpos(${raw!}, '.')`;
      const scale = sql`CASE WHEN ${point} = 0 THEN 0 ELSE length(${raw!}) - ${point} END`;
      const whole = sql`length(ltrim(CASE WHEN ${point} = 0 THEN ${raw!} ELSE left(${raw!}, ${point} - 1) END, '-0'))`;
      return sql`coalesce(max(${scale}) FILTER (${isPlain}), 0), coalesce(max(${whole}) FILTER (${isPlain}), 0)`;
    });
    const found = await oneRow(runner, sql`SELECT ${list(widths)} FROM ${scan.from}`);
    return new Map(
      decimals.map(({ name }, index) => {
        const [scale, whole] = [count(found[2 * index]), count(found[2 * index + 1])];
        return [name, { digits: Math.min(most.digits, Math.max(1, whole + scale)), scale }];
      }),
    );
  });
}
