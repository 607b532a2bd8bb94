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
      en: 'Write patron.lock with “patron fit”, and compile with --frozen.',
      'zh-CN': '请用“patron fit”生成 patron.lock，再用 --frozen 编译。',
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
      en: 'Write patron.lock with “patron fit” and compile with --frozen, or round the amount.',
      'zh-CN': '请用“patron fit”生成 patron.lock 再用 --frozen 编译，或先对金额取整。',
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
} as const satisfies Record<string, DiagnosticKind>;
