import type * as Ast from '../../grammar/index.ts';
import type { Diagnostic, Location } from '../diagnostics/diagnostic.ts';
import type * as Ir from '../ir/index.ts';
import { didYouMean } from './did-you-mean.ts';
import type { LoadedFiles } from './files.ts';

const utc = 'UTC';

/** `as of 2026-10-31 in Asia/Shanghai`: one day for the whole program, written before everything else. */
export function findAsOf({ files }: LoadedFiles, report: (diagnostic: Diagnostic) => void): Ir.Program['asOf'] {
  let first: { readonly declaration: Ast.AsOfDeclaration; readonly at: Location } | undefined;
  for (const { source } of files) {
    let before: Ast.Declaration | undefined;
    for (const { chunk } of source.chunks) {
      for (const declaration of chunk.declarations) {
        if (declaration.kind === 'as-of') {
          const at = { chunk, span: declaration.span };
          if (first) reportSecond(first.at, at, report);
          else if (before) report({ code: 'PTN2025', at, data: {} });
          first ??= { declaration, at };
        } else if (declaration.kind !== 'unknown') before ??= declaration;
      }
    }
  }
  return first ? asOfIn(first.declaration, first.at.chunk, report) : { zone: utc };
}

/** What stands in `##` lines above the as-of day: the words for the program as a whole. */
export function programDoc({ files }: LoadedFiles): string | undefined {
  const declarations = files.flatMap(({ source }) => source.chunks.flatMap(({ chunk }) => chunk.declarations));
  const first = declarations.find((declaration) => declaration.kind === 'as-of');
  return first?.kind === 'as-of' ? first.doc : undefined;
}

function reportSecond(first: Location, at: Location, report: (diagnostic: Diagnostic) => void): void {
  const related = [{ at: first, words: { en: 'the first one', 'zh-CN': '第一处' }, data: {} }];
  report({ code: 'PTN2024', at, data: {}, related });
}

function asOfIn(
  { date, zone }: Ast.AsOfDeclaration,
  chunk: Ast.Chunk,
  report: (diagnostic: Diagnostic) => void,
): Ir.Program['asOf'] {
  const place = zone && { chunk, span: zone.span };
  const found = zone && place && zoneNamed(zone.text, place, report);
  return { ...(date.kind === 'date' && { date: date.iso }), zone: found ?? utc };
}

function zoneNamed(text: string, at: Location, report: (diagnostic: Diagnostic) => void): string | undefined {
  const all = zones();
  if (all.includes(text) || (isZone(text) && !all.some((zone) => zone.toLowerCase() === text.toLowerCase())))
    return text;
  const meant = all.find((zone) => zone.toLowerCase() === text.toLowerCase()) ?? nearZone(text, all);
  const fixes = meant === undefined ? [] : [{ data: { text: meant }, edits: [{ at, text: meant }] }];
  report({ code: 'PTN2026', at, data: { zone: text }, fixes });
  return undefined;
}

let known: readonly string[] | undefined;

function zones(): readonly string[] {
  known ??= [utc, ...Intl.supportedValuesOf('timeZone')];
  return known;
}

/** Older names of zones are in no list and work all the same. */
function isZone(text: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(text)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

/** `Shanghai` alone is as good a hint as `Asia/Shangai`. */
function nearZone(text: string, all: readonly string[]): string | undefined {
  const city = text.slice(text.lastIndexOf('/') + 1).toLowerCase();
  return all.find((zone) => zone.slice(zone.lastIndexOf('/') + 1).toLowerCase() === city) ?? didYouMean(text, all);
}
