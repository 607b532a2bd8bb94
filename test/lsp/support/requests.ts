import { methods } from '../../../server/lsp/protocol.ts';

export interface Asked {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
  readonly range: { readonly start: Asked['position']; readonly end: Asked['position'] };
}

/** Every request about a text, with its parameters. */
export const requests: Readonly<Record<string, (asked: Asked) => object>> = {
  'textDocument/diagnostic': document,
  'textDocument/completion': at,
  'textDocument/signatureHelp': at,
  'textDocument/hover': at,
  'textDocument/definition': at,
  'textDocument/references': (asked) => ({ ...at(asked), context: { includeDeclaration: true } }),
  'textDocument/documentHighlight': at,
  'textDocument/prepareRename': at,
  'textDocument/rename': (asked) => ({ ...at(asked), newName: 'renamed' }),
  'textDocument/documentSymbol': document,
  'textDocument/documentLink': document,
  'textDocument/foldingRange': document,
  'textDocument/selectionRange': (asked) => ({ ...document(asked), positions: [asked.position] }),
  'textDocument/semanticTokens/full': document,
  'textDocument/semanticTokens/full/delta': (asked) => ({ ...document(asked), previousResultId: '1' }),
  'textDocument/semanticTokens/range': ranged,
  'textDocument/inlayHint': ranged,
  'textDocument/codeLens': document,
  'textDocument/codeAction': (asked) => ({ ...ranged(asked), context: { diagnostics: [] } }),
  'textDocument/formatting': (asked) => ({ ...document(asked), options: { tabSize: 2, insertSpaces: true } }),
  'textDocument/rangeFormatting': (asked) => ({ ...ranged(asked), options: { tabSize: 2, insertSpaces: true } }),
  'textDocument/onTypeFormatting': (asked) => ({
    ...at(asked),
    ch: '\n',
    options: { tabSize: 2, insertSpaces: true },
  }),
  'workspace/symbol': () => ({ query: '' }),
  'workspace/diagnostic': () => ({ previousResultIds: [] }),
  [methods.tests]: ({ uri }) => ({ uri }),
  [methods.exports]: ({ uri }) => ({ uri }),
  [methods.compiled]: ({ uri }) => ({ uri, target: 'json' }),
};

/** Those that refuse in a sentence what cannot be. */
export const mayRefuse: ReadonlySet<string> = new Set(['textDocument/prepareRename', 'textDocument/rename']);

function document({ uri }: Asked): { textDocument: { uri: string } } {
  return { textDocument: { uri } };
}

function at(asked: Asked): object {
  return { ...document(asked), position: asked.position };
}

function ranged(asked: Asked): object {
  return { ...document(asked), range: asked.range };
}
