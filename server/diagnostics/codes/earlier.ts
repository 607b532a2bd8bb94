import type { DiagnosticKind } from '../kind.ts';

const write = { en: 'Write “{text}”', 'zh-CN': '改为“{text}”' };

/** PTN3140–3144 how long ago, PTN3145–3147 what an earlier date means, PTN3148–3151 entered and left, PTN3152 tests. */
export const earlierCodes = {
  PTN3140: {
    severity: 'error',
    name: 'ago-needs-duration',
    message: { en: '“{found}” says no length of time.', 'zh-CN': '“{found}”不是一段时间。' },
    help: {
      en: 'Write how long ago as days, weeks, months, quarters or years: “60 days ago”.',
      'zh-CN': '请用天、周、月、季度或年写明多久以前：“60 days ago”。',
    },
    fix: write,
  },
  PTN3141: {
    severity: 'error',
    name: 'ago-in-hours',
    message: {
      en: 'An earlier date is a day, and “{found}” are hours.',
      'zh-CN': '较早的日期以天为单位，而“{found}”是小时。',
    },
    help: { en: 'Write whole days: “2 days ago”.', 'zh-CN': '请写整天数：“2 days ago”。' },
    fix: write,
  },
  PTN3142: {
    severity: 'error',
    name: 'decision-then',
    message: {
      en: 'What was decided as “{name}” on an earlier day is not known: rules decide for today.',
      'zh-CN': '无法得知较早日期的“{name}”决策：规则只为当天做决策。',
    },
    help: {
      en: 'Ask about the segment, score or stage that the decision came from: “lifecycle was active 60 days ago”.',
      'zh-CN': '请改问决策所依据的人群、评分或阶段：“lifecycle was active 60 days ago”。',
    },
  },
  PTN3143: {
    severity: 'error',
    name: 'row-then',
    message: {
      en: '“{found}” is of a row of “{data}”, and a row does not change from day to day.',
      'zh-CN': '“{found}”属于“{data}”的一行，而一行数据不随日期变化。',
    },
    help: {
      en: 'Write the earlier date behind the whole, in parentheses: “(count of orders where total > 5) as of 60 days ago”.',
      'zh-CN': '请给整个表达式加括号，再写较早的日期：“(count of orders where total > 5) as of 60 days ago”。',
    },
  },
  PTN3144: {
    severity: 'error',
    name: 'name-of-earlier-date',
    message: {
      en: '“{name}” is declared under just this name, which belongs to the earlier date.',
      'zh-CN': '已有同名声明“{name}”，而这个名称属于较早日期的值。',
    },
    help: { en: 'Give the declaration another name.', 'zh-CN': '请给该声明换一个名称。' },
  },
  PTN3145: {
    severity: 'hint',
    name: 'no-history',
    message: {
      en: 'No history of {columns}: today’s value is used for the earlier date too.',
      'zh-CN': '{columns} 没有历史：较早的日期也使用当前的值。',
    },
  },
  PTN3146: {
    severity: 'hint',
    name: 'always-there',
    message: {
      en: 'The data “{data}” has no time, so every customer counts as having always been there.',
      'zh-CN': '数据“{data}”没有时间列，因此视为每位客户一直都在。',
    },
    help: {
      en: 'If a column says since when, declare it: “time joined_at”.',
      'zh-CN': '若有列记录何时加入，请声明：“time joined_at”。',
    },
  },
  PTN3147: {
    severity: 'error',
    name: 'circle-through-earlier-dates',
    message: {
      en: '“{name}” needs itself of an earlier day, and so on without end: {chain}.',
      'zh-CN': '“{name}”需要自己较早日期的值，如此没有尽头：{chain}。',
    },
    help: {
      en: 'Give the value that is asked for earlier a name of its own, without the earlier date: “metric spend is …” and “metric growth is spend - spend as of 60 days ago”.',
      'zh-CN':
        '请把要回看的值单独命名，其中不含较早日期：“metric spend is …”，再写“metric growth is spend - spend as of 60 days ago”。',
    },
  },
  PTN3148: {
    severity: 'error',
    name: 'nothing-to-enter',
    message: {
      en: '“{name}” ({type}) is nothing that customers enter or leave.',
      'zh-CN': '“{name}”（{type}）不是客户会进入或离开的对象。',
    },
    help: {
      en: 'Behind “{word}” stands a segment, or stages or a class with a member: “{word} lifecycle active in last 30 days”.',
      'zh-CN': '“{word}”之后应为人群，或阶段、分级及其成员：“{word} lifecycle active in last 30 days”。',
    },
  },
  PTN3149: {
    severity: 'error',
    name: 'entered-which',
    message: {
      en: '“{word} {name}” does not say which of {members}.',
      'zh-CN': '“{word} {name}”没有写明是 {members} 中的哪一个。',
    },
    help: { en: 'Write the member behind it.', 'zh-CN': '请在后面写上成员。' },
  },
  PTN3150: {
    severity: 'error',
    name: 'entered-member-alone',
    message: { en: '“{name}” is a member of “{choice}”.', 'zh-CN': '“{name}”是“{choice}”的成员。' },
    help: { en: 'Write both: “{word} {choice} {name}”.', 'zh-CN': '请同时写出：“{word} {choice} {name}”。' },
    fix: write,
  },
  PTN3151: {
    severity: 'error',
    name: 'segment-without-members',
    message: { en: '“{name}” is a segment: it has no members to name.', 'zh-CN': '“{name}”是人群，没有成员可写。' },
    help: { en: 'Write “{word} {name} in last 30 days”.', 'zh-CN': '请写“{word} {name} in last 30 days”。' },
  },
  PTN3152: {
    severity: 'error',
    name: 'given-then',
    message: {
      en: 'The column “{name}” has no history, so nothing can be given for an earlier day.',
      'zh-CN': '列“{name}”没有历史，无法给定较早日期的值。',
    },
    help: {
      en: 'Give its value without a date: “given {name} …”.',
      'zh-CN': '请不带日期给定它的值：“given {name} …”。',
    },
  },
} satisfies Record<`PTN3${string}`, DiagnosticKind>;
