import type { PlacedDiagnostic } from '../../server/analysis/analysis.ts';
import { analyze } from '../../server/analysis/index.ts';
import { type Diagnostic, say } from '../../server/diagnostics/diagnostic.ts';
import type { DiagnosticKind } from '../../server/diagnostics/kind.ts';
import { registry } from '../../server/diagnostics/registry.ts';
import { lockedWorld } from '../../server/lock/locked-world.ts';
import type { Example } from './page.ts';
import { worldOfPage } from './page-world.ts';

type Checked = Pick<Example, 'files' | 'rules'>;

/** What the checker says about an example. */
export function check({ files, rules }: Checked): readonly PlacedDiagnostic[] {
  const found = analyze(lockedWorld(worldOfPage(files), rules), rules).diagnostics();
  for (const { diagnostic } of found) refuseHoles(diagnostic);
  return found;
}

export function codesOf(found: readonly PlacedDiagnostic[]): readonly string[] {
  return found.map(({ diagnostic }) => diagnostic.code);
}

export type PlacedFix = PlacedDiagnostic['fixes'][number];

/** The example with a fix of a finding applied. */
export function applied({ files, rules }: Checked, { edits }: PlacedFix): Checked {
  const mended: Record<string, Example['files'][string]> = { ...files };
  for (const { file, start, end, text } of [...edits].sort((a, b) => b.start - a.start)) {
    const before = mended[file];
    if (typeof before !== 'string') throw new Error(`There is no text “${file}” to be mended.`);
    mended[file] = before.slice(0, start) + text + before.slice(end);
  }
  return { files: mended, rules };
}

/** Every place in the words of a finding is filled, in both languages, and each fix has a title. */
function refuseHoles({ code, data, fixes = [], related = [] }: Diagnostic): void {
  const { message, help, fix } = registry[code] as DiagnosticKind;
  const said = [
    { words: message, data },
    ...(help ? [{ words: help, data }] : []),
    ...(fix ? fixes.map((each) => ({ words: fix, data: each.data })) : []),
    ...related,
  ].flatMap((each) => [say(each.words, each.data, 'en'), say(each.words, each.data, 'zh-CN')]);
  const hole = said.find((text) => /\{\w+\}/.test(text));
  if (hole !== undefined) throw new Error(`${code} leaves a place open: ${hole}`);
  if (fixes.length > 0 && !fix) throw new Error(`${code} has a fix without a title.`);
}
