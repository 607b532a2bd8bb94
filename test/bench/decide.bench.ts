import { deepStrictEqual } from 'node:assert/strict';
import { emitted } from '../targets/javascript/support/emitted.ts';
import type { Comparison } from './bench.ts';
import { peersOf } from './decide/peers.ts';
import { type Customer, type Decisions, makeCustomers, makeRules, programOf } from './decide/rules.ts';
import { decide as byHand } from './hand-written/decide.ts';

type Decide = (customer: Customer) => Decisions | Promise<Decisions>;

const customers = makeCustomers(1000);

/** A compiled module beside the same rules by hand and on engines that interpret them. Before anything is measured, all must say the same. */
export async function bench(): Promise<readonly Comparison[]> {
  const rules = makeRules(20);
  const { decide } = await emitted(programOf(rules));
  const ours = decide as (customer: Customer) => Decisions;
  const peers = peersOf(rules);
  for (const peer of [{ name: 'by hand', decide: byHand as Decide }, ...peers]) await sameAnswers(ours, peer);
  const many = (await emitted(programOf(makeRules(800)))).decide as (customer: Customer) => Decisions;
  const [own, hand] = alternating(ours, byHand);
  const perRule = alternating(many, ours);
  return [
    { what: '20 rules, a million calls', ours: own, against: 'by hand (limit: 2 times slower)', theirs: hand },
    ...(await Promise.all(peers.map(async ({ name, decide: theirs }) => besides(own, name, theirs)))),
    { what: '800 rules, as many calls for each rule', ours: perRule[0] / 40, against: '20 rules', theirs: perRule[1] },
    {
      what: 'p99 of batches of 100, a million calls',
      ours: ninetyNinth(ours),
      against: 'limit of 1 µs a call',
      theirs: 1000,
    },
    { what: 'the same with 800 rules', ours: ninetyNinth(many), against: 'limit of 1 µs a call', theirs: 1000 },
  ];
}

async function sameAnswers(
  ours: Decide,
  { name, decide }: { readonly name: string; readonly decide: Decide },
): Promise<void> {
  for (const customer of customers)
    deepStrictEqual({ ...(await decide(customer)) }, { ...(await ours(customer)) }, name);
}

/** What is counted must be there in the end, or nothing would have to be computed. */
export let seen = 0;

function run(decide: (customer: Customer) => Decisions, rounds: number): number {
  const start = performance.now();
  for (let round = 0; round < rounds; round++)
    for (const customer of customers) if (decide(customer).tier !== null) seen++;
  return performance.now() - start;
}

/** The best of several turns, taken one after the other so that a busy machine is so for both; milliseconds for a million calls. */
function alternating(
  one: (customer: Customer) => Decisions,
  other: (customer: Customer) => Decisions,
): [number, number] {
  const times: [number, number][] = Array.from({ length: 30 }, () => [run(one, 200) * 5, run(other, 200) * 5]);
  return [Math.min(...times.map(([a]) => a)), Math.min(...times.map(([, b]) => b))];
}

async function besides(ours: number, name: string, decide: Decide): Promise<Comparison> {
  const limits: Readonly<Record<string, number>> = {
    'json-logic-engine': 10,
    'zen-engine': 500,
    'json-rules-engine': 1000,
  };
  const turns: number[] = [];
  for (let turn = 0; turn < 4; turn++) {
    const start = performance.now();
    for (const customer of customers) await decide(customer);
    turns.push((performance.now() - start) * 1000);
  }
  return {
    what: '20 rules, a million calls',
    ours,
    against: `${name} (aim: ${limits[name]} times)`,
    theirs: Math.min(...turns),
  };
}

/** The 99th percentile of the time of a batch of 100, as milliseconds for a million calls. */
function ninetyNinth(decide: (customer: Customer) => Decisions): number {
  run(decide, 200);
  const times = Array.from({ length: 10_000 }, (_, batch) => {
    const from = (batch * 100) % customers.length;
    const some = customers.slice(from, from + 100);
    const start = performance.now();
    for (const customer of some) if (decide(customer).tier !== null) seen++;
    return (performance.now() - start) * 10_000;
  });
  return times.sort((a, b) => a - b)[9899] ?? Number.NaN;
}
