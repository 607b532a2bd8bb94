import type { PlacedDiagnostic } from '../analysis/analysis.ts';
import { say } from '../diagnostics/diagnostic.ts';
import type { DiagnosticKind } from '../diagnostics/kind.ts';
import { registry } from '../diagnostics/registry.ts';
import { wordsOf } from '../text/catalogue.ts';
import type { Snapshot, TextEdit } from './snapshot.ts';

export interface CodeAction {
  /** The same for the same action as long as the text is the same. */
  readonly id: string;
  readonly title: string;
  readonly kind: 'quickfix' | 'source.fixAll';
  /** What it mends; more than one where it mends all of a kind. */
  readonly findings: readonly PlacedDiagnostic[];
  /** The only way to mend its finding. */
  readonly isPreferred: boolean;
  readonly edits: readonly TextEdit[];
}

/** What can be mended at a range, one at a time and all of the same kind in the file; and everything in it that has but one way to be mended. */
export function codeActions(snapshot: Snapshot, start: number, end: number): readonly CodeAction[] {
  const fixable = fixableIn(snapshot);
  const here = fixable.filter((finding) => finding.start <= end && start <= finding.end);
  const codes = [...new Set(here.map(({ diagnostic }) => diagnostic.code))];
  return [
    ...here.flatMap((finding) => quickFixes(finding, fixable.indexOf(finding), snapshot)),
    ...codes.flatMap((code) => fixKind(fixable, code, snapshot)),
    ...fixAll(fixable, snapshot),
  ];
}

function fixableIn({ model, file }: Snapshot): readonly PlacedDiagnostic[] {
  return model.diagnostics().filter((finding) => finding.file === file && finding.fixes.length > 0);
}

function quickFixes(finding: PlacedDiagnostic, place: number, { language }: Snapshot): CodeAction[] {
  const { diagnostic, fixes } = finding;
  const { fix, message }: DiagnosticKind = registry[diagnostic.code];
  return fixes.map(({ edits }, index) => ({
    id: `${place}.${index}`,
    title: say(fix ?? message, diagnostic.fixes?.[index]?.data ?? {}, language),
    kind: 'quickfix',
    findings: [finding],
    isPreferred: fixes.length === 1,
    edits,
  }));
}

function fixKind(fixable: readonly PlacedDiagnostic[], code: string, { language }: Snapshot): CodeAction[] {
  const findings = onlyWay(fixable).filter(({ diagnostic }) => diagnostic.code === code);
  const edits = together(findings);
  if (edits.length < 2) return [];
  const title = wordsOf(language).lsp.fixKind(edits.length, code);
  return [{ id: code, title, kind: 'quickfix', findings, isPreferred: false, edits: edits.flat() }];
}

function fixAll(fixable: readonly PlacedDiagnostic[], { language }: Snapshot): CodeAction[] {
  const findings = onlyWay(fixable);
  const edits = together(findings).flat();
  if (edits.length === 0) return [];
  return [
    { id: 'all', title: wordsOf(language).lsp.fixAll, kind: 'source.fixAll', findings, isPreferred: false, edits },
  ];
}

/** Where there is a choice it is the user's. */
function onlyWay(fixable: readonly PlacedDiagnostic[]): readonly PlacedDiagnostic[] {
  return fixable.filter(({ fixes }) => fixes.length === 1);
}

/** The edits of each that can be made at once; what touches an earlier one is left for the next time. */
function together(findings: readonly PlacedDiagnostic[]): readonly (readonly TextEdit[])[] {
  const taken: TextEdit[] = [];
  return findings.flatMap(({ fixes }) => {
    const edits = fixes[0]?.edits ?? [];
    if (edits.some((edit) => taken.some((other) => touches(edit, other)))) return [];
    taken.push(...edits);
    return [edits];
  });
}

function touches(a: TextEdit, b: TextEdit): boolean {
  return a.file === b.file && a.start <= b.end && b.start <= a.end;
}
