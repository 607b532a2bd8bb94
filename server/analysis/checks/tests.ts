import type * as Ast from '../../../grammar/index.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type * as Ir from '../../ir/index.ts';
import type { ModelCheck } from '../checked.ts';
import { type Reach, reachOf } from '../reach.ts';
import type { Result } from '../results.ts';
import { pathName } from '../symbols.ts';
import { type Check, finding, isWhole } from './check.ts';

/** Titles tell tests apart in reports. */
export const repeatedTests: Check = (results) => {
  const seen = new Map<string, Diagnostic['at']>();
  return testsOf(results).flatMap(({ declaration, chunk }) => {
    if (declaration.title.kind === 'missing') return [];
    const { value: title, span } = declaration.title;
    const at = { chunk, span };
    const first = seen.get(title);
    if (!first) seen.set(title, at);
    const words = { en: 'the first one', 'zh-CN': '第一个' };
    return first ? [finding('PTN4070', at, { title }, { related: [{ at: first, words, data: {} }] })] : [];
  });
};

/** What is given and changes nothing of what is expected was probably meant otherwise. */
export const givensWithoutEffect: ModelCheck = ({ deciding, own, library }) => {
  const tests = testsOf(deciding);
  if (tests.length === 0 || !isWhole(deciding)) return [];
  const parts = {
    definitions: [...definitionsOf(library), ...definitionsOf(own)],
    policies: deciding.flatMap(({ elaborated }) => [...elaborated.policies, ...elaborated.others]),
    guards: deciding.flatMap(({ elaborated }) => elaborated.guards),
    campaigns: deciding.flatMap(({ elaborated }) => elaborated.campaigns),
  };
  const cells = new Map(parts.definitions.flatMap((each) => (each.kind === 'cell' ? [[each.name, each.parts]] : [])));
  return tests.flatMap(({ declaration, chunk, tests: [test] }) => {
    if (!test) return [];
    const reach = reachOf(parts, test);
    return declaration.given.flatMap((given) => {
      const name =
        given.kind === 'missing' ? undefined : pathName(given.kind === 'given-row' ? given.data : given.name);
      const named = name === undefined ? [] : [name, name.split('.').at(-1) ?? '', ...(cells.get(name) ?? [])];
      if (name === undefined || named.some((each) => isReached(reach, each))) return [];
      return [finding('PTN4065', { chunk, span: given.span }, { name })];
    });
  });
};

function isReached({ definitions, columns, data }: Reach, name: string): boolean {
  return definitions.has(name) || columns.has(name) || data.has(name);
}

function definitionsOf(results: readonly Result[]): readonly Ir.Definition[] {
  return results.flatMap(({ elaborated }) => elaborated.definitions);
}

interface PlacedTest {
  readonly declaration: Ast.TestDeclaration;
  readonly chunk: Ast.Chunk;
  readonly tests: readonly Ir.Test[];
}

function testsOf(results: readonly Result[]): readonly PlacedTest[] {
  return results.flatMap(({ unit, elaborated }) => {
    const { declaration, chunk } = unit;
    return declaration.kind === 'test' ? [{ declaration, chunk, tests: elaborated.tests }] : [];
  });
}
