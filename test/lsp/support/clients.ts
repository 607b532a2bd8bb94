import type { ClientCapabilities } from 'vscode-languageserver-protocol';

/** A client that can do everything, and one that can do next to nothing. */
export const clients = {
  full: {
    general: { positionEncodings: ['utf-16'] },
    window: { workDoneProgress: true, showDocument: { support: true } },
    workspace: {
      configuration: true,
      workspaceFolders: true,
      applyEdit: true,
      didChangeWatchedFiles: { dynamicRegistration: true },
      didChangeConfiguration: { dynamicRegistration: true },
      workspaceEdit: { documentChanges: true },
      codeLens: { refreshSupport: true },
      inlayHint: { refreshSupport: true },
      semanticTokens: { refreshSupport: true },
      diagnostics: { refreshSupport: true },
      symbol: {},
      executeCommand: {},
    },
    textDocument: {
      synchronization: { didSave: true },
      publishDiagnostics: {
        relatedInformation: true,
        codeDescriptionSupport: true,
        versionSupport: true,
        tagSupport: { valueSet: [1, 2] },
        dataSupport: true,
      },
      diagnostic: { relatedDocumentSupport: true },
      completion: {
        completionItem: {
          snippetSupport: true,
          documentationFormat: ['markdown', 'plaintext'],
          labelDetailsSupport: true,
          insertReplaceSupport: true,
          resolveSupport: { properties: ['documentation', 'detail'] },
        },
      },
      hover: { contentFormat: ['markdown', 'plaintext'] },
      signatureHelp: {
        signatureInformation: {
          documentationFormat: ['markdown', 'plaintext'],
          parameterInformation: { labelOffsetSupport: true },
          activeParameterSupport: true,
        },
      },
      definition: { linkSupport: true },
      documentSymbol: { hierarchicalDocumentSymbolSupport: true },
      codeAction: {
        codeActionLiteralSupport: {
          codeActionKind: { valueSet: ['', 'quickfix', 'source', 'source.fixAll'] },
        },
        isPreferredSupport: true,
        dataSupport: true,
        resolveSupport: { properties: ['edit'] },
      },
      rename: { prepareSupport: true },
      foldingRange: {},
      selectionRange: {},
      semanticTokens: {
        requests: { full: { delta: true }, range: true },
        tokenTypes: [],
        tokenModifiers: [],
        formats: ['relative'],
      },
      inlayHint: { resolveSupport: { properties: [] } },
    },
  },
  bare: {
    general: { positionEncodings: ['utf-8'] },
    textDocument: { diagnostic: {}, codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } },
  },
} satisfies Record<string, ClientCapabilities>;

export type ClientKind = keyof typeof clients;
