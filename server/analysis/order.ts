import type * as Ast from '../../grammar/index.ts';
import { mentionsOf } from './mentions.ts';
import type { Environment } from './results.ts';
import type { ChunkFacts, Unit } from './symbols.ts';

export interface Ordered {
  readonly units: readonly Unit[];
  /** Were the declarations of this chunk among them? */
  hasChunk(chunk: Ast.Chunk): boolean;
}

/**
 * Units after those that they mention, so that looking up a name hardly ever has to elaborate a long chain. It walks with a list of its own:
 * a chain of ten thousand metrics must not become as many calls inside each other.
 */
export function orderedUnits(
  facts: readonly ChunkFacts[],
  environment: Environment,
  before: Ordered | undefined,
): Ordered {
  // What was there before stands in an order that serves as well as ever: only what is new has to find its place.
  const ordered = before ? before.units.filter(({ chunk }) => environment.hasChunk(chunk)) : [];
  const seen = new Set<Ast.Declaration>();
  const last: Unit[] = [];
  for (const { chunk, units } of facts) {
    if (before?.hasChunk(chunk)) continue;
    for (const unit of units) {
      if (isLast(unit)) last.push(unit);
      else if (!seen.has(unit.declaration)) walk(unit);
    }
  }
  for (const unit of last) ordered.push(unit);
  return { units: ordered, hasChunk: environment.hasChunk };

  function walk(first: Unit): void {
    const path = [stepFor(first)];
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const next = step.mentions.next();
      if (next.done) {
        ordered.push(step.unit);
        path.pop();
        continue;
      }
      const entry = environment.own(next.value);
      const isNew = entry && !seen.has(entry.declaration) && !before?.hasChunk(entry.unit.chunk);
      if (isNew && !isLast(entry.unit)) path.push(stepFor(entry.unit));
    }
  }

  function stepFor(unit: Unit) {
    seen.add(unit.declaration);
    return { unit, mentions: mentionsOf(unit.declaration).keys() };
  }
}

/** Nothing waits for what only decides; and it may be long, so that it is not looked through. */
function isLast({ declaration: { kind } }: Unit): boolean {
  return kind === 'policy' || kind === 'bare-rules';
}
