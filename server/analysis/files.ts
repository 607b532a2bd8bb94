import type * as Ast from '../../grammar/index.ts';
import * as Grammar from '../../grammar/index.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from './did-you-mean.ts';
import { libraryModule, libraryModules } from './library/index.ts';
import type { World } from './look.ts';
import { fileName, folderOf, pathDiagnostic, wrongCase } from './path-diagnostics.ts';
import { resolvePath } from './paths.ts';

/** A file of rules as it was read. */
export interface LoadedFile {
  readonly path: string;
  readonly source: Ast.SourceFile;
}

export interface LoadedFiles {
  /** Used files stand before the files that use them; the file that was asked for is the last. */
  readonly files: readonly LoadedFile[];
  readonly modules: readonly UsedModule[];
  readonly diagnostics: readonly Diagnostic[];
  /** Something that is used could not be read, which was reported: what seems to be missing may stand there. */
  readonly incomplete: boolean;
  /** Stands for the whole of a file without any text, where a finding has no other place. */
  readonly home: Ast.Chunk;
}

/** A module of the library that is used by name. */
export interface UsedModule {
  readonly module: string;
  readonly use: Ast.UseDeclaration;
  readonly chunk: Ast.Chunk;
}

/** Reads a file and all that it uses, each once. */
export function loadFiles(world: World, path: string, previous: LoadedFiles | undefined): LoadedFiles {
  const files: LoadedFile[] = [];
  const modules: UsedModule[] = [];
  const diagnostics: Diagnostic[] = [];
  const done = new Set<string>();
  const text = world.read(path);
  const root = sourceOf(path, text ?? '', previous);
  const home = root.chunks[0]?.chunk ?? previous?.home ?? { text: '', declarations: [], issues: [] };
  if (text === undefined) {
    diagnostics.push({ code: whyUnread(world, path), at: { chunk: home, span: { start: 0, end: 0 } }, data: { path } });
  }
  load({ path, source: root }, [path]);
  const incomplete = diagnostics.some(({ code }) => code !== 'PTN2016' && code !== 'PTN2012');
  return { files, modules, diagnostics, incomplete, home };

  function load(file: LoadedFile, chain: readonly string[]): void {
    done.add(file.path);
    const seen = new Map<string, Ast.UseDeclaration>();
    for (const { chunk } of file.source.chunks) {
      for (const declaration of chunk.declarations) {
        if (declaration.kind === 'use') follow({ file, chunk, use: declaration }, chain, seen);
      }
    }
    files.push(file);
  }

  function follow(place: UsePlace, chain: readonly string[], seen: Map<string, Ast.UseDeclaration>): void {
    const { target } = place.use;
    if (target.kind === 'missing') return;
    if (target.kind === 'library') {
      useModule(place, target.name);
      return;
    }
    const resolved = resolvePath(place.file.path, target.path.value);
    const at = { chunk: place.chunk, span: target.path.span };
    if ('problem' in resolved) {
      diagnostics.push(pathDiagnostic(at, target.path.value, place.file.path, resolved.problem));
      return;
    }
    if (seen.has(resolved.path))
      diagnostics.push({ code: 'PTN2016', at, data: { path: target.path.value }, tag: 'unnecessary' });
    seen.set(resolved.path, place.use);
    if (chain.includes(resolved.path)) {
      const circle = [...chain.slice(chain.indexOf(resolved.path)), resolved.path].map(fileName).join(' → ');
      diagnostics.push({ code: 'PTN2012', at, data: { chain: circle } });
      return;
    }
    if (!done.has(resolved.path)) loadUsed(resolved.path, at, target.path, chain);
  }

  function loadUsed(path: string, at: Diagnostic['at'], written: Ast.Text, chain: readonly string[]): void {
    const mistaken = wrongCase(world, path, at, written.value);
    if (mistaken) {
      diagnostics.push(mistaken);
      return;
    }
    const found = world.read(path);
    if (found !== undefined) {
      load({ path, source: sourceOf(path, found, previous) }, [...chain, path]);
      return;
    }
    const why = whyUnread(world, path);
    if (why !== 'PTN2011') {
      diagnostics.push({ code: why, at, data: { path: written.value } });
      return;
    }
    const others = world
      .list(folderOf(path))
      .filter((name) => name.endsWith(ending) && !chain.some((each) => fileName(each) === name));
    const meant = didYouMean(stemOf(path), others.map(stemOf));
    const text =
      meant === undefined
        ? undefined
        : `"${written.value.slice(0, written.value.lastIndexOf('/') + 1)}${meant}${ending}"`;
    const fixes = text === undefined ? [] : [{ data: { text }, edits: [{ at, text }] }];
    diagnostics.push({ code: 'PTN2011', at, data: { path: written.value }, fixes });
  }

  function useModule({ chunk, use }: UsePlace, module: string): void {
    const name = module.toLowerCase();
    if (libraryModule(name)) {
      modules.push({ module: name, use, chunk });
      return;
    }
    const at = { chunk, span: use.target.span };
    const meant = didYouMean(name, libraryModules());
    const fixes = meant === undefined ? [] : [{ data: { text: meant }, edits: [{ at, text: meant }] }];
    diagnostics.push({ code: 'PTN2013', at, data: { module, modules: libraryModules().join(', ') }, fixes });
  }
}

const ending = '.patron';

/** Not found, out of the project by a link, or nothing that is text. */
function whyUnread(world: World, path: string): 'PTN2011' | 'PTN2014' | 'PTN2028' {
  const why = world.whyUnread?.(path) ?? 'not-found';
  if (why === 'not-found') return 'PTN2011';
  return why === 'outside-project' ? 'PTN2014' : 'PTN2028';
}

function stemOf(path: string): string {
  return fileName(path).replace(/\.[^.]*$/, '');
}

interface UsePlace {
  readonly file: LoadedFile;
  readonly chunk: Ast.Chunk;
  readonly use: Ast.UseDeclaration;
}

function sourceOf(path: string, text: string, previous: LoadedFiles | undefined): Ast.SourceFile {
  const before = previous?.files.find((file) => file.path === path)?.source;
  if (before?.text === text) return before;
  return distinct(before ? Grammar.reparse(before, text) : Grammar.parse(text));
}

/** A chunk stands for its place: where two have the same text, each is read for itself. */
function distinct(source: Ast.SourceFile): Ast.SourceFile {
  const seen = new Set<Ast.Chunk>();
  if (source.chunks.every(({ chunk }) => seen.size < seen.add(chunk).size)) return source;
  seen.clear();
  const chunks = source.chunks.map((placed) => {
    const isNew = !seen.has(placed.chunk);
    seen.add(placed.chunk);
    const copy = isNew ? placed.chunk : Grammar.parse(placed.chunk.text).chunks[0]?.chunk;
    return copy ? { ...placed, chunk: copy } : placed;
  });
  return { ...source, chunks };
}
