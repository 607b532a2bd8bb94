import type { Backend, Skipped } from '../../databases/parity/backend.ts';
import { backendsOf, databaseBackends, type Setting } from '../../databases/parity/backends.ts';
import { columnsAlike } from '../../databases/parity/columns-alike.ts';
import { agrees, type Parity, parityOf } from '../../databases/parity/parity.ts';
import { readOut } from '../../databases/parity/read-out-node.ts';
import { duckDbEngine } from '../../evaluate/duckdb-node.ts';
import { openTables } from '../../evaluate/duckdb-tables.ts';
import type { FilePaths, Session } from '../../evaluate/engine.ts';
import { makeTempFolder, removeTempFolder } from '../../evaluate/temp-folder-node.ts';
import type { Program } from '../../ir/program.ts';
import type { Context } from '../context.ts';
import { type RulesOn, refuse, withRulesOn } from '../databases/open-rules-on.ts';
import { type ExitCode, exit } from '../exit.ts';
import { printJson } from '../json.ts';
import { parityToJson } from '../json-parity.ts';
import { withSession } from '../open-rules.ts';
import type { ParityOptions } from '../options.ts';
import { type ComparedParity, renderParity } from '../render/parity.ts';

/** `patron parity FILE`: whether all that decides from rules decides the same. */
export async function parity(context: Context, file: string, options: ParityOptions): Promise<ExitCode> {
  const compared: ComparedParity[] = [];
  if (options.on.length === 0) compared.push(await overFiles(context, file, options));
  for (const on of options.on) compared.push(await overDatabase(context, file, { ...options, on }));
  const isSame = compared.every(agrees);
  if (context.json)
    printJson(context, 'parity', { ok: isSame, compared: compared.map((each) => parityToJson(each, options.pii)) });
  else for (const each of compared) context.out.print(...renderParity(each, options.pii, context.out.screen));
  return isSame ? exit.ok : exit.findings;
}

function overFiles(context: Context, file: string, options: ParityOptions): Promise<ComparedParity> {
  const start = performance.now();
  return withSession(file, options, context, async ({ program, session, checked, textOf, progress }) => {
    progress({ phase: 'deciding' });
    const milliseconds = performance.now() - start;
    const found = await compareAll({ program, session, paths: checked.files }, options, context);
    return { ...found, program, textOf, milliseconds };
  });
}

/** What stands in the tables is read out, in the same state in which the database then decides. */
function overDatabase(
  context: Context,
  file: string,
  options: Omit<ParityOptions, 'on'> & { readonly on: string },
): Promise<ComparedParity> {
  return withRulesOn(file, { ...options, hasObstacles: true }, context, async (on) => {
    refuse(columnsAlike(on.program, on.tables), on.rules, context);
    const folder = await makeTempFolder();
    try {
      on.progress({ phase: 'loading' });
      const paths = await readOut(on, folder, context.signal);
      return await besideEngine(on, paths, options, context);
    } finally {
      await removeTempFolder(folder);
    }
  });
}

async function besideEngine(
  on: RulesOn,
  paths: FilePaths,
  options: Pick<ParityOptions, 'asOf' | 'frozen'>,
  context: Context,
): Promise<ComparedParity> {
  const { program, fits, place, rules } = on;
  const start = performance.now();
  const { asOf } = options;
  const opening = { signal: context.signal, ...(asOf !== undefined && { asOf }), ...(fits && { fits }) };
  const session = await duckDbEngine.open(program, paths, opening);
  try {
    const milliseconds = performance.now() - start;
    on.progress({ phase: 'deciding' });
    const found = await compareAll({ program, session, paths }, options, context, (setting) =>
      databaseBackends(setting, on, place),
    );
    return { ...found, program, place, textOf: (path) => rules.sources.text(path), milliseconds };
  } finally {
    await session.close();
  }
}

interface Computed {
  readonly program: Program;
  readonly session: Session;
  readonly paths: FilePaths;
}

async function compareAll(
  { program, session, paths }: Computed,
  { frozen }: Pick<ParityOptions, 'frozen'>,
  { signal, language }: Context,
  more?: (setting: Setting) => readonly (Backend | Skipped)[],
): Promise<Parity> {
  const tables = await openTables(program, paths, { signal });
  try {
    const setting: Setting = { program, session, tables, isLocked: frozen === true, language };
    return await parityOf(setting, [...(await backendsOf(setting)), ...(more?.(setting) ?? [])]);
  } finally {
    await tables.close();
  }
}
