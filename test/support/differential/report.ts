import { csvRecord, textOf } from '../generate/index.ts';
import { readCsv } from '../reference/index.ts';
import { type Compared, compareCase, type Files, stateOf } from './case.ts';
import { makeDataFolder } from './data-folder.ts';
import { shrinkList } from './shrink.ts';

interface Failing {
  readonly parts: readonly string[];
  readonly files: Files;
}

/** Compares on a folder that is there only for this. What cannot be compared has no differences. */
export async function compareOnce({ parts, files }: Failing): Promise<Compared> {
  const folder = makeDataFolder(files);
  try {
    return await compareCase(stateOf(folder, files), textOf({ parts }));
  } catch {
    return { paths: new Map(), problems: [], differences: [] };
  } finally {
    folder.remove();
  }
}

/** A program and its data, as small as they get while the evaluators still disagree, and what they say. */
export async function reportDifference(title: string, failing: Failing): Promise<string> {
  const small = await shrink(failing);
  const { differences } = await compareOnce(small);
  return [
    title,
    ...differences.map(({ where, engine, reference }) => `  ${where}: engine ${engine}, reference ${reference}`),
    '--- program',
    textOf(small),
    ...[...small.files].flatMap(([data, content]) => [`--- ${data}.csv`, content]),
  ].join('\n');
}

async function shrink(failing: Failing): Promise<Failing> {
  const disagree = async (changed: Partial<Failing>) =>
    (await compareOnce({ ...failing, ...changed })).differences.length > 0;
  const parts = await shrinkList(failing.parts, (fewer) => disagree({ parts: fewer }), 120);
  let files = failing.files;
  for (const [data, content] of failing.files) {
    const [header = '', ...rows] = recordsOf(content);
    const kept = await shrinkList(
      rows,
      (fewer) => disagree({ parts, files: withFile(files, data, [header, ...fewer]) }),
      80,
    );
    files = withFile(files, data, [header, ...kept]);
  }
  return { parts, files };
}

function withFile(files: Files, data: string, records: readonly string[]): Files {
  return new Map([...files, [data, `${records.join('\n')}\n`]]);
}

/** The records of a file, each as it would be written alone: a cell may hold a line break. */
function recordsOf(content: string): string[] {
  const { columns, rows } = readCsv(content);
  return [columns, ...rows].map((record) => csvRecord(record));
}
