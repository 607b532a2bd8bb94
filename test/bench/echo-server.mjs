// The least that a language server can do: it keeps no text, and says of every version that it has nothing to say.

import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';

const connection = createConnection(ProposedFeatures.all);

/** @param {{ textDocument: { uri: string, version: number } }} params */
function tell({ textDocument: { uri, version } }) {
  void connection.sendDiagnostics({ uri, version, diagnostics: [] });
}

connection.onInitialize(() => ({ capabilities: { textDocumentSync: 2 } }));
connection.onNotification('textDocument/didOpen', tell);
connection.onNotification('textDocument/didChange', tell);
connection.listen();
