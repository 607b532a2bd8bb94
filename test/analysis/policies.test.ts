import { describe, expect, it } from 'vitest';
import { check, checkFile } from '../support/check.ts';

/** Rules below the shop's declarations, and all that is said about them: the code and the words underlined. */
interface Case {
  readonly rules: string;
  readonly says?: readonly string[];
}

const actions: Readonly<Record<string, Case>> = {
  'every built-in action': {
    rules: `policy p, all matches
      if city is "Lyon" then tier star, visit weekly, call monthly, message "hello" by wechat, offer 15% for 30 days,
        points 100, task "call her" within 2 weeks, tag "vip", suppress`,
  },
  'an unknown action': { rules: 'if consent then teir star', says: ['PTN4001 teir'] },
  'an unknown action that is like none': { rules: 'if consent then gift "book"', says: ['PTN4001 gift'] },
  'something else than an action': { rules: 'metric n is count of orders\nif consent then n 5', says: ['PTN4002 n'] },
  'a column of the name of an action does not stand in its way': {
    rules: 'if consent then points 5, birthday yes',
    says: ['PTN4002 birthday'],
  },
  'a value where none is taken': { rules: 'if consent then suppress yes', says: ['PTN4003 yes'] },
  'no value where one is taken': { rules: 'if consent then visit', says: ['PTN4004 visit'] },
  'an unknown member': { rules: 'if consent then tier starr', says: ['PTN3008 starr'] },
  'a member of another choice': { rules: 'if consent then tier wechat', says: ['PTN3008 wechat'] },
  'a text where a cadence is taken': { rules: 'if consent then visit "weekly"', says: ['PTN3006 "weekly"'] },
  'a text without quotes': { rules: 'if consent then message hello', says: ['PTN3009 hello'] },
  'a number where a text is taken': { rules: 'if consent then task 5', says: ['PTN3006 5'] },
  'money where a number is taken': { rules: 'if consent then points 5 CNY', says: ['PTN3006 5 CNY'] },
  'a value by name': {
    rules:
      'let gift = 50\nmetric earned is count of orders\nif consent then points gift\nif city is "Lyon" then points earned',
  },
  'a value by an expression': { rules: 'metric n is count of orders\nif consent then points (10 * n)' },
  'a value that is a quotient': {
    rules: 'metric n is count of orders\nif consent then points (n / 3)',
    says: ['PTN4009 (n / 3)'],
  },
  'a rounded quotient': { rules: 'metric n is count of orders\nif consent then points (round(n / 3, 2))' },
  'more places than an action holds': { rules: 'if consent then points 0.1234567', says: ['PTN4009 0.1234567'] },
  'digits before the point in one rule and after it in another, more than a number holds': {
    rules: `if consent then points 12345678901234567890123456789012345678
      if not consent then points 0.5`,
    says: ['PTN4012 12345678901234567890123456789012345678'],
  },
  'the same behind a label': {
    rules: `action gift takes text, by number
      if consent then gift "x" by 0.5
      if not consent then gift "y" by 12345678901234567890123456789012345678`,
    says: ['PTN4012 12345678901234567890123456789012345678'],
  },
  'the same in a policy and a campaign': {
    rules: `policy p
        if consent then points 0.5
      campaign c for everyone
        if not consent then points 12345678901234567890123456789012345678`,
    says: ['PTN4012 12345678901234567890123456789012345678'],
  },
  'as many digits as a number holds': {
    rules: `if consent then points 12345678901234567890123456789012345678
      if not consent then points 5`,
  },
  'data that is decided about apart may need more': {
    rules: `policy p
        if consent then points 12345678901234567890123456789012345678
      policy o for orders
        if category is "makeup" then points 0.5`,
  },
  'a label that the action has not': { rules: 'if consent then offer 15% by wechat', says: ['PTN4005 by wechat'] },
  'a label twice': { rules: 'if consent then offer 15% for 30 days for 60 days', says: ['PTN4006 for 60 days'] },
  'an unknown member behind a label': { rules: 'if consent then message "hello" by pigeon', says: ['PTN3008 pigeon'] },
  'a duration of any unit behind a label': { rules: 'if consent then offer 15% for 3 months' },
  'an action twice in a rule': {
    rules: 'if consent then tier star, visit weekly, tier cow',
    says: ['PTN4007 tier cow'],
  },
  'an action of one’s own': {
    rules:
      'action status takes gold > silver, by (post, courier), within days\nif consent then status gold by post within 5 days',
  },
  'a declaration replaces a built-in action': {
    rules: 'action tier takes gold > silver\nif consent then tier gold\nif city is "Lyon" then tier star',
    says: ['PTN3008 star'],
  },
  'a label declared twice': {
    rules: 'action gift takes text, by text, by date\nif consent then gift "x"',
    says: ['PTN4011 by date'],
  },
  'keep highest of text': {
    rules: 'action note takes text, keep highest\nif consent then note "x"',
    says: ['PTN4010 text'],
  },
  'keep highest of a set without order': {
    rules: 'action note takes (a, b), keep lowest\nif consent then note a',
    says: ['PTN4010 (a, b)'],
  },
  'keep highest of days and months': {
    rules: 'action pause takes duration, keep highest\nif consent then pause 3 days',
    says: ['PTN4010 duration'],
  },
  'keep highest of nothing': {
    rules: 'action mark, keep highest\nif consent then mark',
    says: ['PTN4010 action mark, keep highest'],
  },
  'keep highest of what has an order': {
    rules:
      'action a1 takes percent, keep highest\naction a2 takes x > y, keep lowest\naction a3 takes cadence, keep highest\naction a4 takes days, keep highest\nif consent then a1 5%, a2 x, a3 weekly, a4 3 days',
  },
  'an action that nobody decides': {
    rules: 'action gift takes text\nif consent then tier star',
    says: ['PTN4034 gift'],
  },
  'broken decisions decide nothing': {
    rules: 'if consent then tier star, offer 15% by wechat\nif consent then tier cow',
    says: ['PTN4005 by wechat'],
  },
};

