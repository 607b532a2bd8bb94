import { type CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { wordsOf } from '../text/catalogue.ts';
import type { OpenDocument } from './document.ts';
import type { Host } from './host.ts';
import { placeOf } from './log.ts';
import type { Services } from './services.ts';

/** A request as the one wrapper hands it on. */
export interface Request {
  readonly services: Services;
  readonly token: CancellationToken;
}

export interface Handler<P, R> {
  /** As in the protocol. */
  readonly method: string;
  readonly work: (params: P, request: Request) => R | Promise<R>;
  /** The answer when the work fails; without it the client is told that it failed. */
  readonly otherwise?: R;
}

/**
 * What all requests have in common: they are answered between `initialize` and `shutdown` only, cancelled ones not at all, and an answer about a text
 * that changed meanwhile is dropped. Whatever goes wrong stays here.
 */
export function answering<P, R>(
  host: Host,
  handler: Handler<P, R>,
): (params: P, token: CancellationToken) => Promise<R> {
  return async (params, token) => {
    const services = host.services();
    refuseCancelled(token);
    const uri = uriOf(params);
    const before = uri === undefined ? undefined : services.workspace.get(uri);
    const result = await attempt(host, handler, params, { services, token });
    refuseCancelled(token);
    if (before && services.workspace.get(before.uri)?.version !== before.version) throw contentModified();
    return result;
  };
}

/** Notifications are never answered: what goes wrong is written down. */
export function taking<P>(
  host: Host,
  method: string,
  work: (params: P, services: Services) => void,
): (params: P) => void {
  return (params) => {
    const services = host.ready();
    if (!services) return;
    try {
      host.ports.before?.(method);
      work(params, services);
    } catch (error) {
      host.log(`${method}: ${placeOf(error)}`);
    }
  };
}

export type DocumentWork<P, R> = (document: OpenDocument, params: P, request: Request) => R | Promise<R>;

/** A request about an open text; of one that is not open nothing is known, and the answer is the empty one. */
export function aboutDocument<P extends { readonly textDocument: { readonly uri: string } }, R>(
  work: DocumentWork<P, R>,
  otherwise: R,
): Omit<Handler<P, R>, 'method'> {
  return {
    otherwise,
    work: (params, request) => {
      const document = request.services.workspace.get(params.textDocument.uri);
      return document ? work(document, params, request) : otherwise;
    },
  };
}

async function attempt<P, R>(host: Host, handler: Handler<P, R>, params: P, request: Request): Promise<R> {
  try {
    host.ports.before?.(handler.method);
    return await handler.work(params, request);
  } catch (error) {
    if (error instanceof ResponseError) throw error;
    host.log(`${handler.method}: ${placeOf(error)}`);
    if ('otherwise' in handler) return handler.otherwise as R;
    throw new ResponseError(ErrorCodes.InternalError, wordsOf(request.services.client.language).lsp.failed);
  }
}

function refuseCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}

function contentModified(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.ContentModified, 'the text has changed');
}

function uriOf(params: unknown): string | undefined {
  if (typeof params !== 'object' || params === null) return undefined;
  if ('textDocument' in params) return uriOf(params.textDocument);
  return 'uri' in params && typeof params.uri === 'string' ? params.uri : undefined;
}
