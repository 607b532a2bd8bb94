import type {
  ActionPlace,
  CustomersPage,
  DataState,
  DefinitionPlace,
  ExplanationInWords,
  LivePreview,
  NamedPlace,
  PolicyPlace,
  PreviewParams,
  Range,
  Selection,
} from '../../server/lsp/protocol.ts';
import { flag, list, number, oneOf, orNull, record, type Shape, text, union, whole } from './shape.ts';

/** The types of the protocol, to be checked: as far as the page and the editor read them. */

const position = record({ line: whole, character: whole });

export const range: Shape<Range> = record({ start: position, end: position });

const group = record({ customers: whole }, { money: text });
const memberGroup = record({ member: orNull(text), customers: whole }, { money: text });
const valueGroup = record({ value: orNull(text), customers: whole }, { money: text });

const rulePreview = record({ rule: text, decided: group, taken: group, passedOver: group });

const workPreview = record({
  action: text,
  perYear: text,
  policies: list(
    record({ policy: text, perYear: text, rules: list(record({ rule: text, perYear: text }, { each: text })) }),
  ),
});

const limitUnit = oneOf('day', 'week', 'month', 'quarter', 'year', 'customers');
const limitNumbers = { demand: text, used: text, customers: group, withheld: group };
const limitPreview = record(
  { limit: text, action: text, most: text, unit: limitUnit, ...limitNumbers },
  { per: text, groups: list(record({ group: orNull(text), ...limitNumbers })), groupCount: whole },
);

const goal = oneOf('acquire', 'enhance', 'retain');
const goalPreview = record({ goal: orNull(goal), customers: whole }, { money: text });

const policyPreview = record({
  policy: text,
  rules: list(rulePreview),
  gap: group,
  uncovered: group,
  conflict: group,
  overlap: group,
  passedOver: group,
});

const rowsPreview = record(
  {
    data: text,
    customers: whole,
    policies: list(policyPreview),
    totals: list(record({ action: text, total: text }, { currency: text })),
  },
  { money: text, currency: text },
);

const campaignPreview = record(
  {
    campaign: text,
    running: flag,
    audience: group,
    eligible: group,
    treated: group,
    control: group,
    beyond: group,
    leftOut: record({ unmatched: group, guard: group, decided: group, frequency: group, cost: group }),
    rules: list(record({ rule: text, decided: group })),
  },
  { budget: record({ total: text, used: text, currency: text }) },
);

const preview = record(
  {
    customers: whole,
    policies: list(policyPreview),
    actions: list(record({ action: text, values: list(valueGroup) })),
    guards: list(record({ guard: text, kind: oneOf('never', 'always'), affected: group })),
    definitions: list(record({ name: text, members: list(memberGroup) })),
    campaigns: list(campaignPreview),
  },
  {
    money: text,
    currency: text,
    others: list(rowsPreview),
    work: list(workPreview),
    limits: list(limitPreview),
    goals: list(goalPreview),
  },
);

const movement = record({
  action: text,
  ordered: flag,
  values: list(orNull(text)),
  moved: list(list(group)),
  up: group,
  down: group,
  changed: group,
});

const grid = record({ cell: text, rows: text, columns: text, groups: list(list(group)) });

const live = record({ preview, movements: list(movement), grids: list(grid) }) as Shape<LivePreview>;

const placeFields = { title: text, range };

const namedPlace = record({ name: text }, placeFields) as Shape<NamedPlace>;

const policyPlace = record(
  { name: text, rules: list(record({ name: text, text }, placeFields)) },
  placeFields,
) as Shape<PolicyPlace>;

const actionPlace = record(
  { name: text },
  { ...placeFields, written: list(record({ value: text, text })), ordered: flag },
) as Shape<ActionPlace>;

const definitionPlace = record(
  {
    name: text,
    kind: oneOf('metric', 'bands', 'cell', 'share-class', 'rank-class', 'stages', 'segment', 'checklist', 'affinity'),
  },
  placeFields,
) as Shape<DefinitionPlace>;

export const previewParams = record(
  {
    uri: text,
    version: number,
    live,
    policies: list(policyPlace),
    actions: list(actionPlace),
    definitions: list(definitionPlace),
    guards: list(namedPlace),
  },
  { currency: text },
) as Shape<PreviewParams>;

const progress = record(
  { phase: oneOf('measuring', 'loading', 'fitting', 'deciding', 'writing') },
  { share: number, source: text },
);

export const dataState: Shape<DataState> = union('kind', {
  none: record({ why: oneOf('no-data', 'errors', 'switched-off') }),
  untrusted: record({}),
  loading: record({}, { progress }),
  ready: record({
    asOf: text,
    asOfFrom: oneOf('program', 'option', 'data'),
    customers: whole,
    sources: list(record({ source: text, rows: whole, rejected: whole })),
  }),
  failed: record({ message: text }),
  cancelled: record({}),
});

const policyOutcome = oneOf('gap', 'uncovered', 'conflict', 'overlap', 'passed-over');

export const selection: Shape<Selection> = union('kind', {
  all: record({}),
  rule: record({ policy: text, rule: text, outcome: oneOf('decided', 'taken', 'passed-over') }),
  policy: record({ policy: text, outcome: policyOutcome }),
  action: record({ action: text, value: orNull(text) }),
  moved: record({ action: text, from: orNull(text), to: orNull(text) }),
  direction: record({ action: text, direction: oneOf('up', 'down', 'changed') }),
  member: record({ definition: text, member: orNull(text) }),
  grid: record({ cell: text, row: whole, column: whole }),
  guard: record({ guard: whole }),
  limit: record({ limit: whole }),
  goal: record({ goal: orNull(goal) }),
});

const customerRow = record(
  {
    key: text,
    cells: list(orNull(text)),
    reasons: list(record({ policy: text, rule: text }, { because: text })),
  },
  { label: text, money: text },
);

export const customersPage = record({
  total: whole,
  columns: list(record({ name: text, of: oneOf('action', 'definition') })),
  customers: list(customerRow),
}) as Shape<CustomersPage>;

const decision = record({ action: text, value: text, policy: text, rule: text }, { because: text, withheld: text });

const ruleOutcome = oneOf('decided', 'taken', 'passed-over', 'failed');

export const explanationInWords = record({
  customer: text,
  asOf: text,
  decisions: list(decision),
  policies: list(
    record({
      title: text,
      mode: text,
      rules: list(record({ outcome: ruleOutcome, name: text, reasons: list(text) })),
    }),
  ),
  next: list(record({ step: text, rule: text, needs: list(text) })),
  values: list(record({ name: text, value: text })),
  masked: flag,
}) as Shape<ExplanationInWords>;