const rules: Readonly<Record<string, Case>> = {
  'a policy without rules': { rules: 'policy empty', says: ['PTN4020 empty'] },
  'a policy with exceptions alone': { rules: 'policy p\n  uncovered because "x" when consent', says: ['PTN4020 p'] },
  'policies called like results': {
    rules:
      'policy decisions if consent then suppress\npolicy matches if consent then suppress\npolicy values if consent then suppress',
    says: ['PTN4021 decisions', 'PTN4021 matches', 'PTN4021 values'],
  },
  'names of rules': { rules: 'policy p\nrule a: if consent then tier star\nrule b: otherwise tier dog' },
  'a name of a rule twice': {
    rules: 'policy p\nrule a: if consent then tier star\nrule a: if city is "Lyon" then tier cow',
    says: ['PTN4022 a'],
  },
  'the same name in two policies': {
    rules: 'policy p rule a: if consent then tier star\npolicy q rule a: if consent then visit weekly',
  },
  'a rule called otherwise above an otherwise': {
    rules: 'policy p\nrule `otherwise`: if consent then tier star\notherwise tier dog',
    says: ['PTN4022 otherwise tier dog'],
  },
  'a rule called like an unnamed one': {
    rules: 'policy p\nrule `rule 2`: if consent then tier star\nif city is "Lyon" then tier cow',
    says: ['PTN4023 `rule 2`'],
  },
  'a rule after otherwise': {
    rules: 'policy p\nif consent then tier star\notherwise tier dog\nif city is "Lyon" then tier cow',
    says: ['PTN4024 if city is "Lyon" then tier cow'],
  },
  'a second otherwise': {
    rules: 'policy p\nif consent then tier star\notherwise tier dog\notherwise tier cow',
    says: ['PTN4025 otherwise tier cow'],
  },
  'otherwise in a policy of all matches': {
    rules: 'policy p, all matches\notherwise tier dog\nif consent then tier star',
    says: ['PTN4024 if consent then tier star'],
  },
  'exceptions before the rules': {
    rules:
      'policy p, exactly one match\nuncovered because "x" when consent\noverlaps because "y"\nif city is "Lyon" then tier star',
  },
  'an exception after a rule': {
    rules: 'policy p\nif city is "Lyon" then tier star\nuncovered because "x" when consent',
    says: ['PTN4026 uncovered because "x" when consent'],
  },
  'overlaps where they do not matter': {
    rules: 'policy p, all matches\noverlaps because "y"\nif consent then tier star',
    says: ['PTN4027 overlaps because "y"'],
  },
  'uncovered beside otherwise': {
    rules: 'policy p\nuncovered because "x" when consent\nif city is "Lyon" then tier star\notherwise tier dog',
    says: ['PTN4028 uncovered because "x" when consent'],
  },
  'uncovered beside an open last row': {
    rules: 'policy p\nuncovered because "x" when consent\ntable\n| city || tier |\n| "Lyon" || star |\n| - || dog |',
    says: ['PTN4028 uncovered because "x" when consent'],
  },
  'exceptions outside a policy': {
    rules: 'if city is "Lyon" then tier star\nuncovered because "x" when consent',
    says: ['PTN4026 uncovered because "x" when consent'],
  },
  'an unknown name in a condition': { rules: 'if consnt then tier star', says: ['PTN2001 consnt'] },
  'rules outside beside a policy': {
    rules: 'policy p if consent then visit weekly\nmetric n is count of orders\nif n > 1 then tier star',
    says: ['PTN4029 if n > 1 then tier star'],
  },
  'rules outside in two places': {
    rules: 'if consent then tier star\nmetric n is count of orders\nif n > 1 then tier cow\notherwise tier dog',
  },
  'an otherwise outside, and rules below': {
    rules: 'if consent then tier star\notherwise tier dog\nmetric n is count of orders\nif n > 1 then tier cow',
    says: ['PTN4024 if n > 1 then tier cow'],
  },
  'two of them outside': {
    rules: 'otherwise tier dog\nmetric n is count of orders\notherwise tier cow',
    says: ['PTN4025 otherwise tier cow'],
  },
  'the same name in two places outside': {
    rules: 'rule a: if consent then tier star\nmetric n is count of orders\nrule a: if n > 1 then tier cow',
    says: ['PTN4022 rule a: if n > 1 then tier cow'],
  },
  'the same condition twice': {
    rules: 'policy p\nif consent and city is "Lyon" then tier star\nif consent  and city is "Lyon" then tier cow',
    says: ['PTN4033 if consent and city is "Lyon" then tier cow'],
  },
  'the same condition in two policies': {
    rules: 'policy p if consent then tier star\npolicy q if consent then visit weekly',
  },
  'the same condition outside, in two places': {
    rules:
      'if consent then tier star\nmetric n is count of orders\nif n > 1 then visit weekly\nif consent then tier cow',
    says: ['PTN4033 if consent then tier cow'],
  },
};

