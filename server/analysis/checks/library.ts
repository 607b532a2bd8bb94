import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { registry } from '../../diagnostics/registry.ts';
import { type Checked, dependenciesOf, type ModelCheck } from '../checked.ts';
import { mentionsOf } from '../mentions.ts';
import type { Result } from '../results.ts';

/** Names that nobody declared and that the library has: what they mean is shown, down to your own definitions. */
export const libraryNames: ModelCheck = (model) => {
  const byName = new Set(model.loaded.modules.map(({ module }) => module));
  return firstUses(model).flatMap(({ at, result }) => {
    const { library = '', name = '' } = result.known ?? {};
    if (byName.has(library) || failures(model, result).length > 0) return [];
    const chain = reached(model, result).filter(({ unit }) => unit.library !== undefined);
    return [{ code: 'PTN2009', at, data: { name, library, chain: chain.map(textOf).join('; ') } } as const];
  });
};

/** A definition of the library that cannot be had with this data, told where it is used, with the reasons. */
export const unusableLibrary: ModelCheck = (model) =>
  firstUses(model).flatMap(({ at, result }) => {
    const reasons = failures(model, result);
    const { library = '', name = '' } = result.known ?? {};
    if (reasons.length === 0) return [];
    const related = reasons.map(({ at: place, code, data }) => ({ at: place, words: registry[code].message, data }));
    return [{ code: 'PTN2010', at, data: { name, library }, related } as const];
  });

/** A module is used by name, and a name of yours stands before one of its names. */
export const shadowedLibrary: ModelCheck = ({ loaded, environment, own }) => {
  const byName = new Set(loaded.modules.map(({ module }) => module));
  if (byName.size === 0) return [];
  const names = new Map(
    environment.modules().flatMap(({ module, entries }) => [...entries.keys()].map((name) => [name, module])),
  );
  return own.flatMap(({ known }) => {
    const library = known && names.get(known.name);
    if (!known?.declared || library === undefined || !byName.has(library)) return [];
    return [{ code: 'PTN2027', at: known.declared, data: { name: known.name, library } } as const];
  });
};

interface Use {
  readonly result: Result;
  readonly at: Diagnostic['at'];
}

/** Every definition of the library that a file names, where it does so first. */
function firstUses(model: Checked): readonly Use[] {
  const uses = new Map<Result, Use>();
  if (model.library.length === 0) return [];
  for (const own of model.own) {
    for (const result of dependenciesOf(model, own)) {
      if (result.unit.library === undefined || uses.has(result)) continue;
      const mention = mentionsOf(own.unit.declaration).get(result.known?.name ?? '');
      if (mention) uses.set(result, { result, at: { chunk: own.unit.chunk, span: mention.span } });
    }
  }
  return [...uses.values()];
}

/** A definition and all that it needs, itself first. */
function reached(model: Checked, result: Result): readonly Result[] {
  const found = new Set([result]);
  for (const each of found) for (const next of dependenciesOf(model, each)) found.add(next);
  return [...found];
}

function failures(model: Checked, result: Result): readonly Diagnostic[] {
  const library = reached(model, result).filter(({ unit }) => unit.library !== undefined);
  return library.flatMap(({ elaborated }) =>
    elaborated.diagnostics.filter(({ code }) => registry[code].severity === 'error'),
  );
}

/** The declaration on one line, without its title. */
function textOf({ unit }: Result): string {
  const { declaration, chunk } = unit;
  const title = 'title' in declaration ? declaration.title : undefined;
  const { start, end } = declaration.span;
  const text = title
    ? chunk.text.slice(start, title.span.start) + chunk.text.slice(title.span.end, end)
    : chunk.text.slice(start, end);
  const words = text
    .replace(/#[^\n]*/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return words.length > 120 ? `${words.slice(0, 117)}…` : words;
}
