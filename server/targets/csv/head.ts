import type * as Ir from '../../ir/index.ts';
import { textAsWritten } from '../../text/written.ts';
import { written } from '../written/expression.ts';
import { writtenName } from '../written/literal.ts';
import type { Scope } from '../written/scope.ts';

/** What stands above the rules of a policy, as its source: `policy svcd "SVCD 拜访", exactly one match` and what was said of its gaps. */
export function policyHead({ name, title, doc, data, mode, uncovered, overlaps }: Ir.Policy, scope: Scope): string {
  const titled = title === undefined ? '' : ` ${textAsWritten(title)}`;
  const about = data === undefined ? '' : ` for ${writtenName(data)}`;
  const kind = mode === 'first match' ? '' : `, ${mode}`;
  return [
    ...(doc === undefined ? [] : doc.split('\n').map((line) => `## ${line}`.trimEnd())),
    `policy ${writtenName(name)}${titled}${about}${kind}`,
    ...uncovered.map((each) => exception('uncovered', each, scope)),
    ...overlaps.map((each) => exception('overlaps', each, scope)),
  ].join('\n');
}

function exception(word: string, { because, when }: Ir.Exception, scope: Scope): string {
  const where = when ? ` when ${written(when, scope)}` : '';
  return `  ${word} because ${textAsWritten(because)}${where}`;
}
