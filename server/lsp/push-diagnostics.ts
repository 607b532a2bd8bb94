import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { Client } from './client.ts';
import { type Places, toDiagnostics, toFailure } from './convert-diagnostics.ts';
import type { DataHub } from './data/data-hub.ts';
import type { OpenDocument } from './document.ts';
import type { ExportFindings } from './export-findings.ts';
import { type Asked, findingsIn, usedFiles } from './findings.ts';
import type { Project } from './project.ts';

interface Needs {
  readonly connection: Connection;
  readonly client: Client;
  readonly data: DataHub;
  readonly exports: ExportFindings;
  readonly places: (project: Project) => Places;
}

/** Findings that are sent whenever they change, of open files and of those that they use. */
export class PushedDiagnostics {
  readonly #needs: Needs;
  /** What a client shows, by URI, with the open files on whose account it does. */
  readonly #shown = new Map<string, { readonly project: Project; readonly file: string }>();

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** After an edit of these, or of what they look at: first of themselves, then of those that use them, then of those that they use. */
  send(documents: readonly OpenDocument[]): void {
    const sent = new Set<string>();
    const sendOnce = (project: Project, file: string) => {
      const uri = project.uri(file);
      if (!sent.has(uri)) this.#sendFile(project, file);
      sent.add(uri);
    };
    for (const { project, file } of documents) sendOnce(project, file);
    for (const { project, file } of documents) {
      for (const user of project.openUsersOf(file)) sendOnce(project, user);
      for (const used of usedFiles(project, file)) sendOnce(project, used);
    }
    this.#withdraw();
  }

  /** After a file was closed. */
  closed(uri: string): void {
    this.#clear(uri);
    this.#withdraw();
  }

  #sendFile(project: Project, file: string): void {
    const uri = project.uri(file);
    const document = project.openDocument(file);
    const diagnostics = diagnosticsOf(project, file, document ? 'itself' : 'users', this.#needs);
    if (!document && diagnostics.length === 0 && !this.#shown.has(uri)) return;
    this.#shown.set(uri, { project, file });
    void this.#needs.connection.sendDiagnostics({
      uri,
      diagnostics,
      ...(document && this.#needs.client.versions && { version: document.version }),
    });
  }

  /** Files that are neither open nor used by one that is. */
  #withdraw(): void {
    for (const [uri, { project, file }] of this.#shown) {
      if (project.openUsersOf(file).length === 0) this.#clear(uri);
    }
  }

  #clear(uri: string): void {
    if (this.#shown.delete(uri)) void this.#needs.connection.sendDiagnostics({ uri, diagnostics: [] });
  }
}

/** All that is to be said about a file: about its rules, what of them cannot be exported, and what the engine found its data not to be fit for. */
export function diagnosticsOf(
  project: Project,
  file: string,
  asked: Asked,
  { client, data, exports, places }: Pick<Needs, 'client' | 'data' | 'exports' | 'places'>,
): Diagnostic[] {
  const findings = [...findingsIn(project, file, asked), ...exports.in(project, file)];
  const at = places(project);
  const positions = at.positions(file);
  if (!positions) return [];
  const failures = data.failures(project, file).map((failure) => toFailure(failure, positions, at, client));
  return [...toDiagnostics(findings, positions, at, client), ...failures];
}
