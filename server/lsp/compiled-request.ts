import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { registry } from '../diagnostics/registry.ts';
import type { CompiledPlace } from '../features/compiled.ts';
import { wordsOf } from '../text/catalogue.ts';
import type { OpenDocument } from './document.ts';
import type { Request } from './handle.ts';
import type { CompiledParams, CompiledResult, ExportsResult } from './protocol.ts';
import type { Services } from './services.ts';
import { type View, viewOf } from './view.ts';

/** What the rules of a text can be compiled to, and which of that their project file names. */
export async function exports({ uri }: { readonly uri: string }, { services }: Request): Promise<ExportsResult> {
  const { findProject, possibleExports, withResults } = await load();
  const document = services.workspace.get(uri);
  const project = document && findProject(document.project.world, document.file)?.read.project;
  const program = document?.project.model(document.file).program();
  const named = project?.exports.map(({ name }) => name) ?? [];
  return { all: withResults(possibleExports(), program), wanted: withResults(named, program) };
}

/** The rules of a text as they are compiled to a target. */
export async function compiled({ uri, target }: CompiledParams, { services }: Request): Promise<CompiledResult> {
  const library = await load();
  const wanted = library.shownExport(target);
  if (!wanted) throw new ResponseError(ErrorCodes.InvalidParams, 'unknown target');
  const { client, workspace } = services;
  const { lsp } = wordsOf(client.language);
  const document = workspace.get(uri);
  if (!document) return { kind: 'none', why: lsp.hasErrors };
  // Findings are told first.
  await quiet(services);
  if (workspace.get(uri) !== document) throw new ResponseError(LSPErrorCodes.ContentModified, 'the text has changed');
  const { version, project, file } = document;
  const view = viewOf(document, services);
  const found = library.findProject(project.world, file)?.read.project;
  const result = library.compiled(view.snapshot, wanted, found, fitsOf(document, library));
  if (result.kind === 'errors') return { kind: 'none', version, why: whyNone(view, services) };
  if (result.kind === 'obstacles') return { kind: 'none', version, why: result.reasons.join('\n') };
  const places = result.places.flatMap((place) => toPlace(place, view) ?? []);
  return { ...result, version, places };
}

/** Edits are looked at once nothing else waits to be read, which is this much later. */
async function quiet({ ports }: Services): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise<void>((resolve) => ports.soon(resolve));
}

/** Where data may not be looked at, rules without errors may lack what is to be known of it. */
function whyNone({ snapshot: { model } }: View, { client, workspace }: Services): string {
  const { lsp } = wordsOf(client.language);
  const isBroken = model.diagnostics().some(({ diagnostic }) => registry[diagnostic.code].severity === 'error');
  return workspace.isTrusted || isBroken ? lsp.hasErrors : lsp.untrusted;
}

/** A lock that cannot be applied is told elsewhere. */
function fitsOf({ project, file }: OpenDocument, { lockedFits }: Library) {
  const program = project.model(file).program();
  try {
    return program && lockedFits(project.world, file, program);
  } catch {
    return undefined;
  }
}

function toPlace({ lines, file, start, end }: CompiledPlace, { places }: View) {
  const range = places.positions(file)?.range(start, end);
  return range && { lines, uri: places.uri(file), range };
}

type Library = Awaited<ReturnType<typeof load>>;

/** Targets take long to load, and most who write rules never ask for one. */
async function load() {
  const [feature, project] = await Promise.all([import('../features/compiled.ts'), import('../project/index.ts')]);
  return { ...feature, ...project };
}
