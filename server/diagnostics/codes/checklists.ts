import type { DiagnosticKind } from '../kind.ts';

const write = { en: 'Write “{text}”', 'zh-CN': '改为“{text}”' };

/** PTN3100–3106 checklists and how many of their items hold, PTN3110–3112 weighted scores. */
export const checklistCodes = {
  PTN3100: {
    severity: 'error',
    name: 'unknown-item',
    message: {
      en: '“{name}” is no item of the checklist “{checklist}”.',
      'zh-CN': '清单“{checklist}”里没有“{name}”这一项。',
    },
    help: { en: 'Its items are {items}.', 'zh-CN': '它的各项是：{items}。' },
    fix: write,
  },
  PTN3101: {
    severity: 'error',
    name: 'not-a-checklist',
    message: {
      en: '“{name}” is no checklist: “{words}” asks about several conditions.',
      'zh-CN': '“{name}”不是清单：“{words}”要问的是多个条件。',
    },
    help: {
      en: 'Name a checklist, or write conditions in parentheses: “at least 2 of (loyal, consent, spend > 300 CNY)”.',
      'zh-CN': '请写清单的名称，或在括号里写条件：“at least 2 of (loyal, consent, spend > 300 CNY)”。',
    },
  },
  PTN3102: {
    severity: 'error',
    name: 'pointless-count',
    message: {
      en: 'Of {items} in all, “{quantifier} {count} of {of}” leaves no choice.',
      'zh-CN': '“{quantifier} {count} of {of}”没有意义：其中共有 {items} 个条件。',
    },
    help: {
      en: 'Whole numbers that do: {range}. For none of them write “not any of …”.',
      'zh-CN': '可以写的整数：{range}。一项也不满足请写“not any of …”。',
    },
    fix: write,
  },
  PTN3103: {
    severity: 'warning',
    name: 'count-never',
    message: {
      en: '“{found}” never holds: it counts {items} conditions.',
      'zh-CN': '“{found}”永远不成立：这里只数 {items} 个条件。',
    },
    help: { en: 'Compare with a whole number from 0 to {items}.', 'zh-CN': '请与 0 到 {items} 的整数比较。' },
  },
  PTN3104: {
    severity: 'warning',
    name: 'count-always',
    message: {
      en: '“{found}” holds for everybody: it counts {items} conditions.',
      'zh-CN': '“{found}”对所有人都成立：这里只数 {items} 个条件。',
    },
    help: { en: 'Compare with a whole number that leaves a choice.', 'zh-CN': '请换一个能区分客户的整数。' },
  },
  PTN3105: {
    severity: 'error',
    name: 'checklist-alone',
    message: {
      en: '“{name}” is a checklist: how many of its items are meant?',
      'zh-CN': '“{name}”是一张清单：要满足其中几项？',
    },
    help: {
      en: 'Write “all of {name}”, “any of {name}”, “at least 2 of {name}” or “how many of {name}”.',
      'zh-CN': '请写“all of {name}”、“any of {name}”、“at least 2 of {name}”或“how many of {name}”。',
    },
    fix: write,
  },
  PTN3106: {
    severity: 'error',
    name: 'dot-in-item',
    message: {
      en: '“{name}” has a dot, which stands between a checklist and its item.',
      'zh-CN': '“{name}”中有点号，而点号用来隔开清单与其中的项。',
    },
    help: { en: 'Take another name.', 'zh-CN': '请换一个名称。' },
  },
  PTN3110: {
    severity: 'error',
    name: 'weights-not-whole',
    message: { en: 'The weights add up to {sum}.', 'zh-CN': '各项权重合计 {sum}。' },
    help: { en: 'They are 100% together, exactly.', 'zh-CN': '合计必须正好是 100%。' },
    fix: write,
  },
  PTN3111: {
    severity: 'error',
    name: 'weight-nothing',
    message: { en: 'A weight of 0% counts for nothing.', 'zh-CN': '权重为 0% 的项不起作用。' },
    help: { en: 'Give it a weight, or take the part out.', 'zh-CN': '请给出权重，或去掉这一项。' },
  },
  PTN3112: {
    severity: 'error',
    name: 'known-parts',
    message: {
      en: '“at least {count} known” does not fit: the score has {parts} parts.',
      'zh-CN': '“at least {count} known”不适合：这个评分共有 {parts} 项。',
    },
    help: { en: 'Write a whole number from 1 to {parts}.', 'zh-CN': '请写 1 到 {parts} 的整数。' },
    fix: write,
  },
} satisfies Record<`PTN31${string}`, DiagnosticKind>;
