import type { Diagnostic, Location } from '../diagnostics/diagnostic.ts';
import type { World } from './look.ts';
import { type PathProblem, resolvePath } from './paths.ts';

/** Findings about paths that stand in rules, whatever they lead to. */
export function pathDiagnostic(at: Location, written: string, from: string, problem: PathProblem): Diagnostic {
  const mended = written.replaceAll('\\', '/');
  const isMended = problem === 'backslash' && !('problem' in resolvePath(from, mended));
  if (!isMended) return { code: 'PTN2014', at, data: { path: written } };
  const text = `"${mended}"`;
  return { code: 'PTN2015', at, data: { path: written }, fixes: [{ data: { text }, edits: [{ at, text }] }] };
}

/** A file that is there in other case would be found on some machines and not on others. */
export function wrongCase(world: World, path: string, at: Location, written: string): Diagnostic | undefined {
  const steps = path.split('/');
  const right = steps.map((step, index) => {
    const names = world.list(steps.slice(0, index).join('/'));
    if (names.length === 0 || names.includes(step)) return step;
    return names.find((name) => name.toLowerCase() === step.toLowerCase()) ?? step;
  });
  if (right.join('/') === path) return undefined;
  const ending = written.split('/');
  const mended = ending.map((step, index) =>
    right[right.length - ending.length + index]?.toLowerCase() === step.toLowerCase()
      ? right[right.length - ending.length + index]
      : step,
  );
  const text = `"${mended.join('/')}"`;
  return {
    code: 'PTN2017',
    at,
    data: { path: written, right: mended.join('/') },
    fixes: [{ data: { text }, edits: [{ at, text }] }],
  };
}

export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

/** The path that leads from the folder of one file to another file. A file that stands for another (`--data`) keeps its absolute path. */
export function relativePath(fromFile: string, to: string): string {
  if (/^(?:[/\\]|[A-Za-z]:)/.test(to)) return to;
  const from = folderOf(fromFile).split('/').filter(Boolean);
  const target = to.split('/');
  let common = 0;
  while (common < from.length && common < target.length - 1 && from[common] === target[common]) common++;
  return [...from.slice(common).map(() => '..'), ...target.slice(common)].join('/');
}
