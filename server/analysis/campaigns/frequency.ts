import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import { type Context, overCustomers } from '../context.ts';
import { actionOf } from '../decisions.ts';
import { atLeastOne } from './campaign.ts';

/** `at most 1 message in 7 days of contacts`: how many contacts there were in the last 7 days is counted as by `count of contacts in last 7 days`. */
export function elaborateFrequency(frequency: Ast.Frequency, c: Context): Ir.Frequency | undefined {
  const action = actionOf(frequency.action, c);
  const most = atLeastOne(frequency.most, c);
  const contacts = c.expression(countOf(frequency), overCustomers);
  if (!action || most === undefined || contacts?.op !== 'aggregate') return undefined;
  return { action: action.name, most, contacts };
}

function countOf({ of, within, where, span }: Ast.Frequency): Ast.Aggregate {
  const window: Ast.Window = {
    kind: 'window',
    range: { kind: 'last', length: within },
    samePeriodLastYear: false,
    span: within.span,
  };
  return { kind: 'aggregate', function: 'count', functionSpan: of.span, of, window, ...(where && { where }), span };
}
