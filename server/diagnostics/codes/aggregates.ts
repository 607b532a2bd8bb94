import type { DiagnosticKind } from '../kind.ts';

const write = { en: 'Write “{text}”', 'zh-CN': '改为“{text}”' };

/** PTN3120–3128 lists of values, the rhythm of purchases, due dates, parts of durations. */
export const aggregateCodes = {
  PTN3120: {
    severity: 'error',
    name: 'top-of-texts',
    message: {
      en: '“top” lists texts, and “{found}” ({type}) is none.',
      'zh-CN': '“top”列出的是文本，而“{found}”（{type}）不是文本。',
    },
    help: {
      en: 'Name a column of texts, such as “orders.category”; of numbers take “highest”.',
      'zh-CN': '请写文本列，例如“orders.category”；数字请用“highest”。',
    },
  },
  PTN3121: {
    severity: 'error',
    name: 'how-many-values',
    message: {
      en: '“top” lists 1 to {most} values, not {found}.',
      'zh-CN': '“top”可列出 1 到 {most} 个值，不能是 {found}。',
    },
    help: { en: 'Write a whole number from 1 to {most}.', 'zh-CN': '请写 1 到 {most} 之间的整数。' },
  },
  PTN3122: {
    severity: 'error',
    name: 'ranked-by-quotient',
    message: {
      en: 'Values are not ranked by “{found}”: a quotient is not exact.',
      'zh-CN': '不能按“{found}”排名：商不是精确的数。',
    },
    help: {
      en: 'Rank by “sum of”, “count of” or “median of”.',
      'zh-CN': '请按“sum of”“count of”或“median of”排名。',
    },
  },
  PTN3123: {
    severity: 'error',
    name: 'ranked-by-other-rows',
    message: {
      en: '“{of}” is ranked over rows of {data}, and “{found}” is over other rows, or is no number to rank by.',
      'zh-CN': '“{of}”按 {data} 的行排名，而“{found}”针对的是其他行，或不能用于排名。',
    },
    help: {
      en: 'Take “count of”, “sum of” and the like over the same data.',
      'zh-CN': '请对同一数据使用“count of”“sum of”等。',
    },
  },
  PTN3124: {
    severity: 'error',
    name: 'gap-between-rows',
    message: {
      en: 'Gaps lie between the days of rows, not between “{found}”.',
      'zh-CN': '间隔是各行日期之间的间隔，不能写“{found}”。',
    },
    help: { en: 'Write “usual gap between {data}”.', 'zh-CN': '请写“usual gap between {data}”。' },
  },
  PTN3125: {
    severity: 'error',
    name: 'lasting-in-days',
    message: {
      en: 'How long one piece lasts is told in days, and “{found}” ({type}) is not.',
      'zh-CN': '每件可用多久以天计，而“{found}”（{type}）不是天数。',
    },
    help: {
      en: 'Write “at 30 days each”, or name a column that holds a number of days.',
      'zh-CN': '请写“at 30 days each”，或写存放天数的列。',
    },
    fix: write,
  },
  PTN3126: {
    severity: 'error',
    name: 'part-of-a-duration',
    message: {
      en: '“{found}” is no whole duration: it can be compared, and nothing else.',
      'zh-CN': '“{found}”不是整的时长：只能用来比较。',
    },
    help: { en: 'Round it, or compare it where it stands.', 'zh-CN': '请先取整，或就地比较。' },
    fix: write,
  },
  PTN3127: {
    severity: 'error',
    name: 'duration-by-number',
    message: {
      en: '“{found}”: a duration is divided by a duration, not by a number.',
      'zh-CN': '“{found}”：时长只能除以时长，不能除以数字。',
    },
    help: {
      en: 'Multiply instead: “0.5 * {left}”, and compare that.',
      'zh-CN': '请改为乘法再比较：“0.5 * {left}”。',
    },
    fix: write,
  },
  PTN3128: {
    severity: 'error',
    name: 'list-and-value',
    message: {
      en: '“{found}” is a list: it is not one value, it contains values.',
      'zh-CN': '“{found}”是列表：它不等于某个值，而是包含若干值。',
    },
    help: { en: 'Ask with “contains”.', 'zh-CN': '请用“contains”判断。' },
    fix: write,
  },
} satisfies Record<`PTN31${string}`, DiagnosticKind>;
