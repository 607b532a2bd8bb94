import type {
  CodeAction,
  CompletionItem,
  Connection,
  GenericRequestHandler,
  InitializeResult,
} from 'vscode-languageserver';
import { hints, lenses } from './annotate.ts';
import { capabilitiesFor } from './capabilities.ts';
import { codeActions, resolveAction } from './code-action-requests.ts';
import { compiled, exports } from './compiled-request.ts';
import { customers, explain, runTests, tests } from './data-requests.ts';
import { executeCommand } from './execute-command.ts';
import { aboutDocument, answering, type DocumentWork, type Handler, taking } from './handle.ts';
import { Host } from './host.ts';
import * as lifecycle from './lifecycle.ts';
import * as navigate from './navigate.ts';
import type { Ports } from './ports.ts';
import { methods, type WatchParams } from './protocol.ts';
import { documentDiagnostics, workspaceDiagnostics } from './pull-diagnostics.ts';
import * as read from './read.ts';
import * as write from './write.ts';

type AboutText = { readonly textDocument: { readonly uri: string } };

/** Answers a client over a connection, which the caller starts to listen. */
export function createServer(connection: Connection, ports: Ports): void {
  const host = new Host(connection, ports);
  const on = <P, R>(method: string, handler: Omit<Handler<P, R>, 'method'>) =>
    connection.onRequest(method, answering(host, { method, ...handler }) as GenericRequestHandler<unknown, void>);
  const about = <P extends AboutText, R, E>(method: string, work: DocumentWork<P, R>, otherwise: E) =>
    on(method, aboutDocument<P, R | E>(work, otherwise));
  const take = <P>(method: string, work: Parameters<typeof taking<P>>[2]) =>
    connection.onNotification(method, taking<P>(host, method, work));

  connection.onInitialize((params): InitializeResult => {
    const { client } = host.start(params);
    return { capabilities: capabilitiesFor(client), serverInfo: { name: 'patron', version: ports.version } };
  });
  connection.onShutdown(() => host.shutDown());
  connection.onInitialized(taking(host, 'initialized', (_, services) => lifecycle.initialized(services)));

  take('textDocument/didOpen', lifecycle.opened);
  take('textDocument/didChange', lifecycle.changed);
  take('textDocument/didSave', lifecycle.saved);
  take('textDocument/didClose', lifecycle.closed);
  take('workspace/didChangeWatchedFiles', lifecycle.filesChanged);
  take('workspace/didChangeConfiguration', lifecycle.configurationChanged);

  take(methods.trusted, lifecycle.trusted);
  take<WatchParams>(methods.watch, ({ uri }, { data }) => data.watch(uri));
  take<{ uri: string }>(methods.cancelLoading, ({ uri }, { data }) => data.of(uri)?.cancel());

  about('textDocument/diagnostic', documentDiagnostics, { kind: 'full', items: [] });
  on('workspace/diagnostic', { work: workspaceDiagnostics, otherwise: { items: [] } });

  about('textDocument/hover', read.hover, null);
  about('textDocument/foldingRange', read.foldingRanges, []);
  about('textDocument/selectionRange', read.selections, null);
  about('textDocument/semanticTokens/full', read.allTokens, null);
  about('textDocument/semanticTokens/full/delta', read.tokensDelta, null);
  about('textDocument/semanticTokens/range', read.tokensInRange, null);

  about('textDocument/definition', navigate.definition, null);
  about('textDocument/references', navigate.references, []);
  about('textDocument/documentHighlight', navigate.documentHighlights, []);
  about('textDocument/prepareRename', navigate.prepareRename, null);
  about('textDocument/rename', navigate.rename, null);
  about('textDocument/documentSymbol', navigate.symbols, []);
  about('textDocument/documentLink', navigate.documentLinks, []);
  on('workspace/symbol', { work: navigate.workspaceSymbols, otherwise: [] });

  about('textDocument/completion', write.completions, null);
  on<CompletionItem, CompletionItem>('completionItem/resolve', { work: write.resolveCompletion });
  about('textDocument/signatureHelp', write.signatureHelp, null);
  about('textDocument/formatting', write.formatAll, []);
  about('textDocument/rangeFormatting', write.formatPart, []);
  about('textDocument/onTypeFormatting', write.formatTyped, []);

  about('textDocument/codeLens', lenses, []);
  about('textDocument/inlayHint', hints, []);

  about('textDocument/codeAction', codeActions, []);
  on<CodeAction, CodeAction>('codeAction/resolve', { work: resolveAction });

  on('workspace/executeCommand', { work: executeCommand });
  on(methods.customers, { work: customers });
  on(methods.explain, { work: explain });
  on(methods.tests, { work: tests, otherwise: [] });
  on(methods.runTests, { work: runTests });
  on(methods.exports, { work: exports, otherwise: { all: [], wanted: [] } });
  on(methods.compiled, { work: compiled });
}
