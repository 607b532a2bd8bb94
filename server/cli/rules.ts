import { join } from 'node:path';
import type { Analyze, Model, PlacedDiagnostic } from '../analysis/analysis.ts';
import type { World } from '../analysis/look.ts';
import type { Project } from '../workspace/open-program.ts';
import type { Context } from './context.ts';
import { shownPath } from './find-rules.ts';
import { projectOf } from './project.ts';
import { readRules } from './read-rules.ts';
import { kindOf, type Sources } from './render/findings.ts';
import { SourceText } from './render/source-text.ts';

/** A file of rules after the checker has seen it. */
export interface CheckedRules {
  /** Absolute. */
  readonly path: string;
  /** Absolute. */
  readonly root: string;
  readonly project: Project;
  readonly analyze: Analyze;
  readonly model: Model;
  readonly findings: readonly PlacedDiagnostic[];
  readonly sources: Sources;
}

export interface CheckingOptions {
  /** Absolute paths of files that stand for data, by name. */
  readonly replacements?: ReadonlyMap<string, string>;
  /** Data that is not there is known from the lock beside the rules. */
  readonly locked?: boolean;
  /** What the file would say, instead of what it says. */
  readonly text?: string;
}

/** Reads and checks a file. Throws when it cannot be read; whatever else is wrong with it is a finding. */
export async function checkRules(
  path: string,
  context: Context,
  { replacements, locked = false, text }: CheckingOptions = {},
): Promise<CheckedRules> {
  await readRules(path, shownPath(path, context.folder));
  const [{ analyze }, { locateIn, nodeWorld }, { lockedWorld }] = await Promise.all([
    import('../analysis/index.ts'),
    import('../workspace/world-node.ts'),
    import('../lock/locked-world.ts'),
  ]);
  const { root, file } = projectOf(path, context.folder);
  const disk = withText(nodeWorld(root, replacements ? { replacements } : {}), file, text);
  const world = locked ? lockedWorld(disk, file) : disk;
  const model = analyze(world, file);
  return {
    path,
    root,
    project: { world, file, locate: locateIn(root) },
    analyze,
    model,
    findings: model.diagnostics(),
    sources: sourcesOf(root, world, context),
  };
}

function withText(world: World, file: string, text: string | undefined): World {
  return text === undefined ? world : { ...world, read: (path) => (path === file ? text : world.read(path)) };
}

function sourcesOf(root: string, world: World, { folder }: Context): Sources {
  const texts = new Map<string, SourceText | undefined>();
  const text = (file: string) => {
    if (!texts.has(file)) {
      const found = world.read(file);
      texts.set(file, found === undefined ? undefined : new SourceText(found));
    }
    return texts.get(file);
  };
  // A module of the library is no file of the project and keeps its own name.
  return { text, shown: (file) => (text(file) ? shownPath(join(root, file), folder) : file) };
}

export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  /** Notes and hints. */
  readonly hints: number;
}

export function countFindings(findings: readonly PlacedDiagnostic[]): Counts {
  const severities = findings.map((finding) => kindOf(finding).severity);
  const errors = severities.filter((severity) => severity === 'error').length;
  const warnings = severities.filter((severity) => severity === 'warning').length;
  return { errors, warnings, hints: severities.length - errors - warnings };
}
