// Whole programs, as lists of declarations.

import { makeActions } from './actions.ts';
import { makeAffinity, makeContracts } from './affinities.ts';
import { makeCampaigns } from './campaigns.ts';
import { makeChecklist, makeWeighted } from './checklists.ts';
import {
  type Declaration,
  makeBands,
  makeCell,
  makeClass,
  makeLet,
  makeMetric,
  makeSegment,
  makeStages,
} from './definitions.ts';
import { makeLimits } from './limits.ts';
import { makePolicies } from './policies.ts';
import type { Random } from './random.ts';
import { type Scope, subjectValues } from './scope.ts';
import { atom, exact, isExact, named } from './shape.ts';
import type { DataSpec, World } from './world.ts';

/** A program text in parts: dropping one that no other needs leaves a program. */
export interface ProgramText {
  readonly parts: readonly string[];
  /** The names of constants, definitions and segments, as they are written. */
  readonly names: readonly string[];
}

export function textOf({ parts }: Pick<ProgramText, 'parts'>): string {
  return `${parts.join('\n\n')}\n`;
}

export function makeProgram(random: Random, world: World): ProgramText {
  const columns = subjectValues(world);
  let scope: Scope = { random, world, values: columns, segments: [], checklists: [], lets: [] };
  const texts: string[] = [];
  if (random.chance(0.15)) {
    scope = { ...scope, values: [...scope.values, ...libraryValues] };
    // A name of the library that is not declared is as good as its declaration.
    if (random.chance(0.5)) texts.push('use patron/rfm');
  }
  const add = (make: (scope: Scope, index: number) => Declaration | undefined, count: number) => {
    for (let made = 0; made < count; made += 1) {
      const declaration = make(scope, texts.length + 1);
      if (!declaration) continue;
      texts.push(declaration.text);
      scope = {
        ...scope,
        values: [...scope.values, ...(declaration.values ?? [])],
        segments: [...scope.segments, ...(declaration.segments ?? [])],
        lets: [...scope.lets, ...(declaration.lets ?? [])],
        checklists: [...scope.checklists, ...(declaration.checklists ?? [])],
      };
    }
  };
  add(makeLet, random.between(0, 2));
  add(makeMetric, random.between(1, 6));
  add(makeAffinity, random.chance(0.25) ? 1 : 0);
  add(makeBands, random.between(0, 3));
  add(makeCell, random.between(0, 1));
  add(makeClass, random.between(0, 2));
  add(makeStages, random.between(0, 1));
  add(makeSegment, random.between(0, 3));
  add(makeChecklist, random.between(0, 1));
  add(makeWeighted, random.between(0, 1));
  add(makeMetric, random.between(0, 2));
  const actions = random.shuffle(makeActions(random));
  const declared = actions.flatMap(({ text }) => text ?? []);
  const policies = makePolicies(scope, actions);
  const campaigns = makeCampaigns(scope, actions, policies);
  const limits = makeLimits(scope, actions, policies, campaigns);
  const parts = [
    ...texts,
    ...makeValue(scope),
    ...declared,
    ...policies,
    ...campaigns,
    ...limits,
    ...makeContracts(scope),
  ];
  // The order of declarations means nothing, but for that of policies among each other, which any order tests.
  const declarations = random.chance(0.3) ? random.shuffle(parts) : parts;
  const declaredNames = scope.values
    .filter((value) => !columns.includes(value) && !libraryValues.includes(value))
    .map(({ text }) => text.replace(/^suggestions? of /, ''));
  return {
    parts: [...header(world), ...world.data.map(dataText), ...declarations],
    names: [
      ...new Set(declaredNames),
      ...scope.segments,
      ...scope.checklists.map(({ name }) => name),
      ...scope.lets.map(({ text }) => text),
    ],
  };
}

const libraryValues = [
  atom('R', exact('number', 1, 0)),
  atom('M', exact('number', 1, 0)),
  atom('RFM', { kind: 'cell', parts: [5, 5, 5] }),
  atom('rfm_segment', { kind: 'choice', members: ['champions', 'loyal', 'new', 'at_risk', 'lost'], ordered: false }),
];

function makeValue({ random, values }: Scope): string[] {
  const money = values.filter(({ shape }) => shape.kind === 'money' && isExact(shape));
  return money.length > 0 && random.chance(0.3) ? [`value is ${random.pick(money).text}`] : [];
}

function header({ asOf, zone, writtenAsOf }: World): string[] {
  return writtenAsOf ? [`as of ${asOf}${zone === undefined ? '' : ` in ${zone}`}`] : [];
}

function dataText({ name, file, columns, parent, attributesOf, derived }: DataSpec): string {
  if (derived) return `data ${name} from ${derived.data} by ${derived.by}`;
  const links = [
    parent ? ` of ${parent.data} by ${parent.by}` : '',
    attributesOf ? ` for ${attributesOf.data} by ${attributesOf.by}` : '',
  ];
  const lines = columns.map(({ name: column, role, type, typed, of, pii }) => {
    const suffix = of === undefined ? (typed && role !== 'key' ? `: ${typeText(type)}` : '') : ` of ${of}`;
    return `  ${role} ${named(column)}${suffix}${pii ? ' pii' : ''}`;
  });
  return [`data ${name} from "${file}"${links.join('')}`, ...lines].join('\n');
}

function typeText(type: DataSpec['columns'][number]['type']): string {
  return type.kind === 'money' ? 'money CNY' : type.kind === 'yes-no' ? 'yes/no' : type.kind;
}
