import { wordsOf } from '../../text/catalogue.ts';
import { limitInWords } from '../../text/work.ts';
import type { CodeLens } from '../code-lens.ts';
import { currentFacts } from '../facts.ts';
import type { Snapshot } from '../snapshot.ts';

/** Above each limit what is wanted, used and withheld; only of the rules as they stand. */
export function limitLenses({ model, file, language, ...snapshot }: Snapshot): CodeLens[] {
  const current = currentFacts({ model, file, language, ...snapshot });
  if (!current?.decisions) return [];
  const { limits = [] } = current.facts.preview;
  return (model.program()?.limits ?? []).flatMap(({ origin }, place) => {
    const found = limits[place];
    if (origin.file !== file || !found) return [];
    const [start, end] = origin.span.map((each) => origin.start + each) as [number, number];
    const title = limitInWords(found, wordsOf(language).work, language);
    const isNobody = found.withheld.customers === 0;
    const selection = { kind: 'limit', limit: place } as const;
    return [{ start, end, title, ...(!isNobody && { command: { kind: 'showCustomers' as const, selection } }) }];
  });
}
