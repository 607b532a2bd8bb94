import { wordsOf } from '../text/catalogue.ts';
import { visible } from '../text/visible.ts';
import { loadInWords } from '../text/work.ts';
import { currentFacts } from './facts.ts';
import type { Snapshot } from './snapshot.ts';

/** What a policy makes to do, `visit: 52.5 a week · 2,730 a year`; with `rule` that rule of it. Only of the rules as they stand. */
export function workTitles(snapshot: Snapshot, policy: string, rule?: string): readonly string[] {
  const current = currentFacts(snapshot);
  if (!current?.decisions) return [];
  const { work } = wordsOf(snapshot.language);
  return (current.facts.preview.work ?? []).flatMap(({ action, policies }) => {
    const own = policies.find((each) => each.policy === policy);
    const found = rule === undefined ? own : own?.rules.find((each) => each.rule === rule);
    if (!found || found.perYear === '0') return [];
    return [`${visible(action)}: ${loadInWords(found.perYear, work, snapshot.language)}`];
  });
}
