import { stat } from 'node:fs/promises';
import type { World } from '../../analysis/look.ts';
import type { FilePaths } from '../../evaluate/engine.ts';
import { dataFormatOf } from '../../ir/data-format.ts';
import { pathOf, widerLooks } from '../../workspace/open-program.ts';
import { type CheckedProgram, rulesFailure } from '../checked-program.ts';
import type { Context } from '../context.ts';
import { loadEngine } from '../load-engine.ts';
import { progressLine } from '../progress.ts';

/** So much of a file of text has been looked at for certain. */
const looked = 64 * 1024;

/**
 * Rules with numbers as wide as whole files have them, as they are for a run: what the beginning of a file shows may be narrower, and what is compiled would
 * round. Only where there are longer files the engine is loaded to measure them.
 */
export async function measuredProgram(checked: CheckedProgram, context: Context): Promise<CheckedProgram> {
  const { rules, program } = checked;
  const files = await longFiles(checked);
  if (files.size === 0) return checked;
  const { report, done } = progressLine(context);
  try {
    const engine = await loadEngine();
    const measured = { ...program, sources: program.sources.filter(({ name }) => files.has(name)) };
    const options = { signal: context.signal, onProgress: report };
    const wider = widerLooks(program, rules.project, await engine.measure(measured, files, options));
    return wider.size === 0 ? checked : withLooks(checked, wider, context);
  } finally {
    done();
  }
}

function withLooks({ rules }: CheckedProgram, wider: ReturnType<typeof widerLooks>, context: Context): CheckedProgram {
  const { project, analyze, model: before } = rules;
  const world: World = { ...project.world, look: (path) => wider.get(path) ?? project.world.look(path) };
  const model = analyze(world, project.file, before);
  const again = { ...rules, project: { ...project, world }, model, findings: model.diagnostics() };
  const program = model.program();
  if (!program) throw rulesFailure(again, context);
  return { rules: again, program };
}

/** Absolute paths by the name of the data. A file that only the lock knows is measured already. */
async function longFiles({ rules: { project }, program }: CheckedProgram): Promise<FilePaths> {
  const found = new Map<string, string>();
  for (const source of program.sources) {
    const path = pathOf(source, project.world, project.file);
    const format = path === undefined ? undefined : dataFormatOf(path);
    const absolute = path === undefined || format === 'parquet' ? undefined : located(project, path);
    if (absolute === undefined) continue;
    if (format === 'excel' || (await stat(absolute)).size > looked) found.set(source.name, absolute);
  }
  return found;
}

function located({ locate }: CheckedProgram['rules']['project'], path: string): string | undefined {
  try {
    return locate(path);
  } catch {
    return undefined;
  }
}
