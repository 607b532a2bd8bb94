import { expect, it } from 'vitest';
import type * as Ir from '../../server/ir/index.ts';
import { nodesIn } from '../../server/ir/references.ts';
import { check } from './check.ts';
import { editProgram } from './edit-program.ts';
import { Random } from './generate/random.ts';

it('edited numbers stay as long as their types say', () => {
  const { program } = check(`metric n is count of orders
if n > 5 and n * 0.9 > 9 then tier star
if n < 0.5 or 1.5 * n < 0.1 then tier cow
otherwise tier dog`);
  const random = new Random(1);
  let edited = program!;
  for (let edit = 0; edit < 300; edit += 1) {
    edited = editProgram(random.chance(0.1) ? program! : edited, random);
    expect(edited.policies.flatMap(numbersIn).filter((literal) => !isHeld(literal))).toEqual([]);
  }
});

it('an edited threshold may get more digits than it had', () => {
  const { program } = check('metric n is count of orders\nif n > 9 then tier star');
  const random = new Random(1);
  const digits = new Set<number>();
  for (let edit = 0; edit < 100; edit += 1) {
    for (const { value } of editProgram(program!, random).policies.flatMap(numbersIn)) digits.add(String(value).length);
  }
  expect(digits).toContain(2);
});

function numbersIn(policy: Ir.Policy): readonly Ir.Literal[] {
  return nodesIn(policy).filter(
    (node): node is Ir.Literal => 'op' in node && node.op === 'literal' && (node as Ir.Literal).type.kind === 'number',
  );
}

function isHeld({ type, value }: Ir.Literal): boolean {
  if (type.kind !== 'number' || type.held.kind !== 'decimal') return false;
  const [whole = '', fraction = ''] = String(value).replace('-', '').split('.');
  const { digits, scale } = type.held;
  return fraction.length === scale && whole.replace(/^0+/, '').length <= digits - scale;
}
