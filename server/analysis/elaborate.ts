import type * as Ast from '../../grammar/index.ts';
import type * as Ir from '../ir/index.ts';
import { elaborateAction } from './actions.ts';
import type { Context, Visible } from './context.ts';
import { elaborateAffinity } from './definitions/affinity.ts';
import { elaborateChecklist } from './definitions/checklist.ts';
import { elaborateClass } from './definitions/class.ts';
import { elaborateLet } from './definitions/let.ts';
import { elaborateMetric } from './definitions/metric.ts';
import { elaborateScore } from './definitions/score.ts';
import { elaborateSegment } from './definitions/segment.ts';
import { elaborateStages } from './definitions/stages.ts';
import { elaborateValue } from './definitions/value.ts';
import type { Elaborated } from './elaborator.ts';
import { mayBeMissing } from './expressions/missing-values.ts';
import { elaborateGuard } from './guards.ts';
import { elaborateLimit } from './limits/limit.ts';
import { elaborateBareRules, elaborateCampaign, elaboratePolicy } from './policies.ts';
import { elaborateTest } from './tests.ts';

/** Elaborates one declaration. Data, as-of and use are no business of one declaration: the schema and the files know them. */
export function elaborate(declaration: Ast.Declaration, c: Context): Elaborated {
  const parts = partsOf(declaration, c);
  return { ...nothing, ...parts, diagnostics: c.diagnostics };
}

const nothing = {
  lets: [],
  actions: [],
  definitions: [],
  policies: [],
  others: [],
  guards: [],
  campaigns: [],
  limits: [],
  tests: [],
};

function partsOf(declaration: Ast.Declaration, c: Context): Partial<Elaborated> {
  switch (declaration.kind) {
    case 'let':
      return elaborateLet(declaration, c);
    case 'value':
      return elaborateValue(declaration, c);
    case 'metric':
      return elaborateMetric(declaration, c);
    case 'score':
      return scored(elaborateScore(declaration, c), c);
    case 'class':
      return { definitions: some(elaborateClass(declaration, c)) };
    case 'stages':
      return { definitions: some(elaborateStages(declaration, c)) };
    case 'segment':
      return elaborateSegment(declaration, c);
    case 'checklist':
      return elaborateChecklist(declaration, c);
    case 'affinity':
      return { definitions: some(elaborateAffinity(declaration, c)) };
    case 'action':
      return { actions: some(elaborateAction(declaration, c)) };
    case 'policy':
      return declaration.campaign
        ? { campaigns: some(elaborateCampaign(declaration, c)) }
        : policiesOf(elaboratePolicy(declaration, c));
    case 'bare-rules':
      return { policies: some(elaborateBareRules(declaration, c)) };
    case 'never':
    case 'always':
      return { guards: some(elaborateGuard(declaration, c)) };
    case 'limit':
      return { limits: some(elaborateLimit(declaration, c)) };
    case 'test':
      return { tests: some(elaborateTest(declaration, c)) };
    default:
      return {};
  }
}

function scored(score: Ir.Bands | Ir.Cell | Ir.Metric | undefined, c: Context): Partial<Elaborated> {
  return { definitions: some(score), ...(score && { visible: visibleOf(score, c) }) };
}

function visibleOf(score: Ir.Bands | Ir.Cell | Ir.Metric, c: Context): Visible {
  if (score.kind === 'bands') return { bands: score.bands };
  return score.kind === 'metric' && !mayBeMissing(c, score.value) ? { definite: true } : {};
}

/** Policies about other data than the subject stand apart: nobody sees what they decide. */
function policiesOf(policy: Ir.Policy | undefined): Partial<Elaborated> {
  return policy?.data === undefined ? { policies: some(policy) } : { others: [policy] };
}

function some<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}
