import type { Language } from '../../../server/text/language.ts';
import { visible } from '../../../server/text/visible.ts';
import type { PreviewParams } from '../messages.ts';
import { type CampaignView, campaignsOf } from './campaigns.ts';
import { type DefinitionGroupView, definitionsOf } from './definitions.ts';
import { scaleOf } from './figure.ts';
import { type GridView, gridsOf } from './grids.ts';
import { type GuardView, guardsOf } from './guards.ts';
import { type MoversView, moversOf } from './movers.ts';
import { actionsOf, type OutcomeView, outcomeOf } from './outcome.ts';
import { type PolicyView, policiesOf } from './policies.ts';
import { type RowsView, rowsOf } from './rows.ts';
import { panelWords } from './words.ts';
import { type WorkView, workOf } from './work.ts';

/** Everything that is shown of a preview, as texts and widths. */
export interface OverviewView {
  readonly actions: readonly { readonly action: string; readonly name: string }[];
  readonly outcome?: OutcomeView;
  readonly movers: readonly MoversView[];
  readonly grids: readonly GridView[];
  readonly policies: readonly PolicyView[];
  readonly guards: readonly GuardView[];
  readonly campaigns: readonly CampaignView[];
  readonly work?: WorkView;
  readonly rows: readonly RowsView[];
  readonly definitions: readonly DefinitionGroupView[];
  /** So much that what is out of sight is not laid out. */
  readonly isLong: boolean;
}

/** Rules and definitions. Up to so many are laid out as quickly as one notices. */
const mostAtOnce = 250;

export function overviewOf(params: PreviewParams, language: Language, action: string | undefined): OverviewView {
  const scale = scaleOf(params, language, panelWords(language));
  const outcome = outcomeOf(action, params, scale);
  const work = workOf(params, scale);
  const policies = policiesOf(params, scale);
  const definitions = definitionsOf(params, scale);
  return {
    actions: actionsOf(params).map((each) => ({ action: each, name: visible(each) })),
    ...(outcome && { outcome }),
    movers: moversOf(params, scale),
    grids: gridsOf(params, scale),
    policies,
    guards: guardsOf(params, scale),
    campaigns: campaignsOf(params, scale),
    ...(work && { work }),
    rows: rowsOf(params, scale),
    definitions,
    isLong: countOf(policies, definitions) > mostAtOnce,
  };
}

function countOf(policies: readonly PolicyView[], groups: readonly DefinitionGroupView[]): number {
  const all = [...policies.map(({ rules }) => rules), ...groups.map(({ definitions }) => definitions)];
  return all.reduce((sum, { length }) => sum + length, 0);
}
