import { expect } from 'vitest';
import type { Model, PlacedDiagnostic } from '../../server/analysis/analysis.ts';
import { analyze } from '../../server/analysis/index.ts';
import { messageOf, say } from '../../server/diagnostics/diagnostic.ts';
import type { DiagnosticKind } from '../../server/diagnostics/kind.ts';
import { registry } from '../../server/diagnostics/registry.ts';
import type { Files } from './retail.ts';
import { worldOf } from './world.ts';

export const rulesFile = 'rules.patron';

/**
 * Checks rules in which comment lines with carets say what is expected of the line above, with the text of the first fix behind an arrow:
 *
 *     metric a is spendd + 1
 *     #           ^^^^^^ PTN2001 → spend
 *
 * Nothing else may be found, but for the hints that a declaration is not used. Every fix has to remove its finding and to add none.
 */
export function expectFindings(marked: string, files: Files = {}, head = ''): Model {
  const { text, expected } = readCarets(head + marked);
  const model = check(text, files);
  const found = model.diagnostics().filter(isTold(expected));
  expect(found.map((finding) => showFinding(text, finding))).toEqual(expected);
  for (const finding of found) {
    expectFilled(finding);
    expectMends(text, files, finding);
  }
  return model;
}

export function check(text: string, files: Files, previous?: Model): Model {
  return analyze(worldOf({ ...files, [rulesFile]: text }), rulesFile, previous);
}

const caretLine = /^#(\s*)(\^+)\s+(PTN\d{4})(?: → (.*))?$/;

function readCarets(marked: string): { readonly text: string; readonly expected: string[] } {
  const lines: string[] = [];
  const expected: string[] = [];
  for (const line of marked.split('\n')) {
    const caret = caretLine.exec(line);
    if (!caret) lines.push(line);
    else {
      const [, blank = '', carets = '', code = '', fix] = caret;
      const above = lines.at(-1) ?? '';
      const words = above.slice(1 + blank.length, 1 + blank.length + carets.length);
      expected.push(`${lines.length}: ${code} «${words}»${fix === undefined ? '' : ` → ${fix}`}`);
    }
  }
  return { text: lines.join('\n'), expected };
}

function isTold(expected: readonly string[]): (finding: PlacedDiagnostic) => boolean {
  const unused = expected.some((line) => line.includes('PTN2007'));
  return ({ diagnostic }) => unused || diagnostic.code !== 'PTN2007';
}

function showFinding(text: string, { start, end, diagnostic, fixes, file }: PlacedDiagnostic): string {
  const line = text.slice(0, start).split('\n').length;
  const where = file === rulesFile ? line : `${file} ${line}`;
  const [fix] = fixes;
  const words = file === rulesFile ? text.slice(start, end).split('\n')[0] : '';
  return `${where}: ${diagnostic.code} «${words}»${fix ? ` → ${fix.edits.map((edit) => edit.text.replaceAll('\n', '⏎')).join('…')}` : ''}`;
}

/** No place in the words stays open, in no language, and a fix has a title. */
function expectFilled({ diagnostic }: PlacedDiagnostic): void {
  const { code, data, fixes = [], related = [] } = diagnostic;
  const { message, help, fix }: DiagnosticKind = registry[code];
  const parts = [{ words: message, data }, ...(help ? [{ words: help, data }] : []), ...related];
  const titles = fixes.map((each) => ({ words: fix ?? message, data: fix ? each.data : {} }));
  for (const each of [...parts, ...titles]) {
    for (const language of ['en', 'zh-CN'] as const)
      expect(say(each.words, each.data, language), code).not.toMatch(/\{\w+\}/);
  }
}

/** Applies each fix: its finding must be gone, and none may be new. */
function expectMends(text: string, files: Files, finding: PlacedDiagnostic): void {
  const before = codes(check(text, files));
  for (const fix of finding.fixes) {
    const mended = applied(
      text,
      fix.edits.filter((edit) => edit.file === rulesFile),
    );
    const after = codes(check(mended, files));
    const { code } = finding.diagnostic;
    expect((after.get(code) ?? 0) < (before.get(code) ?? 0), `the fix of ${code} removes it:\n${mended}`).toBe(true);
    const added = [...after].filter(([each, count]) => each !== 'PTN2007' && count > (before.get(each) ?? 0));
    expect(added, `the fix of ${code} adds nothing:\n${mended}`).toEqual([]);
  }
}

function codes(model: Model): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { diagnostic } of model.diagnostics()) counts.set(diagnostic.code, (counts.get(diagnostic.code) ?? 0) + 1);
  return counts;
}

export function applied(
  text: string,
  edits: readonly { readonly start: number; readonly end: number; readonly text: string }[],
): string {
  const fromTheEnd = [...edits].sort((a, b) => b.start - a.start);
  return fromTheEnd.reduce(
    (result, { start, end, text: words }) => result.slice(0, start) + words + result.slice(end),
    text,
  );
}

/** Errors of a model in words, for tests that expect none. */
export function errorsOf(model: Model): readonly string[] {
  return model
    .diagnostics()
    .filter(({ diagnostic }) => registry[diagnostic.code].severity === 'error')
    .map(({ diagnostic }) => `${diagnostic.code} ${messageOf(diagnostic, 'en')}`);
}
