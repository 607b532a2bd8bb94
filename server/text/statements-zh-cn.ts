import type { statementsEn } from './statements-en.ts';

export const statementsZhCn: typeof statementsEn = {
  title: (program, result) => `${program}：${result}`,
  results: {
    decisions: '决策',
    values: '各项数值',
    'row-decisions': (data) => `针对 ${data} 的决策`,
    'row-totals': (data) => `每位客户因 ${data} 所得的合计`,
  },
  others: (options) => `规则还对其他数据做出决策：${options.join('、')}。`,
  madeBy: '由 Patron 根据规则编译生成；请修改规则，不要修改本文件。',
  asOf: (day) => `截至 ${day}：此后的数据一律视为不存在。`,
  sessionZone: (zone) => `时间均为 ${zone} 的当地时间：如果列带有时区，请把会话时区设为 ${zone}。`,
  columnZone: (zone) => `时间均为 ${zone} 的当地时间：带时区的列请先在视图中转换到该时区，只设置会话时区并不够。`,
  fitted: '评分和分级由本语句按查到的行自行拟合。',
  locked: '评分和分级采用 patron.lock 的切点。',
  data: (name) => `数据 ${name}：参与计算的行`,
  once: (data) => `${data}：去掉主键与其他行重复的行`,
  toldApart: (data) => `${data}：决策针对每一行做出，因此每一行都必须有自己的主键`,
  aggregates: (name, of) => (of === undefined ? `${name}：每位客户一行` : `${name}：${of} 的每一行对应一行`),
  facts: (of) => (of === undefined ? '每位客户的已知情况' : `${of} 每一行的已知情况`),
  totals: '每位客户一行，以及各行的合计',
  order: (from) =>
    `从 ${from} 起，带 SELECT * 的查询都在它所读取的查询上增加几列；列上方的注释写明它对应哪条规则、写在哪里。`,
  cuts: '名称以 values、places、cuts 结尾的查询计算各分段和分级的切点；切点只有一行，与每位客户的行并列。',
  fence: (text) => `${text} 用来避免数据库在每次用到某列时都重新计算。`,
  check: (mark, problem) => `如果报错信息中出现 ${mark}：${problem}`,
  problems: {
    'inexact-double': (name) => `“${name}”里有一个数太大，无法精确相除。`,
    'too-many-digits': (name) => `“${name}”里有一个数的位数超过了上限。`,
    'repeated-key': (data) => `“${data}”中有主键重复的行，而决策是针对每一行做出的。`,
    'missing-key': (data) => `“${data}”中有一行没有主键，而决策是针对每一行做出的。`,
  },
  assumes: (setting) => `前提：${setting}。`,
};
