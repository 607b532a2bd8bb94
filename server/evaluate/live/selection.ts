import { groups, reasons } from '../results/campaigns.ts';
import type { CompiledPolicy } from './compile/policy.ts';
import type { Frame } from './frame.ts';
import { decidedFor } from './goals.ts';
import { inGrid } from './grids.ts';
import type { Selection } from './live.ts';
import { isMove, movers, movingOf } from './movements.ts';
import type { CustomerSet } from './sets.ts';

/** The customers behind a number; nobody, where there is no such number any more. */
export function selected(frame: Frame, saved: Frame | undefined, selection: Selection): CustomerSet {
  const { sets } = frame.compiler;
  switch (selection.kind) {
    case 'all':
      return sets.all;
    case 'rule':
      return ofRule(frame, selection) ?? sets.none;
    case 'policy':
      return (
        policyOf(frame, selection.policy)?.groups[
          selection.outcome === 'passed-over' ? 'passedOver' : selection.outcome
        ] ?? sets.none
      );
    case 'action':
      return ofAction(frame, selection);
    case 'moved':
    case 'direction':
      return saved ? ofMovement(frame, saved, selection) : sets.none;
    case 'member':
      return ofMember(frame, selection);
    case 'grid': {
      const definition = frame.program.definitions.find(({ name }) => name === selection.cell);
      return definition ? inGrid(frame, definition, selection.row, selection.column) : sets.none;
    }
    case 'guard':
      return frame.compiled.guards[selection.guard] ?? sets.none;
    case 'limit':
      return frame.compiled.limits[selection.limit]?.loses ?? sets.none;
    case 'goal':
      return decidedFor(frame, selection.goal);
    case 'campaign':
      return ofCampaign(frame, selection) ?? sets.none;
  }
}

type Of<Kind extends Selection['kind']> = Selection & { readonly kind: Kind };

function policyOf({ compiled }: Frame, name: string): CompiledPolicy | undefined {
  return compiled.policies.find(({ policy }) => policy.name === name);
}

function ofCampaign({ compiled }: Frame, { campaign: name, group }: Of<'campaign'>): CustomerSet | undefined {
  const found = compiled.campaigns.find(({ campaign }) => campaign.name === name);
  const place = (all: readonly string[]) => all.indexOf(group);
  return found?.groups[place(groups)] ?? found?.reasons[place(['eligible', ...reasons])];
}

function ofRule(frame: Frame, { policy: name, rule, outcome }: Of<'rule'>): CustomerSet | undefined {
  const campaign = frame.compiled.campaigns.find((each) => each.campaign.name === name);
  if (campaign)
    return outcome === 'decided'
      ? campaign.rules[campaign.campaign.rules.findIndex((each) => each.name === rule)]
      : undefined;
  const policy = policyOf(frame, name);
  const place = policy?.policy.rules.findIndex((each) => each.name === rule) ?? -1;
  const sets = outcome === 'decided' ? policy?.decided : outcome === 'taken' ? policy?.taken : policy?.passedOver;
  return sets?.[place];
}

function ofAction({ compiled, compiler: { sets } }: Frame, { action: name, value }: Of<'action'>): CustomerSet {
  const action = compiled.actions.find((each) => each.action.name === name);
  if (!action) return value === null ? sets.all : sets.none;
  return value === null ? sets.not(action.decided) : action.having(value);
}

function ofMovement(frame: Frame, saved: Frame, selection: Of<'moved' | 'direction'>): CustomerSet {
  const moving = movingOf(frame, saved, selection.action);
  if (!moving) return frame.compiler.sets.none;
  if (selection.kind === 'direction') return movers(frame, moving, isMove(selection.direction, moving.ordered));
  const [from, to] = [moving.values.indexOf(selection.from), moving.values.indexOf(selection.to)];
  return movers(frame, moving, (a, b) => a === from && b === to);
}

function ofMember(
  { compiled, compiler: { sets }, program }: Frame,
  { definition: name, member }: Of<'member'>,
): CustomerSet {
  const definition = program.definitions.find((each) => each.name === name);
  if (!definition) return sets.none;
  return compiled.member(name, member);
}
