import { type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import { formatTriggers } from '../features/format.ts';
import { tokenModifiers, tokenTypes } from '../features/semantic-tokens.ts';
import type { Client } from './client.ts';
import { completionTriggers } from './convert-completion.ts';
import { serverCommands } from './execute-command.ts';

/** What the server offers a client. */
export function capabilitiesFor(client: Client): ServerCapabilities {
  return {
    positionEncoding: client.encoding,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    completionProvider: { resolveProvider: true, triggerCharacters: [...completionTriggers] },
    signatureHelpProvider: { triggerCharacters: [' ', '('], retriggerCharacters: [','] },
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: {
      firstTriggerCharacter: formatTriggers[0],
      moreTriggerCharacter: formatTriggers.slice(1),
    },
    codeLensProvider: { resolveProvider: false },
    inlayHintProvider: { resolveProvider: false },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    documentLinkProvider: { resolveProvider: false },
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    renameProvider: client.prepareRename ? { prepareProvider: true } : true,
    codeActionProvider: {
      codeActionKinds: ['quickfix', 'source.fixAll'],
      resolveProvider: client.lazyEdits,
    },
    semanticTokensProvider: {
      legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
      full: { delta: true },
      range: true,
    },
    executeCommandProvider: { commands: [...serverCommands] },
    ...(client.diagnostics === 'pull' && {
      diagnosticProvider: { identifier: 'patron', interFileDependencies: true, workspaceDiagnostics: true },
    }),
    ...(client.workspaceFolders && {
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    }),
  };
}
