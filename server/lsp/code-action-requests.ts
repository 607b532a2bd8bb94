import type { CodeAction, CodeActionParams, Command, Diagnostic } from 'vscode-languageserver';
import { type CodeAction as Found, codeActions as findActions } from '../features/code-actions.ts';
import { toWorkspaceEdit } from './convert.ts';
import { toDiagnostics } from './convert-diagnostics.ts';
import type { OpenDocument } from './document.ts';
import type { Request } from './handle.ts';
import { type View, viewOf } from './view.ts';

/** What an action needs to be found again when its edit is asked for. */
interface Pending {
  readonly uri: string;
  readonly version: number;
  readonly start: number;
  readonly end: number;
  readonly id: string;
}

export function codeActions(
  document: OpenDocument,
  { range, context }: CodeActionParams,
  { services }: Request,
): (CodeAction | Command)[] {
  const view = viewOf(document, services);
  if (!view.client.codeActionLiterals) return [];
  const [start, end] = [view.at(range.start), view.at(range.end)];
  const found = findActions(view.snapshot, Math.min(start, end), Math.max(start, end));
  const isHere = found.some(({ kind }) => kind === 'quickfix');
  return found
    .filter(({ kind }) => (context.only ? isWanted(kind, context.only) : isHere))
    .map((action) => toAction(action, start, end, context.diagnostics, view));
}

/** Fills in the edit, if the text is still the one that the action is of. */
export function resolveAction(action: CodeAction, { services }: Request): CodeAction {
  const pending = action.data as Pending | undefined;
  const document = typeof pending?.uri === 'string' ? services.workspace.get(pending.uri) : undefined;
  if (!pending || !document || document.version !== pending.version) return action;
  const view = viewOf(document, services);
  const found = findActions(view.snapshot, pending.start, pending.end).find(({ id }) => id === pending.id);
  return found ? { ...action, edit: editOf(found, view) } : action;
}

/** `source` asks for everything that begins so. */
function isWanted(kind: string, only: readonly string[]): boolean {
  return only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}

function toAction(found: Found, start: number, end: number, known: readonly Diagnostic[], view: View): CodeAction {
  const { document, client } = view;
  const pending: Pending = { uri: document.uri, version: document.version, start, end, id: found.id };
  const mended = found.kind === 'quickfix' ? mendedBy(found, known, view) : [];
  return {
    title: found.title,
    kind: found.kind,
    ...(mended.length > 0 && { diagnostics: mended }),
    ...(found.isPreferred && { isPreferred: true }),
    ...(client.lazyEdits ? { data: pending } : { edit: editOf(found, view) }),
  };
}

/** Those of the findings that the client knows, so that it can show the action with them. */
function mendedBy(
  { findings }: Found,
  known: readonly Diagnostic[],
  { positions, places, client }: View,
): Diagnostic[] {
  const told = toDiagnostics(findings, positions, places, client);
  return known.filter((each) => told.some((one) => one.code === each.code && isSameRange(one, each)));
}

function isSameRange({ range: a }: Diagnostic, { range: b }: Diagnostic): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}

function editOf({ edits }: Found, { document, places, client }: View) {
  return toWorkspaceEdit(edits, document.project, places, client);
}
