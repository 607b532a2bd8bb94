import type { IToken, TokenType } from 'chevrotain';
import { append } from './append.ts';
import type {
  ChecklistItem,
  ClassMember,
  Column,
  ColumnRole,
  Declaration,
  Missing,
  Name,
  StageMember,
  TestDeclaration,
} from './ast.ts';
import { glued } from './explain-words.ts';
import { meantKeyword } from './meant.ts';
import { nameOf } from './parser-base.ts';
import { recoverClauses, splitClauses } from './recover-clauses.ts';
import type { Repair } from './repair.ts';
import { beginsClause, beginsDeclaration, isFirst, laterIds, meantAtStart, split } from './segments.ts';
import { codes, excerpt, issue, replace } from './syntax-issues.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** What can be kept of a declaration that cannot be read as a whole: its name always, and every clause that is sound. */
export function recover(repair: Repair): Declaration {
  const { tokens } = repair;
  const recovery = recoveries.get(tokens[0]!.tokenType);
  if (recovery) return recovery(repair);
  if (beginsClause(tokens, 0)) return recoverBareRules(repair);
  if (!beginsDeclaration(tokens, 0)) reportUnknown(repair);
  return recoverUnknown(repair);
}

type Recovery = (repair: Repair) => Declaration;

/** Declarations of one clause: all but the name is missing. */
const recoveries = new Map<TokenType, Recovery>([
  [kw.as, (repair) => ({ kind: 'as-of', date: rest(repair, 2), span: repair.span() })],
  [kw.let, (repair) => ({ kind: 'let', ...repair.heading(), value: rest(repair, 2), span: repair.span() })],
  [kw.value, (repair) => ({ kind: 'value', value: rest(repair, 1), span: repair.span() })],
  [kw.metric, (repair) => ({ kind: 'metric', ...repair.heading(), value: rest(repair, 2), span: repair.span() })],
  [kw.score, (repair) => ({ kind: 'score', ...repair.heading(), body: rest(repair, 2), span: repair.span() })],
  [kw.segment, (repair) => ({ kind: 'segment', ...repair.heading(), when: rest(repair, 2), span: repair.span() })],
  [kw.use, (repair) => ({ kind: 'use', target: rest(repair, 1), span: repair.span() })],
  [kw.action, recoverAction],
  [kw.never, (repair) => recoverGuard(repair, 'never')],
  [kw.always, (repair) => recoverGuard(repair, 'always')],
  [kw.limit, recoverLimit],
  [kw.class, recoverClass],
  [kw.affinity, recoverAffinity],
  [kw.stages, recoverStages],
  [kw.checklist, recoverChecklist],
  [kw.data, recoverData],
  [kw.test, recoverTest],
  [kw.policy, recoverPolicy],
  [kw.campaign, recoverCampaign],
  ...laterIds.map((id): [TokenType, Recovery] => [kw[id], recoverUnknown]),
]);

function rest(repair: Repair, from: number): Missing {
  return repair.missing(repair.tokens.length > from ? repair.tokens.slice(from) : repair.tokens);
}

function recoverAction(repair: Repair): Declaration {
  const takes = rest(repair, 2);
  return { kind: 'action', ...repair.heading(), takes, labels: [], keep: 'first', span: repair.span() };
}

function recoverGuard(repair: Repair, kind: 'never' | 'always'): Declaration {
  const { name, doc } = repair.heading();
  return { kind, ...(doc !== undefined && { doc }), action: name, when: rest(repair, 2), span: repair.span() };
}

function recoverAffinity(repair: Repair): Declaration {
  const [rows, by] = [rest(repair, 2), rest(repair, 2)];
  return { kind: 'affinity', ...repair.heading(), rows, by, limits: [], span: repair.span() };
}

function recoverLimit(repair: Repair): Declaration {
  const { name, doc } = repair.heading();
  return { kind: 'limit', ...(doc !== undefined && { doc }), action: name, to: rest(repair, 2), span: repair.span() };
}

