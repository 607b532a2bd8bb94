import type { Analyze, Model } from '../analysis/analysis.ts';
import type { DataLook, LookColumn, World } from '../analysis/look.ts';
import { resolvePath } from '../analysis/paths.ts';
import type { Engine, FilePaths, Measures, OpenOptions } from '../evaluate/index.ts';
import type { Program, Source, Type } from '../ir/index.ts';

/** A file of rules with the world around it: `nodeWorld` and `locateIn` of one root. */
export interface Project {
  readonly world: World;
  /** Path of the file of rules, relative to the project's root. */
  readonly file: string;
  /** The absolute path behind a path of the world, links followed. */
  locate(path: string): string;
}

export interface Checked {
  readonly model: Model;
  /** Absent where something is an error. */
  readonly program?: Program;
  /** Absolute paths of the files of the program, by source. */
  readonly files: FilePaths;
  /** The world in which they were checked: with the looks of measured files. */
  readonly world: World;
}

/** Checks the rules by a look at the data. */
export function checkProject({ world, file, locate }: Project, analyze: Analyze, previous?: Model): Checked {
  const model = analyze(world, file, previous);
  const program = model.program();
  const files = new Map<string, string>();
  for (const source of program?.sources ?? []) {
    const path = pathOf(source, world, file);
    if (path !== undefined) files.set(source.name, locate(path));
  }
  return { model, ...(program && { program }), files, world };
}

/**
 * Checks the rules for a run: an engine scans the CSV files for decimals that are wider than a look could see, and the rules are checked again with
 * those. Throws what the engine throws.
 */
export async function openProject(
  project: Project,
  analyze: Analyze,
  engine: Engine,
  options: OpenOptions,
): Promise<Checked> {
  const checked = checkProject(project, analyze);
  const { model, program, files } = checked;
  if (!program) return checked;
  const wider = widerLooks(program, project, await engine.measure(program, files, options));
  if (wider.size === 0) return checked;
  const world: World = { ...project.world, look: (path) => wider.get(path) ?? project.world.look(path) };
  return checkProject({ ...project, world }, analyze, model);
}

/** The path by which the world knows the file of a source; undefined for a source without a file. */
export function pathOf({ name, from }: Source, world: World, file: string): string | undefined {
  if (from.kind !== 'file') return undefined;
  if (world.replacement?.(name) === from.path) return from.path;
  const resolved = resolvePath(file, from.path);
  return 'path' in resolved ? resolved.path : undefined;
}

/** Looks at files that hold wider decimals than the looks before said, by path. */
export function widerLooks(
  program: Program,
  { world, file }: Pick<Project, 'world' | 'file'>,
  measures: Measures,
): ReadonlyMap<string, DataLook> {
  const looks = new Map<string, DataLook>();
  for (const source of program.sources) {
    const path = pathOf(source, world, file);
    const measured = measures.get(source.name);
    if (path === undefined || !measured) continue;
    const before = looks.get(path) ?? world.look(path);
    const after = isLook(before) ? widened(before, measured, sheetOf(source)) : undefined;
    if (after) looks.set(path, after);
  }
  return looks;
}

function isLook(look: ReturnType<World['look']>): look is DataLook {
  return 'columns' in look && 'format' in look;
}

type Decimal = { readonly digits: number; readonly scale: number };

/** The sheet of a workbook that a source is read from. */
function sheetOf({ from }: Source): string | undefined {
  return from.kind === 'file' ? from.sheet : undefined;
}

function widened(look: DataLook, measured: ReadonlyMap<string, Decimal>, sheet?: string): DataLook | undefined {
  if (!look.sheets) return widenedColumns(look, measured);
  const index = sheet === undefined ? 0 : look.sheets.findIndex(({ name }) => name === sheet);
  const wider = look.sheets[index] && widenedColumns(look.sheets[index], measured);
  return wider && { ...look, sheets: look.sheets.map((each, at) => (at === index ? wider : each)) };
}

function widenedColumns<T extends { readonly columns: readonly LookColumn[] }>(
  look: T,
  measured: ReadonlyMap<string, Decimal>,
): T | undefined {
  let changed = false;
  const columns = look.columns.map((column) => {
    const found = measured.get(column.name);
    const wider = found && widerColumn(column, found);
    changed ||= wider !== undefined;
    return wider ?? column;
  });
  return changed ? { ...look, columns } : undefined;
}

/** What is declared as a number is measured, even if a cell that is none made the look say text. */
function widerColumn(column: LookColumn, measured: Decimal): LookColumn | undefined {
  if (column.type.kind === 'text') return { ...column, numbers: measured };
  const type = widerType(column.type, measured);
  return type && { ...column, type };
}

/** The narrowest decimal that holds what was seen before and what was measured; undefined where the one seen before does. */
function widerType(type: Type, measured: Decimal): Type | undefined {
  if (type.kind !== 'number' || type.held.kind !== 'decimal') return undefined;
  const { digits, scale } = type.held;
  if (measured.scale <= scale && measured.digits - measured.scale <= digits - scale) return undefined;
  const widerScale = Math.max(scale, measured.scale);
  const whole = Math.max(digits - scale, measured.digits - measured.scale);
  return { kind: 'number', held: { kind: 'decimal', digits: whole + widerScale, scale: widerScale } };
}
