import type { ClientCapabilities, DiagnosticTag, InitializeParams } from 'vscode-languageserver';
import { type Language, languageOf, languages } from '../text/language.ts';
import type { Encoding } from './positions.ts';
import type { InitializationOptions } from './protocol.ts';

/** What the client can do and wants, as it said when it started. */
export interface Client {
  readonly language: Language;
  readonly encoding: Encoding;
  /** It is made for Patron: it takes notifications that the protocol does not have. */
  readonly knowsPatron: boolean;
  readonly preview: boolean;
  readonly trusted: boolean;
  readonly snippets: boolean;
  readonly labelDetails: boolean;
  readonly markdown: { readonly hover: boolean; readonly completion: boolean; readonly signature: boolean };
  readonly labelOffsets: boolean;
  readonly hierarchicalSymbols: boolean;
  /** `push`: findings are sent when they change; `pull`: the client asks. */
  readonly diagnostics: 'push' | 'pull';
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly tags: readonly DiagnosticTag[];
  readonly versions: boolean;
  readonly lazyEdits: boolean;
  readonly codeActionLiterals: boolean;
  readonly documentChanges: boolean;
  readonly prepareRename: boolean;
  readonly definitionLinks: boolean;
  readonly lineFoldingOnly: boolean;
  readonly watchesFiles: boolean;
  readonly configuration: boolean;
  readonly configurationChanges: boolean;
  readonly workspaceFolders: boolean;
  readonly progress: boolean;
  readonly refreshes: {
    readonly codeLens: boolean;
    readonly inlayHint: boolean;
    readonly diagnostics: boolean;
    readonly semanticTokens: boolean;
  };
}

export function clientOf(params: InitializeParams): Client {
  const { capabilities } = params;
  const options = optionsOf(params.initializationOptions);
  const { textDocument, workspace, window, general } = capabilities;
  const published = textDocument?.publishDiagnostics;
  const pulls = textDocument?.diagnostic !== undefined;
  const details = published ?? textDocument?.diagnostic;
  const literals = textDocument?.codeAction?.codeActionLiteralSupport !== undefined;
  return {
    language: options.language ?? languageOf(params.locale ?? '') ?? 'en',
    encoding: encodingOf(general),
    knowsPatron: options.preview !== undefined,
    preview: options.preview === true,
    trusted: options.trusted !== false,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    labelDetails: textDocument?.completion?.completionItem?.labelDetailsSupport === true,
    markdown: {
      hover: textDocument?.hover?.contentFormat?.includes('markdown') === true,
      completion: textDocument?.completion?.completionItem?.documentationFormat?.includes('markdown') === true,
      signature: textDocument?.signatureHelp?.signatureInformation?.documentationFormat?.includes('markdown') === true,
    },
    labelOffsets: textDocument?.signatureHelp?.signatureInformation?.parameterInformation?.labelOffsetSupport === true,
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    // A client that can do both would show everything twice.
    diagnostics: options.diagnostics ?? (pulls && published === undefined ? 'pull' : 'push'),
    relatedInformation: details?.relatedInformation === true,
    codeDescription: details?.codeDescriptionSupport === true,
    tags: details?.tagSupport?.valueSet ?? [],
    versions: published?.versionSupport === true,
    lazyEdits: textDocument?.codeAction?.resolveSupport?.properties?.includes('edit') === true,
    codeActionLiterals: literals,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    prepareRename: textDocument?.rename?.prepareSupport === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    lineFoldingOnly: textDocument?.foldingRange?.lineFoldingOnly === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    configuration: workspace?.configuration === true,
    configurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    progress: window?.workDoneProgress === true,
    refreshes: {
      codeLens: workspace?.codeLens?.refreshSupport === true,
      inlayHint: workspace?.inlayHint?.refreshSupport === true,
      diagnostics: workspace?.diagnostics?.refreshSupport === true,
      semanticTokens: workspace?.semanticTokens?.refreshSupport === true,
    },
  };
}

function encodingOf(general: ClientCapabilities['general']): Encoding {
  const known = general?.positionEncodings ?? [];
  return known.find((each): each is Encoding => each === 'utf-16' || each === 'utf-8') ?? 'utf-16';
}

/** Whatever a client sends that is none of it is as good as nothing. */
function optionsOf(sent: unknown): InitializationOptions {
  if (typeof sent !== 'object' || sent === null) return {};
  const { language, trusted, preview, diagnostics } = sent as Record<string, unknown>;
  return {
    ...(languages.includes(language as Language) && { language: language as Language }),
    ...(typeof trusted === 'boolean' && { trusted }),
    ...(typeof preview === 'boolean' && { preview }),
    ...((diagnostics === 'push' || diagnostics === 'pull') && { diagnostics }),
  };
}
