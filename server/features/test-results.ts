import { canonical } from '../ir/hash.ts';
import type { Program } from '../ir/index.ts';
import { currentFacts } from './facts.ts';
import type { Snapshot } from './snapshot.ts';

/** How a test ended when it was last run, if neither it nor any rule was changed since. */
export function testPassed(snapshot: Snapshot, title: string): boolean | undefined {
  const current = currentFacts(snapshot);
  const results = current?.facts.tests;
  const program = snapshot.model.program();
  if (!current?.decisions || !results || !program || !isSame(program, current.facts.program, title)) return undefined;
  return results.find((result) => result.title === title)?.passed;
}

function isSame(now: Program, then: Program, title: string): boolean {
  const testIn = ({ tests }: Program) => tests.find((test) => test.title === title);
  return hashesOf(now) === hashesOf(then) && canonical(testIn(now)) === canonical(testIn(then));
}

const hashes = new WeakMap<Program, string>();

/** All definitions as one text. */
function hashesOf(program: Program): string {
  const known = hashes.get(program);
  if (known !== undefined) return known;
  const text = program.definitions.map(({ name, hash }) => `${name} ${hash}`).join('\n');
  hashes.set(program, text);
  return text;
}
