import { ErrorCodes, type ExecuteCommandParams, ResponseError } from 'vscode-languageserver';
import type { Request } from './handle.ts';
import { commands } from './protocol.ts';

/** The commands of the server; those that lenses name besides are the client's. */
export const serverCommands: readonly string[] = [commands.reloadData];

export function executeCommand(params: ExecuteCommandParams, { services }: Request): null {
  const [uri] = params.arguments ?? [];
  if (typeof uri !== 'string') throw new ResponseError(ErrorCodes.InvalidParams, 'a URI was expected');
  if (params.command !== commands.reloadData) throw new ResponseError(ErrorCodes.InvalidParams, 'unknown command');
  services.data.of(uri)?.reload();
  return null;
}