// ---------------------------------------------------------------- policies

function recoverPolicy(repair: Repair): Declaration {
  const { head, pieces } = splitClauses(repair);
  const policy = repair.readHead(head, (parser) => parser.policyHead) ?? {
    kind: 'policy' as const,
    ...repair.heading(),
    mode: 'first match' as const,
  };
  return { ...policy, clauses: recoverClauses(repair, pieces), span: repair.span() };
}

function recoverCampaign(repair: Repair): Declaration {
  const { head, pieces } = splitClauses(repair);
  const campaign = repair.readHead(head, (parser) => parser.campaignHead) ?? {
    kind: 'policy' as const,
    ...repair.heading(),
    campaign: { audience: rest(repair, 2) },
    mode: 'first match' as const,
  };
  return { ...campaign, clauses: recoverClauses(repair, pieces), span: repair.span() };
}

function recoverBareRules(repair: Repair): Declaration {
  const { head, pieces } = splitClauses(repair);
  return { kind: 'bare-rules', clauses: recoverClauses(repair, [head, ...pieces]), span: repair.span() };
}

// ---------------------------------------------------------------- lines

function recoverClass(repair: Repair): Declaration {
  const { head, pieces } = split(repair.tokens, (at) => beginsMember(repair, at));
  const found = repair.readHead(head, (parser) => parser.classHead) ?? {
    kind: 'class' as const,
    ...repair.heading(),
    by: rest(repair, 2),
    of: rest(repair, 2),
  };
  const members = pieces.map((piece): ClassMember => {
    const member = repair.read(piece, (parser) => parser.classMember);
    return (
      member ?? {
        kind: 'class-member',
        name: firstName(repair, piece),
        range: repair.missing(piece),
        span: repair.span(piece),
      }
    );
  });
  return { ...found, members, span: repair.span() };
}

function recoverStages(repair: Repair): Declaration {
  const { head, pieces } = split(repair.tokens, (at) => beginsMember(repair, at));
  const found = repair.readHead(head, (parser) => parser.stagesHead) ?? {
    kind: 'stages' as const,
    ...repair.heading(),
  };
  const members = pieces.map((piece): StageMember => {
    const member = repair.read(piece, (parser) => parser.stageMember);
    return (
      member ?? {
        kind: 'stage-member',
        name: firstName(repair, piece),
        when: repair.missing(piece),
        span: repair.span(piece),
      }
    );
  });
  return { ...found, members, span: repair.span() };
}

function recoverChecklist(repair: Repair): Declaration {
  const { head, pieces } = split(repair.tokens, (at) => beginsMember(repair, at));
  const found = repair.readHead(head, (parser) => parser.checklistHead) ?? {
    kind: 'checklist' as const,
    ...repair.heading(),
  };
  const items = pieces.map((piece): ChecklistItem => {
    const item = repair.read(piece, (parser) => parser.checklistItem);
    return (
      item ?? {
        kind: 'checklist-item',
        name: firstName(repair, piece),
        when: repair.missing(piece),
        span: repair.span(piece),
      }
    );
  });
  return { ...found, items, span: repair.span() };
}

/** Any line begins a member, unless its first word can only go on with the line above. */
export function beginsMember(repair: Repair, at: number): boolean {
  return isFirst(repair.lexed, repair.offset + at) && !goingOn.has(repair.tokens[at]!.tokenType);
}

const goingOn = new Set<TokenType>([
  kw.and,
  kw.or,
  kw.is,
  kw.when,
  kw.where,
  kw.otherwise,
  kw.of,
  kw.by,
  t.Close,
  t.Comma,
  t.Dot,
  t.Plus,
  t.Minus,
  t.Times,
  t.Divide,
  t.Less,
  t.LessEqual,
  t.Greater,
  t.GreaterEqual,
  t.Equal,
  t.Unequal,
]);