const together: Readonly<Record<string, Case>> = {
  'a policy on another': { rules: 'policy p if consent then tier star\npolicy q if tier is star then visit weekly' },
  'a policy before the one it uses': {
    rules: 'policy q if tier is star then visit weekly\npolicy p if consent then tier star',
  },
  'its own action': {
    rules: 'policy p\nif consent then tier star\nif tier is star then visit weekly',
    says: ['PTN4030 tier'],
  },
  'its own action outside, decided elsewhere': {
    rules: 'if consent then tier star\nmetric n is count of orders\nif tier is star and n > 1 then visit weekly',
    says: ['PTN4030 tier'],
  },
  'its own action in a value': {
    rules: 'policy p\nif consent then points 5\nif city is "Lyon" then tier star, points (points + 1)',
    says: ['PTN4030 points'],
  },
  'what nobody decides': { rules: 'policy p if tier is star then visit weekly', says: ['PTN4032 tier'] },
  'a circle': {
    rules: 'policy p if visit is weekly then tier star\npolicy q if tier is star then visit weekly',
    says: ['PTN4031 p'],
  },
  'a circle through a guard': {
    rules:
      'policy p if consent then tier star\npolicy q if tier is star then visit weekly\nnever tier when visit is weekly',
    says: ['PTN4031 q'],
  },
  'a list that was decided': {
    rules: 'policy p, all matches if consent then tag "vip"\npolicy q if tag contains "vip" then visit weekly',
  },
  'a label that was decided': {
    rules: 'policy p if consent then message "x" by sms\npolicy q if message.by is sms then visit weekly',
  },
  'a label that the action has not': {
    rules: 'policy p if consent then offer 5%\npolicy q if offer.by is sms then visit weekly',
    says: ['PTN4005 by'],
  },
  'a label in a definition': {
    rules: 'policy p if consent then offer 5% for 3 days\nmetric days is offer.for',
    says: ['PTN3034 offer.for'],
  },
  guards: {
    rules:
      'if consent then tier star, message "x"\nnever message when not consent\nnever tier star when city is "Lyon"\nalways tier when consent',
  },
  'a guard on itself': {
    rules: 'if consent then tier star\nnever tier when tier is star',
    says: ['PTN4037 tier'],
  },
  'a promise about itself': { rules: 'if consent then tier star\nalways tier star when tier is known' },
  'a guard on an unknown action': {
    rules: 'if consent then tier star\nnever mesage when consent',
    says: ['PTN4001 mesage'],
  },
  'a guard with nothing to guard': {
    rules: 'if consent then tier star\nnever message when not consent',
    says: ['PTN4038 never message when not consent'],
  },
  'a guard that uses what nobody decides': {
    rules: 'if consent then tier star\nnever tier when visit is weekly',
    says: ['PTN4032 visit'],
  },
  'a guard with a value that the action does not take': {
    rules: 'if consent then tier star, suppress\nnever tier gold when consent\nnever suppress yes when consent',
    says: ['PTN3008 gold', 'PTN4003 yes'],
  },
};

describe.each(Object.entries({ actions, rules, together }))('%s', (_, cases) => {
  it.each(Object.entries(cases))('%s', (_, { rules, says = [] }) => {
    const { says: said, program } = check(rules);
    expect(said).toEqual(says);
    const broken = said.some((line) => line.startsWith('PTN') && !warnings.has(line.split(' ')[0] ?? ''));
    expect(program === undefined).toBe(broken);
  });
});

/** Codes with which a file is still a program. */
const warnings = new Set(['PTN4027', 'PTN4028', 'PTN4032', 'PTN4033', 'PTN4034', 'PTN4038', 'PTN4065']);

describe('fixes', () => {
  it.each([
    ['if consent then tierr star', 'if consent then tier star'],
    ['if consent then teir star', 'if consent then tier star'],
    ['if consent then tier sta', 'if consent then tier star'],
    ['if consent then suppress yes', 'if consent then suppress'],
    ['if consent then message hello', 'if consent then message "hello"'],
    ['if consent then tier star\nnever tierr when consent', 'if consent then tier star\nnever tier when consent'],
  ])('%j becomes %j', (rules, mended) => {
    const checked = check(rules);
    const [finding] = checked.findings;
    const text = checked.fixed(finding!, 0);
    expect(text.endsWith(`  column category: text\n${mended}`)).toBe(true);
    expect(checkFile(text).says).toEqual([]);
  });
});
