import { makeTempFolder, removeTempFolder } from '../../evaluate/temp-folder-node.ts';
import type { DatabaseDriver } from '../database.ts';
import { DatabaseError } from '../database-error.ts';
import { findSparkSubmit } from './find-spark.ts';
import { SparkSession } from './session.ts';
import { Spark } from './spark.ts';

/** Apache Spark: `spark:` as its settings have it, `spark:local[2]`, `spark:yarn`, `spark://host:7077`. */
export const sparkDriver: DatabaseDriver = {
  schemes: ['spark'],
  async open(url, options) {
    const master = masterOf(url);
    const submit = findSparkSubmit(options.environment);
    const folder = await makeTempFolder();
    const tidy = () => removeTempFolder(folder);
    try {
      const session = await SparkSession.start({ submit, master, place: url, folder }, options);
      return new Spark(session, url, options, tidy);
    } catch (error) {
      await tidy();
      throw error;
    }
  },
};

/** Undefined: what the settings of Spark say. */
function masterOf(url: string): string | undefined {
  const master = url.startsWith('spark://') ? url : url.slice(url.indexOf(':') + 1);
  if (master === '') return undefined;
  const isKnown = /^(local(\[[\w*,]+\])?|yarn|k8s:\/\/\S+|spark:\/\/\S+)$/.test(master);
  if (!isKnown)
    throw new DatabaseError('PTN6101', { place: url, form: 'spark:local[4], spark:yarn, spark://HOST:7077' }, 'usage');
  return master;
}
