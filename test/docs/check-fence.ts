import { readFileSync } from 'node:fs';
import { parse, type SourceFile } from '../../grammar/index.ts';
import { analyze } from '../../server/analysis/index.ts';
import { messageOf } from '../../server/diagnostics/diagnostic.ts';
import { registry } from '../../server/diagnostics/registry.ts';
import { worldOf } from '../support/world.ts';
import { dataFiles, workbooks } from './data-files.ts';
import type { Fence } from './fences.ts';

/** A finding of the checker, as a reader of a failing test wants to see it. */
export interface Finding {
  readonly code: string;
  readonly severity: string;
  readonly shown: string;
}

const preamble = parse(readFileSync(new URL('preamble.patron', import.meta.url), 'utf8'));

/** What the checker says about the rules of a block, as a file beside the data of the examples. */
export function check(fence: Fence): readonly Finding[] {
  const text = rulesOf(fence);
  const model = analyze(worldOf({ ...dataFiles, ...workbooks, 'rules.patron': text }), 'rules.patron');
  return model.diagnostics().map(({ diagnostic, start }) => {
    const { severity } = registry[diagnostic.code];
    const line = text.slice(0, start).split('\n').length;
    const shown = `${severity} ${diagnostic.code}: ${messageOf(diagnostic, 'en')} [${text.split('\n')[line - 1]?.trim()}]`;
    return { code: diagnostic.code, severity, shown };
  });
}

/** The block as a file of its own. */
export function rulesOf(fence: Fence): string {
  return isWhole(fence) ? fence.text : withPreamble(fence.text);
}

/** A block says that it needs the preamble: `fragment`, or `wrong`, which is mostly one. */
function isWhole({ marks }: Fence): boolean {
  return !marks.includes('fragment') && (!marks.includes('wrong') || marks.includes('whole'));
}

/** The declarations of the preamble that the fragment does not make itself, and then the fragment. */
function withPreamble(fragment: string): string {
  const own = new Set(namesIn(parse(fragment)));
  const taken = preamble.chunks.filter(({ chunk }) =>
    namesIn({ text: '', chunks: [{ start: 0, chunk }] }).every((name) => !own.has(name)),
  );
  return `${taken.map(({ chunk }) => chunk.text).join('')}\n${fragment}`;
}

/** The names that a file declares; the as-of date counts as one, since there is only one. */
function namesIn({ chunks }: SourceFile): readonly string[] {
  return chunks.flatMap(({ chunk }) =>
    chunk.declarations.flatMap((declaration) => {
      if (declaration.kind === 'as-of') return ['as of'];
      return 'name' in declaration && declaration.name.kind === 'name' ? [declaration.name.text] : [];
    }),
  );
}
