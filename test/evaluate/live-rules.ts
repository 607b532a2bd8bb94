import { expect, onTestFinished } from 'vitest';
import { withAllColumns } from '../../server/analysis/all-columns.ts';
import { analyze } from '../../server/analysis/index.ts';
import { messageOf } from '../../server/diagnostics/diagnostic.ts';
import { registry } from '../../server/diagnostics/registry.ts';
import { openLive } from '../../server/evaluate/duckdb-live.ts';
import { duckDbEngine } from '../../server/evaluate/duckdb-node.ts';
import type { FilePaths, OpenOptions, Preview, Session } from '../../server/evaluate/index.ts';
import type { Live, LivePreview } from '../../server/evaluate/live/live.ts';
import type { Program } from '../../server/ir/index.ts';
import { checkProject } from '../../server/workspace/open-program.ts';
import { locateIn, nodeWorld } from '../../server/workspace/world-node.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import type { DataFiles } from './session.ts';

/** Rules that are written over data which stays loaded. */
export interface LiveRules {
  readonly live: Live;
  /** How often data was loaded. */
  loads(): number;
  program(rules: string): Program;
  update(rules: string, saved?: string): Promise<LivePreview | undefined>;
  /** A session that is opened anew. */
  session(rules: string): Promise<Session>;
  preview(rules: string): Promise<Preview>;
}

export async function liveRules(rules: string, data: DataFiles, options: OpenOptions = {}): Promise<LiveRules> {
  const folder = temporaryFolder(data);
  let files: FilePaths = new Map();
  const program = (text: string): Program => {
    const disk = nodeWorld(folder);
    const world = { ...disk, read: (path: string) => (path === 'rules.patron' ? text : disk.read(path)) };
    const checked = checkProject({ world, file: 'rules.patron', locate: locateIn(folder) }, analyze);
    const errors = checked.model
      .diagnostics()
      .filter(({ diagnostic: { code } }) => registry[code].severity === 'error');
    expect(errors.map(({ diagnostic }) => `${diagnostic.code} ${messageOf(diagnostic, 'en')}`)).toEqual([]);
    files = new Map([...files, ...checked.files]);
    // As from another thread: never an object that was there before.
    return structuredClone(withAllColumns(checked.program!, checked.model.schema));
  };
  let loads = 0;
  const onProgress: OpenOptions['onProgress'] = ({ share }) => {
    if (share === 0) loads += 1;
  };
  const first = program(rules);
  const live = await openLive(first, files, { threads: 2, ...options, onProgress });
  onTestFinished(() => live.close());
  const session = async (text: string) => {
    const opened = await duckDbEngine.open(program(text), files, { threads: 2 });
    onTestFinished(() => opened.close());
    return opened;
  };
  return {
    live,
    loads: () => loads,
    program,
    update: (text, saved) => live.update(program(text), saved === undefined ? undefined : program(saved)),
    session,
    preview: async (text) => (await session(text)).preview(),
  };
}
