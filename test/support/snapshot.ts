import { analyze } from '../../server/analysis/index.ts';
import type { DataFacts } from '../../server/evaluate/live/live.ts';
import type { Snapshot } from '../../server/features/snapshot.ts';
import type { Language } from '../../server/text/language.ts';
import { rulesFile } from './carets.ts';
import type { Files } from './retail.ts';
import { worldOf } from './world.ts';

export interface SnapshotOptions {
  readonly files?: Files;
  readonly file?: string;
  readonly language?: Language;
  readonly data?: DataFacts;
}

/** A file of rules in a world in memory, as features see it. */
export function snapshotOf(
  text: string,
  { files = {}, file = rulesFile, language = 'en', data }: SnapshotOptions = {},
): Snapshot {
  const model = analyze(worldOf({ ...files, [file]: text }), file);
  const source = model.files.at(-1)?.source;
  if (!source) throw new Error('the file was not read');
  return { model, file, source, language, ...(data && { data }) };
}
