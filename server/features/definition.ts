import type * as Ast from '../../grammar/index.ts';
import type { Model, Target } from '../analysis/index.ts';
import type { Location } from '../diagnostics/diagnostic.ts';
import { linkAt } from './links.ts';
import { nameAt, nameInProject } from './names/name-at.ts';
import { placeOf } from './names/places.ts';
import type { Place, Project, Snapshot } from './snapshot.ts';

export interface Definition {
  /** What is asked about. */
  readonly origin: Place;
  /** The name where it is declared; the start of a file that is named. Modules of the library are files by their names: `patron/rfm`. */
  readonly target: Place;
  /** All of the declaration, the column or the member. */
  readonly whole: Place;
}

/**
 * Where the name at an offset is declared, or the file that is named there. Nothing for what is built in. With a project, a file that others use may
 * ask them for what it does not declare itself.
 */
export function definition(snapshot: Snapshot, offset: number, project?: Project): Definition | undefined {
  const name = project ? nameInProject(project, snapshot, offset) : nameAt(snapshot, offset);
  if (!name) return linkedFile(snapshot, offset);
  const { file, start, end, model, use } = name;
  const declared = use.target.declared ?? declaredBy(model, use.target);
  const target = declared && placeOf(model, declared);
  const origin = { file, start, end };
  if (declared && target) return { origin, target, whole: wholeOf(model, declared) ?? target };
  const { kind, library } = use.target;
  return kind === 'module' && library !== undefined ? { origin, ...startOf(library) } : undefined;
}

function linkedFile(snapshot: Snapshot, offset: number): Definition | undefined {
  const link = linkAt(snapshot, offset);
  return link && { origin: link.place, ...startOf(link.target) };
}

function startOf(file: string): Pick<Definition, 'target' | 'whole'> {
  const target = { file, start: 0, end: 0 };
  return { target, whole: target };
}

/** A column that no line declares comes with its data. */
function declaredBy({ schema }: Model, { kind, owner = '' }: Target): Location | undefined {
  return kind === 'column' ? schema.data.get(owner)?.declared : undefined;
}

/** The smallest part of the declaration that has this name. */
function wholeOf(model: Model, { chunk, span }: Location): Place | undefined {
  const declaration = chunk.declarations.find((each) => holds(each.span, span));
  const parts = declaration ? partsOf(declaration) : [];
  const whole = parts.find((each) => holds(each.span, span)) ?? declaration;
  return whole && placeOf(model, { chunk, span: whole.span });
}

function holds(outer: Ast.Span, inner: Ast.Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function partsOf(declaration: Ast.Declaration): readonly Ast.Node[] {
  switch (declaration.kind) {
    case 'data':
      return declaration.columns;
    case 'class':
    case 'stages':
      return declaration.members;
    case 'checklist':
      return declaration.items;
    case 'policy':
    case 'bare-rules':
      return declaration.clauses;
    default:
      return [];
  }
}
