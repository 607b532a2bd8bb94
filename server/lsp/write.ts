import type {
  CompletionItem,
  CompletionList,
  CompletionParams,
  DocumentFormattingParams,
  DocumentOnTypeFormattingParams,
  DocumentRangeFormattingParams,
  SignatureHelp,
  SignatureHelpParams,
  TextEdit,
} from 'vscode-languageserver';
import { completion } from '../features/completion/completion.ts';
import { describe } from '../features/completion/describe.ts';
import type { About } from '../features/completion/item.ts';
import { formatDocument, formatOnType, formatRange } from '../features/format.ts';
import { toMarkdown, toPlainText } from '../features/rich-text.ts';
import { signature } from '../features/signature.ts';
import { toEdits, toMarkup } from './convert.ts';
import { toCompletionItem } from './convert-completion.ts';
import type { OpenDocument } from './document.ts';
import type { Request } from './handle.ts';
import { viewOf } from './view.ts';

export function completions(
  document: OpenDocument,
  { position }: CompletionParams,
  { services }: Request,
): CompletionList {
  const view = viewOf(document, services);
  const { folder } = document.project;
  const found = completion(view.snapshot, view.at(position), {
    withoutSnippets: view.client.knowsPatron,
    ...(folder !== undefined && { files: (path: string) => services.ports.entries(folder, path) }),
  });
  return { isIncomplete: found.isIncomplete, items: found.items.map((item) => toCompletionItem(item, found, view)) };
}

/** What an item is told about is looked up when somebody looks at it. */
export function resolveCompletion(item: CompletionItem, { services }: Request): CompletionItem {
  const { uri, about } = (item.data ?? {}) as { readonly uri?: string; readonly about?: About };
  const document = uri === undefined ? undefined : services.workspace.get(uri);
  if (!document || !about) return item;
  const text = describe(viewOf(document, services).snapshot, about);
  if (text.length === 0) return item;
  const rendered = { markdown: toMarkdown(text), plainText: toPlainText(text) };
  return { ...item, documentation: toMarkup(rendered, services.client.markdown.completion) };
}

export function signatureHelp(
  document: OpenDocument,
  { position }: SignatureHelpParams,
  { services }: Request,
): SignatureHelp | null {
  const { snapshot, at, client } = viewOf(document, services);
  const found = signature(snapshot, at(position));
  if (!found) return null;
  const { label, documentation, parameters } = found;
  // A part that is none of them lights up none.
  const active = found.active ?? parameters.length;
  return {
    signatures: [
      {
        label,
        documentation: toMarkup({ markdown: documentation, plainText: documentation }, false),
        parameters: parameters.map(({ start, end, documentation: about }) => ({
          label: client.labelOffsets ? [start, end] : label.slice(start, end),
          documentation: about,
        })),
        activeParameter: active,
      },
    ],
    activeSignature: 0,
    activeParameter: active,
  };
}

export function formatAll(document: OpenDocument, _: DocumentFormattingParams, { services }: Request): TextEdit[] {
  const { snapshot, places } = viewOf(document, services);
  return toEdits(formatDocument(snapshot), places);
}

export function formatPart(
  document: OpenDocument,
  { range }: DocumentRangeFormattingParams,
  { services }: Request,
): TextEdit[] {
  const { snapshot, places, at } = viewOf(document, services);
  const [start, end] = [at(range.start), at(range.end)];
  return toEdits(formatRange(snapshot, Math.min(start, end), Math.max(start, end)), places);
}

export function formatTyped(
  document: OpenDocument,
  { position, ch }: DocumentOnTypeFormattingParams,
  { services }: Request,
): TextEdit[] {
  const { snapshot, places, at } = viewOf(document, services);
  return toEdits(formatOnType(snapshot, at(position), ch), places);
}
