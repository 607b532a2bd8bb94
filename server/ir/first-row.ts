import type * as Ir from './index.ts';

/** When the first row of a customer was: what is looked at on an earlier day has to begin before that day. Undefined for data without a time. */
export function firstRowOf(sources: ReadonlyMap<string, Ir.Source>, subject: string, data: string) {
  const path: Ir.Step[] = [];
  for (let source = sources.get(data); source && source.name !== subject; source = sources.get(path.at(-1)!.data)) {
    const time = source.columns.find(({ name }) => name === source?.time);
    if (time) {
      const { type } = time;
      const of: Ir.Column = { op: 'column', type, from: data, path, column: time.name };
      return { op: 'aggregate', type, function: 'lowest', data, of } satisfies Ir.Aggregate;
    }
    if (!source.parent) return undefined;
    path.push({ kind: 'parent', data: source.parent.data });
  }
  return undefined;
}
