import type { Group, PreviewParams, RulePreview } from '../../../client/webview/messages.ts';

/** Short ways to write down a preview. Money is in units. */

export const group = (customers: number, money = 0): Group => ({ customers, money: money.toFixed(2) });

export const nobody = group(0);

export const rangeOf = (line: number, length = 10) => ({
  start: { line, character: 0 },
  end: { line, character: length },
});

type Policy = PreviewParams['live']['preview']['policies'][number];

export interface RuleNote {
  readonly name: string;
  readonly text: string;
  readonly line: number;
  readonly decided: Group;
  readonly taken?: Group;
  readonly passedOver?: Group;
}

/** A policy with its places: what the server sends in two parts. */
export function policy(
  place: { readonly name: string; readonly title?: string; readonly line: number },
  rules: readonly RuleNote[],
  rest: Partial<Pick<Policy, 'gap' | 'uncovered' | 'conflict' | 'overlap' | 'passedOver'>> = {},
): { readonly preview: Policy; readonly place: PreviewParams['policies'][number] } {
  const { name, title, line } = place;
  return {
    preview: {
      policy: name,
      rules: rules.map(
        ({ name: rule, decided, taken = nobody, passedOver = nobody }): RulePreview => ({
          rule,
          decided,
          taken,
          passedOver,
        }),
      ),
      gap: nobody,
      uncovered: nobody,
      conflict: nobody,
      overlap: nobody,
      passedOver: nobody,
      ...rest,
    },
    place: {
      name,
      ...(title !== undefined && { title }),
      range: rangeOf(line),
      rules: rules.map((rule) => ({ name: rule.name, text: rule.text, range: rangeOf(rule.line) })),
    },
  };
}

export function values<T extends string | null>(...pairs: readonly (readonly [T, number, number])[]) {
  return pairs.map(([value, customers, money]) => ({ value, ...group(customers, money) }));
}

export function members<T extends string | null>(...pairs: readonly (readonly [T, number, number])[]) {
  return pairs.map(([member, customers, money]) => ({ member, ...group(customers, money) }));
}
