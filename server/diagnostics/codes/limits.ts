import type { DiagnosticKind } from '../kind.ts';

/** Limits and the work that cadences add up to, and what rules are for. */
export const limitCodes = {
  PTN4120: {
    severity: 'error',
    name: 'limit-without-unit',
    message: {
      en: 'Nothing says of what there may be so many, so “{action}” cannot be limited.',
      'zh-CN': '没有写明数量的单位，无法限制“{action}”。',
    },
    help: {
      en: 'Write a period, “40 per week”, for work that cadences make, or the name of the data for a number of customers.',
      'zh-CN': '按频率产生的工作量请写周期：“40 per week”；按人数请写数据的名称。',
    },
    fix: { en: 'Write “{text}”', 'zh-CN': '写上“{text}”' },
  },
  PTN4121: {
    severity: 'error',
    name: 'limit-above-zero',
    message: { en: 'A limit must be above zero, and “{found}” is not.', 'zh-CN': '限额必须大于零，“{found}”不符合。' },
    help: {
      en: 'To decide an action for nobody, take it out of the rules.',
      'zh-CN': '如果谁都不需要这个动作，请把它从规则中删除。',
    },
  },
  PTN4122: {
    severity: 'error',
    name: 'limit-keeps-all',
    message: {
      en: '“{action}” keeps all values that rules give, so nobody can say which of them a limit withholds.',
      'zh-CN': '“{action}”保留规则给出的所有值，无法确定限额应扣下哪一个。',
    },
    help: { en: 'Limit an action that keeps one value.', 'zh-CN': '请限制只保留一个值的动作。' },
  },
  PTN4123: {
    severity: 'error',
    name: 'limit-without-cadence',
    message: {
      en: '“{action}” takes no cadence, so it makes no work “{found}”.',
      'zh-CN': '“{action}”的取值不是频率，不会产生“{found}”的工作量。',
    },
    help: {
      en: 'Limit for how many of “{data}” it is decided.',
      'zh-CN': '请限制对多少“{data}”决定这个动作。',
    },
    fix: { en: 'Write “{text}”', 'zh-CN': '写成“{text}”' },
  },
  PTN4124: {
    severity: 'error',
    name: 'unknown-limit-unit',
    message: { en: '“{action}” cannot be limited by “{found}”.', 'zh-CN': '不能以“{found}”为单位限制“{action}”。' },
    help: {
      en: 'Write “per day”, “per week”, “per month”, “per quarter” or “per year” for the work of cadences, or “{data}” for a number of them.',
      'zh-CN': '频率产生的工作量请写“per day”“per week”“per month”“per quarter”或“per year”；按数量请写“{data}”。',
    },
    fix: { en: 'Write “{text}”', 'zh-CN': '写成“{text}”' },
  },
  PTN4125: {
    severity: 'error',
    name: 'limit-of-whole-customers',
    message: { en: '“{found}” is no number of customers.', 'zh-CN': '“{found}”不能用作人数。' },
    help: { en: 'Write a whole number.', 'zh-CN': '请写整数。' },
  },
  PTN4126: {
    severity: 'error',
    name: 'limit-per-value',
    message: {
      en: 'There is no limit for each value of “{found}”, which is {type}.',
      'zh-CN': '不能按“{found}”的每个值设限额，它是 {type}。',
    },
    help: {
      en: 'Write who does the work or where: a text, a class, a choice, a day or a whole number.',
      'zh-CN': '请写由谁或在哪里完成：文本、分级、选项、日期或整数。',
    },
  },
  PTN4127: {
    severity: 'error',
    name: 'repeated-limit',
    message: {
      en: '“{action}” is limited by this before, for the same groups.',
      'zh-CN': '前面已经以同样的单位和分组限制了“{action}”。',
    },
    help: {
      en: 'Keep one of the two; a second limit needs other groups or another unit.',
      'zh-CN': '请保留其中一个；第二个限额需要不同的分组或单位。',
    },
  },
  PTN4128: {
    severity: 'warning',
    name: 'limit-without-effect',
    message: {
      en: 'No rule decides “{action}” for customers, so there is nothing to limit.',
      'zh-CN': '没有规则为客户决定“{action}”，这个限额不起作用。',
    },
  },
  PTN4129: {
    severity: 'warning',
    name: 'cadence-rises-where-tier-falls',
    message: {
      en: '“{lower}” gets {action} {often}, more often than “{higher}” with {seldom}.',
      'zh-CN': '“{lower}”的{action}频率是{often}，比“{higher}”的{seldom}更高。',
    },
    help: {
      en: '“{higher}” is the better {tier}: is this the effort that it is worth?',
      'zh-CN': '“{higher}”是更好的{tier}：投入是否应当反过来？',
    },
  },
  PTN4130: {
    severity: 'error',
    name: 'cadences-without-measure',
    message: {
      en: 'The cadences of these rules cannot be added up exactly to compare them with a limit.',
      'zh-CN': '这些规则里的频率无法精确相加，不能与限额比较。',
    },
    help: {
      en: 'Use cadences such as “weekly” or “every 2 months” rather than many different numbers of weeks.',
      'zh-CN': '请使用“weekly”“every 2 months”这样的频率，不要用许多互不相同的周数。',
    },
  },
  PTN4131: {
    severity: 'error',
    name: 'goal-cell',
    message: { en: 'This is no goal.', 'zh-CN': '这不是目标。' },
    help: { en: 'A goal is “acquire”, “enhance” or “retain”.', 'zh-CN': '目标是“acquire”“enhance”或“retain”。' },
  },
} satisfies Record<`PTN41${string}`, DiagnosticKind>;
