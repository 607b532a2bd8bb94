import type { PlacedDiagnostic } from '../analysis/analysis.ts';
import type { Program } from '../ir/program.ts';
import { hasProject } from '../project/paths.ts';
import type { Project as ProjectFile } from '../project/read-project.ts';
import type { Client } from './client.ts';
import type { OpenDocument } from './document.ts';
import { placeOf } from './log.ts';
import type { Ports } from './ports.ts';
import type { Project } from './project.ts';

/** Milliseconds that nobody notices. */
const cheap = 8;
const longestWait = 300;

interface Needs {
  readonly ports: Ports;
  readonly client: Client;
  readonly log: (line: string) => void;
  /** Findings in these are others than those that were told. */
  readonly tell: (documents: readonly OpenDocument[]) => void;
}

/**
 * What of open rules cannot be compiled to the targets that their project files name. Found once nobody waits for other findings; until then those that were
 * found before stand where their rules are now.
 */
export class ExportFindings {
  readonly #needs: Needs;
  readonly #found = new WeakMap<Project, Map<string, readonly Anchored[]>>();
  readonly #edited = new Map<string, OpenDocument>();
  #ticket = 0;
  /** Milliseconds that it took the last time. */
  #cost = 0;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** These, or what they look at, changed and were checked. */
  edited(documents: readonly OpenDocument[]): void {
    for (const { project, file } of documents) {
      for (const user of project.openUsersOf(file)) {
        const document = project.openDocument(user);
        if (document) this.#edited.set(document.uri, document);
      }
    }
    const ticket = ++this.#ticket;
    const work = () => {
      if (ticket === this.#ticket) void this.#findAll().catch((error) => this.#needs.log(`exports: ${placeOf(error)}`));
    };
    if (this.#cost <= cheap) this.#needs.ports.soon(work);
    else setTimeout(work, Math.min(longestWait, this.#cost));
  }

  closed({ project, file, uri }: OpenDocument): void {
    this.#edited.delete(uri);
    this.#found.get(project)?.delete(file);
  }

  /** Those in a file, whichever open rules have them. */
  in(project: Project, file: string): readonly PlacedDiagnostic[] {
    const all = [...(this.#found.get(project)?.values() ?? [])].flat();
    const here = all.flatMap((each) => (each.finding.file === file ? placed(each, project) : []));
    return here.filter((each, index) => here.findIndex((other) => keyOf(other) === keyOf(each)) === index);
  }

  async #findAll(): Promise<void> {
    const edited = [...this.#edited.values()].filter((document) => this.#concerns(document));
    this.#edited.clear();
    if (edited.length === 0) return;
    const library = await import('../project/index.ts');
    const begun = Date.now();
    const changed = edited.filter((document) => this.#attempt(document, library));
    this.#cost = Date.now() - begun;
    if (changed.length > 0) this.#needs.tell(changed);
  }

  #concerns({ project, file }: OpenDocument): boolean {
    return hasProject(project.world, file) || this.#found.get(project)?.has(file) === true;
  }

  #attempt(document: OpenDocument, library: Library): boolean {
    try {
      return this.#find(document, library);
    } catch (error) {
      this.#needs.log(`exports: ${placeOf(error)}`);
      return false;
    }
  }

  /** Whether something else was found than is shown. Rules with errors keep what was found in them before. */
  #find({ project, file }: OpenDocument, library: Library): boolean {
    if (!project.openDocument(file)) return false;
    const known = this.#found.get(project) ?? new Map<string, readonly Anchored[]>();
    this.#found.set(project, known);
    const before = known.get(file) ?? [];
    const wanted = library.findProject(project.world, file)?.read.project;
    const program = wanted && wanted.exports.length > 0 ? project.model(file).program() : undefined;
    if (wanted && wanted.exports.length > 0 && !program) return false;
    const shown = shownIn(before, project);
    const after = program && wanted ? anchoredIn({ project, file, program, wanted }, this.#needs.client, library) : [];
    known.set(file, after);
    return shown !== shownIn(after, project);
  }
}

type Library = typeof import('../project/index.ts');

/** A finding with the chunk that it was found in, which tells where it stands after an edit elsewhere. */
interface Anchored {
  readonly finding: PlacedDiagnostic;
  readonly chunk: object | undefined;
  readonly start: number;
}

const kept = new WeakMap<Program, { readonly wanted: ProjectFile; readonly findings: readonly PlacedDiagnostic[] }>();

interface Exported {
  readonly project: Project;
  readonly file: string;
  readonly program: Program;
  readonly wanted: ProjectFile;
}

function anchoredIn(exported: Exported, { language }: Client, library: Library): readonly Anchored[] {
  const { project, file, program, wanted } = exported;
  const known = kept.get(program);
  const fits = fitsOf(exported, library);
  const isKnown = known?.wanted === wanted && !fits;
  const about = { file, language, ...(fits && { fits }) };
  const findings = isKnown ? known.findings : library.exportFindings(program, wanted, about);
  if (!fits) kept.set(program, { wanted, findings });
  return findings.map((finding) => ({ finding, ...chunkAt(project, finding) }));
}

function fitsOf({ project, file, program }: Exported, library: Library) {
  try {
    return library.lockedFits(project.world, file, program);
  } catch {
    return undefined;
  }
}

function chunkAt(project: Project, { file, start }: PlacedDiagnostic): Pick<Anchored, 'chunk' | 'start'> {
  const before = project.source(file)?.chunks.filter((each) => each.start <= start) ?? [];
  const found = before.at(-1);
  return { chunk: found?.chunk, start: found?.start ?? 0 };
}

/** Where it stands now. In a chunk that was edited, where it stood: the next finding is on its way. */
function placed({ finding, chunk, start }: Anchored, project: Project): PlacedDiagnostic[] {
  const now = project.source(finding.file)?.chunks.find((each) => each.chunk === chunk);
  const moved = (now?.start ?? start) - start;
  return [{ ...finding, start: finding.start + moved, end: finding.end + moved }];
}

function shownIn(found: readonly Anchored[], project: Project): string {
  return JSON.stringify(found.flatMap((each) => placed(each, project)).map(keyOf));
}

function keyOf({ start, end, diagnostic: { code, data, target } }: PlacedDiagnostic): string {
  return JSON.stringify([start, end, code, data, target]);
}
