import type {
  CodeAction,
  CodeLens,
  CompletionList,
  Diagnostic,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  LocationLink,
  MarkupContent,
  Range,
  SelectionRange,
  SemanticTokens,
  SignatureHelp,
  SymbolInformation,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import type { Client } from './client.ts';

/** Where a case stands in its text: what lies in front of it is not shown line by line. */
export interface Shown {
  readonly client: Client;
  readonly uri: string;
  /** Lines in front of the case. */
  readonly head: number;
}

type Show = (result: never, shown: Shown) => readonly string[];

/** Answers as lines that people read; what lies in front of the case is left out of answers about the whole text. */
export const shows: Readonly<Record<string, Show>> = {
  hover: (hover: Hover | null, shown) =>
    hover ? [rangeText(hover.range!, shown), ...(hover.contents as MarkupContent).value.split('\n')] : [],
  definition: (found: LocationLink[] | Location | null, shown) =>
    [found ?? []]
      .flat()
      .map((each) =>
        'targetUri' in each
          ? `${rangeText(each.originSelectionRange!, shown)} → ${placeText(each.targetUri, each.targetSelectionRange, shown)}`
          : placeText(each.uri, each.range, shown),
      ),
  references: (found: Location[], shown) => found.map(({ uri, range }) => placeText(uri, range, shown)),
  documentHighlight: (found: DocumentHighlight[], shown) =>
    found.map(({ range, kind }) => `${rangeText(range, shown)} ${kind === 3 ? 'written' : 'read'}`),
  prepareRename: (found: { range: Range; placeholder: string } | null, shown) =>
    found ? [`${rangeText(found.range, shown)} ${found.placeholder}`] : [],
  rename: (found: WorkspaceEdit, shown) => workspaceEdit(found, shown),
  documentSymbol: (found: (DocumentSymbol | SymbolInformation)[], shown) =>
    found.flatMap((symbol) => symbolLines(symbol, '', shown)),
  documentLink: (found: DocumentLink[], shown) =>
    found
      .filter(({ range }) => isInCase(range, shown))
      .map(({ range, target }) => `${rangeText(range, shown)} → ${fileOf(target ?? '', shown)}`),
  foldingRange: (found: FoldingRange[], { head }) =>
    found
      .filter(({ startLine }) => startLine >= head)
      .map((fold) => {
        const characters = fold.startCharacter === undefined ? '' : ` ${fold.startCharacter}–${fold.endCharacter}`;
        return `${fold.startLine - head + 1}–${fold.endLine - head + 1}${characters} ${fold.kind}`;
      }),
  selectionRange: ([found]: SelectionRange[], shown) => {
    const lines: string[] = [];
    for (let each: SelectionRange | undefined = found; each; each = each.parent)
      lines.push(oneLine(rangeText(each.range, shown)));
    return lines.slice(0, 6);
  },
  semanticTokens: ({ data }: SemanticTokens, shown) => tokenLines(data, shown),
  inlayHint: (found: InlayHint[], { head }) =>
    found.map(({ position, label }) => `${position.line - head + 1}:${position.character} ${label}`),
  codeLens: (found: CodeLens[], shown) =>
    found
      .filter(({ range }) => isInCase(range, shown))
      .map(({ range, command }) => `${rangeText(range, shown)} ${command?.title} [${command?.command}]`),
  codeAction: (found: CodeAction[], shown) =>
    found.flatMap(({ title, kind, edit, isPreferred, diagnostics }) => [
      `${title} [${kind}${isPreferred ? ', preferred' : ''}${diagnostics ? `, mends ${diagnostics.map(({ code }) => code)}` : ''}]`,
      ...(edit ? workspaceEdit(edit, shown).map((line) => `  ${line}`) : []),
    ]),
  completion: (found: CompletionList | null, shown) =>
    (found?.items ?? []).slice(0, 8).map(({ label, detail, labelDetails, textEdit, insertTextFormat }) => {
      const edit = textEdit as TextEdit;
      const about = [labelDetails?.detail?.trim(), labelDetails?.description, detail]
        .filter((each) => each)
        .join(' · ');
      const inserted =
        edit.newText === label ? '' : ` ⇒ ${oneLine(edit.newText)}${insertTextFormat === 2 ? ' (snippet)' : ''}`;
      return `${label}${inserted}${about && ` [${about}]`} over ${rangeText(edit.range, shown)}`;
    }),
  signatureHelp: (found: SignatureHelp | null) =>
    (found?.signatures ?? []).flatMap(({ label, parameters = [], activeParameter }) => [
      label,
      ...parameters.map(({ label: part }, index) => {
        const words = typeof part === 'string' ? part : label.slice(...part);
        return `${index === activeParameter ? '▸' : ' '} ${words}`;
      }),
    ]),
  formatting: (found: TextEdit[], shown) =>
    found.filter(({ range }) => isInCase(range, shown)).map((edit) => editLine(edit, shown)),
  rangeFormatting: (found: TextEdit[], shown) => found.map((edit) => editLine(edit, shown)),
  onTypeFormatting: (found: TextEdit[], shown) => found.map((edit) => editLine(edit, shown)),
  workspaceSymbol: (found: SymbolInformation[], shown) =>
    found
      .slice(0, 8)
      .map(
        ({ name, location, containerName }) =>
          `${name}${containerName ? ` in ${containerName}` : ''} ${placeText(location.uri, location.range, shown)}`,
      ),
  diagnostic: ({ items }: { items: Diagnostic[] }, shown) => items.map((each) => diagnosticLine(each, shown)),
};

export function diagnosticLine(
  { range, code, message, severity, tags, relatedInformation, codeDescription }: Diagnostic,
  shown: Shown,
): string {
  const more = [
    ...(tags ? [`tags ${tags}`] : []),
    ...(codeDescription ? [`page ${codeDescription.href.replace(/^.*\//, '')}`] : []),
    ...(relatedInformation ?? []).map(
      (each) => `${each.message} ${placeText(each.location.uri, each.location.range, shown)}`,
    ),
  ];
  const words = oneLine(typeof message === 'string' ? message : message.value);
  return `${rangeText(range, shown)} ${code} ${severityWords[severity ?? 1]}: ${words}${more.map((each) => ` (${each})`).join('')}`;
}

const severityWords = ['', 'error', 'warning', 'information', 'hint'];

function symbolLines(symbol: DocumentSymbol | SymbolInformation, indent: string, shown: Shown): string[] {
  if ('location' in symbol) {
    if (!isInCase(symbol.location.range, shown)) return [];
    return [`${symbol.name}${symbol.containerName ? ` in ${symbol.containerName}` : ''} (${symbol.kind})`];
  }
  if (!isInCase(symbol.range, shown)) return [];
  const { name, detail, kind, selectionRange, children = [] } = symbol;
  const line = `${indent}${name}${detail ? ` “${detail}”` : ''} (${kind}) ${rangeText(selectionRange, shown)}`;
  return [line, ...children.flatMap((child) => symbolLines(child, `${indent}  `, shown))];
}

function tokenLines(data: readonly number[], shown: Shown): string[] {
  const { tokenTypes, tokenModifiers } = shown.client.server.capabilities.semanticTokensProvider!.legend;
  const lines: string[] = [];
  let line = 0;
  let character = 0;
  for (let index = 0; index < data.length; index += 5) {
    const [down, right, length, type, bits] = data.slice(index, index + 5) as [number, number, number, number, number];
    line += down;
    character = down === 0 ? character + right : right;
    const range = { start: { line, character }, end: { line, character: character + length } };
    const modifiers = tokenModifiers.filter((_, bit) => bits & (1 << bit));
    if (isInCase(range, shown)) lines.push([rangeText(range, shown), tokenTypes[type], ...modifiers].join(' '));
  }
  return lines;
}

function workspaceEdit({ changes, documentChanges }: WorkspaceEdit, shown: Shown): string[] {
  const byUri = documentChanges
    ? (documentChanges as TextDocumentEdit[]).map(
        ({ textDocument, edits }) => [textDocument.uri, edits as TextEdit[]] as const,
      )
    : Object.entries(changes ?? {});
  return byUri.flatMap(([uri, edits]) =>
    edits.map((edit) =>
      uri === shown.uri
        ? editLine(edit, shown)
        : `${fileOf(uri, shown)} ${edit.range.start.line + 1} ⇒ ${JSON.stringify(edit.newText)}`,
    ),
  );
}

function editLine({ range, newText }: TextEdit, shown: Shown): string {
  return `${oneLine(rangeText(range, shown))} ⇒ ${JSON.stringify(newText)}`;
}

function placeText(uri: string, range: Range, shown: Shown): string {
  return uri === shown.uri
    ? rangeText(range, shown)
    : `${fileOf(uri, shown)} ${range.start.line + 1}:${range.start.character}`;
}

/** The line in the case, or of the text in front of it, and the words that stand there. */
function rangeText(range: Range, shown: Shown): string {
  const line = range.start.line - shown.head + 1;
  const where = line > 0 ? String(line) : `head ${range.start.line + 1}`;
  return `${where} «${shown.client.words(shown.uri, range)}»`;
}

function isInCase({ start }: Range, { head }: Shown): boolean {
  return start.line >= head;
}

function oneLine(text: string): string {
  return text.length > 300 ? `${text.slice(0, 40).replaceAll('\n', '⏎')}…` : text.replaceAll('\n', '⏎');
}

function fileOf(uri: string, { client }: Shown): string {
  return decodeURIComponent(uri)
    .replace(decodeURIComponent(client.uri('')), '')
    .replace(/^file:.*\/dist\//, 'dist/');
}
