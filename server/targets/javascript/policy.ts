import type * as Ir from '../../ir/index.ts';
import type { Body } from './body.ts';
import { condition } from './condition.ts';
import { called, type Graph } from './graph.ts';
import { type Line, line } from './lines.ts';
import type { EmittedFunction } from './module.ts';
import { comment } from './text.ts';

/** Whose rules decide: to each belong names of their own. */
export type Deciders = 'policy' | 'campaign';

/** Which rules of a policy decide. */
export interface Match {
  /** Of a policy of which one rule decides: a variable with its number, -1 for none. */
  readonly rule?: string;
  /** Of `all matches`: variables with a bit for each rule. */
  readonly bits?: readonly string[];
}

/** V8 does not optimise functions with many hundreds of rules. */
const rulesTogether = 50;
const bitsTogether = 30;

/** `about` tells what else has rules with these names. */
export function matchOf(graph: Graph, policy: Ir.Policy, about: Deciders): Match {
  const key = JSON.stringify([about, policy.name]);
  const title = { text: `${about} ${policy.name}`, origin: policy.origin };
  switch (policy.mode) {
    case 'first match':
      return {
        rule: graph.variable('m', key, ({ body }) => firstMatch(graph, policy, about, body), title),
      };
    case 'exactly one match':
      return {
        rule: graph.variable('m', key, ({ body }) => onlyMatch(graph, policy, about, body), title),
      };
    case 'all matches':
      return { bits: allMatches(graph, policy, about) };
  }
}

/** Whether a rule decides. */
export function decides({ rule, bits }: Match, index: number): string {
  if (rule !== undefined) return `${rule} === ${index}`;
  return `(${bits?.[Math.floor(index / bitsTogether)]} & ${1 << (index % bitsTogether)}) !== 0`;
}

export function matchVariables({ rule, bits = [] }: Match): readonly string[] {
  return rule === undefined ? bits : [rule];
}

interface Numbered {
  readonly rule: Ir.Rule;
  readonly index: number;
}

function chunksOf({ rules }: Ir.Policy, size: number): readonly (readonly Numbered[])[] {
  const numbered = rules.map((rule, index) => ({ rule, index }));
  return Array.from({ length: Math.ceil(rules.length / size) }, (_, chunk) =>
    numbered.slice(chunk * size, (chunk + 1) * size),
  );
}

function chunkFunction(
  graph: Graph,
  policy: Ir.Policy,
  title: string,
  own: readonly string[],
  lines: (body: Body) => readonly Line[],
): EmittedFunction {
  return graph.module.function({ prefix: 'p', comment: title, origin: policy.origin }, own, lines);
}

function ruleLine(text: string, { name, origin }: Ir.Rule): Line {
  return line(`${text} ${comment(name)}`, origin);
}

function firstMatch(graph: Graph, policy: Ir.Policy, about: Deciders, outer: Body): string {
  const chunks = chunksOf(policy, rulesTogether).map((chunk) =>
    chunkFunction(graph, policy, `${about} ${policy.name}`, [], (body) => [
      ...chunk.map(({ rule, index }) =>
        ruleLine(rule.when ? `if ${test(graph, body, rule.when)} return ${index};` : `return ${index};`, rule),
      ),
      ...(chunk.at(-1)?.rule.when ? [line('return -1;')] : []),
    ]),
  );
  return inTurn(graph, policy, about, chunks, outer);
}

/** One function for several: the next one is asked where the one before found nothing. */
function inTurn(
  graph: Graph,
  policy: Ir.Policy,
  about: Deciders,
  chunks: readonly EmittedFunction[],
  outer: Body,
): string {
  const [first] = chunks;
  if (!first) return '-1';
  if (chunks.length === 1) return called(outer, first);
  const all = chunkFunction(graph, policy, `${about} ${policy.name}`, [], (body) => [
    line('let m = -1;'),
    ...chunks.map((chunk) => line(`if (m < 0) m = ${called(body, chunk)};`)),
    line('return m;'),
  ]);
  return called(outer, all);
}

/** The number of the only rule that matches; of several -2 less the first. */
function onlyMatch(graph: Graph, policy: Ir.Policy, about: Deciders, outer: Body): string {
  const chunks = chunksOf(policy, rulesTogether).map((chunk) =>
    chunkFunction(graph, policy, `${about} ${policy.name}`, ['m'], (body) => [
      ...chunk.map(({ rule, index }) => {
        const when = rule.when ? test(graph, body, rule.when) : '(m === -1)';
        return ruleLine(`if ${when} m = m === -1 ? ${index} : m >= 0 ? -2 - m : m;`, rule);
      }),
      line('return m;'),
    ]),
  );
  const all = chunkFunction(graph, policy, `${about} ${policy.name}: the only one`, [], (body) => [
    line('let m = -1;'),
    ...chunks.map((chunk) => line(`m = ${called(body, chunk, ['m'])};`)),
    line(`return m >= -1 ? m : ${meant(graph, policy, body)} ? -2 - m : -1;`),
  ]);
  return called(outer, all);
}

function meant(graph: Graph, { overlaps }: Ir.Policy, body: Body): string {
  const tests = overlaps.map(({ when }) => (when ? test(graph, body, when) : 'true'));
  return tests.length === 0 ? 'false' : `(${tests.join(' || ')})`;
}

function allMatches(graph: Graph, policy: Ir.Policy, about: Deciders): readonly string[] {
  const variables: string[] = [];
  for (const [number, chunk] of chunksOf(policy, bitsTogether).entries()) {
    const key = JSON.stringify([about, policy.name, number]);
    const title = { text: `${about} ${policy.name}`, origin: policy.origin };
    variables.push(
      graph.variable('m', key, ({ body }) => bitsOf(graph, { policy, about, chunk, before: variables }, body), title),
    );
  }
  return variables;
}

interface Chunk {
  readonly policy: Ir.Policy;
  readonly about: Deciders;
  readonly chunk: readonly Numbered[];
  /** The bits of the rules before these. */
  readonly before: readonly string[];
}

function bitsOf(graph: Graph, { policy, about, chunk, before }: Chunk, outer: Body): string {
  const hasOtherwise = chunk.some(({ rule }) => !rule.when);
  const found = chunkFunction(graph, policy, `${about} ${policy.name}`, hasOtherwise ? ['before'] : [], (body) => [
    line('let m = 0;'),
    ...chunk.map(({ rule, index }) => {
      const when = rule.when ? test(graph, body, rule.when) : '(before === 0 && m === 0)';
      return ruleLine(`if ${when} m |= ${1 << (index % bitsTogether)};`, rule);
    }),
    line('return m;'),
  ]);
  if (!hasOtherwise) return called(outer, found);
  outer.useAll(before);
  return called(outer, found, [before.length === 0 ? '0' : before.join(' | ')]);
}

/** In parentheses. */
function test(graph: Graph, body: Body, when: Ir.Expression): string {
  const code = condition(graph.scope(body), when);
  return code.startsWith('(') ? code : `(${code})`;
}
