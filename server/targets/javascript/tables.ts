import type * as Ir from '../../ir/index.ts';
import type { Body } from './body.ts';
import { fieldCode, keyCode, pollutedCode } from './door.ts';
import { type Line, line } from './lines.ts';
import type { Module } from './module.ts';
import { missingOf } from './represent.ts';
import { comment, quote } from './text.ts';

interface Table {
  readonly source: Ir.Source;
  /** The cells that are read, by column. */
  readonly cells: Map<string, string>;
}

/** The data that decisions from rows need: which of it, and which of its columns, shows while they are written. */
export class Tables {
  readonly #module: Module;
  readonly #tables = new Map<string, Table>();
  /** Data whose rows are decided about: their keys tell them apart. */
  readonly #decided = new Set<string>();

  constructor(module: Module) {
    this.#module = module;
    this.#table(module.program.subject);
  }

  /** A column that a path leads to, from a row. */
  cell(body: Body, start: string, { from, path, column }: Pick<Ir.Column, 'from' | 'path' | 'column'>): string {
    let at = start;
    let data = from;
    for (const step of path) {
      at = this.#step(body, at, data, step);
      data = step.data;
    }
    return `${at}.${this.#cellName(data, column)}`;
  }

  /** The variable with the rows of some data. */
  rows(data: string): string {
    this.#table(data);
    return this.#module.name('s', data);
  }

  /** The variable with the rows of data that is decided about. */
  decidedRows(data: string): string {
    this.#decided.add(data);
    return this.rows(data);
  }

  /** How many steps it is from a row to one that it belongs to; undefined where it belongs to none. */
  stepsUp(from: string, to: string): number | undefined {
    if (from === to) return 0;
    const above = this.#module.sources.get(from)?.parent?.data;
    const rest = above === undefined ? undefined : this.stepsUp(above, to);
    return rest === undefined ? undefined : rest + 1;
  }

  /** The data to hand over beside the customer, what others belong to first. */
  get data(): readonly Ir.Source[] {
    return this.#ordered().flatMap(({ source }) => (this.isSubject(source.name) ? [] : [source]));
  }

  columnsOf(data: string): readonly Ir.SourceColumn[] {
    const { source, cells } = this.#table(data);
    const needed = new Set([...cells.keys(), ...this.#ownColumns(source)]);
    return source.columns.filter(({ name }) => needed.has(name));
  }

  /** Whether nothing is decided about some customers: those who are not there yet. */
  get canBeAbsent(): boolean {
    const { source } = this.#table(this.#module.program.subject);
    return source.time !== undefined || this.#aboveSubject() !== undefined;
  }

  #step(body: Body, at: string, data: string, step: Ir.Step): string {
    this.#table(step.data);
    const empty = this.#module.name('e', step.data);
    if (step.kind === 'parent') return `(${at}.up ?? ${empty})`;
    const key = step.kind === 'lookup' ? step.column : (this.#table(data).source.key ?? '');
    const all = [body.use(this.rows(step.data)), `${at}.${this.#cellName(data, key)}`, empty];
    const isOwn = step.kind === 'lookup' && this.stepsUp(step.data, this.#module.program.subject) !== undefined;
    const name = isOwn ? 'ownRowOf' : 'rowOf';
    this.#module.kernel.add(name);
    return `${name}(${[...all, ...(isOwn ? [quote(this.#placeOf(step.data))] : [])].join(', ')})`;
  }

  /** Where rows are handed over. */
  #placeOf(data: string): string {
    return this.isSubject(data) ? 'customer' : `events[${JSON.stringify(data)}]`;
  }

  #cellName(data: string, column: string): string {
    const { cells } = this.#table(data);
    const name = cells.get(column) ?? `c${cells.size + 1}`;
    cells.set(column, name);
    return name;
  }

  /** Comes with all that it belongs to, up to the customer. */
  #table(data: string): Table {
    const known = this.#tables.get(data);
    if (known) return known;
    const source = this.#module.sources.get(data);
    if (!source) throw new Error(`there is no data ${data}`);
    const table = { source, cells: new Map() };
    this.#tables.set(data, table);
    const above = aboveOf(source);
    if (above && !this.isSubject(source.name)) this.#table(above.data);
    return table;
  }

  /** Whether each row must have a key. */
  hasOwnKeys(data: string): boolean {
    return this.isSubject(data) || this.#decided.has(data);
  }

  isSubject(data: string): boolean {
    return data === this.#module.program.subject;
  }

  #ordered(): readonly Table[] {
    const depth = ({ name }: Ir.Source): number => {
      const above = aboveOf(this.#module.sources.get(name)!);
      return above ? 1 + depth(this.#module.sources.get(above.data)!) : 0;
    };
    return [...this.#tables.values()].sort((a, b) => depth(a.source) - depth(b.source));
  }

  /** Columns that say what a row is, and what it belongs to. */
  #ownColumns(source: Ir.Source): readonly string[] {
    const by = this.isSubject(source.name) && !this.#aboveSubject() ? undefined : aboveOf(source)?.by;
    const key = this.#isKeyed(source) ? source.key : undefined;
    return [key, by, source.time].filter((name) => name !== undefined);
  }

  #isKeyed(source: Ir.Source): boolean {
    const { name } = source;
    return this.isSubject(name) || this.#decided.has(name) || isReferredTo(this.#module.program, source);
  }

