import type { campaignsEn } from './campaigns-en.ts';
import { count } from './numbers.ts';

const n = (value: number) => count(value, 'zh-CN');

export const campaignsZhCn: typeof campaignsEn = {
  campaign: '营销活动',
  head: (audience, eligible) => `面向 ${n(audience)} 位客户，其中 ${n(eligible)} 位符合条件`,
  notRunning: '当天不在活动时间内，无人参加',
  groups: { treated: '参加', control: '对照组', beyond: '超出人数或预算' },
  leftOut: {
    unmatched: '没有规则作出决策',
    guard: '被护栏拦下',
    decided: '已有决策',
    frequency: '联系已够频繁',
    cost: '成本未知或为负',
  },
  group: '组别',
  clauses: {
    audience: (audience) => `面向满足以下条件的客户：${audience}`,
    everyone: '面向所有客户',
    dates: (from, to) => `${from} 至 ${to}，含首尾两天`,
    holdOut: (share, salt) => `留出 ${share} 作为对照组，按“${salt}”抽取`,
    cap: (most) => `最多 ${most} 位参加`,
    budget: (total, each) => `预算 ${total}，每位成本 ${each}`,
    ranked: {
      highest: (what) => `${what} 最高者优先`,
      lowest: (what) => `${what} 最低者优先`,
    },
    drawn: '按抽签决定先后',
    frequency: (action, most, contacts) => `已达 ${n(most)} 次或以上者不再 ${action}：${contacts}`,
  },
  budget: (used, total) => `预算 ${total}，已用 ${used}`,
  standing: {
    'not-running': '当天不在活动时间内',
    'not-in-audience': '不在活动人群中',
    unmatched: '未参加：活动的规则没有作出任何决策',
    guard: '未参加：活动的决策全部被护栏拦下',
    decided: '未参加：活动要决定的内容已有决策',
    frequency: '未参加：近期联系已够频繁',
    cost: '未参加：这位客户的成本未知或为负',
  },
  ranked: {
    treated: (rank, of) => `参加：在 ${of} 位中排第 ${rank}`,
    control: (rank, of) => `留作对照组：在 ${of} 位中排第 ${rank}`,
    beyond: (rank, of) => `未轮到：在 ${of} 位中排第 ${rank}`,
  },
  lastRank: (rank) => `最后一位参加者排第 ${rank}`,
  nobodyTreated: '无人参加',
  audience: '活动人群',
  contacts: (action, found, most) => `${action}：已有 ${n(found)} 次联系，须少于 ${n(most)} 次`,
  lens: (treated, control, beyond) =>
    [
      `参加 ${n(treated)}`,
      ...(control > 0 ? [`对照组 ${n(control)}`] : []),
      ...(beyond > 0 ? [`未轮到 ${n(beyond)}`] : []),
    ].join(' · '),
};
