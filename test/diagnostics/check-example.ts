import type { PlacedDiagnostic } from '../../server/analysis/analysis.ts';
import { analyze } from '../../server/analysis/index.ts';
import { type Diagnostic, say } from '../../server/diagnostics/diagnostic.ts';
import type { DiagnosticKind } from '../../server/diagnostics/kind.ts';
import { registry } from '../../server/diagnostics/registry.ts';
import { readTable } from '../../server/features/policy-table/read-table.ts';
import { lockedWorld } from '../../server/lock/locked-world.ts';
import { exportFindings } from '../../server/project/compile.ts';
import { findProject } from '../../server/project/find-project.ts';
import { projectFindings } from '../../server/project/findings.ts';
import type { Example } from './page.ts';
import { worldOfPage } from './page-world.ts';

type Checked = Pick<Example, 'files' | 'rules' | 'table'>;

/** What the checker says about an example and about its `patron.json`, and what of it cannot be exported to the targets that this names. */
export function check({ files, rules, table }: Checked): readonly PlacedDiagnostic[] {
  const world = lockedWorld(worldOfPage(files), rules);
  const model = analyze(world, rules);
  const found = findProject(world, rules);
  const project = found?.read.project;
  const program = project && model.program();
  const all = [
    ...model.diagnostics(),
    ...(table === undefined ? [] : tableFindings(table, String(files[table]))),
    ...(found ? projectFindings(found, [model]) : []),
    ...(program ? exportFindings(program, project, { file: rules, language: 'en' }) : []),
  ];
  for (const { diagnostic } of all) refuseHoles(diagnostic);
  return all;
}

function tableFindings(file: string, text: string): readonly PlacedDiagnostic[] {
  const read = readTable(text);
  const at = { chunk: { text: '', declarations: [], issues: [] }, span: { start: 0, end: 0 } };
  return 'problems' in read
    ? read.problems.map(({ code, data }) => ({
        file,
        start: 0,
        end: 0,
        diagnostic: { code, data, at },
        fixes: [],
        related: [],
      }))
    : [];
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
