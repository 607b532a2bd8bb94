import type * as Ast from '../../../grammar/index.ts';
import type { Model, NameUse, TypedExpression } from '../analysis.ts';
import type { Meaning } from '../elaborator.ts';
import type { Result, Results } from '../results.ts';
import { factsOf } from '../symbols.ts';
import { allMeanings, meaningOf } from './meanings.ts';
import { createTargets } from './targets.ts';
import { isPolicy, type Watched, watch, watchAt } from './watch.ts';

type Bindings = Pick<Model, 'names' | 'namesAt' | 'expressions' | 'meaning' | 'meanings'>;

/** Of what was found for a declaration, the uses that were made of it last: the same in the next model, unless a target is another. */
const latest = new WeakMap<Watched, readonly NameUse[]>();

/** What names stand for, in the files and in what they need of the `library`: found when first asked for. What was found for a declaration lasts as long as its result. */
export function createBindings(results: Results, library: readonly Result[]): Bindings {
  const needed = new Set(library);
  const targets = createTargets(results);
  const names = new Map<Ast.Chunk, readonly NameUse[]>();
  let all: readonly Meaning[] | undefined;
  return {
    names: namesIn,
    namesAt,
    expressions: expressionsIn,
    meaning: (name) => meaningOf(name.normalize('NFC'), results),
    meanings,
  };

  function namesIn(chunk: Ast.Chunk): readonly NameUse[] {
    const known = names.get(chunk);
    if (known) return known;
    const [first, ...more] = watched(chunk).map((each) => usesIn(each, chunk));
    const found = first && more.length === 0 ? first : [first ?? [], ...more].flat();
    names.set(chunk, found);
    return found;
  }

  function namesAt(chunk: Ast.Chunk, offset: number): readonly NameUse[] {
    const [result, ...others] = resultsIn(chunk);
    const isLong = result !== undefined && others.length === 0 && !names.has(chunk) && isPolicy(result);
    const found = isLong ? usesIn(watchAt(result, offset, results), chunk) : namesIn(chunk);
    return found.filter(({ span }) => span.start <= offset && offset <= span.end);
  }

  function usesIn(found: Watched, chunk: Ast.Chunk): readonly NameUse[] {
    const before = latest.get(found);
    const isWhole = before?.length === found.bindings.length;
    if (isWhole && before.every(({ target }) => targets.isCurrent(target))) return before;
    const uses = found.bindings.flatMap((binding) => {
      const target = targets.of(binding, chunk);
      return target ? [{ span: binding.span, role: binding.role, target }] : [];
    });
    latest.set(found, uses);
    return uses;
  }

  function expressionsIn(chunk: Ast.Chunk): readonly TypedExpression[] {
    return watched(chunk).flatMap(({ expressions }) => expressions);
  }

  function watched(chunk: Ast.Chunk): readonly Watched[] {
    return resultsIn(chunk).map((result) => watch(result, results));
  }

  function resultsIn(chunk: Ast.Chunk): readonly Result[] {
    return factsOf(chunk).units.flatMap(({ declaration }) => {
      const result = results.all.get(declaration);
      const isPart = result && (result.unit.library === undefined || needed.has(result));
      return isPart ? [result] : [];
    });
  }

  function meanings(): readonly Meaning[] {
    all ??= allMeanings(results);
    return all;
  }
}
