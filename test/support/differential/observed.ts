/** What can be seen of a program over its data, from whichever evaluator: plain values that compare by what they are. */
export interface Observed {
  /** The kind of the data error that ended it; nothing else is there then. */
  readonly failure?: string;
  /** Everything else by name: `values`, `decisions`, `policy visits`, `preview`, `sources`, `fits`, `day`. */
  readonly results: ReadonlyMap<string, Observation>;
}

export type Observation =
  | {
      readonly kind: 'relation';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly (string | null)[])[];
    }
  /** Numbers and texts by what they are called; what is 0 or absent is left out. */
  | { readonly kind: 'facts'; readonly facts: ReadonlyMap<string, string> };

export interface Difference {
  readonly where: string;
  readonly engine: string;
  readonly reference: string;
  /** The key of the customer, where it is about one. */
  readonly key?: string;
}

/** At most `most` differences, the first of each result. */
export function differences(engine: Observed, reference: Observed, most = 10): readonly Difference[] {
  if (engine.failure !== undefined || reference.failure !== undefined) {
    if (sameMistake(engine.failure) === sameMistake(reference.failure)) return [];
    return [{ where: 'data error', engine: engine.failure ?? 'none', reference: reference.failure ?? 'none' }];
  }
  const names = new Set([...engine.results.keys(), ...reference.results.keys()]);
  return [...names]
    .flatMap((name) => compare(name, engine.results.get(name), reference.results.get(name)))
    .slice(0, most);
}

/** Where two things in the data make it impossible, either may be the first that is noticed. */
function sameMistake(failure: string | undefined): string | undefined {
  return failure !== undefined && ofRows.includes(failure) ? 'in the rows' : failure;
}

const ofRows: readonly string[] = ['inexact-double', 'too-many-digits', 'repeated-key', 'missing-key'];

function compare(
  name: string,
  engine: Observation | undefined,
  reference: Observation | undefined,
): readonly Difference[] {
  if (engine?.kind === 'relation' && reference?.kind === 'relation') return compareRelations(name, engine, reference);
  if (engine?.kind === 'facts' && reference?.kind === 'facts') return compareFacts(name, engine.facts, reference.facts);
  return [{ where: name, engine: engine ? 'there' : 'absent', reference: reference ? 'there' : 'absent' }];
}

type Rows = Observation & { kind: 'relation' };

function compareRelations(name: string, engine: Rows, reference: Rows): readonly Difference[] {
  const [ours, theirs] = [reference.columns.join(' | '), engine.columns.join(' | ')];
  if (ours !== theirs) return [{ where: `${name}: columns`, engine: theirs, reference: ours }];
  if (engine.rows.length !== reference.rows.length) {
    const keys = (rows: Rows['rows']) =>
      `${rows.length} rows: ${rows
        .slice(0, 30)
        .map((row) => row[0])
        .join(', ')}`;
    return [{ where: name, engine: keys(engine.rows), reference: keys(reference.rows) }];
  }
  return reference.rows.flatMap((row, index) =>
    row.flatMap((cell, column) => {
      const other = engine.rows[index]?.[column] ?? null;
      if (cell === other) return [];
      const where = `${name}: ${reference.columns[column]} of ${row[0]}`;
      return [{ where, engine: shown(other), reference: shown(cell), key: row[0] ?? '' }];
    }),
  );
}

function compareFacts(
  name: string,
  engine: ReadonlyMap<string, string>,
  reference: ReadonlyMap<string, string>,
): readonly Difference[] {
  const facts = new Set([...engine.keys(), ...reference.keys()]);
  return [...facts]
    .filter((fact) => engine.get(fact) !== reference.get(fact))
    .map((fact) => ({
      where: `${name}: ${fact}`,
      engine: engine.get(fact) ?? 'nothing',
      reference: reference.get(fact) ?? 'nothing',
    }));
}

function shown(cell: string | null): string {
  return cell === null ? 'missing' : JSON.stringify(cell);
}

/** Facts of nested records, by their path; what is 0, empty or absent says nothing. */
export function factsOf(value: unknown, path = ''): ReadonlyMap<string, string> {
  const facts = new Map<string, string>();
  const visit = (each: unknown, at: string) => {
    if (each instanceof Map) for (const [key, inner] of each) visit(inner, `${at} › ${String(key)}`);
    else if (typeof each === 'object' && each !== null)
      for (const [key, inner] of Object.entries(each)) visit(inner, `${at} › ${key}`);
    else if (each !== undefined && each !== 0 && !/^0(\.0*)?$/.test(String(each)))
      facts.set(at.replace(/^ › /, ''), String(each));
  };
  visit(value, path);
  return facts;
}

/** The places of the customers that are explained, in the order of their keys. */
export function explained(customers: number): readonly number[] {
  return customers === 0 ? [] : [...new Set([0, Math.floor(customers / 2)])];
}
