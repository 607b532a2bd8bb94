import type { DiagnosticKind } from '../kind.ts';

/** PTN6040–6059 rules that a JavaScript module, which sees one customer at a time, cannot hold. */
export const moduleCodes = {
  PTN6040: {
    severity: 'error',
    name: 'module-needs-lock',
    message: {
      en: '“{name}” is fitted on all customers, and a JavaScript module sees one at a time.',
      'zh-CN': '“{name}”要在全部客户上拟合，而 JavaScript 模块一次只看一位客户。',
    },
    help: {
      en: 'Write its cuts into patron.lock with “patron fit”; they are used then.',
      'zh-CN': '请先用“patron fit”把它的切点写入 patron.lock，编译时会采用。',
    },
  },
  PTN6041: {
    severity: 'error',
    name: 'module-with-cap',
    message: {
      en: 'Whether “{name}” still reaches a customer depends on all others: it has a cap or a budget.',
      'zh-CN': '“{name}”有人数上限或预算，是否轮到某位客户取决于其他所有客户。',
    },
    help: {
      en: 'Leave “at most” and “budget” out, or decide with SQL; a hold-out alone can stay.',
      'zh-CN': '请去掉“at most”和“budget”，或改用 SQL；只留对照组是可以的。',
    },
  },
  PTN6042: {
    severity: 'error',
    name: 'module-with-limit',
    message: {
      en: 'Whether a limit on “{name}” withholds it from a customer depends on all others.',
      'zh-CN': '“{name}”的限额是否轮到某位客户取决于其他所有客户。',
    },
    help: { en: 'Leave the limit out, or decide with SQL.', 'zh-CN': '请去掉限额，或改用 SQL。' },
  },
  PTN6044: {
    severity: 'error',
    name: 'module-results-collide',
    message: {
      en: 'Two results of the rules would be called “{name}”.',
      'zh-CN': '规则的两项结果会同名：“{name}”。',
    },
    help: { en: 'Rename the action.', 'zh-CN': '请改动作的名称。' },
  },
} satisfies Record<`PTN604${string}`, DiagnosticKind>;
