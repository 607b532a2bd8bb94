import { type DocumentSymbol, type Range, type SymbolInformation, SymbolKind } from 'vscode-languageserver';
import type { Place } from '../features/snapshot.ts';
import type { DocumentSymbol as Found, SymbolIcon } from '../features/symbols.ts';

type RangeOf = (place: Pick<Place, 'start' | 'end'>) => Range;

export function toSymbol(symbol: Found, range: RangeOf): DocumentSymbol {
  const { name, title, icon, place, namePlace, children } = symbol;
  return {
    name,
    ...(title !== undefined && { detail: title }),
    kind: toSymbolKind(icon),
    range: range(place),
    selectionRange: range(namePlace),
    children: children.map((child) => toSymbol(child, range)),
  };
}

/** For a client that knows no trees: each names what it is a part of. */
export function toFlatSymbols(
  symbols: readonly Found[],
  uri: string,
  range: RangeOf,
  container?: string,
): SymbolInformation[] {
  return symbols.flatMap(({ name, icon, place, children }) => [
    {
      name,
      kind: toSymbolKind(icon),
      location: { uri, range: range(place) },
      ...(container !== undefined && { containerName: container }),
    },
    ...toFlatSymbols(children, uri, range, name),
  ]);
}

export function toSymbolKind(icon: SymbolIcon): SymbolKind {
  return kinds[icon];
}

const kinds: Readonly<Record<SymbolIcon, SymbolKind>> = {
  struct: SymbolKind.Struct,
  field: SymbolKind.Field,
  key: SymbolKind.Key,
  constant: SymbolKind.Constant,
  variable: SymbolKind.Variable,
  number: SymbolKind.Number,
  enum: SymbolKind.Enum,
  enumMember: SymbolKind.EnumMember,
  class: SymbolKind.Class,
  function: SymbolKind.Function,
  namespace: SymbolKind.Namespace,
  package: SymbolKind.Package,
  method: SymbolKind.Method,
  event: SymbolKind.Event,
  module: SymbolKind.Module,
  property: SymbolKind.Property,
};