function firstName(repair: Repair, piece: readonly IToken[]): Name | Missing {
  const first = piece[0]!;
  return t.isA(first, t.NameLike) ? nameOf(first) : repair.missing(piece);
}

// ---------------------------------------------------------------- data

function recoverData(repair: Repair): Declaration {
  const { head, pieces } = split(repair.tokens, (at, start) => at > start + 1 && beginsColumn(repair, at));
  const found = repair.readHead(head, (parser) => parser.dataHead) ?? {
    kind: 'data' as const,
    ...repair.heading(),
    from: rest(repair, 2),
  };
  const columns = pieces.map((piece) => repair.read(piece, (parser) => parser.column) ?? brokenColumn(repair, piece));
  return { ...found, columns, span: repair.span() };
}

export function beginsColumn(repair: Repair, at: number): boolean {
  const { tokens } = repair;
  if (!isFirst(repair.lexed, repair.offset + at)) return false;
  const token = tokens[at]!;
  if (t.isA(token, t.RoleLike)) return true;
  const goesOn =
    token.tokenType === kw.of || token.tokenType === kw.for || token.tokenType === kw.by || token.tokenType === kw.pii;
  const opened = tokens[at - 1]!.tokenType;
  return (
    t.isA(token, t.NameLike) &&
    !goesOn &&
    opened !== t.Colon &&
    opened !== kw.of &&
    opened !== kw.by &&
    opened !== kw.from
  );
}

/** Nobody knows whether it is personal, so it is. */
function brokenColumn(repair: Repair, piece: readonly IToken[]): Column {
  const [role, name] = piece;
  return {
    kind: 'column',
    role: t.isA(role!, t.RoleLike) ? (t.idOf(role!) as ColumnRole) : 'column',
    name: name && t.isA(name, t.NameLike) ? nameOf(name) : repair.missing(piece),
    pii: true,
    span: repair.span(piece),
  };
}

// ---------------------------------------------------------------- tests

function recoverTest(repair: Repair): Declaration {
  const { head, pieces } = split(repair.tokens, (at) => beginsTestClause(repair, at));
  const found = repair.readHead(head, (parser) => parser.testHead) ?? {
    kind: 'test' as const,
    title: repair.missing(head),
  };
  const given: TestDeclaration['given'][number][] = [];
  const expect: TestDeclaration['expect'][number][] = [];
  for (const piece of pieces) {
    if (piece[0]!.tokenType === kw.given)
      append(given, repair.read(piece, (parser) => parser.givenClause) ?? [repair.missing(piece)]);
    else append(expect, repair.read(piece, (parser) => parser.expectClause) ?? [repair.missing(piece)]);
  }
  return { ...found, given, expect, span: repair.span() };
}

export function beginsTestClause(repair: Repair, at: number): boolean {
  if (!isFirst(repair.lexed, repair.offset + at)) return false;
  const { tokenType, image } = repair.tokens[at]!;
  if (tokenType === t.Identifier) return meantKeyword(image, ['given', 'expect']) !== undefined;
  return tokenType === kw.given || tokenType === kw.expect;
}

// ---------------------------------------------------------------- nothing that is known

function reportUnknown(repair: Repair): void {
  const first = repair.tokens[0]!;
  const span = t.spanOfToken(first);
  const fault = repair.lexed.faults.get(first) ?? glued(first);
  const meant = first.tokenType === kw.when ? 'if' : meantAtStart(first);
  const found = excerpt(repair.lexed.text.slice(span.start, span.end));
  if (fault) repair.issues.push(fault);
  else if (first.tokenType === t.RowStart) repair.issues.push(issue(codes.strayRow, span));
  else if (meant) repair.issues.push(issue(codes.misspelled, span, { found, meant }, [replace(span, meant)]));
  else repair.issues.push(issue(codes.unknownDeclaration, span, { found }));
}

function recoverUnknown(repair: Repair): Declaration {
  const { name } = repair.heading();
  return { kind: 'unknown', ...(name.kind === 'name' && { name }), span: repair.span() };
}
