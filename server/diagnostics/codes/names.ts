import type { DiagnosticKind } from '../kind.ts';

/** PTN200x names, PTN2009–2017 libraries and other files, PTN2018–2023 members and parts, PTN2024–2027 as-of and use. */
export const nameCodes = {
  PTN2001: {
    severity: 'error',
    name: 'unknown-name',
    message: { en: 'Nothing is called “{name}” here.', 'zh-CN': '这里没有名为“{name}”的内容。' },
    help: {
      en: 'Declare it (let, metric, segment, …), or put a text in quotation marks.',
      'zh-CN': '请先声明（let、metric、segment 等）；如果是文本，请加引号。',
    },
    fix: { en: 'Write “{text}”', 'zh-CN': '改为“{text}”' },
  },
  PTN2002: {
    severity: 'error',
    name: 'duplicate-name',
    message: { en: '“{name}” is declared more than once.', 'zh-CN': '“{name}”重复声明。' },
    help: {
      en: 'A name means one thing: rename or remove one of them.',
      'zh-CN': '一个名称只能有一个含义：请改名或删去其中一个。',
    },
  },
  PTN2003: {
    severity: 'error',
    name: 'unknown-column',
    message: { en: '“{data}” has no column “{name}”.', 'zh-CN': '“{data}”里没有“{name}”这一列。' },
    help: { en: 'Compare with the first line of the file.', 'zh-CN': '请对照文件的表头。' },
    fix: { en: 'Write “{text}”', 'zh-CN': '改为“{text}”' },
  },
  PTN2004: {
    severity: 'error',
    name: 'not-a-value',
    message: {
      en: '“{name}” is {kind}, which has no value of its own.',
      'zh-CN': '“{name}”是{kind}，本身没有取值。',
    },
    help: {
      en: 'Of data, use a column, or count or sum its rows: “count of {name}”.',
      'zh-CN': '如果是数据，请用它的列，或用“count of {name}”这样的汇总。',
    },
  },
  PTN2005: {
    severity: 'error',
    name: 'not-data',
    message: {
      en: '“{name}” is no data, so it has neither rows nor columns.',
      'zh-CN': '“{name}”不是数据，没有行和列。',
    },
    help: {
      en: 'Name a declared data: “count of orders”, “orders.total”.',
      'zh-CN': '请写已声明的数据，例如“count of orders”“orders.total”。',
    },
  },
  PTN2006: {
    severity: 'error',
    name: 'circular-definition',
    message: { en: '“{name}” is defined by itself: {chain}.', 'zh-CN': '“{name}”的定义绕回了自己：{chain}。' },
    help: { en: 'Define one of them without the others.', 'zh-CN': '请让其中一个不再依赖其他几个。' },
  },
  PTN2007: {
    severity: 'hint',
    name: 'unused-declaration',
    message: { en: 'Nothing uses “{name}”.', 'zh-CN': '没有任何地方用到“{name}”。' },
  },
  PTN2008: {
    severity: 'warning',
    name: 'look-alike-names',
    message: {
      en: '“{name}” and “{other}” look alike and are two names.',
      'zh-CN': '“{name}”与“{other}”看起来一样，却是两个名称。',
    },
    help: { en: 'Rename one of them.', 'zh-CN': '请给其中一个改名。' },
  },
  PTN2009: {
    severity: 'hint',
    name: 'library-name',
    message: { en: '“{name}” comes from {library}: {chain}.', 'zh-CN': '“{name}”取自 {library}：{chain}。' },
    help: {
      en: 'Say “use {library}”, or declare “{name}” yourself.',
      'zh-CN': '可写“use {library}”，也可自己声明“{name}”。',
    },
  },
  PTN2010: {
    severity: 'error',
    name: 'library-does-not-fit',
    message: {
      en: '“{name}” of {library} does not work with this data.',
      'zh-CN': '按现有数据，无法使用 {library} 的“{name}”。',
    },
    help: {
      en: 'It needs orders with a time and an amount. Declare them, or define “{name}” yourself.',
      'zh-CN': '它需要带时间和金额的订单。请声明订单数据，或自己定义“{name}”。',
    },
  },
  PTN2011: {
    severity: 'error',
    name: 'rules-not-found',
    message: { en: 'There is no file “{path}”.', 'zh-CN': '找不到文件“{path}”。' },
    help: {
      en: 'Paths start at the folder of the file that they are written in.',
      'zh-CN': '路径从写有它的文件所在的文件夹算起。',
    },
    fix: { en: 'Write {text}', 'zh-CN': '改为 {text}' },
  },
  PTN2012: {
    severity: 'error',
    name: 'circular-use',
    message: { en: 'Files use each other in a circle: {chain}.', 'zh-CN': '文件之间循环引用：{chain}。' },
    help: { en: 'Move what both need into a third file.', 'zh-CN': '请把共用的部分移到第三个文件。' },
  },
  PTN2013: {
    severity: 'error',
    name: 'unknown-library',
    message: { en: 'There is no library “{module}”.', 'zh-CN': '没有名为“{module}”的规则库。' },
    help: {
      en: 'There are: {modules}. A file of your own stands in quotation marks.',
      'zh-CN': '可用的规则库：{modules}。自己的文件请加引号。',
    },
    fix: { en: 'Write “{text}”', 'zh-CN': '改为“{text}”' },
  },
  PTN2014: {
    severity: 'error',
    name: 'path-refused',
    message: { en: 'The path “{path}” leads to no file of the project.', 'zh-CN': '路径“{path}”不在项目范围内。' },
    help: {
      en: 'Write a path relative to this file, with “/”, that stays in the project: “data/orders.csv”.',
      'zh-CN': '请写相对于本文件、用“/”分隔且不超出项目的路径，例如“data/orders.csv”。',
    },
  },
  PTN2015: {
    severity: 'error',
    name: 'backslash-in-path',
    message: { en: 'The path “{path}” has backslashes.', 'zh-CN': '路径“{path}”里有反斜杠。' },
    help: { en: 'Write “/” between folders: it works everywhere.', 'zh-CN': '文件夹之间请用“/”，在任何系统上都有效。' },
    fix: { en: 'Write {text}', 'zh-CN': '改为 {text}' },
  },
  PTN2016: {
    severity: 'hint',
    name: 'used-twice',
    message: { en: '“{path}” is used already.', 'zh-CN': '“{path}”已经引用过。' },
  },
  PTN2017: {
    severity: 'error',
    name: 'path-in-other-case',
    message: { en: 'The file is called “{right}”, not “{path}”.', 'zh-CN': '文件名是“{right}”，不是“{path}”。' },
    help: {
      en: 'On other computers capital and small letters make different names.',
      'zh-CN': '在其他电脑上，大小写不同就是不同的文件。',
    },
    fix: { en: 'Write {text}', 'zh-CN': '改为 {text}' },
  },
  PTN2018: {
    severity: 'hint',
    name: 'member-before-name',
    message: {
      en: '“{name}” is the member of {choice} here, not what else is called so.',
      'zh-CN': '这里的“{name}”指 {choice} 的成员，而不是另一个同名内容。',
    },
    help: { en: 'In parentheses it is the other: ({name}).', 'zh-CN': '要用另一个，请加括号：({name})。' },
  },
  PTN2019: {
    severity: 'error',
    name: 'ambiguous-column',
    message: {
      en: 'Both “{first}” and “{second}” have a column “{name}”.',
      'zh-CN': '“{first}”和“{second}”都有“{name}”这一列。',
    },
    help: { en: 'Say whose: {first}.{name}.', 'zh-CN': '请写明是哪一个：{first}.{name}。' },
    fix: { en: 'Write “{text}”', 'zh-CN': '改为“{text}”' },
  },
  PTN2020: {
    severity: 'error',
    name: 'repeated-member',
    message: { en: '“{name}” is a member of “{owner}” already.', 'zh-CN': '“{owner}”里已经有“{name}”。' },
    help: { en: 'Rename or remove one of them.', 'zh-CN': '请改名或删去其中一个。' },
  },
  PTN2021: {
    severity: 'error',
    name: 'stage-after-otherwise',
    message: {
      en: 'Nobody reaches “{name}”: “otherwise” before it takes everybody.',
      'zh-CN': '没有人能进入“{name}”：前面的“otherwise”已包含所有人。',
    },
    help: { en: 'Move “otherwise” to the end.', 'zh-CN': '请把“otherwise”移到最后。' },
  },
  PTN2022: {
    severity: 'error',
    name: 'part-is-no-score',
    message: {
      en: '“{name}” is {kind}: a score is composed of scores.',
      'zh-CN': '“{name}”是{kind}，组合评分只能由评分组成。',
    },
    help: {
      en: 'Compose scores with bands: “score RFM is R F M”.',
      'zh-CN': '请用分档的评分来组合：“score RFM is R F M”。',
    },
  },
  PTN2023: {
    severity: 'error',
    name: 'part-with-many-bands',
    message: {
      en: '“{name}” has {bands} bands: a part has at most {most}.',
      'zh-CN': '“{name}”有 {bands} 档，组合评分的每一部分最多 {most} 档。',
    },
    help: {
      en: 'A cell such as 555 has one digit for each part.',
      'zh-CN': '像 555 这样的格子，每一部分只占一位数字。',
    },
  },
  PTN2024: {
    severity: 'error',
    name: 'second-as-of',
    message: { en: 'The day is given already.', 'zh-CN': '基准日已经给定。' },
    help: {
      en: 'One “as of” holds for the whole program: remove one. A value of an earlier day is “spend as of 60 days ago”.',
      'zh-CN': '整个程序只有一个“as of”：请删去一个。较早的值请写“spend as of 60 days ago”。',
    },
  },
  PTN2025: {
    severity: 'error',
    name: 'as-of-not-first',
    message: { en: '“as of” stands before all else.', 'zh-CN': '“as of”要写在最前面。' },
    help: { en: 'Move it to the beginning of the file.', 'zh-CN': '请移到文件开头。' },
  },
  PTN2026: {
    severity: 'error',
    name: 'unknown-time-zone',
    message: { en: 'There is no time zone “{zone}”.', 'zh-CN': '没有时区“{zone}”。' },
    help: {
      en: 'Zones are called after cities: Asia/Shanghai, Europe/Paris, UTC.',
      'zh-CN': '时区以城市命名，例如 Asia/Shanghai、Europe/Paris、UTC。',
    },
    fix: { en: 'Write “{text}”', 'zh-CN': '改为“{text}”' },
  },
  PTN2027: {
    severity: 'hint',
    name: 'stands-before-library',
    message: {
      en: 'Your “{name}” takes the place of that of {library}.',
      'zh-CN': '你的“{name}”取代了 {library} 里的同名内容。',
    },
  },
  PTN2028: {
    severity: 'error',
    name: 'rules-unreadable',
    message: { en: 'The file “{path}” cannot be read as rules.', 'zh-CN': '文件“{path}”无法作为规则读取。' },
    help: { en: 'Save it as text in UTF-8; it may have 10 MiB.', 'zh-CN': '请另存为 UTF-8 文本，大小不超过 10 MiB。' },
  },
} satisfies Record<`PTN2${string}`, DiagnosticKind>;
