import type { lockEn } from './lock-en.ts';
import { count } from './numbers.ts';

const n = (value: number) => count(value, 'zh-CN');
const list = (names: readonly string[]) => names.join('、');

export const lockZhCn: typeof lockEn = {
  applied: (asOf, known) => `使用 patron.lock 的切点：${asOf} 按 ${n(known)} 位客户拟合`,
  unchanged: '数据未变',
  changed: (data) => `此后 ${list(data)} 的数据有变化`,
  differs: (names, command) =>
    `patron.lock 里 ${list(names)} 的切点与本次不同；加 --frozen 可采用，重新拟合请运行：${command}`,
  stale: (problem) => `本次没有使用 patron.lock，而且它已不适用：${problem}`,
  unfit: (file, problem) => `${file}：--frozen 会被拒绝。${problem}`,
  fitted: (asOf, known) => `${asOf} 按 ${n(known)} 位客户拟合`,
  nothing: '没有需要拟合的内容：没有评分或分级从数据取切点',
  on: (known) => `按 ${n(known)} 位客户`,
  onBaskets: (known) => `按 ${n(known)} 个购物篮`,
  pair: (pair, both) => `${pair}（${n(both)} 个购物篮）`,
  empty: (member) => `${member} 无人`,
  from: (member, value) => `${member} 从 ${value} 起`,
  nobody: '无人',
  changes: {
    cut: (name, cut, before, after) => `${name} ${cut}：${before} → ${after}`,
    cutOfBands: (number) => `第 ${number} 个切点`,
    added: (name) => `${name}：新增`,
    removed: (name) => `${name}：不再拟合`,
    redefined: (name) => `${name}：定义已改`,
    schema: (place, before, after) => `${place}：${before} → ${after}`,
    none: '无',
    salt: (name) => `${name}：对照组换了`,
    'as-of': (before, after) => `截止日期：${before} → ${after}`,
    customers: (before, after) => `客户数：${n(before)} → ${n(after)}`,
    rows: (data) => `${data}：数据行有变化`,
  },
  states: {
    new: 'patron.lock 里原来没有',
    changed: '有变化',
    rows: '切点未变，数据不同',
    same: '没有变化',
  },
  wrote: (path) => `已写入 ${path}。请像审核规则改动一样审核它。`,
  kept: (path) => `${path} 已是最新。`,
  wouldChange: (path) => `${path} 会改变。要写入请运行：patron fit`,
  tests: {
    lock: (asOf) => `评分和分级采用 patron.lock 的切点（${asOf} 拟合），没有读取数据。`,
    stale: (problem) => `没有使用 patron.lock：${problem}`,
  },
};
