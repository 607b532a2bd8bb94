import type { statementsEn } from './statements-en.ts';

export const statementsZhCn: typeof statementsEn = {
  title: (program, result) => `${program}：${result}`,
  results: { decisions: '决定', values: '各项数值' },
  madeBy: '由 Patron 根据规则编译生成；请修改规则，不要修改本文件。',
  asOf: (day) => `截至 ${day}：此后的数据一律视为不存在。`,
  fitted: '评分和分级由本语句按查到的行自行拟合。',
  locked: '评分和分级采用 patron.lock 的切点。',
  data: (name) => `数据 ${name}：参与计算的行`,
  once: '去掉主键与其他行重复的行',
  aggregates: (name) => `${name}：每位客户一行`,
  facts: '每位客户的已知情况',
  order: '从 facts 起，每个查询都在前一个查询上增加几列；列上方的注释写明它对应哪条规则、写在哪里。',
  fence: (text) => `${text} 用来避免数据库在每次用到某列时都重新计算。`,
  check: (mark, problem) => `如果报错信息中出现 ${mark}：${problem}`,
  problems: {
    'inexact-double': (name) => `“${name}”里有一个数太大，无法精确相除。`,
    'too-many-digits': (name) => `“${name}”里有一个数的位数超过了上限。`,
  },
  assumes: (setting) => `前提：${setting}。`,
};
