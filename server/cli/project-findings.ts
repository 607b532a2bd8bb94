import { dirname, join } from 'node:path';
import type { Model, PlacedDiagnostic } from '../analysis/analysis.ts';
import { exportFindings } from '../project/compile.ts';
import { type FoundProject, findProject } from '../project/find-project.ts';
import { needsOthers, projectFindings } from '../project/findings.ts';
import { lockedFits } from '../project/locked-fits.ts';
import type { Project } from '../project/read-project.ts';
import type { Context } from './context.ts';
import { Failure } from './failure.ts';
import { findRules } from './find-rules.ts';
import { findingsToJson } from './findings-json.ts';
import { renderFindings } from './render/findings.ts';
import { type CheckedRules, checkRules, countFindings } from './rules.ts';

/** The project file that holds for rules; undefined: there is none. Throws a `Failure` when something is wrong with it. */
export async function checkedProject(rules: CheckedRules, context: Context): Promise<Project | undefined> {
  const found = findProject(rules.project.world, rules.project.file);
  if (!found) return undefined;
  const findings = await findingsOf(found, [rules], context);
  const { errors } = countFindings(findings);
  if (errors > 0) throw projectFailure(rules, found, findings, context);
  if (findings.length > 0 && !context.json) tell(findings, rules, context);
  return found.read.project;
}

/** Checked rules, with what is wrong in their project files, and what of them cannot be compiled to the targets that those name. */
export async function withProjectFindings(
  checked: readonly CheckedRules[],
  context: Context,
): Promise<readonly CheckedRules[]> {
  const projects = new Map<string, { readonly found: FoundProject; readonly rules: CheckedRules[] }>();
  for (const rules of checked) {
    const found = findProject(rules.project.world, rules.project.file);
    if (!found) continue;
    const key = join(rules.root, found.path);
    const same = projects.get(key);
    if (same) same.rules.push(rules);
    else projects.set(key, { found, rules: [rules] });
  }
  const more = new Map<CheckedRules, readonly PlacedDiagnostic[]>();
  for (const { found, rules } of projects.values()) {
    for (const each of rules) more.set(each, exportFindingsOf(each, found, context));
    const [first] = rules;
    if (first) more.set(first, [...(await findingsOf(found, rules, context)), ...(more.get(first) ?? [])]);
  }
  return checked.map((rules) => ({ ...rules, findings: [...rules.findings, ...(more.get(rules) ?? [])] }));
}

function exportFindingsOf({ model, project }: CheckedRules, found: FoundProject, { language }: Context) {
  const program = found.read.project && model.program();
  if (!program) return [];
  const fits = fitsOf({ model, project });
  return exportFindings(program, found.read.project, { file: project.file, language, ...(fits && { fits }) });
}

/** A lock that cannot be applied is told by itself. */
function fitsOf({ model, project }: Pick<CheckedRules, 'model' | 'project'>) {
  const program = model.program();
  try {
    return program && lockedFits(project.world, project.file, program);
  } catch {
    return undefined;
  }
}

async function findingsOf(
  found: FoundProject,
  rules: readonly CheckedRules[],
  context: Context,
): Promise<readonly PlacedDiagnostic[]> {
  const models = rules.map(({ model }) => model);
  const [first] = rules;
  const others = first && needsOthers(found, models) ? await otherModels(found, first, context) : [];
  return projectFindings(found, [...models, ...others]);
}

/** Of all rules that a project file holds for. What cannot be read says nothing. */
async function otherModels(found: FoundProject, { root }: CheckedRules, context: Context): Promise<readonly Model[]> {
  const folder = dirname(join(root, found.path));
  const paths = await findRules([folder], context.folder, context.files).catch(() => []);
  const models: Model[] = [];
  for (const path of paths) {
    context.signal.throwIfAborted();
    const rules = await checkRules(path, context, { locked: true }).catch(() => undefined);
    if (rules) models.push(rules.model);
  }
  return models;
}

function tell(findings: readonly PlacedDiagnostic[], { sources }: CheckedRules, { err }: Context): void {
  err.print(...renderFindings(findings, sources, err.screen), '');
}

function projectFailure(
  rules: CheckedRules,
  { path }: FoundProject,
  findings: readonly PlacedDiagnostic[],
  context: Context,
): Failure {
  const { sources } = rules;
  if (!context.json) tell(findings, rules, context);
  return new Failure('rules', (words) => words.compile.projectErrors(sources.shown(path)), {
    details: { findings: findingsToJson(findings, sources, context.language) },
  });
}
