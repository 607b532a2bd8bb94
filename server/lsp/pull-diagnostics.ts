import type {
  Diagnostic,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { OpenDocument } from './document.ts';
import type { Request } from './handle.ts';
import type { Project } from './project.ts';
import { diagnosticsOf } from './push-diagnostics.ts';
import { rulesOf } from './rules-of-project.ts';
import type { Services } from './services.ts';

/** The findings in an open file, or that they are those that the client has. */
export function documentDiagnostics(
  { project, file }: OpenDocument,
  { previousResultId }: DocumentDiagnosticParams,
  { services }: Request,
): DocumentDiagnosticReport {
  return reportOf(diagnosticsOf(project, file, 'itself', services), previousResultId);
}

/** The findings in every file of rules of the workspace, open or not. */
export async function workspaceDiagnostics(
  { previousResultIds }: WorkspaceDiagnosticParams,
  { services, token }: Request,
): Promise<WorkspaceDiagnosticReport> {
  const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
  const items: WorkspaceDocumentDiagnosticReport[] = [];
  for (const project of services.workspace.projects()) {
    for (const file of await rulesOf(project, services)) {
      if (token.isCancellationRequested) return { items };
      items.push(inWorkspace(project, file, previous, services));
      await new Promise<void>((resolve) => services.ports.soon(resolve));
    }
  }
  for (const { uri, diagnostics } of services.projectFiles.all) {
    items.push({ ...reportOf([...diagnostics], previous.get(uri)), uri, version: null });
  }
  return { items };
}

function inWorkspace(
  project: Project,
  file: string,
  previous: ReadonlyMap<string, string>,
  services: Services,
): WorkspaceDocumentDiagnosticReport {
  const uri = project.uri(file);
  const version = project.openDocument(file)?.version ?? null;
  return { ...reportOf(diagnosticsOf(project, file, 'itself', services), previous.get(uri)), uri, version };
}

function reportOf(items: Diagnostic[], previous: string | undefined): DocumentDiagnosticReport {
  const resultId = fingerprint(JSON.stringify(items));
  return previous === resultId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
}

/** Two halves of 32 bits: a client compares only what it was told about one file. */
function fingerprint(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ (unit + index), 0x85ebca6b);
  }
  return `${(a >>> 0).toString(36)}-${(b >>> 0).toString(36)}-${text.length}`;
}
