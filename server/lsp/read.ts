import type {
  FoldingRange,
  FoldingRangeParams,
  Hover,
  HoverParams,
  SelectionRange,
  SelectionRangeParams,
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensParams,
  SemanticTokensRangeParams,
} from 'vscode-languageserver';
import { folds } from '../features/folding.ts';
import { hover as findHover } from '../features/hover.ts';
import { selectionRanges } from '../features/selection.ts';
import { semanticTokens } from '../features/semantic-tokens.ts';
import { toMarkup } from './convert.ts';
import { deltaOf, encodeTokens } from './convert-tokens.ts';
import type { OpenDocument } from './document.ts';
import type { Request } from './handle.ts';
import { viewOf } from './view.ts';

export function hover(document: OpenDocument, { position }: HoverParams, { services }: Request): Hover | null {
  const { snapshot, at, range, client } = viewOf(document, services);
  const found = findHover(snapshot, at(position));
  return found ? { range: range(found), contents: toMarkup(found, client.markdown.hover) } : null;
}

export function foldingRanges(document: OpenDocument, _: FoldingRangeParams, { services }: Request): FoldingRange[] {
  const { snapshot, range, client } = viewOf(document, services);
  return folds(snapshot).map(({ kind, ...fold }) => {
    const { start, end } = range(fold);
    const lines = { startLine: start.line, endLine: end.line, kind };
    return client.lineFoldingOnly ? lines : { ...lines, startCharacter: start.character, endCharacter: end.character };
  });
}

export function selections(
  document: OpenDocument,
  { positions }: SelectionRangeParams,
  { services }: Request,
): SelectionRange[] {
  const { snapshot, at, range } = viewOf(document, services);
  return positions.map((position) => {
    const offset = at(position);
    // The smallest is handed over first; the protocol wants each with the one around it.
    const nested = [...selectionRanges(snapshot, offset)].reverse();
    const found = nested.reduce<SelectionRange | undefined>(
      (parent, place) => ({ range: range(place), ...(parent && { parent }) }),
      undefined,
    );
    return found ?? { range: range({ start: offset, end: offset }) };
  });
}

/** The tokens that a client was last told, by document: what changes is told by the difference. */
const told = new WeakMap<object, Map<string, { readonly id: string; readonly data: readonly number[] }>>();

export function allTokens(document: OpenDocument, _: SemanticTokensParams, request: Request): SemanticTokens {
  const data = encodeTokens(semanticTokens(viewOf(document, request.services).snapshot), document.positions);
  return { data, resultId: remember(document, data, request) };
}

export function tokensDelta(
  document: OpenDocument,
  { previousResultId }: SemanticTokensDeltaParams,
  request: Request,
): SemanticTokens | SemanticTokensDelta {
  const before = told.get(request.services)?.get(document.uri);
  const tokens = allTokens(document, { textDocument: document }, request);
  if (before?.id !== previousResultId) return tokens;
  return { resultId: tokens.resultId!, edits: deltaOf(before.data, tokens.data) };
}

export function tokensInRange(
  document: OpenDocument,
  { range }: SemanticTokensRangeParams,
  { services }: Request,
): SemanticTokens {
  const { snapshot, at, positions } = viewOf(document, services);
  const found = semanticTokens(snapshot, { start: at(range.start), end: at(range.end) });
  return { data: encodeTokens(found, positions) };
}

export function forgetTokens(uri: string, { services }: Pick<Request, 'services'>): void {
  told.get(services)?.delete(uri);
}

let last = 0;

function remember({ uri }: OpenDocument, data: number[], { services }: Request): string {
  const known = told.get(services) ?? new Map();
  told.set(services, known);
  const id = String(++last);
  known.set(uri, { id, data });
  return id;
}
