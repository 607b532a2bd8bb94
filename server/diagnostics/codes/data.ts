import type { DiagnosticKind } from '../kind.ts';

/** PTN5001–5006 files, PTN5007–5008 columns and files, PTN5009–5010 guesses, PTN5011–5014 links, PTN5015–5021 columns, PTN5022 encoding, PTN5050–5054 JSON and workbooks. */
export const dataCodes = {
  PTN5001: {
    severity: 'error',
    name: 'data-not-found',
    message: { en: 'There is no file “{path}”.', 'zh-CN': '找不到文件“{path}”。' },
    help: { en: 'Paths start at the folder of the file of rules.', 'zh-CN': '路径从规则文件所在的文件夹算起。' },
    fix: { en: 'Write {text}', 'zh-CN': '改为 {text}' },
  },
  PTN5002: {
    severity: 'error',
    name: 'data-unreadable',
    message: { en: 'The file “{path}” cannot be read.', 'zh-CN': '文件“{path}”无法读取。' },
    help: {
      en: 'Open it once in the program that made it and save it anew, best as CSV (UTF-8) or Parquet.',
      'zh-CN': '请在生成它的软件里打开并重新保存，最好是 CSV（UTF-8）或 Parquet。',
    },
  },
  PTN5003: {
    severity: 'error',
    name: 'data-empty',
    message: { en: 'The file “{path}” has no rows below its header.', 'zh-CN': '文件“{path}”的表头下面没有数据行。' },
    help: {
      en: 'It needs a first line with names of columns and at least one row.',
      'zh-CN': '第一行要有列名，下面至少要有一行数据。',
    },
  },
  PTN5004: {
    severity: 'error',
    name: 'data-format',
    message: { en: '“{path}” is no file of data that can be read.', 'zh-CN': '“{path}”不是可以读取的数据文件。' },
    help: {
      en: 'Save it as CSV, Parquet, JSON or Excel: .csv, .parquet, .json or .xlsx.',
      'zh-CN': '请另存为 CSV、Parquet、JSON 或 Excel：.csv、.parquet、.json 或 .xlsx。',
    },
  },
  PTN5005: {
    severity: 'error',
    name: 'repeated-column-in-file',
    message: { en: '“{path}” has two columns “{column}”.', 'zh-CN': '“{path}”有两列都叫“{column}”。' },
    help: { en: 'Give one of them another name in the file.', 'zh-CN': '请在文件里给其中一列改名。' },
  },
  PTN5006: {
    severity: 'error',
    name: 'too-many-columns',
    message: {
      en: '“{path}” has {columns} columns, which are too many.',
      'zh-CN': '“{path}”有 {columns} 列，太多了。',
    },
    help: { en: 'Export only the columns that are needed.', 'zh-CN': '请只导出需要的列。' },
  },
  PTN5007: {
    severity: 'error',
    name: 'column-not-in-file',
    message: {
      en: 'The file of “{data}” has no column “{column}”.',
      'zh-CN': '“{data}”的文件里没有“{column}”这一列。',
    },
    help: { en: 'Write the name as in the first line of the file.', 'zh-CN': '列名要与文件表头一致。' },
    fix: { en: 'Write “{text}”', 'zh-CN': '改为“{text}”' },
  },
  PTN5008: {
    severity: 'warning',
    name: 'type-contradicts-data',
    message: {
      en: '“{column}” is declared as {type}, but the file shows {found}.',
      'zh-CN': '“{column}”声明为 {type}，但文件里看起来是 {found}。',
    },
    help: { en: 'Cells that are no {type} count as missing.', 'zh-CN': '不是 {type} 的单元格会当作缺失。' },
  },
  PTN5009: {
    severity: 'error',
    name: 'no-data',
    message: { en: 'There is no data to decide about.', 'zh-CN': '没有可用来决策的数据。' },
    help: {
      en: 'Put customers.csv or orders.csv beside this file, or declare it: data customers from "…".',
      'zh-CN': '请把 customers.csv 或 orders.csv 放在本文件旁边，或写明：data customers from "…"。',
    },
  },
  PTN5010: {
    severity: 'hint',
    name: 'guessed-data',
    message: { en: '“{name}” was taken from {file}: {roles}.', 'zh-CN': '“{name}”取自 {file}：{roles}。' },
    help: { en: 'Write it down with “data” if that is wrong.', 'zh-CN': '如果不对，请用“data”写明。' },
  },
  PTN5011: {
    severity: 'error',
    name: 'several-roots',
    message: { en: 'Whom are the decisions about: {roots}?', 'zh-CN': '决策的对象是哪一个：{roots}？' },
    help: {
      en: 'Call that data “customers”, and say of the others whose they are: “of customers by customer_id”.',
      'zh-CN': '请把它命名为“customers”，其余写明归属：“of customers by customer_id”。',
    },
  },
  PTN5012: {
    severity: 'warning',
    name: 'unconnected-data',
    message: { en: 'Nothing connects “{data}” with “{subject}”.', 'zh-CN': '“{data}”与“{subject}”没有关联。' },
    help: {
      en: 'Say how: “of {subject} by …” for events, “for {subject} by …” for attributes, or “of {data}” behind a column.',
      'zh-CN': '请写明关联：事件用“of {subject} by …”，属性用“for {subject} by …”，或在某列后写“of {data}”。',
    },
  },
  PTN5013: {
    severity: 'error',
    name: 'circular-data',
    message: { en: 'Data belong to each other in a circle: {chain}.', 'zh-CN': '数据互相归属，形成循环：{chain}。' },
    help: { en: 'One of them stands at the top, without “of”.', 'zh-CN': '最上层的数据不写“of”。' },
  },
  PTN5014: {
    severity: 'error',
    name: 'key-needed',
    message: { en: '“{data}” needs a key.', 'zh-CN': '“{data}”需要主键。' },
    help: {
      en: 'Declare the column that identifies a row: “key customer_id”.',
      'zh-CN': '请声明能区分每一行的列：“key customer_id”。',
    },
  },
  PTN5015: {
    severity: 'error',
    name: 'role-twice',
    message: { en: 'There is a {role} already.', 'zh-CN': '已经有一列是 {role}。' },
    help: {
      en: 'Data has one {role}: make the other a “column”.',
      'zh-CN': '一份数据只能有一个 {role}，另一列请用“column”。',
    },
  },
  PTN5016: {
    severity: 'error',
    name: 'role-needs-type',
    message: {
      en: '“{column}” ({type}) cannot be the {role}, which is of another type: {wanted}.',
      'zh-CN': '“{column}”（{type}）不能用作 {role}：它要求的类型是 {wanted}。',
    },
    help: { en: 'Choose another column, or give it a type.', 'zh-CN': '请换一列，或写明它的类型。' },
  },
  PTN5017: {
    severity: 'error',
    name: 'unknown-type',
    message: { en: 'There is no type “{found}” here.', 'zh-CN': '这里没有类型“{found}”。' },
    help: {
      en: 'Types are: {types}. Money has a currency: “money CNY”.',
      'zh-CN':
        '可用的类型：{types}；中文写作文本、数字、金额、百分比、日期、时刻、是否等。金额要带币种，例如“金额 CNY”。',
    },
    fix: { en: 'Write “{text}”', 'zh-CN': '改为“{text}”' },
  },
  PTN5018: {
    severity: 'error',
    name: 'column-declared-twice',
    message: { en: '“{column}” is declared already.', 'zh-CN': '“{column}”已经声明过。' },
    help: { en: 'Remove one of the two lines.', 'zh-CN': '请删去其中一行。' },
  },
  PTN5019: {
    severity: 'error',
    name: 'which-file',
    message: { en: 'Which of these files is meant: {files}?', 'zh-CN': '用哪一个文件：{files}？' },
    help: { en: 'Name it: data customers from "…".', 'zh-CN': '请写明：data customers from "…"。' },
  },
  PTN5020: {
    severity: 'error',
    name: 'events-or-attributes',
    message: {
      en: '“{data}” cannot be both events (“of”) and attributes (“for”).',
      'zh-CN': '“{data}”不能既是事件（“of”）又是属性（“for”）。',
    },
    help: {
      en: 'Keep “of” where a customer has many rows, “for” where there is one.',
      'zh-CN': '每位客户有多行用“of”，只有一行用“for”。',
    },
  },
  PTN5021: {
    severity: 'error',
    name: 'key-is-text',
    message: {
      en: '“{column}” holds keys, so it is text, not {type}.',
      'zh-CN': '“{column}”存放编号，因此是文本，不是 {type}。',
    },
    help: {
      en: 'Numbers would lose leading zeros. Leave the type out.',
      'zh-CN': '当作数字会丢掉前面的 0。请不要写类型。',
    },
    fix: { en: 'Write “{text}”', 'zh-CN': '改为“{text}”' },
  },
  PTN5022: {
    severity: 'hint',
    name: 'read-as-gb18030',
    message: {
      en: '“{path}” is not UTF-8 and is read as GB 18030.',
      'zh-CN': '“{path}”不是 UTF-8，按 GB 18030 读取。',
    },
    help: { en: 'Save it as UTF-8 if names look wrong.', 'zh-CN': '如果文字显示不对，请另存为 UTF-8。' },
  },
  PTN5050: {
    severity: 'error',
    name: 'not-json-rows',
    message: { en: '“{path}” is no JSON with rows.', 'zh-CN': '“{path}”不是由行组成的 JSON。' },
    help: {
      en: 'It should hold an array of objects, [{"id": "1"}, …], or one object on each line.',
      'zh-CN': '它应当是对象的数组，例如 [{"id": "1"}, …]，或者每行一个对象。',
    },
  },
  PTN5051: {
    severity: 'error',
    name: 'not-a-workbook',
    message: { en: '“{path}” is no workbook that can be read.', 'zh-CN': '“{path}”不是可以读取的工作簿。' },
    help: {
      en: 'Save it in Excel as .xlsx without a password, or as CSV UTF-8.',
      'zh-CN': '请在 Excel 中另存为不带密码的 .xlsx，或者 CSV UTF-8。',
    },
  },
  PTN5052: {
    severity: 'error',
    name: 'unknown-sheet',
    message: { en: '“{path}” has no sheet “{sheet}”.', 'zh-CN': '“{path}”中没有工作表“{sheet}”。' },
    help: { en: 'Its sheets are: {sheets}.', 'zh-CN': '它的工作表有：{sheets}。' },
    fix: { en: 'Write {text}', 'zh-CN': '改为 {text}' },
  },
  PTN5053: {
    severity: 'error',
    name: 'sheet-of-no-workbook',
    message: { en: '“{path}” has no sheets.', 'zh-CN': '“{path}”没有工作表。' },
    help: {
      en: 'Only workbooks (.xlsx) have: leave “sheet” out.',
      'zh-CN': '只有工作簿（.xlsx）才有工作表：请删去“工作表”。',
    },
  },
  PTN5054: {
    severity: 'error',
    name: 'workbook-too-large',
    message: { en: '“{path}” is too large for a workbook.', 'zh-CN': '工作簿“{path}”太大。' },
    help: { en: 'Save it as CSV UTF-8 or Parquet.', 'zh-CN': '请另存为 CSV UTF-8 或 Parquet。' },
  },
  PTN5023: {
    severity: 'error',
    name: 'earlier-date-before-data',
    message: {
      en: '“{name}” needs {day}, and “{data}” begin only on {first}.',
      'zh-CN': '“{name}”需要 {day} 的情况，而“{data}”从 {first} 才开始有数据。',
    },
    help: {
      en: 'Ask about a day from {first} on, or add older data.',
      'zh-CN': '请改问 {first} 或之后的日期，或补充更早的数据。',
    },
  },
  PTN5101: {
    severity: 'error',
    name: 'unreadable-data',
    message: { en: 'The file of “{data}” cannot be read.', 'zh-CN': '无法读取“{data}”的文件。' },
    help: {
      en: 'It should be a whole CSV, Parquet, JSON or Excel file that nobody is writing to.',
      'zh-CN': '它应当是完整的 CSV、Parquet、JSON 或 Excel 文件，并且没有程序正在写入。',
    },
  },
  PTN5103: {
    severity: 'error',
    name: 'column-gone',
    message: {
      en: 'The file of “{data}” has no column “{column}” any more.',
      'zh-CN': '“{data}”的文件里已经没有“{column}”这一列。',
    },
    help: {
      en: 'Add the column to the file, or take it out of the rules.',
      'zh-CN': '请在文件里补上这一列，或从规则里去掉它。',
    },
  },
  PTN5104: {
    severity: 'error',
    name: 'as-of-needed',
    message: { en: 'No row of the data tells which day it is.', 'zh-CN': '数据里没有任何一行能说明今天是哪一天。' },
    help: { en: 'Write the day first: as of 2026-10-31.', 'zh-CN': '请先写明日期：as of 2026-10-31。' },
  },
  PTN5105: {
    severity: 'error',
    name: 'gap-before-last-day',
    message: {
      en: 'The latest day of “{data}” is {day}, and the {days} days before it are empty.',
      'zh-CN': '“{data}”最后的日期是 {day}，在它之前有 {days} 天没有任何数据。',
    },
    help: {
      en: 'A date may be wrong. Correct it, or write the day that is meant: as of {before}.',
      'zh-CN': '可能有日期写错了。请改正，或写明日期：as of {before}。',
    },
  },
  PTN5106: {
    severity: 'error',
    name: 'too-many-orphans',
    message: {
      en: '{rows} of {read} rows of “{data}” belong to nobody in “{parent}”.',
      'zh-CN': '“{data}”的 {read} 行里有 {rows} 行在“{parent}”中找不到归属。',
    },
    help: {
      en: 'Are “{by}” and the key of “{parent}” written alike, and is “{parent}” complete? Rows of “{parent}” left out because they share their key: {repeated}. At most 1% may be missing.',
      'zh-CN':
        '请检查“{by}”与“{parent}”的主键写法是否一致，以及“{parent}”是否完整。“{parent}”中因主键重复而未使用的行数：{repeated}。最多允许缺少 1%。',
    },
  },
  PTN5107: {
    severity: 'error',
    name: 'number-too-large-to-divide',
    message: {
      en: 'A number in “{name}” is too large to be divided exactly.',
      'zh-CN': '“{name}”里有一个数太大，无法精确相除。',
    },
    help: { en: 'Write round(x, 0) around the number that is divided.', 'zh-CN': '请在被除的数外面写 round(x, 0)。' },
  },
  PTN5108: {
    severity: 'error',
    name: 'too-many-digits-in-data',
    message: {
      en: 'A number in “{name}” has more digits than can be held.',
      'zh-CN': '“{name}”里有一个数的位数超过了上限。',
    },
    help: { en: 'Look for a wrong amount in the data.', 'zh-CN': '请检查数据里是否有写错的金额。' },
  },
  PTN5109: {
    severity: 'error',
    name: 'number-too-large',
    message: {
      en: 'A number in the data becomes larger than can be held.',
      'zh-CN': '数据里有一个数在计算后超过了上限。',
    },
    help: { en: 'Look for a wrong amount in the data.', 'zh-CN': '请检查数据里是否有写错的金额。' },
  },
  PTN5110: {
    severity: 'error',
    name: 'out-of-memory',
    message: { en: 'There is too little memory for this data.', 'zh-CN': '内存不足，无法处理这些数据。' },
    help: { en: 'Close other programs, or try a part of the data.', 'zh-CN': '请关闭其他程序，或先用一部分数据试试。' },
  },
  PTN5111: {
    severity: 'error',
    name: 'disk-full',
    message: { en: 'There is too little room on the disk for this data.', 'zh-CN': '磁盘空间不足，无法处理这些数据。' },
    help: { en: 'Make room where temporary files are kept.', 'zh-CN': '请在存放临时文件的磁盘上腾出空间。' },
  },
  PTN5112: {
    severity: 'error',
    name: 'no-file-for-data',
    message: { en: 'There is no file for “{data}”.', 'zh-CN': '“{data}”没有对应的文件。' },
    help: { en: 'Name one: --data {data}=FILE.', 'zh-CN': '请指定文件：--data {data}=文件。' },
  },
} satisfies Record<`PTN5${string}`, DiagnosticKind>;
