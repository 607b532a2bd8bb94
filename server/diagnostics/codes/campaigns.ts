import type { DiagnosticKind } from '../kind.ts';

/** Campaigns: for whom, who of them, and what that may cost. */
export const campaignCodes = {
  PTN4100: {
    severity: 'error',
    name: 'campaign-without-audience',
    message: { en: 'Nothing says for whom this campaign is.', 'zh-CN': '没有写明这个营销活动面向谁。' },
    help: {
      en: 'Name a segment, “campaign spring for slipping”, or write “for everyone”.',
      'zh-CN': '请写一个人群：“campaign spring for slipping”；或者写“for everyone”。',
    },
    fix: { en: 'Write “{text}”', 'zh-CN': '写成“{text}”' },
  },
  PTN4101: {
    severity: 'error',
    name: 'campaign-clause-outside',
    message: { en: 'Only a campaign can have “{clause}”.', 'zh-CN': '只有营销活动才能写“{clause}”。' },
    help: {
      en: 'A campaign begins with “campaign NAME for SEGMENT” instead of “policy NAME”.',
      'zh-CN': '营销活动以“campaign 名称 for 人群”开头，而不是“policy 名称”。',
    },
  },
  PTN4102: {
    severity: 'error',
    name: 'campaign-clause-after-rules',
    message: { en: '“{clause}” belongs before the first rule.', 'zh-CN': '“{clause}”要写在第一条规则之前。' },
    fix: { en: 'Move it before the first rule', 'zh-CN': '移到第一条规则之前' },
  },
  PTN4103: {
    severity: 'error',
    name: 'repeated-campaign-clause',
    message: {
      en: 'This campaign has said “{clause}” about that before.',
      'zh-CN': '这个营销活动前面已经写过同样的“{clause}”。',
    },
  },
  PTN4104: {
    severity: 'error',
    name: 'hold-out-share',
    message: {
      en: 'What is held out must be above 0% and below 100%, and “{found}” is not.',
      'zh-CN': '对照组的比例必须大于 0%、小于 100%，“{found}”不符合。',
    },
    help: {
      en: 'Write a share such as 10%, with at most two digits after the point; leave the line out to hold nobody out.',
      'zh-CN': '请写 10% 这样的比例，最多两位小数；不留对照组时，删掉这一行即可。',
    },
    fix: { en: 'Write “{text}”', 'zh-CN': '写成“{text}”' },
  },
  PTN4105: {
    severity: 'error',
    name: 'at-least-one',
    message: {
      en: '“{found}” is no number of customers or contacts.',
      'zh-CN': '“{found}”不能用作人数或次数。',
    },
    help: { en: 'Write a whole number from 1 on.', 'zh-CN': '请写从 1 开始的整数。' },
    fix: { en: 'Write “{text}”', 'zh-CN': '写成“{text}”' },
  },
  PTN4106: {
    severity: 'error',
    name: 'budget-without-cost',
    message: { en: 'Nothing says what one customer costs.', 'zh-CN': '没有写明每位客户的成本。' },
    help: {
      en: 'Write it behind the budget: “budget 20000 CNY at 40 CNY each”.',
      'zh-CN': '请写在预算后面：“budget 20000 CNY at 40 CNY each”。',
    },
  },
  PTN4107: {
    severity: 'error',
    name: 'budget-in-money',
    message: {
      en: 'A budget and what one customer costs are money, and “{found}” is {type}.',
      'zh-CN': '预算和每位客户的成本都必须是金额，而“{found}”是 {type}。',
    },
    help: { en: 'Write the currency: “20000 CNY”.', 'zh-CN': '请写上币种：“20000 CNY”。' },
  },
  PTN4108: {
    severity: 'error',
    name: 'budget-above-zero',
    message: {
      en: 'A budget and what one customer costs must be above zero, and “{found}” is not.',
      'zh-CN': '预算和每位客户的成本必须大于零，“{found}”不符合。',
    },
    help: {
      en: 'Write an amount such as 40 CNY, or leave the line out: then nothing is spent.',
      'zh-CN': '请写 40 CNY 这样的金额；如果不花钱，删掉这一行即可。',
    },
    fix: { en: 'Write “{text}”', 'zh-CN': '写成“{text}”' },
  },
  PTN4109: {
    severity: 'error',
    name: 'campaign-dates-reversed',
    message: { en: 'The campaign ends before it begins.', 'zh-CN': '营销活动的结束日期早于开始日期。' },
    fix: { en: 'Write “from {from} to {to}”', 'zh-CN': '写成“from {from} to {to}”' },
  },
  PTN4110: {
    severity: 'information',
    name: 'campaign-not-running',
    message: {
      en: 'On {asOf} this campaign reaches nobody: it runs from {from} to {to}.',
      'zh-CN': '在 {asOf} 这一天，这个营销活动不面向任何人：它的时间是 {from} 至 {to}。',
    },
  },
  PTN4111: {
    severity: 'error',
    name: 'cost-in-other-currency',
    message: {
      en: 'The budget is {wanted}, but what one customer costs is {found}.',
      'zh-CN': '预算是 {wanted}，而每位客户的成本是 {found}。',
    },
    help: { en: 'Write both in one currency.', 'zh-CN': '两处请用同一币种。' },
    fix: { en: 'Write “{text}”', 'zh-CN': '写成“{text}”' },
  },
  PTN4112: {
    severity: 'warning',
    name: 'frequency-without-effect',
    message: {
      en: 'No rule of “{campaign}” decides “{action}”, so this limits nothing.',
      'zh-CN': '“{campaign}”没有任何规则决定“{action}”，这一行不起作用。',
    },
  },
  PTN4113: {
    severity: 'error',
    name: 'decided-only-by-campaigns',
    message: {
      en: '“{action}” is decided only by campaigns, and no condition sees what those decide.',
      'zh-CN': '“{action}”只由营销活动决定，而条件看不到营销活动的决策。',
    },
    help: {
      en: 'Campaigns come after all policies and guards; ask for what puts a customer into the campaign instead.',
      'zh-CN': '营销活动排在所有策略和护栏之后；请改用让客户进入活动的那个条件。',
    },
  },
  PTN4114: {
    severity: 'hint',
    name: 'shared-salt',
    message: {
      en: '“{other}” holds out by “{salt}” too, so both leave out the same customers where they meet.',
      'zh-CN': '“{other}”也用“{salt}”划分对照组，两个活动重合之处留出的是同一批客户。',
    },
  },
  PTN4115: {
    severity: 'error',
    name: 'two-rankings',
    message: {
      en: 'The customers of a campaign are ranked once, and another line ranks them otherwise.',
      'zh-CN': '一个营销活动的客户只排一次序，而另一行用了不同的排序。',
    },
    help: {
      en: 'Write the same behind both “by”, or leave one out.',
      'zh-CN': '两处“by”后面请写相同的内容，或删掉一处。',
    },
  },
  PTN4116: {
    severity: 'error',
    name: 'cannot-be-ranked',
    message: {
      en: 'Customers cannot be ranked by “{found}”, which is {type}.',
      'zh-CN': '不能按“{found}”给客户排序，它是 {type}。',
    },
    help: {
      en: 'Rank by a number, money, a duration, a date, or a class with an order.',
      'zh-CN': '可以按数字、金额、时长、日期或有序的分级排序。',
    },
  },
  PTN4117: {
    severity: 'error',
    name: 'uncovered-in-campaign',
    message: {
      en: 'Whom no rule of a campaign matches simply takes no part: there is nothing to declare.',
      'zh-CN': '营销活动没有规则匹配的客户就不参加，无需声明。',
    },
  },
} satisfies Record<`PTN41${string}`, DiagnosticKind>;
