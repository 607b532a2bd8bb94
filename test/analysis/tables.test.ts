import { describe, expect, it } from 'vitest';
import type * as Ir from '../../server/ir/index.ts';
import { check } from '../support/check.ts';

const declarations = `let high = 300 CNY
metric frequency is count of orders
metric spend is sum of orders.total
score F is 3 bands of frequency
score M is 3 bands of spend
score FM is F M
segment loyal when frequency > 2
stages lifecycle
  active when frequency > 0
  lost otherwise
`;

/** Checks a table of a policy: lines of cells, one row a line. */
function table(rows: string, before = '') {
  return check(
    `${declarations}${before}policy p\n  table\n${rows
      .trim()
      .split('\n')
      .map((row) => `    ${row.trim()}`)
      .join('\n')}\n`,
  );
}

/** A condition in few signs: names, values and operators as they are. */
function show(expression: Ir.Expression | undefined): string {
  if (!expression) return 'otherwise';
  switch (expression.op) {
    case 'and':
    case 'or':
      return `(${expression.operands.map(show).join(` ${expression.op} `)})`;
    case 'reference':
      return expression.name;
    case 'column':
      return expression.column;
    case 'literal':
      return String(expression.value);
    case 'not':
      return `not ${show(expression.of)}`;
    case 'is-missing':
    case 'is-known':
      return `${show(expression.of)} ${expression.op}`;
    case 'one-of':
      return `${show(expression.of)} one-of ${expression.values.map(show).join(' ')}`;
    case '=':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return `${show(expression.left)} ${expression.op} ${show(expression.right)}`;
    default:
      return expression.op;
  }
}

function showRule({ name, when, decisions, because }: Ir.Rule): string {
  const decided = decisions.map(({ action, value, labels }) => {
    const further = labels.map((label) => ` ${label.label} ${show(label.value)}`).join('');
    return `${action}${value ? ` ${show(value)}` : ''}${further}`;
  });
  return `${name}: ${show(when)} => ${decided.join(', ') || 'nothing'}${because === undefined ? '' : ` because ${because}`}`;
}

const tables: Readonly<Record<string, { rows: string; rules: string[] }>> = {
  'every kind of cell': {
    rows: `
      | frequency     | spend    | city                    || tier    |
      | >= 1          | < high   | -                       || star    |
      | 2             | is not 5 CNY | "Lyon"              || cow     |
      | 3 to 5        | missing  | one of ("Lyon", "Lille") || volcano |
      | -             | known    | is not "Lyon"           || dog     |`,
    rules: [
      'rule 1: (frequency >= 1 and spend < 300) => tier star',
      'rule 2: (frequency = 2 and spend != 5 and city = Lyon) => tier cow',
      'rule 3: (frequency >= 3 and frequency <= 5 and spend is-missing and city one-of Lyon Lille) => tier volcano',
      'rule 4: (spend is-known and city != Lyon) => tier dog',
    ],
  },
  'members, segments, conditions and cells of scores': {
    rows: `
      | lifecycle | loyal | frequency > 9 | FM     || tier |
      | active    | yes   | -             | -      || star |
      | lost      | no    | yes           | >= 22  || cow  |
      | -         | -     | -             | one of (11, 12) || dog |`,
    rules: [
      'rule 1: (lifecycle = active and loyal) => tier star',
      'rule 2: (lifecycle = lost and not loyal and frequency > 9 and F >= 2 and M >= 2) => tier cow',
      'rule 3: ((F = 1 and M = 1) or (F = 1 and M = 2)) => tier dog',
    ],
  },
  'columns of actions, labels, names and reasons': {
    rows: `
      | frequency || offer | offer for | suppress | message | message by | rule  | because     |
      | > 5       || 15%   | 30 days   | -        | "hi"    | sms        | great | "much"      |
      | > 3       || 5%    | -         | yes      | -       | -          | "not so great" | - |
      | -         || -     | -         | -        | -       | -          | -     | "the rest"  |`,
    rules: [
      'great: frequency > 5 => offer 0.15 for 30, message hi by sms because much',
      'not so great: frequency > 3 => offer 0.05, suppress',
      'otherwise: otherwise => nothing because the rest',
    ],
  },
  'a last row without conditions is otherwise': {
    rows: `
      | frequency || tier |
      | > 5       || star |
      | -         || dog  |`,
    rules: ['rule 1: frequency > 5 => tier star', 'otherwise: otherwise => tier dog'],
  },
};

