import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { Model, PlacedDiagnostic } from '../analysis/analysis.ts';
import { folderOf } from '../analysis/path-diagnostics.ts';
import type { DiagnosticKind } from '../diagnostics/kind.ts';
import { registry } from '../diagnostics/registry.ts';
import type { FoundProject } from '../project/index.ts';
import { hasProject } from '../project/paths.ts';
import type { Client } from './client.ts';
import { type Places, toDiagnostics } from './convert-diagnostics.ts';
import type { OpenDocument } from './document.ts';
import { placeOf } from './log.ts';
import type { Ports } from './ports.ts';
import { Positions } from './positions.ts';
import type { Project } from './project.ts';
import { rulesOf } from './rules-of-project.ts';

interface Needs {
  readonly connection: Connection;
  readonly ports: Ports;
  readonly client: Client;
  readonly documents: () => readonly OpenDocument[];
  readonly places: (project: Project) => Places;
  readonly log: (line: string) => void;
}

interface Told {
  readonly uri: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** What is wrong with the project files of open rules. The files themselves are read as they are on the disk. */
export class ProjectFileFindings {
  readonly #needs: Needs;
  readonly #told = new Map<string, Told>();
  #isRunning = false;
  #isWanted = false;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** What clients that ask are told of them. */
  get all(): readonly Told[] {
    return [...this.#told.values()];
  }

  /** Rules were edited, opened or closed, or files changed. One look at a time: what changes meanwhile is looked at after it. */
  changed(): void {
    this.#isWanted = true;
    if (!this.#isRunning) this.#needs.ports.soon(() => void this.#run());
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    while (this.#isWanted) {
      this.#isWanted = false;
      await this.#lookAtAll().catch((error) => this.#needs.log(`project files: ${placeOf(error)}`));
    }
    this.#isRunning = false;
  }

  async #lookAtAll(): Promise<void> {
    const documents = this.#needs.documents().filter(({ project, file }) => hasProject(project.world, file));
    if (documents.length === 0 && this.#told.size === 0) return;
    const library = await import('../project/index.ts');
    const groups = groupsOf(documents, library);
    for (const [uri, { diagnostics }] of this.#told) {
      if (groups.has(uri)) continue;
      this.#told.delete(uri);
      if (diagnostics.length > 0) this.#send({ uri, diagnostics: [] });
    }
    for (const [uri, group] of groups) {
      const diagnostics = await this.#diagnosticsOf(group, library);
      if (!diagnostics || isSame(diagnostics, this.#told.get(uri)?.diagnostics ?? [])) continue;
      this.#told.set(uri, { uri, diagnostics });
      this.#send({ uri, diagnostics });
    }
  }

  #send({ uri, diagnostics }: Told): void {
    const { client, connection } = this.#needs;
    if (client.diagnostics === 'push') void connection.sendDiagnostics({ uri, diagnostics: [...diagnostics] });
    else if (client.refreshes.diagnostics) void connection.languages.diagnostics.refresh().catch(() => undefined);
  }

  /** Undefined: rules are being written, and may have lost for a moment what a project file speaks of. */
  async #diagnosticsOf(
    { project, found, files }: Group,
    { needsOthers, projectFindings }: Library,
  ): Promise<readonly Diagnostic[] | undefined> {
    const { client, places } = this.#needs;
    const models = files.map((file) => project.model(file));
    if (found.read.project && models.some(hasErrors)) return undefined;
    const others = needsOthers(found, models) ? await this.#others(project, found) : [];
    const findings = projectFindings(found, [...models, ...others]).filter((finding) => isOurs(finding, client));
    const positions = new Positions(found.text ?? '', client.encoding);
    return toDiagnostics(findings, positions, places(project), client);
  }

  /** Of all rules that the project file holds for. */
  async #others(project: Project, { path }: FoundProject): Promise<readonly Model[]> {
    const { ports } = this.#needs;
    const prefix = folderOf(path) === '' ? '' : `${folderOf(path)}/`;
    const models: Model[] = [];
    for (const file of await rulesOf(project, { ports })) {
      if (!file.startsWith(prefix)) continue;
      models.push(project.model(file));
      await new Promise<void>((resolve) => ports.soon(resolve));
    }
    return models;
  }
}

type Library = typeof import('../project/index.ts');

interface Group {
  readonly project: Project;
  readonly found: FoundProject;
  readonly files: string[];
}

/** Open rules by the URI of their project file. */
function groupsOf(documents: readonly OpenDocument[], { findProject }: Library): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const { project, file } of documents) {
    const found = findProject(project.world, file);
    if (!found) continue;
    const uri = project.diskUri(found.path);
    const group = groups.get(uri) ?? { project, found, files: [] };
    group.files.push(file);
    groups.set(uri, group);
  }
  return groups;
}

function hasErrors(model: Model): boolean {
  return model
    .diagnostics()
    .some(({ diagnostic: { code } }) => (registry[code] as DiagnosticKind).severity === 'error');
}

/** Our own client has the published schema, with which the editor finds these by itself, while they are typed. */
const inSchema: ReadonlySet<string> = new Set(['PTN6000', 'PTN6001', 'PTN6002', 'PTN6003', 'PTN6004']);

function isOurs({ diagnostic: { code } }: PlacedDiagnostic, { knowsPatron }: Client): boolean {
  return !knowsPatron || !inSchema.has(code);
}

function isSame(a: readonly Diagnostic[], b: readonly Diagnostic[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
