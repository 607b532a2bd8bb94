import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import type { PlacedDiagnostic } from '../analysis/analysis.ts';
import { messageOf, say } from '../diagnostics/diagnostic.ts';
import type { DiagnosticKind, Severity } from '../diagnostics/kind.ts';
import { registry } from '../diagnostics/registry.ts';
import { wordsOf } from '../text/catalogue.ts';
import type { Client } from './client.ts';
import type { PlacedFailure } from './data/data-failure.ts';
import type { Positions } from './positions.ts';

/** Where things stand, for a client. */
export interface Places {
  /** Undefined: no file of the project, as the modules of the library. */
  positions(file: string): Positions | undefined;
  uri(file: string): string;
  page(code: string): string | undefined;
}

/** Beyond this many findings nobody reads on. */
export const mostFindings = 1000;

export function toDiagnostics(
  findings: readonly PlacedDiagnostic[],
  positions: Positions,
  places: Places,
  client: Client,
): Diagnostic[] {
  const shown = findings.slice(0, mostFindings).map((finding) => toDiagnostic(finding, positions, places, client));
  const last = shown.at(-1);
  if (findings.length <= mostFindings || !last) return shown;
  return [...shown, tooMany(last, findings.length, places, client)];
}

/** What the engine cannot do with the data. */
export function toFailure(
  { failure: { code, message, help }, start, end }: PlacedFailure,
  positions: Positions,
  places: Places,
  client: Client,
): Diagnostic {
  return {
    range: positions.range(start, end),
    severity: DiagnosticSeverity.Error,
    ...(code && codeOf(code, places, client)),
    source: 'patron',
    message: withHelp(message, help),
  };
}

function toDiagnostic(finding: PlacedDiagnostic, positions: Positions, places: Places, client: Client): Diagnostic {
  const { diagnostic, start, end } = finding;
  const { severity, help }: DiagnosticKind = registry[diagnostic.code];
  const tag = diagnostic.tag && tags[diagnostic.tag];
  const related = client.relatedInformation ? relatedOf(finding, places, client) : [];
  return {
    range: positions.range(start, end),
    severity: severities[severity],
    ...codeOf(diagnostic.code, places, client),
    source: 'patron',
    message: withHelp(messageOf(diagnostic, client.language), help && say(help, diagnostic.data, client.language)),
    ...(tag !== undefined && client.tags.includes(tag) && { tags: [tag] }),
    ...(related.length > 0 && { relatedInformation: related }),
  };
}

function codeOf(code: string, places: Places, client: Client): Pick<Diagnostic, 'code' | 'codeDescription'> {
  const href = client.codeDescription ? places.page(code) : undefined;
  return { code, ...(href !== undefined && { codeDescription: { href } }) };
}

function relatedOf({ diagnostic, related }: PlacedDiagnostic, places: Places, { language }: Client) {
  return related.flatMap(({ file, start, end }, index) => {
    const said = diagnostic.related?.[index];
    const positions = places.positions(file);
    if (!said || !positions) return [];
    return [
      {
        location: { uri: places.uri(file), range: positions.range(start, end) },
        message: say(said.words, said.data, language),
      },
    ];
  });
}

function tooMany({ range }: Diagnostic, count: number, places: Places, client: Client): Diagnostic {
  return {
    range,
    severity: DiagnosticSeverity.Warning,
    ...codeOf('PTN1003', places, client),
    source: 'patron',
    message: wordsOf(client.language).lsp.tooMany(count, mostFindings),
  };
}

function withHelp(message: string, help: string | undefined): string {
  return help === undefined ? message : `${message}\n${help}`;
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const tags = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;
