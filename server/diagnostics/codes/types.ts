import type { DiagnosticKind } from '../kind.ts';

const write = { en: 'Write “{text}”', 'zh-CN': '改为“{text}”' };

/** PTN300x types and units, PTN3010–3013 exactness and cells, PTN3014–3036 aggregates, windows and bands, PTN3037–3041 shares. */
export const typeCodes = {
  PTN3001: {
    severity: 'error',
    name: 'unlike-types',
    message: {
      en: '“{left}” ({leftType}) and “{right}” ({rightType}) do not go together.',
      'zh-CN': '“{left}”（{leftType}）与“{right}”（{rightType}）不能放在一起比较或计算。',
    },
    help: { en: 'Both sides need the same type and unit.', 'zh-CN': '请让两边的类型和单位一致。' },
    fix: write,
  },
  PTN3003: {
    severity: 'error',
    name: 'days-and-months',
    message: {
      en: '“{left}” is in {leftType} and “{right}” in {rightType}: a month has no fixed number of days.',
      'zh-CN': '“{left}”以 {leftType} 计，“{right}”以 {rightType} 计：一个月的天数不固定。',
    },
    help: { en: 'Write days, or use a period of months.', 'zh-CN': '请改写为天数，或用按月的时间范围。' },
    fix: write,
  },
  PTN3004: {
    severity: 'error',
    name: 'money-and-number',
    message: {
      en: 'Of “{left}” ({leftType}) and “{right}” ({rightType}) only one has a currency.',
      'zh-CN': '“{left}”（{leftType}）与“{right}”（{rightType}）只有一边带币种。',
    },
    help: {
      en: 'Give the amount its currency, and the column its type: “amount total: money CNY”.',
      'zh-CN': '请给金额写上币种，并给列写上类型：“amount total: money CNY”。',
    },
    fix: write,
  },
  PTN3005: {
    severity: 'error',
    name: 'two-currencies',
    message: {
      en: '“{left}” ({leftType}) and “{right}” ({rightType}) are two currencies, and nothing is converted.',
      'zh-CN': '“{left}”（{leftType}）与“{right}”（{rightType}）币种不同，而币种不会自动换算。',
    },
    help: { en: 'Bring both into one currency in the data.', 'zh-CN': '请先在数据里统一币种。' },
  },
  PTN3006: {
    severity: 'error',
    name: 'wrong-type',
    message: {
      en: '“{found}” ({type}) does not fit here: {wanted} is needed.',
      'zh-CN': '“{found}”（{type}）不适合这里：需要 {wanted}。',
    },
    help: { en: 'Use another value, or compare it with something.', 'zh-CN': '请换一个值，或把它写成比较。' },
    fix: write,
  },
  PTN3007: {
    severity: 'error',
    name: 'not-a-condition',
    message: {
      en: '“{found}” ({type}) is neither true nor false.',
      'zh-CN': '“{found}”（{type}）没有真假，不能单独作为条件。',
    },
    help: {
      en: 'Compare it: “{found} is known”, “{found} is …”.',
      'zh-CN': '请写成比较：“{found} is known”“{found} is …”。',
    },
  },
  PTN3008: {
    severity: 'error',
    name: 'unknown-member',
    message: { en: '“{choice}” has no “{name}”.', 'zh-CN': '“{choice}”里没有“{name}”。' },
    help: { en: 'There are: {members}.', 'zh-CN': '可选：{members}。' },
    fix: write,
  },
  PTN3009: {
    severity: 'error',
    name: 'text-needs-quotes',
    message: { en: 'The text “{name}” needs quotation marks.', 'zh-CN': '文本“{name}”要加引号。' },
    help: { en: 'A word without them is a name.', 'zh-CN': '不加引号的词会当作名称。' },
    fix: { en: 'Write {text}', 'zh-CN': '改为 {text}' },
  },
  PTN3010: {
    severity: 'error',
    name: 'round-first',
    message: {
      en: '“{found}” is a quotient: adding up or ranking it needs “round” first.',
      'zh-CN': '“{found}”是除法的结果，汇总或排名前要先用“round”四舍五入到固定位数。',
    },
    help: {
      en: 'Unrounded quotients would depend on the order of the rows.',
      'zh-CN': '不取固定位数，结果会随数据行的顺序变化。',
    },
    fix: write,
  },
  PTN3011: {
    severity: 'error',
    name: 'too-many-digits',
    message: {
      en: '“{found}” may have more digits than can be held exactly.',
      'zh-CN': '“{found}”的位数可能超出可精确计算的范围。',
    },
    help: {
      en: 'At most 38 digits, 9 of them after the point: put “round(…, 2)” around the parts.',
      'zh-CN': '最多 38 位，其中小数最多 9 位：请对各部分使用“round(…, 2)”。',
    },
  },
  PTN3012: {
    severity: 'error',
    name: 'not-a-cell',
    message: {
      en: '“{found}” is no cell of {scores}, which has {parts} digits.',
      'zh-CN': '“{found}”不是 {scores} 的格子，格子有 {parts} 位数字。',
    },
    help: {
      en: 'Write one digit for each part, or x for any: {example}.',
      'zh-CN': '每一部分写一位数字，x 表示任意：{example}。',
    },
  },
  PTN3013: {
    severity: 'error',
    name: 'digit-outside',
    message: {
      en: '“{score}” goes from 1 to {bands}, not to {digit}.',
      'zh-CN': '“{score}”的取值是 1 到 {bands}，没有 {digit}。',
    },
    help: { en: 'Write a digit from 1 to {bands}, or x for any.', 'zh-CN': '请写 1 到 {bands} 的数字，x 表示任意。' },
  },
  PTN3014: {
    severity: 'error',
    name: 'per-needs-window',
    message: { en: '“{found}” does not say over how long.', 'zh-CN': '“{found}”没有写明统计多长时间。' },
    help: {
      en: 'Give it a period with two ends: “in last 12 months per month”.',
      'zh-CN': '请写有起止的时间范围：“in last 12 months per month”。',
    },
  },
  PTN3015: {
    severity: 'error',
    name: 'window-not-possible',
    message: {
      en: '“{found}” is more than one count, sum or other aggregate, so it takes no period, “per” or “where”.',
      'zh-CN': '“{found}”不是单纯的汇总，不能再加时间范围、“per”或“where”。',
    },
    help: {
      en: 'Give the period to the count or sum inside, or declare that as a metric of its own.',
      'zh-CN': '请把时间范围写到里面的 count 或 sum 上，或另外声明一个指标。',
    },
  },
  PTN3016: {
    severity: 'error',
    name: 'time-needed',
    message: { en: '“{data}” has no column that tells the time.', 'zh-CN': '“{data}”没有时间列。' },
    help: {
      en: 'Declare the column that says when it happened: “time ordered_at”.',
      'zh-CN': '请声明发生时间的列：“time ordered_at”。',
    },
  },
  PTN3017: {
    severity: 'error',
    name: 'nothing-to-shift',
    message: {
      en: '“in same period last year” needs a period before it.',
      'zh-CN': '“in same period last year”前面要先写时间范围。',
    },
    help: {
      en: 'For example “in last 3 months in same period last year”.',
      'zh-CN': '例如“in last 3 months in same period last year”。',
    },
  },
  PTN3018: {
    severity: 'error',
    name: 'window-length',
    message: {
      en: 'The length of a period is in days or months, and “{found}” ({type}) is not.',
      'zh-CN': '时间范围以天或月计，而“{found}”（{type}）不是。',
    },
    help: {
      en: 'Write “in last 90 days” or “in last 3 months”.',
      'zh-CN': '请写“in last 90 days”或“in last 3 months”。',
    },
    fix: write,
  },
  PTN3019: {
    severity: 'error',
    name: 'not-a-constant',
    message: { en: '“{found}” is not a fixed value.', 'zh-CN': '“{found}”不是固定值。' },
    help: {
      en: 'Here stands a value such as 300 CNY, or the name of a “let”.',
      'zh-CN': '这里要写具体的值（例如 300 CNY），或“let”声明的名称。',
    },
  },
  PTN3020: {
    severity: 'error',
    name: 'per-not-possible',
    message: {
      en: 'Only counts and sums can be told per period, not “{found}”.',
      'zh-CN': '只有计数和求和才能按周期折算，“{found}”不行。',
    },
    help: { en: 'Leave “per” out, or use “count of” or “sum of”.', 'zh-CN': '请去掉“per”，或改用“count of”“sum of”。' },
  },
  PTN3021: {
    severity: 'error',
    name: 'no-order',
    message: { en: '“{found}” ({type}) has no more or less.', 'zh-CN': '“{found}”（{type}）没有大小之分。' },
    help: { en: 'Use “is”, “is not” or “is one of (…)”.', 'zh-CN': '请用“is”“is not”或“is one of (…)”。' },
  },
  PTN3022: {
    severity: 'error',
    name: 'places-of-round',
    message: {
      en: '“{found}” is no number of places from 0 to {most}.',
      'zh-CN': '“{found}”不是 0 到 {most} 之间的小数位数。',
    },
    help: { en: 'Write “round(x, 2)” for two places.', 'zh-CN': '保留两位小数请写“round(x, 2)”。' },
  },
  PTN3023: {
    severity: 'error',
    name: 'cell-alone',
    message: {
      en: '“{found}” is a cell of a composed score and compares only with one.',
      'zh-CN': '“{found}”是组合评分的格子，只能与组合评分比较。',
    },
    help: { en: 'Write “RFM is {found}”.', 'zh-CN': '请写“RFM is {found}”。' },
  },
  PTN3024: {
    severity: 'error',
    name: 'how-many-bands',
    message: { en: 'This score does not say how many bands it has.', 'zh-CN': '评分没有写分几档。' },
    help: {
      en: 'Write “5 bands of …”, or cuts: “bands of … at 30, 60, 90”.',
      'zh-CN': '请写“5 bands of …”，或给出切点：“bands of … at 30, 60, 90”。',
    },
  },
  PTN3025: {
    severity: 'error',
    name: 'number-of-bands',
    message: { en: 'There are 2 to {most} bands, not {found}.', 'zh-CN': '档数是 2 到 {most}，不能是 {found}。' },
    help: { en: 'Five are customary.', 'zh-CN': '通常分 5 档。' },
  },
  PTN3026: {
    severity: 'error',
    name: 'bands-and-cuts',
    message: {
      en: '{bands} bands need {needed} cuts, not {cuts}.',
      'zh-CN': '{bands} 档需要 {needed} 个切点，而不是 {cuts} 个。',
    },
    help: { en: 'With these cuts there are {fitting} bands.', 'zh-CN': '按这些切点是 {fitting} 档。' },
    fix: write,
  },
  PTN3027: {
    severity: 'hint',
    name: 'not-and-missing',
    message: { en: 'This also holds where “{value}” is missing.', 'zh-CN': '“{value}”缺失时，这个条件也成立。' },
    help: {
      en: 'Say which is meant: “{known}”, or “{value} is missing or {known}”.',
      'zh-CN': '请写明：“{known}”，或“{value} is missing or {known}”。',
    },
    fix: write,
  },
  PTN3028: {
    severity: 'error',
    name: 'which-row',
    message: {
      en: 'A customer has many “{data}”: which “{name}” is meant?',
      'zh-CN': '一位客户有多条“{data}”：要用哪一条的“{name}”？',
    },
    help: {
      en: 'Count or sum them: “sum of {path}”, “latest {data}”, “count of {data} where …”.',
      'zh-CN': '请汇总：“sum of {path}”“latest {data}”“count of {data} where …”。',
    },
  },
  PTN3029: {
    severity: 'error',
    name: 'not-reachable',
    message: { en: 'A row of “{from}” has no rows of “{data}”.', 'zh-CN': '“{from}”的一行没有对应的“{data}”数据行。' },
    help: {
      en: 'What is counted and summed belongs to a customer: say whose “{data}” are with “of … by …”.',
      'zh-CN': '能统计的只有属于客户的数据：请用“of … by …”写明“{data}”的归属。',
    },
  },
  PTN3030: {
    severity: 'error',
    name: 'range-reversed',
    message: { en: 'Nothing lies from {from} to {to}.', 'zh-CN': '从 {from} 到 {to} 之间没有任何值。' },
    help: { en: 'Write the smaller one first.', 'zh-CN': '请把较小的写在前面。' },
  },
  PTN3031: {
    severity: 'error',
    name: 'aggregate-in-aggregate',
    message: { en: '“{found}” stands inside another aggregate.', 'zh-CN': '“{found}”写在了另一个汇总里面。' },
    help: { en: 'Declare it as a metric, and use its name here.', 'zh-CN': '请先把它声明为指标，再在这里使用名称。' },
  },
  PTN3032: {
    severity: 'error',
    name: 'share-of-what',
    message: {
      en: '“{found}” does not say which rows: it would always be 1.',
      'zh-CN': '“{found}”没有写条件，结果总是 1。',
    },
    help: { en: 'Add “where …”.', 'zh-CN': '请加上“where …”。' },
  },
  PTN3033: {
    severity: 'error',
    name: 'column-needed',
    message: { en: '“{function}” needs a column of “{data}”.', 'zh-CN': '“{function}”要写明“{data}”的哪一列。' },
    help: {
      en: 'Write “{data}.” and the name of the column.',
      'zh-CN': '请写“{data}.”，后面接列名。',
    },
  },
  PTN3034: {
    severity: 'error',
    name: 'decision-not-here',
    message: {
      en: '“{name}” is decided by rules: definitions come before them.',
      'zh-CN': '“{name}”由规则决定，而定义在规则之前。',
    },
    help: {
      en: 'Use it in the condition of a rule of another policy, or of a guard.',
      'zh-CN': '请用在其他策略的规则条件里，或用在 never/always 里。',
    },
  },
  PTN3035: {
    severity: 'error',
    name: 'cuts-in-order',
    message: { en: 'The cuts {found} are not in order.', 'zh-CN': '切点 {found} 没有按顺序排列。' },
    help: {
      en: 'Each is greater than the one before, or each is less.',
      'zh-CN': '要么依次增大，要么依次减小，且不能重复。',
    },
  },
  PTN3036: {
    severity: 'error',
    name: 'rows-of-what',
    message: { en: '“{found}” does not say of which data.', 'zh-CN': '“{found}”没有写明是哪份数据的。' },
    help: {
      en: 'Write the data before the column: “orders.total”.',
      'zh-CN': '请在列名前写上数据名：“orders.total”。',
    },
    fix: write,
  },
  PTN3037: {
    severity: 'error',
    name: 'top-then-next',
    message: { en: 'Here stands “{due}”, not “{range}”.', 'zh-CN': '这里要用“{due}”，不是“{range}”。' },
    help: {
      en: 'The first member is “top”, those after it are “next”.',
      'zh-CN': '第一个成员用“top”，后面的用“next”。',
    },
    fix: write,
  },
  PTN3038: {
    severity: 'error',
    name: 'rest-is-last',
    message: {
      en: '“{range}” is the last member, after at least one other.',
      'zh-CN': '“{range}”只能是最后一个成员，前面至少要有一个。',
    },
    help: { en: 'Move it to the end.', 'zh-CN': '请移到最后。' },
  },
  PTN3039: {
    severity: 'error',
    name: 'not-a-share',
    message: { en: '“{found}” is no share.', 'zh-CN': '“{found}”不是占比。' },
    help: { en: 'Write a percentage above 0: “top 20%”.', 'zh-CN': '请写大于 0 的百分比：“top 20%”。' },
  },
  PTN3040: {
    severity: 'error',
    name: 'shares-above-all',
    message: { en: 'The shares add up to {total}.', 'zh-CN': '各成员占比合计 {total}，超过了 100%。' },
    help: { en: 'They are at most 100% together.', 'zh-CN': '合计最多 100%。' },
  },
  PTN3041: {
    severity: 'error',
    name: 'rest-needed',
    message: {
      en: 'The shares add up to {total}: whose is the rest?',
      'zh-CN': '各成员占比合计 {total}，其余的归谁？',
    },
    help: { en: 'Add a last member with “rest”.', 'zh-CN': '请在最后加一个“rest”成员。' },
    fix: { en: 'Add “{text}”', 'zh-CN': '增加“{text}”' },
  },
} satisfies Record<`PTN3${string}`, DiagnosticKind>;
