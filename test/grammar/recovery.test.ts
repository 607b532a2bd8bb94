import { describe, expect, it } from 'vitest';
import { parse } from '../../grammar/index.ts';
import { issuesOf, showFile } from './show.ts';

/** The text, the tree with `?` where something is missing, and the issues. */
type Case = readonly [name: string, text: string, tree: string, issues: readonly string[]];

const cases: readonly Case[] = [
  [
    'each clause of a policy by itself',
    `policy p, all matches
  rule one: if a thn tier star
  rule two: if b then tier cow
  if c then tier
  if d > then tier dog, visit weekly
  rule three:
    if e then tier volcano
  rule four:
    if then tier volcano
  otherwise tier dog`,
    '(policy p mode:all matches ? (rule two when:b (decision tier cow)) (rule when:c (decision tier)) ? (rule three when:e (decision tier volcano)) ? (rule (decision tier dog)))',
    ['PTN1042 «thn»', 'PTN1052 «then»', 'PTN1052 «then»'],
  ],
  [
    'a rule with one broken decision is missing as a whole',
    'policy p\n  if a then tier star, visit every weekly\n  if b then tier cow',
    '(policy p ? (rule when:b (decision tier cow)))',
    ['PTN1075 «weekly»'],
  ],
  [
    'a rule never loses what stands on its next line',
    'policy p\n  if a then tier star\n    visit weekly\n  if b then tier cow',
    '(policy p ? (rule when:b (decision tier cow)))',
    ['PTN1046 «visit»'],
  ],
  [
    'a misspelled first word of a rule does not spoil the rule above',
    'policy p\n  if a then tier star\n  fi b then tier cow\n  wenn c then tier dog\n  othrwise tier dog\n  otherwise tier dog',
    '(policy p (rule when:a (decision tier star)) ? ? ? (rule (decision tier dog)))',
    ['PTN1042 «fi»', 'PTN1048 «wenn»', 'PTN1042 «othrwise»'],
  ],
  [
    'a broken head binds its name and keeps the rules',
    'policy p "x", any match\n  if a then tier star\n  if b then tier',
    '(policy p title:"x" (rule when:a (decision tier star)) (rule when:b (decision tier)))',
    ['PTN1066 «any»'],
  ],
  [
    'each clause of a campaign by itself',
    `campaign c for s
  hold 10%
  at most 5 by a
  budget 9
  from 2026-03-01 until 2026-04-30
  at most 1 message in 7 days
  if a then tier star
  if b thn tier cow`,
    '(policy c campaign:(node s) ? (cap 5 (ranking of:a)) (budget 9) ? ? (rule when:a (decision tier star)) ?)',
    ['PTN1100 «10»', 'PTN1105 «until»', 'PTN1102 «days»', 'PTN1042 «thn»'],
  ],
  [
    'a campaign with a broken head binds its name and keeps the rules',
    'campaign c for\n  hold out 10%\n  otherwise tier star',
    '(policy c campaign:(node ?) (hold-out 10%) (rule (decision tier star)))',
    ['PTN1052 «for»'],
  ],
  [
    'declared exceptions',
    'policy p\n  uncovered because new when a\n  overlaps because "x"\n  otherwise tier dog',
    '(policy p ? (overlaps because:"x") (rule (decision tier dog)))',
    ['PTN1051 «new»'],
  ],
  [
    'a broken metric binds its name',
    'metric a is is 3\nmetric b "B" is\nlet c = (3\nsegment d when\nscore e is 5 of x\nvalue is +\nuse\naction f takes',
    '(metric a ?)\n(metric b title:"B" ?)\n(let c ?)\n(segment d when:?)\n(score e ?)\n(value ?)\n(use ?)\n(action f takes:?)',
    [
      'PTN1052 «is»',
      'PTN1052 «is»',
      'PTN1037 «(»',
      'PTN1052 «when»',
      'PTN1064 «of»',
      'PTN1052 «+»',
      'PTN1074 «use»',
      'PTN1072 «takes»',
    ],
  ],
  [
    'rules behind a broken declaration',
    'metric a is is 3\nif a > 2 then tier star\nif b >> then tier cow',
    '(metric a ?)\n(bare-rules (rule when:(> a 2) (decision tier star)) ?)',
    ['PTN1052 «is»', 'PTN1052 «>»'],
  ],
  [
    'words that belong to nothing break what they follow',
    'metric a is spend\n  per moth\nmetric b is 3',
    '(metric a ?)\n(metric b 3)',
    ['PTN1047 «per»'],
  ],
  [
    'a misspelled declaration does not',
    'metric a is spend\nmetrc b is 3\nmetric c is 4',
    '(metric a spend)\n(unknown b)\n(metric c 4)',
    ['PTN1042 «metrc»'],
  ],
  [
    'nor do lines behind a blank line',
    'metric a is spend\n\nhello world\nmetric c is 4',
    '(metric a spend)\n(unknown world)\n(metric c 4)',
    ['PTN1048 «hello»'],
  ],
  [
    'a misspelled declaration behind a policy',
    'policy p\n  otherwise tier dog\nmetrc b is 3',
    '(policy p (rule (decision tier dog)))\n(unknown b)',
    ['PTN1042 «metrc»'],
  ],
  [
    'a guard',
    'never message consent\nalways visit when a',
    '(never message when:?)\n(always visit when:a)',
    ['PTN1056 «consent»'],
  ],
  [
    'items of checklists',
    'checklist c\n  a when x\n  b whn y\n  c when z >\n  d when all of',
    '(checklist c (checklist-item a when:x) (checklist-item b when:?) (checklist-item c when:?) (checklist-item d when:?))',
    ['PTN1042 «whn»', 'PTN1052 «>»', 'PTN1091 «of»'],
  ],
  [
    'members of stages',
    'stages s\n  a when x\n  b whn y\n  c when z >\n  "d" when z\n  e otherwise',
    '(stages s (stage-member a when:x) (stage-member b when:?) (stage-member c when:?) (stage-member ? when:?) (stage-member e))',
    ['PTN1042 «whn»', 'PTN1052 «>»', 'PTN1069 «"d"»'],
  ],
  [
    'members of a class',
    'class c by share spend\n  A top 75%\n  B 20%\n  C rest',
    '(class c ? of:? (class-member A top 75%) (class-member B ?) (class-member C rest))',
    ['PTN1067 «spend»', 'PTN1068 «20»'],
  ],
  [
    'columns, which are personal unless proved otherwise',
    'data d from "x" of customers by id\n  key id\n  column : text\n  colum city: text\n  label name:\n  amount total: money CNY',
    '(data d (file "x") of:(node customers id) (column key id) (column column ? pii) (column column city pii) (column label name pii) (column amount total type:<money CNY>))',
    ['PTN1050 «:»', 'PTN1042 «colum»', 'PTN1063 «:»'],
  ],
  ['the head of data', 'data d form "x"\n  key id', '(data d ? (column key id))', ['PTN1042 «form»']],
  [
    'parts of a test',
    'test "t"\n  given R 5, F\n  given M 5\n  expect tier star\n  expect no',
    '(test title:"t" given:[? (given-value M 5)] expect:[(expectation tier star) ?])',
    ['PTN1081 «F»', 'PTN1082 «no»'],
  ],
  [
    'rows of a table',
    'policy p\n  table\n    | a | b || tier |\n    | 1 | 2 || star |\n    | 1 || star |\n    | 1 | > || star |\n    | | 2 || star |\n    | 3 | 4 || dog',
    '(policy p (table conditions:[a b] (action tier) rows:[(row conditions:[(equals 1) (equals 2)] star) ? ? ? (row conditions:[(equals 3) (equals 4)] dog)]))',
    ['PTN1087 «||»', 'PTN1052 «||»', 'PTN1085 «|»'],
  ],
  [
    'a table without a header says nothing',
    'policy p\n  table\n    | a | > || tier |\n    | 1 | 2 || star |\n  otherwise tier dog',
    '(policy p ? (rule (decision tier dog)))',
    ['PTN1052 «>»'],
  ],
  [
    'declarations of later versions keep their names to themselves',
    'model aware of x\nsegment x when aware',
    '(unknown aware)\n(segment x when:aware)',
    ['PTN1044 «model»'],
  ],
  [
    'mended mistakes leave the clause readable',
    "if a == 'x' && b >= 300 RMB then tier star",
    '(bare-rules (rule when:(and (is a "x") (>= b 300CNY)) (decision tier star)))',
    ['PTN1030 «==»', "PTN1013 «'x'»", 'PTN1030 «&&»', 'PTN1023 «RMB»'],
  ],
  [
    'what cannot be read is missing, not shorter',
    'if a and b < c < d then tier star\nif a > 1.5 days then tier cow\nif x\u200by then tier dog',
    '(bare-rules (rule when:(and a ?) (decision tier star)) (rule when:(> a ?) (decision tier cow)) ?)',
    ['PTN1031 «<»', 'PTN1024 «1.5 days»', 'PTN1005 «\u200b»'],
  ],
  [
    'one side of a merge conflict is read',
    'policy p\n<<<<<<< HEAD\n  if a then tier star\n=======\n  if a then tier cow\nmetric b is 4\n>>>>>>> theirs\n  otherwise tier dog\nmetric b is 3',
    '(policy p (rule when:a (decision tier star)) (rule (decision tier dog)))\n(metric b 3)',
    ['PTN1004 «<<<<<<< HEAD»'],
  ],
  [
    'three sides of a merge conflict',
    '<<<<<<< HEAD\nlet a = 1\n||||||| base\nlet a = 2\n=======\nlet a = 3\n>>>>>>> theirs\n',
    '(let a 1)',
    ['PTN1004 «<<<<<<< HEAD»'],
  ],
  [
    'half a merge conflict',
    '<<<<<<< HEAD\nlet a = 1\n=======\nlet b = 2',
    '(let a 1)\n(let b 2)',
    ['PTN1004 «<<<<<<< HEAD»', 'PTN1004 «=======»'],
  ],
  [
    'a comment that hides something spoils nothing',
    'let a = 1 # \u202e\nlet b = 2',
    '(let a 1)\n(let b 2)',
    ['PTN1006 «\u202e»'],
  ],
];

describe('recovery', () => {
  it.each(cases)('%s', (_, text, tree, issues) => {
    const file = parse(text);
    expect(showFile(file)).toBe(tree);
    expect(issuesOf(file)).toEqual(issues);
  });

  it('gives ten messages for ten broken clauses and a model of all the rest', () => {
    const rules = Array.from({ length: 30 }, (_, index) =>
      index % 3 === 0 ? `  if R > ${index} tier star` : `  if R > ${index} then tier star`,
    );
    const file = parse(`policy p\n${rules.join('\n')}\nmetric after is 3`);
    expect(issuesOf(file)).toEqual(Array(10).fill('PTN1053 «tier»'));
    const [policy, metric] = file.chunks.flatMap(({ chunk }) => chunk.declarations);
    const kinds = policy?.kind === 'policy' ? policy.clauses.map(({ kind }) => kind) : [];
    expect(kinds.filter((kind) => kind === 'rule')).toHaveLength(20);
    expect(kinds.filter((kind) => kind === 'missing')).toHaveLength(10);
    expect(metric?.kind).toBe('metric');
  });
});
