import { count } from './numbers.ts';
import type { workEn } from './work-en.ts';

const n = (value: number) => count(value, 'zh-CN');

/** 频率带来的工作量、限额，以及规则的目标。 */
export const workZhCn: typeof workEn = {
  title: '工作量',
  limits: '限额',
  goals: '目标',
  aWeek: (times) => `每周 ${times} 次`,
  aYear: (times) => `每年 ${times} 次`,
  each: (times) => `每人每年 ${times} 次`,
  units: {
    day: (amount) => `每天 ${amount} 次`,
    week: (amount) => `每周 ${amount} 次`,
    month: (amount) => `每月 ${amount} 次`,
    quarter: (amount) => `每季度 ${amount} 次`,
    year: (amount) => `每年 ${amount} 次`,
    customers: (amount) => `${amount} 位客户`,
  },
  wanted: (demand, used) => `需要${demand}，用去${used}`,
  withheld: (value) => `扣下 ${n(value)} 位客户`,
  nobody: '没有客户被扣下',
  missing: (what) => `无${what}`,
  moreGroups: (groups) => `另有 ${n(groups)} 组`,
  goal: { acquire: '获取', enhance: '提升', retain: '留存' },
  noGoal: '未写目标',
  lost: (rank, all, whose, limit, last) =>
    `已扣下：${whose}排名第 ${n(rank)}，共 ${n(all)} 位；限额${limit}，${last === 0 ? '第一位也放不下' : `到第 ${n(last)} 位用完`}`,
  whose: (per, group) => `在${per}“${group}”中`,
  whoseMissing: (per) => `在没有${per}的客户中`,
};
