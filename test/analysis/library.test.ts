import { describe, expect, it } from 'vitest';
import { parse } from '../../grammar/index.ts';
import { libraryModule, libraryModules, libraryOf } from '../../server/analysis/library/index.ts';
import type * as Ir from '../../server/ir/index.ts';
import { check, checkFile } from '../support/check.ts';

describe('every module of the library', () => {
  it.each(libraryModules())('%s declares the names that it says it does', (name) => {
    const module = libraryModule(name);
    const declared = parse(module?.text ?? '').chunks.flatMap(({ chunk }) => {
      expect(chunk.issues).toEqual([]);
      return chunk.declarations.flatMap((each) =>
        'name' in each && each.name.kind === 'name' ? [each.name.text] : [],
      );
    });
    expect(declared).toEqual(module?.names);
    expect(declared.map((each) => libraryOf(each)?.module)).toEqual(declared.map(() => name));
  });

  it('is found by no other name', () => {
    expect([libraryModule('patron/none'), libraryOf('none')]).toEqual([undefined, undefined]);
  });
});

describe('patron/rfm', () => {
  it('is there for a file of one line', () => {
    const { program } = checkFile('if RFM>=444 then tier star, visit weekly\n');
    expect(program?.definitions.map(({ name }) => name).sort()).toEqual(
      ['F', 'M', 'R', 'RFM', 'frequency', 'recency', 'spend'].sort(),
    );
    expect(program?.policies).toMatchObject([{ name: 'shop', rules: [{ name: 'rule 1' }] }]);
  });

  it('is there when it is used by name', () => {
    const { says, program } = check('use patron/rfm\nif rfm_segment is champions then tier star\n');
    expect(says).toEqual([]);
    expect(program?.definitions.map(({ name }) => name)).toContain('rfm_segment');
  });

  it('takes a definition of the file in place of its own', () => {
    const { program } = check('metric frequency is distinct orders.category\nif F >= 4 then tier star\n');
    const frequency = program?.definitions.find(({ name }) => name === 'frequency');
    expect(frequency).toMatchObject({ kind: 'metric', value: { op: 'aggregate', function: 'distinct' } });
  });

  it('puts every cell of its grid into exactly one segment, which has a title', () => {
    const stages = stagesOf(check('use patron/rfm\nif rfm_segment is champions then tier star\n').program);
    expect(stages.members).toHaveLength(11);
    for (const { title } of stages.members) expect(title).toMatch(/\p{Script=Han}/u);
    const grid = [5, 4, 3, 2, 1].map((R) =>
      [1, 2, 3, 4, 5].map((FM) => stages.members.filter(({ when }) => holds(when, { R, FM })).map(({ name }) => name)),
    );
    expect(grid).toEqual([
      [['new'], ['potential_loyalist'], ['potential_loyalist'], ['champions'], ['champions']],
      [['promising'], ['potential_loyalist'], ['potential_loyalist'], ['loyal'], ['loyal']],
      [['about_to_sleep'], ['about_to_sleep'], ['need_attention'], ['loyal'], ['loyal']],
      [['hibernating'], ['hibernating'], ['at_risk'], ['at_risk'], ['cannot_lose']],
      [['lost'], ['lost'], ['at_risk'], ['at_risk'], ['cannot_lose']],
    ]);
  });
});

function stagesOf(program: Ir.Program | undefined): Ir.Stages {
  const found = program?.definitions.find(({ name }) => name === 'rfm_segment');
  if (found?.kind !== 'stages') throw new Error('The library declares the stages rfm_segment.');
  return found;
}

/** Conditions of comparisons between names and whole numbers. */
function holds(condition: Ir.Expression | undefined, values: Readonly<Record<string, number>>): boolean {
  if (condition?.op === 'and') return condition.operands.every((operand) => holds(operand, values));
  if (!condition || !('left' in condition) || condition.left.op !== 'reference' || condition.right.op !== 'literal') {
    throw new Error('A segment of the library compares scores with numbers.');
  }
  const [left, right] = [values[condition.left.name] ?? 0, Number(condition.right.value)];
  return { '=': left === right, '>=': left >= right, '<=': left <= right, '>': left > right, '<': left < right }[
    condition.op as '='
  ];
}
