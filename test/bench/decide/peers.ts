import { ZenEngine } from '@gorules/zen-engine';
import { LogicEngine } from 'json-logic-engine';
import { Engine, type RuleProperties } from 'json-rules-engine';
import { type Customer, type Decisions, decided, nothing, type Rule } from './rules.ts';

/** The same rules on another engine, in the way that its documentation recommends for deciding often. */
export interface Peer {
  readonly name: string;
  decide(customer: Customer): Decisions | Promise<Decisions>;
}

export function peersOf(rules: readonly Rule[]): readonly Peer[] {
  return [jsonLogic(rules), zen(rules), jsonRules(rules)];
}

/** One chain of conditions, compiled. */
function jsonLogic(rules: readonly Rule[]): Peer {
  const arms = rules.flatMap(({ spend, frequency, recency }, index) => [
    {
      and: [
        { '>=': [{ var: 'spend' }, spend] },
        { '>=': [{ var: 'frequency' }, frequency] },
        { '<=': [{ var: 'recency' }, recency] },
      ],
    },
    index,
  ]);
  const run = new LogicEngine().build({ if: [...arms, -1] }) as (customer: Customer) => number;
  const all = rules.map(decided);
  return { name: 'json-logic-engine', decide: (customer) => ({ ...(all[run(customer)] ?? nothing) }) };
}

/** A decision table of which the first row that fits decides. */
function zen(rules: readonly Rule[]): Peer {
  const columns = (names: readonly string[]) => names.map((name) => ({ id: name, name, field: name }));
  const rows = rules.map(({ spend, frequency, recency }, index) => ({
    _id: String(index),
    spend: `>= ${spend}`,
    frequency: `>= ${frequency}`,
    recency: `<= ${recency}`,
    rule: String(index),
  }));
  const table = {
    id: 'table',
    type: 'decisionTableNode',
    name: 'table',
    content: {
      hitPolicy: 'first',
      inputs: columns(['spend', 'frequency', 'recency']),
      outputs: columns(['rule']),
      rules: rows,
    },
  };
  const nodes = [{ id: 'in', type: 'inputNode', name: 'in' }, table, { id: 'out', type: 'outputNode', name: 'out' }];
  const edge = (sourceId: string, targetId: string) => ({
    id: `${sourceId}-${targetId}`,
    sourceId,
    targetId,
    type: 'edge',
  });
  const decision = new ZenEngine().createDecision({ nodes, edges: [edge('in', 'table'), edge('table', 'out')] });
  const all = rules.map(decided);
  return {
    name: 'zen-engine',
    decide: async (customer) => {
      const { result } = (await decision.evaluate(customer)) as { result: { rule?: number } | null };
      return { ...(all[result?.rule ?? -1] ?? nothing) };
    },
  };
}

/** Rules by priority, ended by the first that holds. */
function jsonRules(rules: readonly Rule[]): Peer {
  const all = rules.map(
    ({ spend, frequency, recency }, index): RuleProperties => ({
      priority: rules.length - index,
      conditions: {
        all: [
          { fact: 'spend', operator: 'greaterThanInclusive', value: spend },
          { fact: 'frequency', operator: 'greaterThanInclusive', value: frequency },
          { fact: 'recency', operator: 'lessThanInclusive', value: recency },
        ],
      },
      event: { type: String(index) },
    }),
  );
  const engine = new Engine(all);
  engine.on('success', () => engine.stop());
  const results = rules.map(decided);
  return {
    name: 'json-rules-engine',
    decide: async (customer) => {
      const { events } = await engine.run({ ...customer });
      return { ...(results[Number(events[0]?.type ?? -1)] ?? nothing) };
    },
  };
}
