import {
  type CodeLens,
  type CodeLensParams,
  type Command,
  type InlayHint,
  InlayHintKind,
  type InlayHintParams,
} from 'vscode-languageserver';
import { codeLenses, type LensCommand } from '../features/code-lens.ts';
import { hintKinds, inlayHints } from '../features/inlay-hints.ts';
import { toEdits } from './convert.ts';
import type { OpenDocument } from './document.ts';
import type { Request } from './handle.ts';
import { commands } from './protocol.ts';
import { viewOf } from './view.ts';

export function lenses(document: OpenDocument, _: CodeLensParams, { services }: Request): CodeLens[] {
  if (!services.settings.current.codeLens) return [];
  const { snapshot, range, client } = viewOf(document, services);
  return codeLenses(snapshot)
    .filter(({ command }) => client.knowsPatron || command?.kind !== 'runTest')
    .map(({ title, command, ...place }) => ({
      range: range(place),
      // A client that does not have the command shows the words alone.
      command: command && client.knowsPatron ? toCommand(title, command, document.uri) : { title, command: '' },
    }));
}

function toCommand(title: string, command: LensCommand, uri: string): Command {
  switch (command.kind) {
    case 'showCustomers':
      return { title, command: commands.showCustomers, arguments: [uri, command.selection] };
    case 'explainCustomer':
      return { title, command: commands.explainCustomer, arguments: [uri] };
    case 'runTest':
      return { title, command: commands.runTest, arguments: [uri, command.title] };
  }
}

export function hints(document: OpenDocument, { range }: InlayHintParams, { services }: Request): InlayHint[] {
  if (!services.settings.current.inlayHints) return [];
  const { snapshot, at, positions, places } = viewOf(document, services);
  // A lens tells the size of a segment, and its money too.
  const kinds = services.settings.current.codeLens ? hintKinds.filter((kind) => kind !== 'segment') : hintKinds;
  return inlayHints(snapshot, { start: at(range.start), end: at(range.end) }, kinds).map((hint) => ({
    position: positions.position(hint.offset),
    label: hint.label,
    tooltip: hint.tooltip,
    ...(hint.kind === 'type' && { kind: InlayHintKind.Type }),
    ...(hint.padding && { paddingLeft: true }),
    ...(hint.edit && { textEdits: toEdits([hint.edit], places) }),
  }));
}