  /** What customers belong to, where something of it is asked for. */
  #aboveSubject(): string | undefined {
    const above = this.#module.sources.get(this.#module.program.subject)?.parent?.data;
    return above !== undefined && this.#tables.has(above) ? above : undefined;
  }

  /** The key of the customer in rows that are handed over with it. */
  mayBeLeftOut(data: string, column: string): boolean {
    const above = aboveOf(this.#table(data).source);
    return above?.data === this.#module.program.subject && above.by === column;
  }

  // ---------------------------------------------------------------- what is written

  /** Rows that stand for one that is not there. */
  emptyRows(): readonly Line[] {
    return this.#ordered().map(({ source, cells }) => {
      const missing = [...cells].map(([column, name]) => `${name}: ${missingOf(typeOf(source, column))}`);
      const all = ['key: null', 'by: null', 'day: NaN', 'up: null', ...missing];
      return line(`const ${this.#module.name('e', source.name)} = { ${all.join(', ')} };`);
    });
  }

  /** A function for each data that reads a row. */
  readers(): readonly Line[] {
    return this.#ordered().flatMap((table) => this.#reader(table));
  }

  #reader({ source, cells }: Table): readonly Line[] {
    const { name, time } = source;
    const read = (column: string) => fieldCode(this.#module, 'o', 'where', column, typeOf(source, column));
    const isDate = time !== undefined && typeOf(source, time).kind === 'date';
    if (time !== undefined && !isDate) this.#module.kernel.add('dayOf');
    const day = time === undefined ? 'NaN' : isDate ? read(time) : `dayOf(${read(time)})`;
    const own = [`key: ${this.#keyCode(source, read)}`, `by: ${this.#byCode(source, read)}`, `day: ${day}`, 'up: null'];
    return [
      line(comment(`a row of ${name}`), source.origin),
      line(`function ${this.#module.name('f', name)}(o, where, key) {`, source.origin),
      line('  return {', source.origin),
      ...[...own, ...[...cells].map(([column, cell]) => `${cell}: ${read(column)}`)].map((each) =>
        line(`    ${each},`, source.origin),
      ),
      line('  };', source.origin),
      line('}', source.origin),
      line(''),
    ];
  }

  #keyCode(source: Ir.Source, read: (column: string) => string): string {
    const { name, key } = source;
    if (key === undefined || !this.#isKeyed(source)) return 'null';
    return this.#decided.has(name) ? keyCode(this.#module, 'o', 'where', key) : read(key);
  }

  /** What is handed over with a customer belongs to that customer where it does not say otherwise. */
  #byCode(source: Ir.Source, read: (column: string) => string): string {
    const above = aboveOf(source);
    if (!above || (this.isSubject(source.name) && !this.#aboveSubject())) return 'null';
    if (above.data !== this.#module.program.subject) return read(above.by);
    return `Object.hasOwn(o, ${quote(above.by)}) ? ${read(above.by)} : key`;
  }

  /** Statements that place all rows, with the customer's own among them. */
  statements(): readonly Line[] {
    return this.#ordered().flatMap((table) =>
      this.isSubject(table.source.name) ? this.#customer(table) : [this.#place(table)],
    );
  }

  #customer({ source }: Table): readonly Line[] {
    const rows = this.#module.name('s', source.name);
    const above = this.#aboveSubject();
    this.#module.kernel.add('customerRows');
    return [
      line(`const row = ${this.#module.name('f', source.name)}(o, "customer", key);`),
      ...(source.time === undefined ? [] : [line('if (!(row.day <= today)) return null;')]),
      ...(above === undefined ? [] : this.#belonging(this.#module.name('s', above), source.time !== undefined)),
      line(`const ${rows} = customerRows(row);`),
    ];
  }

  #belonging(above: string, isTimed: boolean): readonly Line[] {
    for (const name of ['isText', 'belong']) this.#module.kernel.add(name);
    return [
      line('if (isText(row.by)) {'),
      line(`  if (!${above}.byKey.has(row.by)) return null;`),
      line(`  belong(row, ${above}.byKey.get(row.by), ${isTimed});`),
      line('}'),
    ];
  }

  #place({ source }: Table): Line {
    for (const name of ['placeRows', 'readRows']) this.#module.kernel.add(name);
    const { name, time, attributesOf } = source;
    const above = aboveOf(source);
    const names = this.columnsOf(name).map((column) => column.name);
    const list = `${this.#module.texts(names)}, ${pollutedCode(this.#module, names)}`;
    const reading = [
      'today',
      `isKeyed: ${this.#isKeyed(source) || attributesOf !== undefined}`,
      `isTimed: ${time !== undefined}`,
      `above: ${above ? this.#module.name('s', above.data) : 'null'}`,
      `isAbout: ${attributesOf !== undefined}`,
      `isFree: ${isAboveSubject(this.#module.program, name)}`,
      ...(this.#decided.has(name) ? [`decided: ${quote(name)}`] : []),
    ];
    const read = `readRows(e, ${quote(name)}, ${list}, (o, where) => ${this.#module.name('f', name)}(o, where, key))`;
    return line(
      `const ${this.#module.name('s', name)} = placeRows(${read}, { ${reading.join(', ')} });`,
      source.origin,
    );
  }
}

function aboveOf({ parent, attributesOf }: Ir.Source) {
  return parent ?? attributesOf;
}

export function typeOf({ columns }: Ir.Source, column: string): Ir.Type {
  return columns.find(({ name }) => name === column)?.type ?? { kind: 'text' };
}

/** What is above customers need not belong to anything. */
function isAboveSubject({ sources, subject }: Ir.Program, data: string): boolean {
  const parentOf = (name: string) => sources.find((each) => each.name === name)?.parent?.data;
  for (let at = parentOf(subject); at !== undefined; at = parentOf(at)) if (at === data) return true;
  return false;
}

/** A key that something refers to tells rows apart. */
function isReferredTo({ sources }: Ir.Program, { name }: Ir.Source): boolean {
  return sources.some(
    ({ parent, attributesOf, columns }) =>
      parent?.data === name || attributesOf?.data === name || columns.some(({ lookup }) => lookup === name),
  );
}
