import { exact } from '../../../server/text/numbers.ts';
import { visible } from '../../../server/text/visible.ts';
import type { Group, PreviewParams } from '../messages.ts';
import { figureOf, type Scale } from './figure.ts';
import { policyId, ruleId } from './places.ts';
import { ruleName } from './rule-name.ts';

/** What is decided about the rows of other data: there are no customers behind these numbers. */
export interface RowsView {
  readonly id: string;
  readonly title: string;
  /** `points in all: 1,234` */
  readonly totals: readonly string[];
  readonly policies: readonly { readonly id: string; readonly name: string; readonly lines: readonly RowLine[] }[];
}

export interface RowLine {
  readonly id: string;
  readonly name: string;
  readonly counts: string;
}

export function rowsOf(params: PreviewParams, scale: Scale): RowsView[] {
  const said = scale.words.rows;
  return (params.live.preview.others ?? []).map((other) => {
    const own = { ...scale, customers: other.customers, money: other.money, currency: other.currency };
    const line = (id: string, name: string, group: Group): RowLine => {
      const { share, money } = figureOf(group, own);
      const counts = [said.rows(group.customers), share, ...(money === undefined ? [] : [money])].join(' · ');
      return { id, name, counts };
    };
    return {
      id: `rows ${other.data}`,
      title: [visible(other.data), said.rows(other.customers)].join(' · '),
      totals: other.totals.map(
        ({ action, total, currency }) => `${said.total(visible(action))}: ${exact(total, currency, scale.language)}`,
      ),
      policies: other.policies.map(({ policy, rules, gap }) => ({
        id: policyId(policy),
        name: visible(policy),
        lines: [
          ...rules.map(({ rule, decided }) =>
            line(ruleId(policy, rule), ruleName(policy, rule, params, scale.words), decided),
          ),
          ...(gap.customers > 0 ? [line(`${policyId(policy)} gap`, scale.words.policy.rest.gap, gap)] : []),
        ],
      })),
    };
  });
}
