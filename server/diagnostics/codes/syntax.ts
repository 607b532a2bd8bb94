import type { DiagnosticKind, Words } from '../kind.ts';

/** A syntax error: nothing of its clause is taken. `found` and `after` are words of the rules. */
function error(
  name: string,
  message: [en: string, zh: string],
  more: { help?: Words; fix?: Words } = {},
): DiagnosticKind {
  return { severity: 'error', name, message: words(...message), ...more };
}

function words(en: string, zh: string): Words {
  return { en, 'zh-CN': zh };
}

function help(en: string, zh: string): { help: Words } {
  return { help: words(en, zh) };
}

function fix(en: string, zh: string): { fix: Words } {
  return { fix: words(en, zh) };
}

export const syntaxCodes = {
  // ---------------------------------------------------------------- the file
  PTN1001: error(
    'file-too-large',
    ['This file is larger than {limit} MiB and was not read.', '文件超过 {limit} MiB，未读取。'],
    help('Split the rules into several files and bring them in with “use”.', '请把规则拆分到多个文件，用“use”引入。'),
  ),
  PTN1002: error(
    'not-text',
    ['This is not a text file: it contains a NUL character.', '这不是文本文件：其中含有 NUL 字符。'],
    help('Save the rules as plain text in UTF-8.', '请将规则保存为 UTF-8 纯文本。'),
  ),
  PTN1003: error(
    'too-many-errors',
    [
      'There are {count} syntax errors; only the first {limit} are shown.',
      '共有 {count} 处语法错误，仅显示前 {limit} 处。',
    ],
    help('Is this really a file of rules?', '请确认这是规则文件。'),
  ),
  PTN1004: error(
    'merge-conflict',
    ['A merge conflict was left in the file here.', '此处留有未解决的合并冲突。'],
    help(
      'Keep one side and delete the lines with “<<<<<<<”, “=======” and “>>>>>>>”.',
      '保留其中一方，并删除“<<<<<<<”、“=======”、“>>>>>>>”这几行。',
    ),
  ),

  // ---------------------------------------------------------------- characters
  PTN1005: error(
    'hidden-character',
    ['There is a character here that nobody can see ({codePoint}).', '此处有一个看不见的字符（{codePoint}）。'],
    fix('Take {codePoint} out', '清除 {codePoint}'),
  ),
  PTN1006: error(
    'bidi-control',
    [
      'The character {codePoint} makes the text read in another order than it is stored in.',
      '字符 {codePoint} 会使文字的显示顺序与实际顺序不同。',
    ],
    fix('Take {codePoint} out', '清除 {codePoint}'),
  ),
  PTN1007: error(
    'broken-character',
    [
      'There is half a character here ({codePoint}); the file may have been damaged.',
      '此处只有半个字符（{codePoint}），文件可能已损坏。',
    ],
    fix('Delete it', '删除'),
  ),
  PTN1008: error(
    'unknown-character',
    ['“{character}” has no meaning here.', '“{character}”在这里没有意义。'],
    help('Texts stand in double quotes, unusual names in backticks.', '文本用双引号，特殊名称用反引号。'),
  ),
  PTN1009: error(
    'semicolon',
    ['No semicolon is needed: each clause begins with a word of its own.', '不需要分号：每个子句都以关键字开头。'],
    fix('Delete the semicolon', '删除分号'),
  ),
  PTN1010: error(
    'middle-dot',
    ['“·” can only stand between two letters of a name.', '“·”只能出现在名称的两个字母之间。'],
    help('An unusual name stands in backticks.', '特殊名称请用反引号括起。'),
  ),

  // ---------------------------------------------------------------- texts and names
  PTN1011: error(
    'unterminated-text',
    ['This text has no closing quote.', '文本缺少右引号。'],
    help(
      'A text ends on the line where it begins; write “\\n” for a line break in it.',
      '文本须在同一行内结束；换行请写“\\n”。',
    ),
  ),
  PTN1012: error(
    'unterminated-name',
    ['This name has no closing backtick.', '名称缺少右反引号。'],
    help('A name in backticks ends on the line where it begins.', '反引号中的名称须在同一行内结束。'),
  ),
  PTN1013: error(
    'single-quotes',
    ['A text stands in double quotes.', '文本请用双引号。'],
    fix('Use double quotes', '改用双引号'),
  ),
  PTN1014: error(
    'unknown-escape',
    ['“{escape}” is no escape; a backslash itself is written “\\\\”.', '“{escape}”不是转义符；反斜杠本身写作“\\\\”。'],
    {
      ...help('The escapes are “\\"”, “\\\\”, “\\n” and “\\u{…}”.', '可用的转义符：“\\"”、“\\\\”、“\\n”、“\\u{…}”。'),
      ...fix('Write a backslash', '写成反斜杠'),
    },
  ),
  PTN1015: error('text-too-long', ['This text is longer than {limit} characters.', '文本超过 {limit} 个字符。']),
  PTN1016: error('name-too-long', [
    'This name has {length} characters; {limit} are allowed.',
    '名称有 {length} 个字符，最多 {limit} 个。',
  ]),
  PTN1017: error('empty-name', ['A name in backticks cannot be empty.', '反引号中的名称不能为空。']),
  PTN1018: error(
    'digits-in-front',
    ['“{text}” is no name, since a name cannot begin with a digit.', '“{text}”不是名称：名称不能以数字开头。'],
    {
      ...help(
        'Put a blank between a number and a word, or the name in backticks.',
        '请在数字与单词之间加空格，或用反引号括起名称。',
      ),
      ...fix('Put “{text}” in backticks', '用反引号括起“{text}”'),
    },
  ),

  // ---------------------------------------------------------------- literals
  PTN1020: error(
    'no-such-day',
    ['There is no such day or time: {date}.', '没有这个日期或时间：{date}。'],
    help('Is it the last day of the month that is meant?', '是否指当月最后一天？'),
  ),
  PTN1021: error(
    'date-format',
    [
      'A date is written like 2026-10-31, a time like 2026-10-31T18:00.',
      '日期写作 2026-10-31，时间写作 2026-10-31T18:00。',
    ],
    fix('Write the date as year-month-day', '改为 年-月-日'),
  ),
  PTN1022: error(
    'unknown-currency',
    ['There is no currency {currency}.', '没有币种代码 {currency}。'],
    help(
      'Currencies have codes of three letters, such as CNY, USD, EUR.',
      '币种用三个字母的代码，例如 CNY、USD、EUR。',
    ),
  ),
  PTN1023: error(
    'currency-code',
    ['The currency “{written}” is written {meant}.', '币种“{written}”请写作 {meant}。'],
    fix('Write {meant}', '写作 {meant}'),
  ),
  PTN1024: error(
    'not-whole',
    ['Here stands a whole number from 1 on, not {number}.', '这里要用从 1 起的整数，不能用 {number}。'],
    {
      ...help(
        'Nothing at all is “0”, without a unit; half a month is “15 days”, one and a half days are “36 hours”.',
        '零写“0”，不带单位；半个月写“15 days”，一天半写“36 hours”。',
      ),
      ...fix('Write 0 without a unit', '改为不带单位的 0'),
    },
  ),
  PTN1025: error('thousands-separator', ['A number has no commas.', '数字中不能有逗号。'], {
    ...help('Digits may be grouped like 1_000.', '可以用下划线分组：1_000。'),
    ...fix('Delete the comma', '删除逗号'),
  }),

  PTN1026: error(
    'negative-range',
    ['A range that begins below zero is written “balance is -5 to 5”.', '从负数开始的范围写作“balance is -5 to 5”。'],
    {
      ...help('Without “is” the sign would be a subtraction.', '没有“is”时，负号会被当作减号。'),
      ...fix('Add “is”', '补上“is”'),
    },
  ),
  PTN1027: error(
    'sign-in-action',
    [
      'An action and its value stand side by side, without “{sign}”: “tier star”.',
      '动作与取值并列书写，不需要“{sign}”：“tier star”。',
    ],
    fix('Delete “{sign}”', '删除“{sign}”'),
  ),

  // ---------------------------------------------------------------- expressions
  PTN1030: error(
    'wrong-operator',
    ['“{written}” is written “{meant}” here.', '“{written}”在这里写作“{meant}”。'],
    fix('Write “{meant}”', '写作“{meant}”'),
  ),
  PTN1031: error('two-comparisons', ['Two comparisons in a row cannot be read.', '两个比较不能连写。'], {
    ...help(
      'Join them with “and”, write a range as “age 18 to 35”, or use parentheses.',
      '用“and”连接，范围写作“age 18 to 35”，或加括号。',
    ),
    ...fix('Say what belongs together', '写明如何组合'),
  }),
  PTN1032: error(
    'suffix-after-literal',
    [
      'This belongs to the value just before it, and a fixed value has no period and is never missing.',
      '此处修饰的是紧邻的固定值，而固定值没有时间范围，也不会缺失。',
    ],
    {
      ...help('Use parentheses to say what it belongs to.', '请用括号写明它修饰什么。'),
      ...fix('Add parentheses', '加括号'),
    },
  ),
  PTN1033: error(
    'where-needs-parentheses',
    [
      'Inside a larger expression, a count or sum with “where” stands in parentheses.',
      '写在更大的表达式里时，带“where”的汇总要加括号。',
    ],
    fix('Add parentheses', '加括号'),
  ),
  PTN1034: error(
    'between-numbers',
    [
      'A range of numbers is written “age 18 to 35”; “between” is for dates.',
      '数值范围写作“age 18 to 35”；“between”用于日期。',
    ],
    fix('Write the range with “to”', '用“to”写范围'),
  ),
  PTN1035: error(
    'list-after-in',
    [
      'One value among several is “is one of ("a", "b")”; “in” begins a period.',
      '多选一写作“is one of ("a", "b")”；“in”用于时间范围。',
    ],
    fix('Write “is one of”', '写作“is one of”'),
  ),
  PTN1036: error(
    'comma-in-condition',
    ['A condition has no commas.', '条件中不能有逗号。'],
    help('Join two conditions with “and” or “or”.', '请用“and”或“or”连接两个条件。'),
  ),
  PTN1037: error(
    'unclosed-parenthesis',
    ['This parenthesis is not closed.', '括号没有闭合。'],
    fix('Close the parenthesis', '补上右括号'),
  ),
  PTN1038: error(
    'unopened-parenthesis',
    ['This parenthesis closes nothing.', '多余的右括号。'],
    fix('Delete the parenthesis', '删除右括号'),
  ),
  PTN1039: error(
    'too-deep',
    ['This is nested deeper than {limit} levels.', '嵌套超过 {limit} 层。'],
    help('Give parts of it a name with “metric” or “segment”.', '请用“metric”或“segment”为其中一部分命名。'),
  ),
  PTN1040: error(
    'function-style',
    ['It is “{word} of …”, in words.', '请写作“{word} of …”。'],
    fix('Write “{word} of”', '写作“{word} of”'),
  ),

  // ---------------------------------------------------------------- words
  PTN1041: error(
    'reserved-word',
    ['“{word}” is a word of the language and cannot be a bare name.', '“{word}”是语言的保留字，不能直接用作名称。'],
    fix('Put “{word}” in backticks', '用反引号括起“{word}”'),
  ),
  PTN1042: error(
    'misspelled-keyword',
    ['“{meant}” is expected here, not “{found}”.', '这里应为“{meant}”，而不是“{found}”。'],
    fix('Write “{meant}”', '改为“{meant}”'),
  ),
  PTN1043: error(
    'missing-blank',
    ['“{keyword}” needs a blank behind it.', '“{keyword}”后面需要空格。'],
    fix('Add the blank', '补上空格'),
  ),
  PTN1044: error(
    'not-available-yet',
    ['“{words}” is not available yet in this version.', '此版本尚不支持“{words}”。'],
    help('The word is reserved for it.', '该词已为此保留。'),
  ),
  PTN1045: error(
    'else-for-otherwise',
    [
      'What is for all others begins with “otherwise”: “otherwise tier dog”.',
      '其余情况以“otherwise”开头：“otherwise tier dog”。',
    ],
    fix('Write “otherwise”', '改为“otherwise”'),
  ),
  PTN1046: error(
    'missing-comma',
    ['A comma is missing before “{found}”.', '“{found}”之前缺少逗号。'],
    fix('Add the comma', '补上逗号'),
  ),
  PTN1047: error(
    'unexpected',
    ['“{found}” cannot follow “{after}” here.', '“{found}”不能接在“{after}”之后。'],
    help('Everything up to here could be read.', '在此之前的内容都能读懂。'),
  ),
  PTN1048: error(
    'unknown-declaration',
    ['“{found}” begins neither a declaration nor a rule.', '“{found}”不能作为声明或规则的开头。'],
    help(
      'Lines begin with words such as “metric”, “segment”, “policy” or “if”; a comment begins with “#”.',
      '行首应为“metric”、“segment”、“policy”、“if”等；注释以“#”开头。',
    ),
  ),
  PTN1049: error(
    'full-stop',
    ['No full stop is needed at the end.', '句末不需要句号。'],
    fix('Delete the full stop', '删除句号'),
  ),

  // ---------------------------------------------------------------- what was expected
  PTN1050: error(
    'expected-name',
    ['After “{after}” a name is expected.', '“{after}”之后应为名称。'],
    help('An unusual name stands in backticks.', '特殊名称请用反引号括起。'),
  ),
  PTN1051: error('expected-text', [
    'After “{after}” a text in double quotes is expected.',
    '“{after}”之后应为双引号中的文本。',
  ]),
  PTN1052: error(
    'expected-operand',
    ['After “{after}” a value or a name is expected.', '“{after}”之后应为值或名称。'],
    help(
      'For example “spend”, “300 CNY” or “count of orders in last 12 months”.',
      '例如“spend”、“300 CNY”、“count of orders in last 12 months”。',
    ),
  ),
  PTN1053: error(
    'expected-then',
    [
      'The condition ends at “{after}”; here “then” and an action are expected.',
      '条件到“{after}”结束，这里应为“then”和动作。',
    ],
    help('For example “if RFM >= 444 then tier star”.', '例如“if RFM >= 444 then tier star”。'),
  ),
  PTN1054: error('expected-action', [
    'After “{after}” an action is expected, such as “tier star”.',
    '“{after}”之后应为动作，例如“tier star”。',
  ]),
  PTN1055: error(
    'expected-value',
    ['After “{after}” a value is expected.', '“{after}”之后应为值。'],
    help(
      'A value is written out, such as 15% or "text", or is a name, or stands in parentheses.',
      '值可以直接写出（如 15%、"文本"），也可以是名称，或括号中的表达式。',
    ),
  ),
  PTN1056: error('expected-when', [
    'After “{after}” the condition is expected: “when …”.',
    '“{after}”之后应为条件：“when …”。',
  ]),
  PTN1057: error('expected-is', ['After “{after}” comes “is” and what it is.', '“{after}”之后应为“is”及其内容。']),
  PTN1058: error(
    'expected-colon',
    ['Between the name of a rule and its condition stands a colon.', '规则名称与条件之间需要冒号。'],
    fix('Add the colon', '补上冒号'),
  ),
  PTN1059: error('expected-if', [
    'A rule goes on with “if” and a condition, or with “otherwise”.',
    '规则接下来应为“if”和条件，或“otherwise”。',
  ]),
  PTN1060: error(
    'expected-origin',
    ['After “{after}” comes where the data is from.', '“{after}”之后应写明数据来源。'],
    help(
      'For example “from "data/orders.csv"” or “from orders by customer_id”.',
      '例如“from "data/orders.csv"”或“from orders by customer_id”。',
    ),
  ),
  PTN1061: error('expected-link', [
    'After “{after}” comes the column that links the two: “by customer_id”.',
    '“{after}”之后应为关联列：“by customer_id”。',
  ]),
  PTN1062: error('expected-role', [
    'A column begins with “key”, “label”, “time”, “amount”, “item”, “quantity” or “column”.',
    '列以“key”（主键）、“label”（名称）、“time”（时间）、“amount”（金额）、“item”（商品）、“quantity”（数量）或“column”（列）开头。',
  ]),
  PTN1063: error(
    'expected-type',
    ['After “{after}” a type is expected.', '“{after}”之后应为类型。'],
    help(
      'For example “text”, “number”, “date”, “yes/no” or “money CNY”.',
      '例如“text”、“number”、“date”、“yes/no”、“money CNY”。',
    ),
  ),
  PTN1064: error('expected-bands', [
    'A score is “5 bands of spend” or is composed of others: “R F M”.',
    '评分写作“5 bands of spend”，或由其他评分组成：“R F M”。',
  ]),
  PTN1065: error('expected-best', ['After the comma comes “lowest best”.', '逗号之后应为“lowest best”。']),
  PTN1066: error('expected-mode', [
    'After the comma comes “first match”, “all matches” or “exactly one match”.',
    '逗号之后应为“first match”、“all matches”或“exactly one match”。',
  ]),
  PTN1067: error(
    'expected-class-by',
    [
      'A class goes on with “by share of” or “by rank of” and an amount.',
      '分级接下来应为“by share of”（按 占比 的）或“by rank of”（按 排名 的）加数额。',
    ],
    help('For example “class abc by share of spend”.', '例如“class abc by share of spend”。'),
  ),
  PTN1068: error('expected-class-member', [
    'The members of a class are written “A top 75%”, “B next 20%”, “C rest”.',
    '分级的成员写作“A top 75%”、“B next 20%”、“C rest”。',
  ]),
  PTN1069: error('expected-stage', [
    'A stage is written “active when recency <= 90 days”; the last is “lost otherwise”.',
    '阶段写作“active when recency <= 90 days”；最后一个写作“lost otherwise”。',
  ]),
  PTN1070: error('expected-share', [
    'After “{after}” a share is expected, such as “20%”.',
    '“{after}”之后应为占比，例如“20%”。',
  ]),
  PTN1071: error(
    'expected-action-option',
    [
      'After the comma comes “keep highest” or a further value such as “for duration”.',
      '逗号之后应为“keep highest”，或“for duration”之类的附加项。',
    ],
    help(
      'Further values begin with “for”, “by”, “to”, “with”, “within”, “on”, “via” or “about”.',
      '附加项以“for”、“by”、“to”、“with”、“within”、“on”、“via”或“about”开头。',
    ),
  ),
  PTN1072: error(
    'expected-shape',
    ['After “{after}” comes what values there are.', '“{after}”之后应写明可取的值。'],
    help(
      'A type such as “percent”, ordered values such as “star > cow > dog”, or a list “(sms, email)”.',
      '可以是类型（如“percent”）、有序值（如“star > cow > dog”）或列表“(sms, email)”。',
    ),
  ),
  PTN1073: error('expected-date', [
    'Here a date and perhaps a time zone are expected: “as of 2026-10-31 in Asia/Shanghai”.',
    '这里应为日期和可选的时区：“as of 2026-10-31 in Asia/Shanghai”。',
  ]),
  PTN1074: error('expected-use', [
    'After “use” comes a library such as “patron/rfm” or a file in quotes.',
    '“use”之后应为库（如“patron/rfm”）或双引号中的文件。',
  ]),
  PTN1075: error('expected-unit', [
    'After “{after}” comes “day”, “week”, “month”, “quarter” or “year”.',
    '“{after}”之后应为“day”、“week”、“month”、“quarter”或“year”。',
  ]),
  PTN1076: error(
    'expected-window',
    ['After “{after}” comes a period.', '“{after}”之后应为时间范围。'],
    help(
      'For example “in last 12 months”, “in previous 3 months”, “in 2026”, “in same period last year”.',
      '例如“in last 12 months”、“in previous 3 months”、“in 2026”、“in same period last year”。',
    ),
  ),
  PTN1077: error('expected-calendar-unit', [
    'After “{after}” comes “month”, “quarter” or “year”; days and weeks are counted: “in last 7 days”.',
    '“{after}”之后应为“month”、“quarter”或“year”；天和周请写数量：“in last 7 days”。',
  ]),
  PTN1078: error('expected-and', [
    '“between” needs two ends: “between A and B”.',
    '“between”需要两端：“between A and B”。',
  ]),
  PTN1079: error('expected-rows', [
    'After “{after}” comes what is counted or summed, such as “orders” or “orders.total”.',
    '“{after}”之后应为统计对象，例如“orders”或“orders.total”。',
  ]),
  PTN1080: error('expected-list', ['After “{after}” comes a list in parentheses.', '“{after}”之后应为括号中的列表。']),
  PTN1081: error('expected-given', [
    'What is given is a name and its value: “R 5”, “spend missing”, “orders (2026-01-01, 300 CNY)”.',
    '给定的内容是名称和值：“R 5”、“spend missing”、“orders (2026-01-01, 300 CNY)”。',
  ]),
  PTN1082: error('expected-expectation', [
    'What is expected is written “tier star”, “no message”, “loyal”, “not loyal” or “spend 300 CNY”.',
    '期望写作“tier star”、“no message”、“loyal”、“not loyal”或“spend 300 CNY”。',
  ]),

  // ---------------------------------------------------------------- checklists and weights
  PTN1090: error('expected-item', [
    'A line of a checklist is a name and its condition: “ability when income >= 5000”.',
    '清单的每一行是名称加条件：“ability when income >= 5000”。',
  ]),
  PTN1091: error(
    'expected-checklist',
    ['After “{after}” the conditions that are counted are missing.', '“{after}”之后缺少要数的条件。'],
    help(
      'It is written “all of aware”, “at least 3 of aware” or “any of (loyal, consent)”.',
      '写作“all of aware”、“at least 3 of aware”或“any of (loyal, consent)”。',
    ),
  ),
  PTN1092: error('expected-weight', [
    'A part of a weighted score is “40% of product”.',
    '加权评分的每一项写作“40% of product”。',
  ]),
  PTN1093: error('expected-known', ['After the comma comes “at least 2 known”.', '逗号之后应为“at least 2 known”。']),

  // ---------------------------------------------------------------- tables
  PTN1083: error('expected-header', [
    'A table begins with its header: “| RFM | spend || tier | visit |”.',
    '表格以表头开始：“| RFM | spend || tier | visit |”。',
  ]),
  PTN1084: error('expected-double-bar', [
    'Between the conditions and the actions of a row stands “||”.',
    '每行的条件与动作之间用“||”隔开。',
  ]),
  PTN1085: error(
    'expected-cell',
    ['This cell cannot be read after “{after}”.', '“{after}”之后的单元格无法识别。'],
    help(
      'A cell is “-”, a comparison such as “>= 1”, a value, “3 to 5”, “one of (…)”, “missing” or “known”.',
      '单元格可以是“-”、比较（如“>= 1”）、值、“3 to 5”、“one of (…)”、“missing”或“known”。',
    ),
  ),
  PTN1086: error('expected-column', [
    'A column right of “||” is an action, a further value such as “offer for”, “rule” or “because”.',
    '“||”右侧的列应为动作、“offer for”之类的附加项、“rule”或“because”。',
  ]),
  PTN1087: error('cell-count', [
    'This row has {found} cells; the header has {conditions} left of “||” and {values} right of it.',
    '这一行有 {found} 格；表头在“||”左边有 {conditions} 格，右边有 {values} 格。',
  ]),
  PTN1088: error(
    'row-without-table',
    ['This row belongs to no table.', '此行不属于任何表格。'],
    help('Write “table” on the line above the first row.', '请在首行之前写上“table”。'),
  ),
  PTN1089: error(
    'date-after-decision',
    ['No date can follow a decision with “{word}”.', '决策之后不能用“{word}”接日期。'],
    help(
      'Write how long it holds, “offer 15% for 30 days”, or declare a label for the date: “action offer takes percent, to date”, then “offer 15% to 2026-12-31”.',
      '请写时长“offer 15% for 30 days”；或给动作声明一个日期标签“action offer takes percent, to date”，再写“offer 15% to 2026-12-31”。',
    ),
  ),

  // ---------------------------------------------------------------- campaigns
  PTN1100: error('expected-hold-out', [
    'What is held out is written “hold out 10%”.',
    '留出对照组写作“hold out 10%”。',
  ]),
  PTN1101: error(
    'expected-at-most',
    [
      'After “{after}” a line that begins with “at” cannot go on like this.',
      '以“at”开头的这一行，在“{after}”之后不能这样写。',
    ],
    help(
      'Write how many are treated, “at most 500 by spend”, or how often, “at most 1 message in 7 days of contacts”.',
      '请写最多多少人“at most 500 by spend”，或最多多少次“at most 1 message in 7 days of contacts”。',
    ),
  ),
  PTN1102: error(
    'expected-frequency',
    [
      'How often is written “at most 1 message in 7 days of contacts”.',
      '联系频率写作“at most 1 message in 7 days of contacts”。',
    ],
    help('How many customers is written “at most 500 by spend”.', '参加人数写作“at most 500 by spend”。'),
  ),
  PTN1103: error(
    'expected-each',
    ['What one customer costs is written “at 40 CNY each”.', '每位客户的成本写作“at 40 CNY each”。'],
    help(
      'What is computed stands in parentheses: “at (spend * 2%) each”.',
      '算式要写在括号里：“at (spend * 2%) each”。',
    ),
  ),
  PTN1104: error('expected-ranking', [
    'Behind the comma stands “highest first” or “lowest first”.',
    '逗号后面应写“highest first”或“lowest first”。',
  ]),
  PTN1105: error('expected-dates', [
    'From when to when is written “from 2026-03-01 to 2026-04-30”.',
    '起止日期写作“from 2026-03-01 to 2026-04-30”。',
  ]),

  // ---------------------------------------------------------------- limits and goals
  PTN1108: error('expected-limit', [
    'A limit is written “limit visit to 40 per week”, and after “{after}” it does not go on like that.',
    '限额写作“limit visit to 40 per week”，“{after}”之后不是这样。',
  ]),
  PTN1109: error('expected-goal', [
    'A goal is “acquire”, “enhance” or “retain”.',
    '目标是“acquire”“enhance”或“retain”。',
  ]),

  // ---------------------------------------------------------------- values in groups
  PTN1094: error(
    'expected-aggregate',
    ['After “{after}” it is not said what the values are ranked by.', '“{after}”之后没有写明按什么排名。'],
    help(
      'Write “top 3 of orders.category by sum of orders.total”.',
      '请写“top 3 of orders.category by sum of orders.total”。',
    ),
  ),
  PTN1095: error(
    'expected-lasting',
    ['After “{after}” it is not said how long one piece lasts.', '“{after}”之后没有写明每件可用多久。'],
    help('Write “next due of orders at 30 days each”.', '请写“next due of orders at 30 days each”。'),
  ),
  PTN1096: error(
    'expected-ago',
    [
      'How long ago should stand behind “{after}”: “lifecycle was active 60 days ago”.',
      '“{after}”之后应写明多久以前：“lifecycle was active 60 days ago”。',
    ],
    fix('Write “ago”', '写上“ago”'),
  ),
  PTN1097: error('expected-period-of-movement', [
    'Behind “{word}” stand a segment and a period: “{word} loyal in last 30 days”.',
    '“{word}”之后应为人群和时间范围：“{word} loyal in last 30 days”。',
  ]),
  PTN1098: error(
    'ago-without-as-of',
    ['“{ago}” stands behind “as of” or “was”.', '“{ago}”要写在“as of”或“was”之后。'],
    fix('Write “as of {ago}”', '改为“as of {ago}”'),
  ),
  PTN1099: error(
    'was-compared',
    ['“was” is followed by a value, not by a comparison.', '“was”之后应为取值，不能是比较。'],
    {
      ...help(
        'Say which day it is about first: “spend as of 60 days ago >= 300 CNY”.',
        '请先写明是哪一天的值：“spend as of 60 days ago >= 300 CNY”。',
      ),
      ...fix('Say the day first', '先写日期'),
    },
  ),

  // ---------------------------------------------------------------- all customers
  PTN1112: error(
    'expected-contract-bound',
    ['After “{after}” it is not said how much is expected.', '“{after}”之后没有写明期望多少。'],
    help(
      'Write “between 5% and 15%”, “at least 5%”, “at most 15%” or “exactly 10%”; behind a condition “is” would belong to it.',
      '请写“between 5% and 15%”“at least 5%”“at most 15%”或“exactly 10%”；条件之后的“is”会被当作条件的一部分。',
    ),
  ),
  PTN1113: error(
    'expected-measured',
    ['After “{after}” it is not said what is measured.', '“{after}”之后没有写明衡量什么。'],
    help(
      'Write “share of tier star”, “count of customers where loyal” or “average of spend”.',
      '请写“share of tier star”“count of customers where loyal”或“average of spend”。',
    ),
  ),
  PTN1114: error(
    'expected-affinity',
    [
      'After “{after}” it is not said what is found together in which rows.',
      '“{after}”之后没有写明在哪些行里找哪些一起出现的值。',
    ],
    help(
      'Write “affinity pairs from orders by category, support at least 1%”.',
      '请写“affinity pairs from orders by category, support at least 1%”。',
    ),
  ),
  PTN1115: error(
    'expected-affinity-limit',
    ['Behind the comma stands what a pair must reach.', '逗号之后应写一对商品要达到的下限。'],
    help(
      'Write “support at least 1%”, “confidence at least 30%” or “lift at least 1.2”.',
      '请写“support at least 1%”“confidence at least 30%”或“lift at least 1.2”。',
    ),
  ),
} satisfies Record<`PTN1${string}`, DiagnosticKind>;
