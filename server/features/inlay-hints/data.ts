import { fileName } from '../../analysis/path-diagnostics.ts';
import type { DataInfo } from '../../analysis/schema.ts';
import { messageOf, say } from '../../diagnostics/diagnostic.ts';
import { wordsOf } from '../../text/catalogue.ts';
import { visible } from '../../text/visible.ts';
import { shorten } from '../../words/telling.ts';
import type { InlayHint } from '../inlay-hints.ts';
import type { Snapshot } from '../snapshot.ts';
import { endOfFirstLine } from './first-line.ts';

/** Files that were taken because no data is declared, with every guess and its reason. */
export function dataHints(snapshot: Snapshot): readonly InlayHint[] {
  const { model, language } = snapshot;
  const data = [...model.schema.data.values()];
  const offset = endOfFirstLine(snapshot);
  if (data.length === 0 || data.some(({ declared }) => declared) || offset === undefined) return [];
  const { hints } = wordsOf(language);
  const files = data.map((each) => nameOf(each, snapshot)).join(', ');
  const tooltip = [hints.dataTooltip, ...guesses(snapshot)].join('\n');
  return [{ offset, label: hints.data(shorten(visible(files), 120)), tooltip, kind: 'data', padding: true }];
}

function nameOf({ name, from, file }: DataInfo, { language }: Snapshot): string {
  if (from?.kind === 'derived') return wordsOf(language).hints.derived(name, from.data);
  return file === undefined ? name : fileName(file);
}

/** The checker tells each guess as a finding, with its reasons. */
function guesses({ model, language }: Snapshot): string[] {
  return model.diagnostics().flatMap(({ diagnostic }) => {
    if (diagnostic.code !== 'PTN5010') return [];
    const reasons = (diagnostic.related ?? []).map(({ words, data }) => `    ${visible(say(words, data, language))}`);
    return [visible(messageOf(diagnostic, language)), ...new Set(reasons)];
  });
}
