import type { PlacedDiagnostic } from '../analysis/analysis.ts';
import { messageOf, say } from '../diagnostics/diagnostic.ts';
import type { Language, Severity } from '../diagnostics/kind.ts';
import { kindOf, type Sources } from './render/findings.ts';

interface JsonPosition {
  /** 1-based; columns count UTF-16 code units. */
  readonly line: number;
  readonly column: number;
  /** 0-based, in UTF-16 code units. */
  readonly offset: number;
}

interface JsonRange {
  readonly start: JsonPosition;
  readonly end: JsonPosition;
}

/** One finding as `--json` prints it. */
export interface JsonFinding {
  readonly file: string;
  readonly code: string;
  readonly name: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help?: string;
  readonly range: JsonRange;
  readonly related: readonly { readonly file: string; readonly message: string; readonly range: JsonRange }[];
  readonly fixes: readonly {
    readonly title: string;
    readonly edits: readonly { readonly file: string; readonly range: JsonRange; readonly text: string }[];
  }[];
}

export function findingsToJson(
  findings: readonly PlacedDiagnostic[],
  sources: Sources,
  language: Language,
): JsonFinding[] {
  return findings.map((finding) => {
    const kind = kindOf(finding);
    const { diagnostic } = finding;
    return {
      file: sources.shown(finding.file),
      code: diagnostic.code,
      name: kind.name,
      severity: kind.severity,
      message: messageOf(diagnostic, language),
      ...(kind.help && { help: say(kind.help, diagnostic.data, language) }),
      range: rangeOf(finding, sources),
      related: finding.related.map((place, index) => {
        const related = diagnostic.related?.[index];
        return {
          file: sources.shown(place.file),
          message: related ? say(related.words, related.data, language) : '',
          range: rangeOf(place, sources),
        };
      }),
      fixes: finding.fixes.map(({ edits }, index) => ({
        title: kind.fix ? say(kind.fix, diagnostic.fixes?.[index]?.data ?? {}, language) : '',
        edits: edits.map((edit) => ({
          file: sources.shown(edit.file),
          range: rangeOf(edit, sources),
          text: edit.text,
        })),
      })),
    };
  });
}

function rangeOf(
  place: { readonly file: string; readonly start: number; readonly end: number },
  sources: Sources,
): JsonRange {
  const source = sources.text(place.file);
  const at = (offset: number): JsonPosition => ({ ...(source?.position(offset) ?? { line: 1, column: 1 }), offset });
  return { start: at(place.start), end: at(place.end) };
}
