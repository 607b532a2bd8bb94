import type { Target } from '../../analysis/index.ts';
import type { Catalogue } from '../../text/catalogue.ts';

/** Why a thing keeps its name, whatever the new one would be. */
export function refuseTarget({ kind, name, owner, declared, library }: Target, words: Catalogue): string | undefined {
  const { navigation } = words;
  if (library !== undefined) return navigation.library(name, library);
  if (kind === 'label' || (kind === 'member' && owner === 'weekday')) return navigation.label(name);
  if (kind === 'column') return navigation.column(name);
  if (declared) return undefined;
  if (kind === 'data') return navigation.guessedData(name);
  return kind === 'action' || kind === 'member' ? navigation.builtIn(name) : navigation.nothingHere;
}
