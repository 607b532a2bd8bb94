import type { Words } from './kind.ts';

/** What a name may be, as a message tells it: callers give the word of the language as `{kind}`. */
export const kindWords: Readonly<Record<string, Words>> = {
  data: { en: 'data', 'zh-CN': '数据' },
  let: { en: 'a fixed value', 'zh-CN': '固定值' },
  metric: { en: 'a metric', 'zh-CN': '指标' },
  score: { en: 'a score', 'zh-CN': '评分' },
  cell: { en: 'a composed score', 'zh-CN': '组合评分' },
  class: { en: 'a class', 'zh-CN': '分级' },
  stages: { en: 'a set of stages', 'zh-CN': '一组阶段' },
  segment: { en: 'a segment', 'zh-CN': '人群' },
  checklist: { en: 'a checklist', 'zh-CN': '清单' },
  action: { en: 'an action', 'zh-CN': '动作' },
  policy: { en: 'a policy', 'zh-CN': '策略' },
  column: { en: 'a column', 'zh-CN': '列' },
  'json-object': { en: 'an object: { … }', 'zh-CN': '对象：{ … }' },
  'json-list': { en: 'a list: [ … ]', 'zh-CN': '列表：[ … ]' },
  'json-text': { en: 'a text: "…"', 'zh-CN': '文本："…"' },
  'json-name': { en: 'a name: "…"', 'zh-CN': '名称："…"' },
  'json-yes-no': { en: 'true or false', 'zh-CN': 'true 或 false' },
  'table-name': {
    en: 'a table: "name", "schema.name" or a list of such parts',
    'zh-CN': '表："表名"、"模式.表名"，或由各部分组成的列表',
  },
};
