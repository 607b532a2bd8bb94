import { type CompletionItem, CompletionItemKind, InsertTextFormat } from 'vscode-languageserver';
import type { CompletionKind, Completions, CompletionItem as Found } from '../features/completion/item.ts';
import type { View } from './view.ts';

/** Characters after which something may be offered without being asked for. */
export const completionTriggers = [' ', '.', '"', '“', '/', '`', '(', '|'];

export function toCompletionItem(
  item: Found,
  { start, end }: Completions,
  { document, range, client }: View,
): CompletionItem {
  const { label, kind, detail, description, insert, snippet, filter, sort, about } = item;
  const isSnippet = client.snippets && snippet !== undefined;
  return {
    label,
    kind: kinds[kind],
    sortText: sort,
    filterText: filter ?? label,
    textEdit: { range: range({ start: item.start ?? start, end }), newText: isSnippet ? snippet : insert },
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...told(detail, description, client.labelDetails),
    ...(about && { data: { uri: document.uri, about } }),
    // A command of this client alone.
    ...(item.more && client.knowsPatron && { command: { title: '', command: 'editor.action.triggerSuggest' } }),
  };
}

function told(detail: string | undefined, description: string | undefined, hasLabelDetails: boolean) {
  if (hasLabelDetails) {
    const labelDetails = { ...(detail && { detail: ` ${detail}` }), ...(description && { description }) };
    return Object.keys(labelDetails).length > 0 ? { labelDetails } : {};
  }
  const both = [detail, description].filter((each) => each).join(' · ');
  return both === '' ? {} : { detail: both };
}

const kinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  operator: CompletionItemKind.Operator,
  snippet: CompletionItemKind.Snippet,
  data: CompletionItemKind.Struct,
  column: CompletionItemKind.Field,
  let: CompletionItemKind.Constant,
  metric: CompletionItemKind.Variable,
  score: CompletionItemKind.Variable,
  cell: CompletionItemKind.Variable,
  class: CompletionItemKind.Enum,
  stages: CompletionItemKind.Enum,
  checklist: CompletionItemKind.Enum,
  affinity: CompletionItemKind.Variable,
  segment: CompletionItemKind.Class,
  action: CompletionItemKind.Function,
  policy: CompletionItemKind.Module,
  member: CompletionItemKind.EnumMember,
  label: CompletionItemKind.Property,
  function: CompletionItemKind.Method,
  value: CompletionItemKind.Value,
  unit: CompletionItemKind.Unit,
  type: CompletionItemKind.TypeParameter,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
  library: CompletionItemKind.Module,
};
