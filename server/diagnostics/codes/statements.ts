import type { DiagnosticKind } from '../kind.ts';

/** PTN6020–6039 rules that a statement of SQL cannot hold. */
export const statementCodes = {
  PTN6020: {
    severity: 'error',
    name: 'statement-without-day',
    message: {
      en: 'The rules name no day, and compiled SQL needs one.',
      'zh-CN': '规则没有写明截至日期，而编译成 SQL 需要它。',
    },
    help: {
      en: 'Write “as of 2026-10-31” before the first declaration, or give --as-of.',
      'zh-CN': '请在第一个声明之前写“as of 2026-10-31”，或使用 --as-of。',
    },
  },
  PTN6021: {
    severity: 'error',
    name: 'statement-needs-pairs',
    message: {
      en: 'A statement cannot find the pairs of “{name}” by itself.',
      'zh-CN': 'SQL 语句无法自行找出“{name}”的组合。',
    },
    help: {
      en: 'Write patron.lock with “patron fit”, then repeat the command with --frozen.',
      'zh-CN': '请用“patron fit”生成 patron.lock，再加上 --frozen 重新执行命令。',
    },
  },
  PTN6022: {
    severity: 'error',
    name: 'statement-needs-cuts',
    message: {
      en: 'The sum that the shares of “{name}” are parts of may have more than 38 digits.',
      'zh-CN': '“{name}”的占比所依据的合计可能超过 38 位数字。',
    },
    help: {
      en: 'Write patron.lock with “patron fit” and repeat the command with --frozen, or round the amount.',
      'zh-CN': '请用“patron fit”生成 patron.lock，再加上 --frozen 重新执行命令；或先对金额取整。',
    },
  },
  PTN6024: {
    severity: 'error',
    name: 'statement-too-wide',
    message: {
      en: 'The statement would need {columns} columns at once, and {dialect} has {most} at the most.',
      'zh-CN': '语句同时需要 {columns} 列，而 {dialect} 最多支持 {most} 列。',
    },
    help: {
      en: 'Divide the rules into several files, and compile each.',
      'zh-CN': '请把规则分成几个文件，分别编译。',
    },
  },
  PTN6025: {
    severity: 'error',
    name: 'columns-differ-in-case',
    message: {
      en: '“{other}” and “{column}” of {data} differ only in upper and lower case, which {dialect} does not tell apart.',
      'zh-CN': '{data} 的“{other}”和“{column}”只有大小写不同，{dialect} 无法区分。',
    },
    help: {
      en: 'Say in patron.json what the table calls “{column}”, under “columns” of “{data}”.',
      'zh-CN': '请在 patron.json 中“{data}”的“columns”里写明“{column}”在表里的列名。',
    },
  },
  PTN6026: {
    severity: 'error',
    name: 'name-not-as-written',
    message: {
      en: '“{name}” of {data} is no name that {dialect} takes as it is written.',
      'zh-CN': '{dialect} 不会按原样使用 {data} 的名称“{name}”。',
    },
    help: {
      en: 'It is too long there, and would be cut, or holds signs with a meaning of their own. Say in patron.json, under “{data}”, what the database calls it, or name a view with a shorter and plainer name.',
      'zh-CN':
        '它在那里太长，会被截断，或含有另有含义的字符。请在 patron.json 的“{data}”里写明数据库中的名称，或改用名称更短、更简单的视图。',
    },
  },
  PTN6027: {
    severity: 'error',
    name: 'tables-differ-in-case',
    message: {
      en: 'The tables of {other} and {data} differ only in upper and lower case, which {dialect} does not always tell apart.',
      'zh-CN': '{other} 和 {data} 的表名只有大小写不同，{dialect} 不一定能区分。',
    },
    help: {
      en: 'Say in patron.json which table “{data}” is; where both are one table, write its name alike for both.',
      'zh-CN': '请在 patron.json 里写明“{data}”是哪张表；如果两者就是同一张表，请把表名写得完全一样。',
    },
  },
} as const satisfies Record<string, DiagnosticKind>;
