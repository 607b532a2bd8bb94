import { describe, expect, it } from 'vitest';
import { codeLenses } from '../../server/features/code-lens.ts';
import { completion } from '../../server/features/completion/completion.ts';
import { definition } from '../../server/features/definition.ts';
import { privacyOf } from '../../server/features/explain/privacy.ts';
import { explanationText } from '../../server/features/explain/text.ts';
import { explainInWords } from '../../server/features/explain.ts';
import { hover } from '../../server/features/hover.ts';
import { inlayHints } from '../../server/features/inlay-hints.ts';
import { prepareRename, rename } from '../../server/features/rename.ts';
import type { Language } from '../../server/text/language.ts';
import { csv, openRules } from '../evaluate/session.ts';
import { applied } from '../support/carets.ts';
import { atCursor } from '../support/cursor.ts';
import { factsOf, group } from '../support/facts.ts';
import { projectOf } from '../support/project.ts';
import { snapshotOf } from '../support/snapshot.ts';

const files = {
  'customers.csv': csv(`
    id,name,income,visits,buyer,product,service
    1,Ada,6000,,yes,5,
    2,Bob,4000,0,,3,2
    3,Eve,9000,2,yes,,`),
};
const head = `as of 2026-10-31
data customers from "customers.csv"
  key    id
  column income: number
  column visits: number
  column buyer: yes/no
  column product: number
  column service: number
`;
const aware = `checklist aware "目标客户"
  ability "支付能力" when income >= 5000
  want when visits >= 1
  authority when buyer
`;
const rules = `${head}${aware}score mood is 40% of product, 60% of service, at least 1 known
policy aim
  rule full: if all of aware then tier star
  rule most: if at least 2 of aware and mood >= 3 then tier cow
  rule none: if not any of aware then tier dog
  rule any: if any of (aware.want, income > 8000) then tier volcano
`;

async function reasons(key: string, language: Language = 'en'): Promise<string> {
  const session = await openRules(rules, files);
  const program = snapshotOf(rules, { files }).model.program()!;
  const explanation = (await session.explain(key))!;
  const privacy = privacyOf(program, explanation, false);
  const input = { program, asOf: session.asOf, explanation, textOf: () => ({ text: rules }), privacy };
  const text = explanationText(explainInWords(input, language), language);
  return text.split('\n\n').find((part) => part.startsWith('aim'))!;
}

describe('an explanation', () => {
  it('names the items that failed, and why', async () => {
    expect(await reasons('2')).toMatchInlineSnapshot(`
      "aim  first match
        ✗ full  all of aware: 0 of 3 hold (aware.ability does not hold (income is 4,000, at least 5,000 is needed (1,000 short)); aware.want does not hold (visits is 0, at least 1 is needed (1 short)); aware.authority is unknown (buyer is missing))
        ✗ most  at least 2 of aware: 0 of 3 hold (aware.ability does not hold (income is 4,000, at least 5,000 is needed (1,000 short)); aware.want does not hold (visits is 0, at least 1 is needed (1 short)); aware.authority is unknown (buyer is missing))
        ✓ none  any of aware: 0 of 3 hold (aware.ability does not hold (income is 4,000, at least 5,000 is needed (1,000 short)); aware.want does not hold (visits is 0, at least 1 is needed (1 short)); aware.authority is unknown (buyer is missing))
        ✗ any  any of (aware.want, income > 8000): 0 of 2 hold (aware.want does not hold (visits is 0, at least 1 is needed (1 short)); income is 4,000, more than 8,000 is needed (4,001 short))"
    `);
  });

  it('tells what is unknown from what fails, and the parts of a score', async () => {
    expect(await reasons('1')).toMatchInlineSnapshot(`
      "aim  first match
        ? full  all of aware: 2 of 3 hold (aware.want is unknown (visits is missing))
        ✓ most  at least 2 of aware: 2 of 3 hold (aware.ability holds; aware.authority holds); mood is 5.00 (at least 3) (40% of product: 5; 60% of service: missing)
        ✗ none  any of aware: 2 of 3 hold (aware.ability holds; aware.authority holds)
        ✗ any  any of (aware.want, income > 8000): 0 of 2 hold (aware.want is unknown (visits is missing); income is 6,000, more than 8,000 is needed (2,001 short))"
    `);
    expect(await reasons('1', 'zh-CN')).toMatchInlineSnapshot(`
      "aim  取首条匹配
        ? full  all of aware：3 项中满足 2 项（aware.want 未知（visits 缺失））
        ✓ most  at least 2 of aware：3 项中满足 2 项（aware.ability 成立；aware.authority 成立）；mood 为 5.00（至少 3）（product 占 40%：5；service 占 60%：缺失）
        ✗ none  any of aware：3 项中满足 2 项（aware.ability 成立；aware.authority 成立）
        ✗ any  any of (aware.want, income > 8000)：2 项中满足 0 项（aware.want 未知（visits 缺失）；income 为 6,000，需要大于 8,000（还差 2,001））"
    `);
  });
});

/** Hides the values of a personal column wherever they are part of a condition. */
it('masks what is personal within segments and items', async () => {
  const personal = `${head.replace('  column income', '  column name: text pii\n  column income')}checklist c
  named when name is "Ada"
  able  when income > 5000
policy p
  if all of c then tier star
`;
  const session = await openRules(personal, files);
  const program = snapshotOf(personal, { files }).model.program()!;
  const explanation = (await session.explain('2'))!;
  const privacy = privacyOf(program, explanation, false);
  const input = { program, asOf: session.asOf, explanation, textOf: () => ({ text: personal }), privacy };
  const text = explanationText(explainInWords(input, 'en'), 'en');
  expect(text).not.toContain('Bob');
  expect(text).toContain('c.named does not hold (name is B*');
});

