import type { PlacedDiagnostic } from '../../analysis/analysis.ts';
import { messageOf, say } from '../../diagnostics/diagnostic.ts';
import type { DiagnosticKind, Severity } from '../../diagnostics/kind.ts';
import { registry } from '../../diagnostics/registry.ts';
import { visible } from '../../text/visible.ts';
import { codeFrame } from './frame.ts';
import { type Colors, readingWidth, type Screen } from './screen.ts';
import type { SourceText } from './source-text.ts';
import { wrap } from './width.ts';

/** The texts of the files that findings point into, and their paths as the user knows them. */
export interface Sources {
  text(file: string): SourceText | undefined;
  shown(file: string): string;
}

/** What a code is; of a code that is not in the registry, which only a mistake of ours makes, an error. */
export function kindOf(finding: PlacedDiagnostic): DiagnosticKind {
  return registry[finding.diagnostic.code];
}

/**
 * Findings as text: errors and warnings with the words that they are about, notes and hints on one line each, so that every assumption is seen
 * without hiding what has to be mended.
 */
export function renderFindings(findings: readonly PlacedDiagnostic[], sources: Sources, screen: Screen): string[] {
  return findings.flatMap((finding, index) => {
    const long = isLong(finding);
    const before = findings[index - 1];
    const blank = before !== undefined && (long || isLong(before)) ? [''] : [];
    return [...blank, ...(long ? renderLong(finding, sources, screen) : renderHead(finding, sources, screen))];
  });
}

function isLong(finding: PlacedDiagnostic): boolean {
  const { severity } = kindOf(finding);
  return severity === 'error' || severity === 'warning';
}

/** `rules.patron:12:6  error PTN2003  There is no …` */
function renderHead(finding: PlacedDiagnostic, sources: Sources, screen: Screen): string[] {
  const { colors, language, words } = screen;
  const { severity } = kindOf(finding);
  const label = colors.bold(paintOf(severity, colors)(words.severity[severity]));
  const message = visible(messageOf(finding.diagnostic, language));
  const place = colors.bold(placeOf(finding, sources));
  return wrap(`${place}  ${label} ${colors.dim(finding.diagnostic.code)}  ${message}`, readingWidth(screen));
}

function renderLong(finding: PlacedDiagnostic, sources: Sources, screen: Screen): string[] {
  const { language, colors, words } = screen;
  const kind = kindOf(finding);
  const source = sources.text(finding.file);
  const { diagnostic } = finding;
  return [
    ...renderHead(finding, sources, screen),
    ...(source ? indented(codeFrame(source, finding, screen, paintOf(kind.severity, colors)), 2) : []),
    ...(kind.help ? note(words.check.help, say(kind.help, diagnostic.data, language), screen) : []),
    ...(diagnostic.fixes ?? []).flatMap((fix) =>
      kind.fix ? note(words.check.fix, say(kind.fix, fix.data, language), screen) : [],
    ),
    ...renderRelated(finding, sources, screen),
  ];
}

function renderRelated(finding: PlacedDiagnostic, sources: Sources, screen: Screen): string[] {
  return (finding.diagnostic.related ?? []).flatMap((related, index) => {
    const place = finding.related[index];
    const message = visible(say(related.words, related.data, screen.language));
    return place ? [`  ${placeOf(place, sources)}  ${message}`] : [];
  });
}

function note(label: string, text: string, screen: Screen): string[] {
  return indented(wrap(`${screen.colors.cyan(label)}  ${visible(text)}`, readingWidth(screen) - 2), 2);
}

/** `rules.patron:12:6`, which terminals and editors open at the place. */
function placeOf(place: { readonly file: string; readonly start: number }, sources: Sources): string {
  const position = sources.text(place.file)?.position(place.start);
  const shown = visible(sources.shown(place.file));
  return position ? `${shown}:${position.line}:${position.column}` : shown;
}

function paintOf(severity: Severity, colors: Colors): (text: string) => string {
  if (severity === 'error') return colors.red;
  return severity === 'warning' ? colors.yellow : colors.cyan;
}

function indented(lines: readonly string[], by: number): string[] {
  return lines.map((line) => ' '.repeat(by) + line);
}
