import type * as Ir from '../../ir/index.ts';
import { better, type Deciding, decidedBy } from './action.ts';
import { condition } from './condition.ts';
import type { Graph } from './graph.ts';
import { dayNumberOf } from './represent.ts';
import type { Scope } from './scope.ts';
import { quote } from './text.ts';
import { value } from './value.ts';

/** What stands of each action, as a variable; campaigns change it one after the other. */
export type Standing = Map<Deciding, string>;

/** A campaign for one customer: nobody is in its way, since all who are eligible and not held out are treated. */
export function carryOut(graph: Graph, campaign: Ir.Campaign, standing: Standing): void {
  const concerned = [...standing].filter(([{ wishes }]) => wishes.some(({ policy }) => policy === campaign));
  const news = concerned.map(([deciding, before]) => {
    const own = decidedBy(graph, deciding, [campaign], 'campaign');
    const key = JSON.stringify([campaign.name, deciding.action.name]);
    return { deciding, before, own, isNew: graph.variable('n', key, (scope) => newness(scope, deciding, own, before)) };
  });
  if (news.length === 0) return;
  const isNew = new Map(news.map((each) => [each.deciding.action.name, each.isNew]));
  const takesPart = graph.variable(
    'n',
    JSON.stringify([campaign.name]),
    (scope) => taking(graph, scope, campaign, isNew),
    {
      text: `campaign ${campaign.name}`,
      origin: campaign.origin,
    },
  );
  for (const { deciding, before, own, isNew: itsNew } of news) {
    const after = graph.variable('w', JSON.stringify(['behind', deciding.action.name, campaign.name]), ({ body }) => {
      body.useAll([before, own, itsNew, takesPart]);
      const changed = deciding.action.keep === 'all' ? `[...${before}, ...${own}]` : own;
      return `${takesPart} && ${itsNew} ? ${changed} : ${before}`;
    });
    standing.set(deciding, after);
  }
}

function newness(scope: Scope, deciding: Deciding, own: string, before: string): string {
  const { keep } = deciding.action;
  scope.body.useAll([own, before]);
  if (keep === 'all') return `${own}.length > 0`;
  if (keep === 'first') return `${own} !== 0 && ${before} === 0`;
  const [one, other] = [own, before].map((id) => deciding.values('campaign').at(scope.body, id));
  return `${own} !== 0 && (${before} === 0 || ${better(scope, deciding.action, one ?? '', other ?? '')})`;
}

function taking(graph: Graph, scope: Scope, campaign: Ir.Campaign, isNew: ReadonlyMap<string, string>): string {
  const { dates, audience, frequencies, holdOut } = campaign;
  scope.body.useAll(isNew.values());
  const overdone = frequencies
    .filter(({ action }) => isNew.has(action))
    .map(({ action, most, contacts }) => `!(${isNew.get(action)} && ${value(scope, contacts)} >= ${most})`);
  const tests = [
    ...(dates
      ? [`${scope.day(undefined)} >= ${dayNumberOf(dates.from)}`, `${scope.day(undefined)} <= ${dayNumberOf(dates.to)}`]
      : []),
    ...(audience ? [condition(scope, audience)] : []),
    `(${[...isNew.values()].join(' || ')})`,
    ...overdone,
    ...(holdOut === undefined ? [] : [drawnIn(graph, scope, campaign, holdOut)]),
  ];
  return tests.join(' && ');
}

function drawnIn({ module }: Graph, scope: Scope, { draw }: Ir.Campaign, holdOut: number): string {
  const { subject } = module.program;
  const column = module.sources.get(subject)?.key ?? '';
  const key = scope.column({ op: 'column', type: { kind: 'text' }, from: subject, path: [], column });
  return `${scope.kernel('drawn')}(${quote(`${draw.salt}:`)} + ${key}) % 10000 >= ${holdOut}`;
}
