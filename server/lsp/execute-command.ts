import { ErrorCodes, type ExecuteCommandParams, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { wordsOf } from '../text/catalogue.ts';
import type { Request } from './handle.ts';
import { commands } from './protocol.ts';
import type { Services } from './services.ts';

/** The commands of the server; those that lenses name besides are the client's. */
export const serverCommands: readonly string[] = [commands.showProgram, commands.reloadData];

export function executeCommand(params: ExecuteCommandParams, { services }: Request): string | null {
  const [uri] = params.arguments ?? [];
  if (typeof uri !== 'string') throw new ResponseError(ErrorCodes.InvalidParams, 'a URI was expected');
  if (params.command === commands.showProgram) return showProgram(uri, services);
  if (params.command !== commands.reloadData) throw new ResponseError(ErrorCodes.InvalidParams, 'unknown command');
  services.data.of(uri)?.reload();
  return null;
}

function showProgram(uri: string, { workspace, client }: Services): string {
  const document = workspace.get(uri);
  const program = document?.project.model(document.file).program();
  if (program) return `${JSON.stringify(program, undefined, 2)}\n`;
  throw new ResponseError(LSPErrorCodes.RequestFailed, wordsOf(client.language).lsp.hasErrors);
}
