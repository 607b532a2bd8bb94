/** Why a path that was written in rules is refused. */
export type PathProblem =
  | 'empty'
  | 'absolute'
  | 'drive'
  | 'network'
  | 'url'
  | 'backslash'
  | 'control'
  | 'device'
  | 'outside-project';

export type ResolvedPath = { readonly path: string } | { readonly problem: PathProblem };

/**
 * Where a path leads that is written in the file of rules `from`: relative to that file's folder, with `/`, and never out of the project. The same
 * rules must mean the same file on every machine, so what only some systems understand is refused everywhere. Links are the world's to check.
 */
export function resolvePath(from: string, written: string): ResolvedPath {
  const problem = pathProblem(written);
  if (problem) return { problem };
  const steps = from.split('/').slice(0, -1);
  for (const step of written.split('/')) {
    if (step === '..' && steps.length === 0) return { problem: 'outside-project' };
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.length === 0 ? { problem: 'empty' } : { path: steps.join('/') };
}

/** What is wrong with a path whatever it is relative to. */
export function pathProblem(written: string): PathProblem | undefined {
  if (written.trim() === '') return 'empty';
  if (/[\u0000-\u001f\u007f]/.test(written)) return 'control';
  if (/^(?:\\\\|\/\/)/.test(written)) return 'network';
  if (/^[A-Za-z]:/.test(written)) return 'drive';
  if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(written)) return 'url';
  if (written.includes('\\')) return 'backslash';
  if (written.startsWith('/') || written.startsWith('~')) return 'absolute';
  return written.split('/').some(isDevice) ? 'device' : undefined;
}

/** Names that Windows takes for devices in every folder, with whatever ending. */
function isDevice(name: string): boolean {
  return /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(?:\.|$)/iu.test(name);
}
