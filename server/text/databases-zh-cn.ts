import type { databasesEn } from './databases-en.ts';
import { count } from './numbers.ts';

const n = (value: number) => count(value, 'zh-CN');

export const databasesZhCn: typeof databasesEn = {
  noFiles: '--data 指定的是文件，而用 --on 时数据在数据库里。请在 patron.json 里绑定到别的表。',
  asNeedsOn: '--as table 把决策保存到 --on 指定的数据库里。',
  nameNeedsAs: '--name 是 --as table 的表名。',
  resultNeedsAs: '--result 指定 --as table 保存哪项结果。用 --out 会写出所有结果。',
  badTable: (name) => `“${name}”不是表名。`,
  badTableHelp: '请写模式名和表名，例如 crm.decisions。',
  longTable: (name, dialect) => `“${name}”超过了 ${dialect} 允许的名称长度，或含有它不接受的字符。`,
  longTableHelp: '请用 --name 换一个名字。',
  isInput: (table) => `“${table}”是规则要读取的表。`,
  isInputHelp: '请换一个名字。如果它是另一个模式（schema）里的表，请在 patron.json 里写明数据在哪个模式。',
  on: (place) => `数据库 ${place}`,
  kept: (rows, table) => `已把 ${n(rows)} 行保存到表 ${table}。`,
  notWritten: (command) => `没有写出任何内容。要保存决策：${command}`,

  parity: {
    title: (date, customers) => `截至 ${date} · ${n(customers)} 位客户`,
    header: { backend: '后端', rows: '行数', equal: '一致', time: '用时' },
    backends: {
      engine: '引擎',
      sql: 'DuckDB 上的 SQL',
      js: 'JavaScript',
      interpreter: '普通求值器',
    },
    equal: '全部',
    seconds: (seconds) => `${seconds} 秒`,
    agree: '全部一致。',
    differ: (backends) => `${n(backends)} 个后端不一致。`,
    skipped: (backend, reason) => `未比较${backend}：${reason}`,
    first: (backend, key, column) => `${backend}：客户 ${key}，${column}`,
    said: (who, value) => `${who}给出 ${value}`,
    nothing: '空',
    absent: '没有这一行',
    trace: '引擎的依据',
  },
};
