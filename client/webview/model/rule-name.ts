import { visible } from '../../../server/text/visible.ts';
import type { PreviewParams } from '../messages.ts';
import type { Words } from './words.ts';

/** What a rule is called: its name; of one without, its text, which says more than the number that the program gave it. */
export function ruleName(policy: string, rule: string, params: PreviewParams, words: Words): string {
  if (rule === 'otherwise') return words.otherwise;
  return visible(unnamed(params).get(key(policy, rule)) ?? rule);
}

/** Texts of the rules without a name. There may be a thousand rules, and each is asked for. */
function unnamed(params: PreviewParams): ReadonlyMap<string, string> {
  const known = texts.get(params);
  if (known) return known;
  const found = new Map(
    params.policies.flatMap((policy) =>
      policy.rules
        .filter(({ name, text }, index) => name === `rule ${index + 1}` && text !== '')
        .map(({ name, text }) => [key(policy.name, name), text] as const),
    ),
  );
  texts.set(params, found);
  return found;
}

const texts = new WeakMap<PreviewParams, ReadonlyMap<string, string>>();

function key(policy: string, rule: string): string {
  return JSON.stringify([policy, rule]);
}