describe('the rows of a table are rules', () => {
  it.each(Object.entries(tables))('%s', (_, { rows, rules }) => {
    const { says, program } = table(rows);
    expect(says).toEqual([]);
    expect(program?.policies[0]?.rules.map(showRule)).toEqual(rules);
  });

  it('with a description, and with an origin of its own', () => {
    const { program } = table(`
      | frequency || tier |
      ## Those who come often.
      | > 5       || star |`);
    expect(program?.policies[0]?.rules[0]).toMatchObject({ doc: 'Those who come often.' });
  });
});

/** What is wrong in a table, and the words underlined. */
const wrong: Readonly<Record<string, { rows: string; says: string[]; before?: string }>> = {
  'an unlike type in a cell': { rows: '| spend || tier |\n| >= 300 || star |', says: ['PTN3004 >= 300'] },
  'an unlike type in a list': { rows: '| city || tier |\n| one of ("Lyon", 5) || star |', says: ['PTN3006 5'] },
  'bounds the wrong way round': { rows: '| frequency || tier |\n| 5 to 3 || star |', says: ['PTN3030 5 to 3'] },
  'an unknown member': { rows: '| lifecycle || tier |\n| activ || star |', says: ['PTN3008 activ'] },
  'an unknown condition is said once': {
    rows: '| frequncy || tier |\n| 5 || star |\n| 6 || cow |',
    says: ['PTN2001 frequncy'],
  },
  'an unknown action': { rows: '| frequency || teir |\n| 5 || star |', says: ['PTN4001 teir'] },
  'an unknown value': { rows: '| frequency || tier |\n| 5 || starr |', says: ['PTN3008 starr'] },
  'the same action twice': { rows: '| frequency || tier | tier |\n| 5 || star | cow |', says: ['PTN4040 tier'] },
  'the reason twice': {
    rows: '| frequency || tier | because | because |\n| 5 || star | "a" | "b" |',
    says: ['PTN4040 because'],
  },
  'a label without its action': { rows: '| frequency || offer for |\n| 5 || 30 days |', says: ['PTN4041 offer for'] },
  'a label that the action has not': {
    rows: '| frequency || offer | offer by |\n| 5 || 5% | sms |',
    says: ['PTN4005 offer by'],
  },
  'a table that decides nothing': {
    rows: '| frequency || because |\n| 5 || "a" |',
    says: ['PTN4042 table | frequency || because | | 5 || "a" |'],
  },
  'a row without conditions that is not the last': {
    rows: '| frequency || tier |\n| - || star |\n| 5 || cow |',
    says: ['PTN4043 | - || star |'],
  },
  'a label where nothing is decided': {
    rows: '| frequency || offer | offer for |\n| 5 || - | 30 days |',
    says: ['PTN4044 30 days'],
  },
  'a value for an action that takes none': { rows: '| frequency || suppress |\n| 5 || 5 |', says: ['PTN4045 5'] },
  'no for an action that takes no value': { rows: '| frequency || suppress |\n| 5 || no |', says: ['PTN4045 no'] },
  'a number as the name of a rule': { rows: '| frequency || tier | rule |\n| 5 || star | 5 |', says: ['PTN4046 5'] },
  'a name as a reason': { rows: '| frequency || tier | because |\n| 5 || star | loyal |', says: ['PTN4047 loyal'] },
  'a name twice': { rows: '| frequency || tier | rule |\n| 5 || star | a |\n| 6 || cow | a |', says: ['PTN4022 a'] },
  'the same conditions twice': {
    rows: '| frequency | city || tier |\n| 5 | "Lyon" || star |\n| 5 | "Lyon" || cow |',
    says: ['PTN4033 | 5 | "Lyon" || cow |'],
  },
  'a cell too many on the left': { rows: '| frequency || tier |\n| 5 | 6 || star |', says: ['PTN1087 6'] },
  'a cell too many on the right': { rows: '| frequency || tier |\n| 5 || star | cow |', says: ['PTN1087 cow'] },
  'a cell too few on the left': { rows: '| frequency | spend || tier |\n| 5 || star |', says: ['PTN1087 ||'] },
  'a cell too few on the right': { rows: '| frequency || tier | visit |\n| 5 || star |', says: ['PTN1087 |'] },
  'a cell too few at the end of the line': {
    rows: '| frequency || tier | visit |\n| 5 || star',
    says: ['PTN1087 star'],
  },
  'an empty cell': { rows: '| frequency | spend || tier |\n| 5 | || star |', says: ['PTN1085 ||'] },
  'its own action': { rows: '| tier || tier |\n| star || cow |', says: ['PTN4030 tier'] },
};

describe('in a table is wrong', () => {
  it.each(Object.entries(wrong))('%s', (_, { rows, says }) => {
    expect(table(rows).says).toEqual(says);
  });
});
