import { realpathSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import type { DatabaseOptions } from '../database.ts';
import { DatabaseError } from '../database-error.ts';

type Environment = DatabaseOptions['environment'];

/** The program that starts work on Spark: that of `SPARK_HOME`, else the first on the PATH, also where only `pyspark` stands there. */
export function findSparkSubmit(environment: Environment): string {
  const found = candidates(environment).find(isFile);
  if (found === undefined) throw new DatabaseError('PTN6130', {}, 'unreachable');
  if (!findJava(environment)) throw new DatabaseError('PTN6131', {}, 'unreachable');
  return found;
}

function candidates(environment: Environment): readonly string[] {
  const home = environment['SPARK_HOME'];
  if (home !== undefined && home !== '') return [join(home, 'bin', submit)];
  const folders = foldersOf(environment);
  const beside = folders.map((folder) => join(folder, 'pyspark')).filter(isFile);
  return [...folders, ...beside.map((path) => dirname(realpathSync(path)))].map((folder) => join(folder, submit));
}

function findJava(environment: Environment): boolean {
  const home = environment['JAVA_HOME'];
  const folders = home === undefined || home === '' ? foldersOf(environment) : [join(home, 'bin')];
  return folders.some((folder) => isFile(join(folder, java)));
}

const [submit, java] = process.platform === 'win32' ? ['spark-submit.cmd', 'java.exe'] : ['spark-submit', 'java'];

function foldersOf(environment: Environment): readonly string[] {
  return (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