const facts = factsOf(rules, files, {
  preview: {
    customers: 100,
    definitions: [
      { name: 'aware.ability', members: [{ member: 'yes', ...group(60) }] },
      { name: 'aware.want', members: [{ member: 'yes', ...group(30) }] },
      { name: 'aware.authority', members: [{ member: 'yes', ...group(20) }] },
      {
        name: 'aware',
        members: [
          { member: '3', ...group(10) },
          { member: '2', ...group(15) },
          { member: '1', ...group(25) },
          { member: '0', ...group(50) },
        ],
      },
    ],
  },
});
const snapshot = snapshotOf(rules, { files, data: facts });

function hovered(marked: string): string {
  const offset = rules.indexOf(marked.replace('|', '')) + marked.indexOf('|');
  return hover(snapshot, offset)?.plainText ?? '';
}

describe('in the editor', () => {
  it('a checklist tells who satisfies each item, and so many of them', () => {
    expect(hovered('checklist aw|are')).toMatchInlineSnapshot(`
      "checklist aware

      目标客户

      3 conditions; how many of them hold

      item · when · customers · share
      ability “支付能力” · income is at least 5,000 · 60 · 60.0%
      want · visits is at least 1 · 30 · 30.0%
      authority · buyer is yes · 20 · 20.0%

      items that hold · customers · share
      3 · 10 · 10.0%
      2 · 15 · 15.0%
      1 · 25 · 25.0%
      0 · 50 · 50.0%"
    `);
  });

  it('an item tells its condition and who satisfies it', () => {
    expect(hovered('aware.wa|nt')).toMatchInlineSnapshot(`
      "aware: want

      visits is at least 1

      30 customers · 30.0%

      Declared in rules.patron, line 11."
    `);
    expect(hovered('mood i|s')).not.toBe('');
    expect(hovered('score mo|od')).toContain('40% of product, 60% of service');
  });

  it('words before a checklist say what they ask', () => {
    expect(hovered('a|ll of aware')).toContain('Every condition of a checklist');
    expect(hovered('at le|ast 2 of')).toContain('At least so many');
    expect(hovered('2 o|f aware')).toContain('At least so many');
    expect(hovered('60% o|f')).toContain('weight');
    expect(hovered('1 kno|wn')).toContain('So many parts');
  });

  it('lenses and hints show the numbers', () => {
    const lens = codeLenses(snapshot).find(({ start }) => start === rules.indexOf('aware "目标客户"'));
    expect(lens?.title).toMatch(/^3:? 10 \(10\.0%\)/);
    const hints = inlayHints(snapshot, { start: 0, end: rules.length }, ['size']);
    expect(
      hints.map(({ offset, label }) => `${rules.slice(0, offset).split('\n').at(-1)?.trim().split(' ')[0]}: ${label}`),
    ).toEqual(['ability: 60 · 60.0%', 'want: 30 · 30.0%', 'authority: 20 · 20.0%']);
  });

  it('an item is found where it is declared', () => {
    const offset = rules.indexOf('aware.want') + 'aware.'.length;
    expect(definition(snapshot, offset)?.target.start).toBe(rules.indexOf('want when'));
  });

  it.each([
    ['an item', 'wa<|>nt when', 'visited', ['visited when visits', 'any of (aware.visited,']],
    ['an item from where it is used', 'aware.wa<|>nt', 'has been', ['`has been` when visits', '(aware.`has been`,']],
    [
      'a checklist',
      'checklist awa<|>re',
      'list',
      ['checklist list "', 'all of list', 'at least 2 of list', '(list.want,'],
    ],
  ])('%s can have another name', (_, marked, to, expected) => {
    const text = rules.replace(marked.replace('<|>', ''), marked);
    const { project, snapshot: own, offset, texts } = projectOf({ ...files, 'rules.patron': text });
    expect(prepareRename(project, own, offset)).toHaveProperty('placeholder');
    const renamed = rename(project, own, offset, to);
    if (!('edits' in renamed)) throw new Error(renamed.refused);
    const after = applied(texts['rules.patron']!, renamed.edits);
    for (const piece of expected) expect(after).toContain(piece);
  });

  const proposed = (line: string): readonly string[] => {
    const { text, offset } = atCursor(`${rules}${line}`);
    return completion(snapshotOf(text, { files }), offset).items.map(({ label }) => label);
  };
  it('completion knows checklists, their items and the words before them', () => {
    expect(proposed('segment s when all of <|>').slice(0, 1)).toEqual(['aware']);
    expect(proposed('segment s when aware.<|>').slice(0, 3).sort()).toEqual(['ability', 'authority', 'want']);
    expect(proposed('segment s when <|>')).toEqual(
      expect.arrayContaining(['aware.ability', 'all of', 'any of', 'how many of']),
    );
    expect(proposed('test "t"\n  given <|>')).toContain('aware.want');
    expect(proposed('test "t"\n  given aware.want <|>')).toEqual(expect.arrayContaining(['yes', 'no']));
    expect(proposed('test "t"\n  expect <|>')).toContain('aware.want');
  });
});
