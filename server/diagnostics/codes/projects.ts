import type { DiagnosticKind } from '../kind.ts';

/** PTN6000–6009 the project file. */
export const projectCodes = {
  PTN6000: {
    severity: 'error',
    name: 'project-not-json',
    message: { en: 'The file patron.json is no JSON here.', 'zh-CN': 'patron.json 从这里起不是合法的 JSON。' },
    help: {
      en: 'JSON has no comments, and no comma after the last part.',
      'zh-CN': 'JSON 里没有注释，最后一项后面也没有逗号。',
    },
  },
  PTN6001: {
    severity: 'error',
    name: 'project-says-twice',
    message: { en: 'The name “{name}” stands twice in one object.', 'zh-CN': '名称“{name}”在同一个对象里出现了两次。' },
    help: { en: 'Remove one of them.', 'zh-CN': '请删去其中一个。' },
  },
  PTN6002: {
    severity: 'error',
    name: 'project-unknown-key',
    message: { en: 'There is no “{name}” in a project file.', 'zh-CN': '项目文件里没有“{name}”这一项。' },
    help: { en: 'Possible here: {possible}.', 'zh-CN': '这里可以写：{possible}。' },
    fix: { en: 'Write {text}', 'zh-CN': '改为 {text}' },
  },
  PTN6003: {
    severity: 'error',
    name: 'project-wrong-value',
    message: { en: 'At “{place}” should stand {kind}.', 'zh-CN': '“{place}”处应该是{kind}。' },
  },
  PTN6004: {
    severity: 'error',
    name: 'project-unknown-target',
    message: { en: 'Rules cannot be compiled to “{name}”.', 'zh-CN': '规则不能编译成“{name}”。' },
    help: { en: 'Possible: {possible}.', 'zh-CN': '可以写：{possible}。' },
    fix: { en: 'Write {text}', 'zh-CN': '改为 {text}' },
  },
  PTN6005: {
    severity: 'error',
    name: 'project-unknown-data',
    message: { en: 'No rules of this project have data “{name}”.', 'zh-CN': '这个项目的规则里没有数据“{name}”。' },
    help: {
      en: 'Write the name that the rules use, or remove it: a table that is bound by a wrong name is not used.',
      'zh-CN': '请写规则里用的名称，或删去这一项：名称写错的表不会被用到。',
    },
    fix: { en: 'Write {text}', 'zh-CN': '改为 {text}' },
  },
  PTN6006: {
    severity: 'error',
    name: 'project-unknown-column',
    message: { en: 'The data “{data}” has no column “{name}”.', 'zh-CN': '数据“{data}”里没有“{name}”这一列。' },
    help: {
      en: 'On the left stands the name that the rules use, on the right that of the table.',
      'zh-CN': '左边写规则里用的列名，右边写表里的列名。',
    },
    fix: { en: 'Write {text}', 'zh-CN': '改为 {text}' },
  },
  PTN6007: {
    severity: 'warning',
    name: 'project-table-bound-differently',
    message: {
      en: '“{name}” and “{other}” are both the table “{table}”, but differ in “{place}”.',
      'zh-CN': '“{name}”和“{other}”都是表“{table}”，但“{place}”写得不一样。',
    },
    help: {
      en: 'Say the same of both, unless two readings of one table are meant.',
      'zh-CN': '请写成一样，除非确实要用两种方式读同一张表。',
    },
  },
  PTN6008: {
    severity: 'warning',
    name: 'project-column-bound-twice',
    message: {
      en: '“{name}” and “{other}” of “{data}” are both the column “{column}”.',
      'zh-CN': '“{data}”的“{name}”和“{other}”都是列“{column}”。',
    },
    help: { en: 'One of them is probably another column.', 'zh-CN': '其中一个很可能应该是另一列。' },
  },
  PTN6009: {
    severity: 'error',
    name: 'project-unreadable',
    message: { en: 'The file patron.json cannot be read.', 'zh-CN': 'patron.json 无法读取。' },
    help: {
      en: 'It has to be UTF-8 text of at most 10 MiB that lies in this project.',
      'zh-CN': '它必须是位于本项目内、不超过 10 MiB 的 UTF-8 文本。',
    },
  },
} satisfies Record<`PTN6${string}`, DiagnosticKind>;
