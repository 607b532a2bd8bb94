import type { DiagnosticKind } from '../kind.ts';

/** PTN6061–6064 and PTN6074 rules as a table, PTN6065–6069 such a table as rules again, PTN6076 rules for dbt, PTN6077–6079 as DMN. */
export const tableCodes = {
  PTN6061: {
    severity: 'error',
    name: 'table-of-unknown-policy',
    message: {
      en: 'There is no policy “{part}” to make a table of.',
      'zh-CN': '没有名为“{part}”的策略，无法生成表。',
    },
    help: { en: 'These are there: {names}.', 'zh-CN': '现有的策略：{names}。' },
  },
  PTN6062: {
    severity: 'error',
    name: 'table-without-policy',
    message: {
      en: 'There is no policy, so there are no rules to make a table of.',
      'zh-CN': '没有策略，也就没有可以放进表的规则。',
    },
    help: { en: 'Write rules into a policy first.', 'zh-CN': '请先在策略中编写规则。' },
  },
  PTN6063: {
    severity: 'error',
    name: 'table-without-conditions',
    message: {
      en: 'No rule of “{name}” has a condition, so a table would have no columns to ask about.',
      'zh-CN': '“{name}”的规则都没有条件，表里就没有可以判断的列。',
    },
    help: {
      en: 'Leave it as it is written: one rule is shorter than its table.',
      'zh-CN': '请保持原样：一条规则比一张表更简短。',
    },
  },
  PTN6064: {
    severity: 'error',
    name: 'table-without-words',
    message: {
      en: 'A part of “{name}” cannot be written into a cell of a table.',
      'zh-CN': '“{name}”中有一部分无法写进表的单元格。',
    },
    help: {
      en: 'Give that part a name of its own with “metric” or “segment”, and use the name here.',
      'zh-CN': '请用“metric”或“segment”给这一部分单独起名，再在这里使用该名称。',
    },
  },
  PTN6065: {
    severity: 'error',
    name: 'table-file-incomplete',
    message: {
      en: 'A table of rules needs a column “if …”, a column “then …” and a row below its headings.',
      'zh-CN': '规则表需要一列“if …”、一列“then …”，并且标题下面至少有一行。',
    },
    help: {
      en: 'Add what is missing; “patron compile FILE --target csv” writes a table that has it all.',
      'zh-CN': '请补上缺少的部分；“patron compile FILE --target csv”会写出一张完整的表。',
    },
  },
  PTN6066: {
    severity: 'error',
    name: 'table-file-unreadable',
    message: {
      en: 'This is no table: its cells cannot be told apart.',
      'zh-CN': '这不是一张表：无法区分其中的单元格。',
    },
    help: {
      en: 'Save it from the spreadsheet as CSV; a quotation mark that is opened in a cell is closed in it.',
      'zh-CN': '请在电子表格中另存为 CSV；单元格里的引号必须成对。',
    },
  },
  PTN6067: {
    severity: 'error',
    name: 'table-file-without-policy',
    message: {
      en: 'Cell A1 says “{cell}”, where the first line of a policy belongs.',
      'zh-CN': '单元格 A1 是“{cell}”，这里应当是策略的第一行。',
    },
    help: {
      en: 'Write “policy NAME” into it, and behind a comma the kind of policy: “policy visits, all matches”.',
      'zh-CN': '请在其中写“policy 名称”，逗号后可写策略的类型：“policy visits, all matches”。',
    },
  },
  PTN6068: {
    severity: 'error',
    name: 'table-file-column',
    message: {
      en: 'Cell {place} says “{cell}”, which is no heading of a column.',
      'zh-CN': '单元格 {place} 是“{cell}”，不是列的标题。',
    },
    help: {
      en: 'A heading is “if” and what is asked about, “then” and an action, “goal”, “because” or “##”.',
      'zh-CN': '标题可以是“if”加上要判断的内容、“then”加上动作，或者“goal”“because”“##”。',
    },
  },
  PTN6069: {
    severity: 'error',
    name: 'table-file-cell',
    message: {
      en: 'Cell {place} (row {row}, column {column}) says “{cell}”, which cannot be read.',
      'zh-CN': '单元格 {place}（第 {row} 行，第 {column} 列）是“{cell}”，无法读取。',
    },
    help: {
      en: 'Write it as rules do: “>= 300 CNY”, “3 to 5”, “star”, a text in quotation marks, or nothing at all.',
      'zh-CN': '请按规则的写法填写：“>= 300 CNY”“3 to 5”“star”、加引号的文本，或者留空。',
    },
  },
  PTN6074: {
    severity: 'error',
    name: 'table-without-words-above',
    message: {
      en: 'A part of “{name}” cannot be written into a cell of a table.',
      'zh-CN': '“{name}”中有一部分无法写进表的单元格。',
    },
    help: {
      en: 'With “metric”, name what that is for one of the “{many}”, and look at all of them here: “sum of {path}”, “highest {path}”.',
      'zh-CN': '请用“metric”为“{many}”中的一行命名该值，再在这里汇总：“sum of {path}”“highest {path}”。',
    },
  },
  PTN6076: {
    severity: 'error',
    name: 'dbt-table-name',
    message: {
      en: 'The table “{table}” of “{data}” has a quotation mark in its name, which dbt cannot write.',
      'zh-CN': '“{data}”的表“{table}”名称中有引号，dbt 无法正确引用。',
    },
    help: {
      en: 'Make a view of it with a plain name, and bind the data to that view in patron.json.',
      'zh-CN': '请为它建一个名称普通的视图，并在 patron.json 中把数据绑定到该视图。',
    },
  },
  PTN6077: {
    severity: 'error',
    name: 'dmn-without-words',
    message: {
      en: 'FEEL, the language of DMN, cannot say this part of “{name}” in the very same way.',
      'zh-CN': 'DMN 所用的 FEEL 无法与“{name}”的这一部分完全一致地表达。',
    },
    help: {
      en: 'Give that part a name of its own with “metric” or “segment”: it then becomes an input of the decision.',
      'zh-CN': '请用“metric”或“segment”给这一部分单独起名：它会成为决策的输入。',
    },
  },
  PTN6078: {
    severity: 'error',
    name: 'dmn-of-one-customer',
    message: {
      en: 'DMN decides one customer at a time, and “{name}” needs to know all of them.',
      'zh-CN': 'DMN 每次只决定一位客户，而“{name}”需要知道所有客户。',
    },
    help: {
      en: 'Run campaigns and limits with “patron run”, or compile them to SQL.',
      'zh-CN': '请用“patron run”执行营销活动和限额，或者把它们编译为 SQL。',
    },
  },
  PTN6079: {
    severity: 'error',
    name: 'dmn-of-other-data',
    message: {
      en: '“{name}” decides about rows of “{data}”, which a DMN file about customers does not have.',
      'zh-CN': '“{name}”决定的是“{data}”的各行，而关于客户的 DMN 文件里没有这些行。',
    },
    help: {
      en: 'Keep policies about other data in a file of their own, and leave that file out of this target.',
      'zh-CN': '请把关于其他数据的策略放在单独的文件中，并且不要为该文件选择这个目标。',
    },
  },
} satisfies Record<string, DiagnosticKind>;
