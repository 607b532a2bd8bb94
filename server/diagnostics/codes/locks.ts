import type { DiagnosticKind } from '../kind.ts';

/** PTN5035–5039 locks that cannot be read, PTN5040–5043 and PTN5045 locks of something else, PTN5044 data that only a lock knows. */
export const lockCodes = {
  PTN5035: {
    severity: 'error',
    name: 'lock-not-found',
    message: { en: 'There is no patron.lock beside “{file}”.', 'zh-CN': '“{file}”旁边没有 patron.lock。' },
    help: { en: 'Write it with “patron fit {file}”.', 'zh-CN': '请先用“patron fit {file}”生成。' },
  },
  PTN5036: {
    severity: 'error',
    name: 'lock-not-json',
    message: {
      en: 'The file patron.lock cannot be read: line {line} is no JSON, or says something twice.',
      'zh-CN': 'patron.lock 无法读取：第 {line} 行不是合法的 JSON，或有重复的名称。',
    },
    help: {
      en: 'Restore it from version control, or delete it and write it anew with “patron fit”.',
      'zh-CN': '请从版本库恢复，或删除后用“patron fit”重新生成。',
    },
  },
  PTN5037: {
    severity: 'error',
    name: 'lock-damaged',
    message: {
      en: 'The file patron.lock is not what it should be at “{place}”.',
      'zh-CN': 'patron.lock 的“{place}”处内容不对。',
    },
    help: {
      en: 'Restore it from version control, or delete it and write it anew with “patron fit”.',
      'zh-CN': '请从版本库恢复，或删除后用“patron fit”重新生成。',
    },
  },
  PTN5038: {
    severity: 'error',
    name: 'lock-of-other-version',
    message: {
      en: 'The file patron.lock has version {version}, which this Patron does not know.',
      'zh-CN': 'patron.lock 的版本是 {version}，这个 Patron 不认识。',
    },
    help: {
      en: 'Use the Patron that wrote it, or delete it and write it anew with “patron fit”.',
      'zh-CN': '请使用生成它的 Patron，或删除后用“patron fit”重新生成。',
    },
  },
  PTN5039: {
    severity: 'error',
    name: 'lock-without-file',
    message: { en: 'The file patron.lock says nothing of “{file}”.', 'zh-CN': 'patron.lock 里没有“{file}”。' },
    help: { en: 'Add it with “patron fit {file}”.', 'zh-CN': '请用“patron fit {file}”加入。' },
  },
  PTN5040: {
    severity: 'error',
    name: 'lock-of-other-rules',
    message: {
      en: 'The cuts in patron.lock were fitted for other definitions of: {names}.',
      'zh-CN': 'patron.lock 拟合之后，这些定义改过：{names}。',
    },
    help: {
      en: 'Take the change back, or fit anew with “patron fit” and look at the cuts that move.',
      'zh-CN': '请撤销改动，或用“patron fit”重新拟合，并查看哪些切点变了。',
    },
  },
  PTN5041: {
    severity: 'error',
    name: 'lock-without-definition',
    message: {
      en: 'The file patron.lock has no cuts for: {names}.',
      'zh-CN': 'patron.lock 里没有这些定义的切点：{names}。',
    },
    help: { en: 'Add them with “patron fit”.', 'zh-CN': '请用“patron fit”加入。' },
  },
  PTN5042: {
    severity: 'error',
    name: 'lock-of-other-data',
    message: {
      en: '“{place}” is “{now}” now, and was “{before}” when patron.lock was fitted.',
      'zh-CN': '“{place}”现在是“{now}”，而 patron.lock 拟合时是“{before}”。',
    },
    help: {
      en: 'Correct the data or the rules, or fit anew with “patron fit”.',
      'zh-CN': '请改正数据或规则，或用“patron fit”重新拟合。',
    },
  },
  PTN5043: {
    severity: 'error',
    name: 'fitted-numbers-do-not-fit',
    message: {
      en: 'The fitted numbers for “{name}” are none that it can have.',
      'zh-CN': '“{name}”的拟合数值不可能属于它。',
    },
    help: {
      en: 'Somebody may have edited them. Restore patron.lock, or fit anew with “patron fit”.',
      'zh-CN': '可能有人改过。请恢复 patron.lock，或用“patron fit”重新拟合。',
    },
  },
  PTN5044: {
    severity: 'hint',
    name: 'data-known-from-lock',
    message: {
      en: '“{path}” is not here: its columns are those that patron.lock tells.',
      'zh-CN': '“{path}”不在这里：列以 patron.lock 里记录的为准。',
    },
    help: {
      en: 'Rules can be checked and tested so, but not run.',
      'zh-CN': '这样可以检查和测试规则，但不能运行。',
    },
  },
  PTN5045: {
    severity: 'error',
    name: 'lock-of-other-hold-out',
    message: {
      en: 'The hold-out of “{name}” is drawn otherwise than when patron.lock was fitted.',
      'zh-CN': '“{name}”的对照组与 patron.lock 拟合时的划分方式不同。',
    },
    help: {
      en: 'Write the salt that it had, or fit anew with “patron fit”: then other customers are held out.',
      'zh-CN': '请写回原来的划分名称，或用“patron fit”重新拟合：那样对照组会换成其他客户。',
    },
  },
} satisfies Record<`PTN5${string}`, DiagnosticKind>;
