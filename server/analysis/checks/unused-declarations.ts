import type { Checked, ModelCheck } from '../checked.ts';
import type { Result } from '../results.ts';
import { isWhole } from './check.ts';

/**
 * Definitions that nothing needs. A constant is there to be used. All else is worth a word only in a file that decides something: without
 * rules, the definitions themselves are what the file is for.
 */
export const unusedDeclarations: ModelCheck = (model) => {
  const { deciding, own } = model;
  // What seems to be unused may be meant where something is wrong.
  if (!isWhole(deciding)) return [];
  const used = usedNames(model);
  const kinds = deciding.some(({ unit }) => decidingKinds.has(unit.declaration.kind)) ? definitions : constants;
  const second = new Set<unknown>(model.environment.symbols.duplicates.map(({ entry }) => entry.declaration));
  const unused: Result[] = [];
  for (const result of own) {
    const { known } = result;
    if (known && kinds.has(known.kind) && !used.has(known.name) && !second.has(result.unit.declaration))
      unused.push(result);
  }
  return unused.flatMap(({ known, unit }) =>
    known?.declared && model.isHome(unit.chunk)
      ? [{ code: 'PTN2007', at: known.declared, data: { name: known.name }, tag: 'unnecessary' } as const]
      : [],
  );
};

const decidingKinds: ReadonlySet<string> = new Set(['policy', 'bare-rules', 'never', 'always']);
const constants: ReadonlySet<string> = new Set(['let']);
const definitions: ReadonlySet<string> = new Set([
  'let',
  'metric',
  'score',
  'cell',
  'class',
  'stages',
  'segment',
  'checklist',
  'affinity',
]);

function usedNames({ own, library }: Checked): ReadonlySet<string> {
  const used = new Set<string>();
  for (const results of [own, library]) {
    for (const { names } of results) for (const name of names) used.add(name);
  }
  return used;
}
