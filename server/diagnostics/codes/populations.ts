import type { DiagnosticKind } from '../kind.ts';

/** What is about all customers at once: contracts and affinities. */
export const populationCodes = {
  PTN4160: {
    severity: 'error',
    name: 'shares-above-whole',
    message: {
      en: 'These shares cannot all be reached: together they are at least {sum} ({parts}).',
      'zh-CN': '这些占比不可能同时达到：合计至少 {sum}（{parts}）。',
    },
    help: {
      en: 'Shares of one whole add up to 100% at the most; lower one of them.',
      'zh-CN': '同一整体的各部分占比合计不超过 100%；请调低其中一项。',
    },
  },
  PTN4161: {
    severity: 'error',
    name: 'shares-below-whole',
    message: {
      en: 'These shares cannot all be kept: everybody is in one of them, and together they are {sum} at the most ({parts}).',
      'zh-CN': '这些占比不可能同时满足：每位客户都属于其中之一，而合计至多 {sum}（{parts}）。',
    },
    help: {
      en: 'Shares of one whole add up to 100%; raise one of them.',
      'zh-CN': '同一整体的各部分占比合计为 100%；请调高其中一项。',
    },
  },
  PTN4162: {
    severity: 'error',
    name: 'contract-with-given',
    message: {
      en: 'This is about all customers, and the test gives values of one.',
      'zh-CN': '这一项针对全体客户，而这个测试给定的是一位客户的值。',
    },
    help: {
      en: 'Write it into a test of its own, without “given”.',
      'zh-CN': '请把它写进单独的测试，不写“given”。',
    },
  },
  PTN4163: {
    severity: 'error',
    name: 'expectation-beside-contract',
    message: {
      en: 'This is expected of one customer, and the rest of the test is about all.',
      'zh-CN': '这一项是对一位客户的期望，而测试的其余部分针对全体客户。',
    },
    help: {
      en: 'Write it into a test of its own, with “given”; of all customers one expects a share or a count.',
      'zh-CN': '请把它写进单独的测试并写上“given”；对全体客户应期望占比或人数。',
    },
  },
  PTN4164: {
    severity: 'error',
    name: 'not-measured',
    message: {
      en: 'There is no {measure} of “{found}” over all customers.',
      'zh-CN': '无法在全体客户上对“{found}”做 {measure}。',
    },
    help: {
      en: 'Customers have a share and a count: “share of tier star”, “count of customers where loyal”. Numbers have a sum and an average, and with “where” a share: “share of spend where loyal”.',
      'zh-CN':
        '客户有占比和人数：“share of tier star”“count of customers where loyal”。数值有合计与平均，加上“where”才有占比：“share of spend where loyal”。',
    },
  },
  PTN4165: {
    severity: 'error',
    name: 'share-in-percent',
    message: { en: 'A share is a percentage, and “{found}” is none.', 'zh-CN': '占比应写成百分数，“{found}”不是。' },
    help: { en: 'Write it with the sign: “5%”.', 'zh-CN': '请写上百分号：“5%”。' },
    fix: { en: 'Write “{text}”', 'zh-CN': '写成“{text}”' },
  },
  PTN4166: {
    severity: 'error',
    name: 'bounds-reversed',
    message: { en: 'The lower bound is above the upper one.', 'zh-CN': '下限高于上限。' },
    fix: { en: 'Write “{text}”', 'zh-CN': '写成“{text}”' },
  },
  PTN4167: {
    severity: 'warning',
    name: 'shares-above-whole-of-a-sum',
    message: {
      en: 'Together these shares are at least {sum} ({parts}), which only values below zero elsewhere could make up for.',
      'zh-CN': '这些占比合计至少 {sum}（{parts}），只有其他客户的值为负才可能成立。',
    },
  },
  PTN4168: {
    severity: 'error',
    name: 'count-in-customers',
    message: { en: 'A count is a whole number, and “{found}” is none.', 'zh-CN': '人数应为整数，“{found}”不是。' },
    help: { en: 'Write it without a unit: “100”.', 'zh-CN': '请不带单位书写：“100”。' },
  },
  PTN4170: {
    severity: 'error',
    name: 'affinity-of-text',
    message: {
      en: 'Pairs are made of texts, and “{found}” is {type}.',
      'zh-CN': '关联分析的对象应为文本，而“{found}”是 {type}。',
    },
    help: { en: 'Name a column such as the category or the product.', 'zh-CN': '请写类别、产品之类的列。' },
  },
  PTN4171: {
    severity: 'error',
    name: 'affinity-basket',
    message: {
      en: 'Rows cannot be put together by “{found}”, which is {type}.',
      'zh-CN': '不能按“{found}”合并成购物篮，它是 {type}。',
    },
    help: {
      en: 'Name a column with the number of the order, or the day.',
      'zh-CN': '请写订单号或日期之类的列。',
    },
  },
  PTN4172: {
    severity: 'error',
    name: 'affinity-limit',
    message: {
      en: '“{found}” is no {limit} that a pair can reach.',
      'zh-CN': '“{found}”不能作为 {limit} 的下限。',
    },
    help: {
      en: 'Support and confidence are percentages above 0% and up to 100%, lift is a number above 0: “support at least 1%, lift at least 1.2”.',
      'zh-CN':
        '支持度和置信度是大于 0%、不超过 100% 的百分数，提升度是大于 0 的数：“support at least 1%, lift at least 1.2”。',
    },
  },
  PTN4173: {
    severity: 'error',
    name: 'repeated-affinity-limit',
    message: { en: 'This affinity has said “{limit}” before.', 'zh-CN': '这个关联前面已经写过“{limit}”。' },
  },
  PTN4174: {
    severity: 'error',
    name: 'suggestions-of-affinity',
    message: { en: '“{name}” is no affinity, so it suggests nothing.', 'zh-CN': '“{name}”不是关联，没有推荐。' },
    help: {
      en: 'Name an affinity: “affinity pairs from orders by category”.',
      'zh-CN': '请写一个关联的名称：“affinity pairs from orders by category”。',
    },
    fix: { en: 'Write “{text}”', 'zh-CN': '写成“{text}”' },
  },
  PTN4175: {
    severity: 'error',
    name: 'affinity-as-value',
    message: { en: '“{name}” is an affinity, and no value of a customer.', 'zh-CN': '“{name}”是关联，不是客户的值。' },
    help: {
      en: 'What it suggests to a customer is “suggestions of {name}”, and the best of it “suggestion of {name}”.',
      'zh-CN': '它对客户的推荐写作“suggestions of {name}”，其中最好的一个写作“suggestion of {name}”。',
    },
    fix: { en: 'Write “{text}”', 'zh-CN': '写成“{text}”' },
  },
  PTN4176: {
    severity: 'error',
    name: 'affinity-of-personal',
    message: {
      en: '“{found}” is personal, and the texts of pairs stand in previews and in the lock.',
      'zh-CN': '“{found}”是个人信息，而组合中的值会出现在预览和锁文件里。',
    },
    help: { en: 'Name a column that is not marked “pii”.', 'zh-CN': '请写一个没有标记“pii”的列。' },
  },
  PTN5060: {
    severity: 'error',
    name: 'too-many-items',
    message: {
      en: '“{name}” finds {items} different texts in baskets, and {most} are the most that it can compare.',
      'zh-CN': '“{name}”在购物篮中找到 {items} 个不同的值，最多只能比较 {most} 个。',
    },
    help: {
      en: 'Use a coarser column, such as the category, a shorter window, or a higher support.',
      'zh-CN': '请改用更粗的列（如类别）、更短的时间范围或更高的支持度。',
    },
  },
  PTN5061: {
    severity: 'error',
    name: 'too-many-pairs',
    message: {
      en: '“{name}” finds more than {most} pairs.',
      'zh-CN': '“{name}”找到的组合超过 {most} 对。',
    },
    help: { en: 'Ask for a higher support or lift.', 'zh-CN': '请提高支持度或提升度的下限。' },
  },
} satisfies Record<`PTN416${string}` | `PTN417${string}` | `PTN506${string}`, DiagnosticKind>;
