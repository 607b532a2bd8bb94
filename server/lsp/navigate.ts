import {
  type DefinitionParams,
  type DocumentHighlight,
  type DocumentHighlightParams,
  type DocumentLink,
  type DocumentLinkParams,
  type DocumentSymbol,
  type DocumentSymbolParams,
  type Location,
  type LocationLink,
  LSPErrorCodes,
  type PrepareRenameParams,
  type Range,
  type ReferenceParams,
  type RenameParams,
  ResponseError,
  type SymbolInformation,
  type WorkspaceEdit,
  type WorkspaceSymbolParams,
} from 'vscode-languageserver';
import { definition as findDefinition } from '../features/definition.ts';
import { highlights } from '../features/highlight.ts';
import { links } from '../features/links.ts';
import { references as findReferences } from '../features/references.ts';
import { prepareRename as prepare, rename as renameName } from '../features/rename.ts';
import { documentSymbols, workspaceSymbols as findSymbols } from '../features/symbols.ts';
import { toDefinition, toHighlightKind, toLocation, toWorkspaceEdit } from './convert.ts';
import { toFlatSymbols, toSymbol, toSymbolKind } from './convert-symbols.ts';
import type { OpenDocument } from './document.ts';
import type { Request } from './handle.ts';
import { allFiles, viewOf } from './view.ts';

export function definition(
  document: OpenDocument,
  { position }: DefinitionParams,
  { services }: Request,
): LocationLink[] | Location | null {
  const { snapshot, at, places, client } = viewOf(document, services);
  const found = findDefinition(snapshot, at(position));
  return found ? toDefinition(found, places, client) : null;
}

export async function references(
  document: OpenDocument,
  { position, context }: ReferenceParams,
  { services, token }: Request,
): Promise<Location[]> {
  const { snapshot, at, places } = viewOf(document, services);
  const all = await allFiles(document.project, services, token);
  const found = findReferences(all, snapshot, at(position), { includeDeclaration: context.includeDeclaration });
  return found.flatMap((place) => toLocation(place, places) ?? []);
}

export function documentHighlights(
  document: OpenDocument,
  { position }: DocumentHighlightParams,
  { services }: Request,
): DocumentHighlight[] {
  const { snapshot, at, range } = viewOf(document, services);
  return highlights(snapshot, at(position)).map((each) => ({ range: range(each), kind: toHighlightKind(each.kind)! }));
}

export async function prepareRename(
  document: OpenDocument,
  { position }: PrepareRenameParams,
  { services, token }: Request,
): Promise<{ range: Range; placeholder: string }> {
  const { snapshot, at, range } = viewOf(document, services);
  const found = prepare(await allFiles(document.project, services, token), snapshot, at(position));
  if ('refused' in found) throw refusal(found.refused);
  return { range: range(found.place), placeholder: found.placeholder };
}

export async function rename(
  document: OpenDocument,
  { position, newName }: RenameParams,
  { services, token }: Request,
): Promise<WorkspaceEdit> {
  const { snapshot, at, places, client } = viewOf(document, services);
  const all = await allFiles(document.project, services, token);
  const found = renameName(all, snapshot, at(position), newName);
  if ('refused' in found) throw refusal(found.refused);
  return toWorkspaceEdit(found.edits, document.project, places, client);
}

export function symbols(
  document: OpenDocument,
  _: DocumentSymbolParams,
  { services }: Request,
): DocumentSymbol[] | SymbolInformation[] {
  const { snapshot, client, range } = viewOf(document, services);
  const found = documentSymbols(snapshot);
  if (client.hierarchicalSymbols) return found.map((symbol) => toSymbol(symbol, range));
  return toFlatSymbols(found, document.uri, range);
}

export async function workspaceSymbols(
  { query }: WorkspaceSymbolParams,
  { services, token }: Request,
): Promise<SymbolInformation[]> {
  const found: SymbolInformation[] = [];
  for (const project of services.workspace.projects()) {
    const places = services.places(project);
    for (const { name, icon, place, container } of findSymbols(await allFiles(project, services, token), query)) {
      const location = toLocation(place, places);
      if (!location) continue;
      found.push({
        name,
        kind: toSymbolKind(icon),
        location,
        ...(container !== undefined && { containerName: container }),
      });
    }
  }
  return found;
}

export function documentLinks(document: OpenDocument, _: DocumentLinkParams, { services }: Request): DocumentLink[] {
  const { snapshot, range, places } = viewOf(document, services);
  return links(snapshot).map(({ place, target }) => ({ range: range(place), target: places.uri(target) }));
}

/** What cannot be is no fault of anybody: it is said in a sentence. */
function refusal(sentence: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, sentence);
}
