import { stat } from 'node:fs/promises';
import { analyze } from '../../analysis/index.ts';
import type { Session } from '../../evaluate/engine.ts';
import { openProject, type Project } from '../../workspace/open-program.ts';
import { locateIn, nodeWorld } from '../../workspace/world-node.ts';
import type { Context } from '../context.ts';
import { loadEngine } from '../load-engine.ts';
import { progressLine } from '../progress.ts';
import { projectOf } from '../project.ts';

/** What only all of the data tells. */
export interface Facts {
  /** The day of the latest row. */
  readonly asOf: string;
  readonly customers: number;
}

/** What takes longer to know than a look at the data is not worth waiting for. */
const mostBytes = 512 * 1024 * 1024;

/**
 * Runs rules that are not written yet over the data, once, to learn about it; undefined where they cannot be run. `out` is where they will stand, `data`
 * are the files that they read, and `recency` is the metric that tells the days since a customer's latest event.
 */
export async function factsOf(
  text: string,
  out: string,
  data: readonly string[],
  recency: string | undefined,
  context: Context,
): Promise<Facts | undefined> {
  const sizes = await Promise.all(data.map(async (path) => (await stat(path)).size));
  if (sizes.reduce((sum, size) => sum + size, 0) > mostBytes) return undefined;
  const { root, file } = projectOf(out, context.folder);
  const world = nodeWorld(root);
  const read = (path: string) => (path === file ? text : world.read(path));
  const project: Project = { world: { ...world, read }, file, locate: locateIn(root) };
  const dayOf = (session: Session) => session.asOf.date;
  return (
    (await attempt(project, {}, dayOf, context)) ??
    (recency === undefined
      ? undefined
      : attempt(project, { asOf: end }, (session) => latestDay(session, recency), context))
  );
}

/** The last day of all. Where no amounts say which events make the day, it is found by how long ago everything is on that day. */
const end = '9999-12-31';

async function latestDay(session: Session, recency: string): Promise<string | undefined> {
  const values = await session.relation({ kind: 'values' });
  const column = values.columns.findIndex(({ name }) => name === recency);
  let least: number | undefined;
  for await (const row of values.read()) {
    const cell = row[column];
    if (typeof cell === 'string') least = Math.min(least ?? Number(cell), Number(cell));
  }
  if (least === undefined) return undefined;
  const day = new Date(Date.parse(`${end}T00:00:00Z`) - least * 86_400_000);
  // A day that is still to come is a mistake in the data and no day to decide as of.
  return day.getTime() > Date.now() + 86_400_000 ? undefined : day.toISOString().slice(0, 10);
}

async function attempt(
  project: Project,
  day: { readonly asOf?: string },
  dayOf: (session: Session) => string | undefined | Promise<string | undefined>,
  context: Context,
): Promise<Facts | undefined> {
  const { report, done } = progressLine(context);
  const options = { ...day, signal: context.signal, onProgress: report };
  try {
    const engine = await loadEngine();
    const { program, files } = await openProject(project, analyze, engine, options);
    if (!program) return undefined;
    const session = await engine.open(program, files, options);
    try {
      const asOf = await dayOf(session);
      return asOf === undefined ? undefined : { asOf, customers: (await session.preview()).customers };
    } finally {
      await session.close();
    }
  } catch {
    // The rules are worth having without it; whoever runs them is told what is wrong with the data.
    context.signal.throwIfAborted();
    return undefined;
  } finally {
    done();
  }
}
