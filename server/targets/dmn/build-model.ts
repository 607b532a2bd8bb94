import type * as Ir from '../../ir/index.ts';
import type { CompileInput } from '../target.ts';
import type { Cuts } from './definition.ts';
import {
  actionElement,
  columnElement,
  definitionElement,
  givenElement,
  policyElements,
  type Unsaid,
} from './elements.ts';
import type { Element } from './model.ts';
import { Vocabulary } from './vocabulary.ts';

export interface Model {
  /** Inputs first, then decisions so that each comes behind what it requires. */
  readonly elements: readonly Element[];
  readonly unsaid: readonly Unsaid[];
}

/**
 * What a program decides about one customer. What only the data tells is an input: metrics, columns, and values in
 * the words of the rules.
 */
export function buildModel({ program, fits }: Pick<CompileInput, 'program' | 'fits'>): Model {
  const vocabulary = new Vocabulary(program);
  const cuts: Cuts = new Map([...(fits ?? [])].map(([name, fit]) => [name, fit.cuts]));
  const unsaid: Unsaid[] = [];
  const definitions = program.definitions.map((each) => definitionElement(each, vocabulary, cuts));
  const policies = program.policies.flatMap((each) => policyElements(each, vocabulary, unsaid));
  const actions = program.actions.flatMap((each) => actionElement(each, program, vocabulary, unsaid));
  const decisions = [...definitions, ...policies, ...actions];
  const inputs = [
    ...vocabulary.columns().map(({ name, column }) => columnElement(name, column, program)),
    ...vocabulary.givens().map(givenElement),
  ];
  const roots = [
    ...definitions.filter((_, index) => isRoot(program.definitions[index]!, definitions[index]!)),
    ...policies,
    ...actions,
  ];
  return { elements: inOrder(roots, [...inputs, ...decisions]), unsaid };
}

/** Groups are decisions of their own; a metric is there for whoever asks. */
function isRoot(definition: Ir.Definition, { logic }: Element): boolean {
  return logic !== undefined && !definition.earlier && definition.kind !== 'metric';
}

/** What the roots need, and nothing else: inputs first, then each behind all that it requires. */
function inOrder(roots: readonly Element[], all: readonly Element[]): readonly Element[] {
  const byName = new Map(all.map((element) => [element.name, element]));
  const ordered = new Set<Element>();
  const visit = (element: Element | undefined) => {
    if (!element || ordered.has(element)) return;
    for (const name of element.requires) visit(byName.get(name));
    ordered.add(element);
  };
  for (const root of roots) visit(root);
  const inputs = [...ordered].filter(({ logic }) => !logic);
  return [...inputs, ...[...ordered].filter(({ logic }) => logic)];
}
