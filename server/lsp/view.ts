import type { CancellationToken, Position, Range } from 'vscode-languageserver';
import type { SourceFile } from '../../grammar/index.ts';
import type { Project as AllFiles, Place, Snapshot } from '../features/snapshot.ts';
import type { Client } from './client.ts';
import type { Places } from './convert-diagnostics.ts';
import type { OpenDocument } from './document.ts';
import type { Positions } from './positions.ts';
import type { Project } from './project.ts';
import { rulesOf } from './rules-of-project.ts';
import type { Services } from './services.ts';

/** An open text as features see it, and the way back from offsets to what the client understands. */
export interface View {
  readonly document: OpenDocument;
  readonly snapshot: Snapshot;
  readonly positions: Positions;
  readonly places: Places;
  readonly client: Client;
  at(position: Position): number;
  range(place: Pick<Place, 'start' | 'end'>): Range;
}

export function viewOf(document: OpenDocument, services: Services): View {
  const { positions, project } = document;
  return {
    document,
    snapshot: snapshotOf(document.project, document.file, services),
    positions,
    places: services.places(project),
    client: services.client,
    at: (position) => positions.offset(position),
    range: ({ start, end }) => positions.range(start, end),
  };
}

function snapshotOf(project: Project, file: string, { client, data }: Services): Snapshot {
  const model = project.model(file);
  const source = model.files.at(-1)?.source ?? empty;
  const open = project.openDocument(file);
  const facts = open && data.facts(open);
  return { model, file, source, language: client.language, ...(facts && { data: facts }) };
}

const empty: SourceFile = { text: '', chunks: [] };

/** All files of rules of a project, open or not. */
export async function allFiles(project: Project, services: Services, token: CancellationToken): Promise<AllFiles> {
  const snapshots: Snapshot[] = [];
  for (const file of await rulesOf(project, services)) {
    if (token.isCancellationRequested) break;
    if (project.lastModel(file) === undefined) await new Promise<void>((resolve) => services.ports.soon(resolve));
    snapshots.push(snapshotOf(project, file, services));
  }
  return { snapshots };
}
