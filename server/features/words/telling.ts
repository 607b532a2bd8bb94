import type { Telling } from '../../words/telling.ts';
import { asOfOf } from '../facts.ts';
import type { Snapshot } from '../snapshot.ts';

export function tellingOf(snapshot: Snapshot): Telling {
  const asOf = asOfOf(snapshot);
  const subject = snapshot.model.schema.subject?.name;
  return {
    language: snapshot.language,
    ...(asOf !== undefined && { asOf }),
    ...(subject !== undefined && { subject }),
  };
}
