import type { PreviewParams } from '../../../client/webview/messages.ts';
import { group, nobody, policy, rangeOf } from './build.ts';
import { retail } from './retail.ts';

/** As many rules and definitions as asked for, over a million customers. */
export function large(rules: number, definitions: number, version = 1): PreviewParams {
  const perPolicy = 250;
  const policies = Array.from({ length: Math.ceil(rules / perPolicy) }, (_, index) =>
    policy(
      { name: `policy_${index + 1}`, line: index * (perPolicy + 2) },
      Array.from({ length: Math.min(perPolicy, rules - index * perPolicy) }, (_, place) => {
        const many = ((index * perPolicy + place) * 7919 + version) % 40_000;
        return {
          name: `rule_${place + 1}_of_a_policy_that_is_long`,
          text: `if spend > ${place} CNY then tier star`,
          line: index * (perPolicy + 2) + 1 + place,
          decided: group(many, many * 312.5),
          taken: place % 3 === 0 ? group(many * 2, many * 99) : nobody,
          passedOver: place % 7 === 0 ? group(many % 991, many * 3) : nobody,
        };
      }),
      { gap: group(12_345, 99_999) },
    ),
  );
  const base = retail();
  const names = Array.from({ length: definitions }, (_, index) => `definition_${index + 1}`);
  return {
    ...base,
    version,
    live: {
      ...base.live,
      preview: {
        ...base.live.preview,
        customers: 1_000_000,
        money: '312500000.00',
        policies: policies.map(({ preview }) => preview),
        definitions: names.map((name, index) => ({
          name,
          members: Array.from({ length: 5 }, (_, band) => ({
            member: String(5 - band),
            ...group(200_000 - index * band, (index + 1) * 1000),
          })),
        })),
      },
    },
    policies: policies.map(({ place }) => place),
    definitions: names.map((name, index) => ({ name, kind: 'bands' as const, range: rangeOf(2000 + index) })),
  };
}
