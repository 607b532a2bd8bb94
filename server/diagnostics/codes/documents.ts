import type { DiagnosticKind } from '../kind.ts';

const writeAgain = {
  en: 'Write it anew with “patron compile --target json”.',
  'zh-CN': '请用“patron compile --target json”重新生成。',
};

/** PTN6070–6073 documents of programs that are read back. */
export const documentCodes = {
  PTN6070: {
    severity: 'error',
    name: 'document-not-json',
    message: {
      en: 'The document of the rules cannot be read: line {line} is no JSON, is nested too deeply, or says something twice.',
      'zh-CN': '规则文档无法读取：第 {line} 行不是合法的 JSON、嵌套过深，或有重复的名称。',
    },
    help: writeAgain,
  },
  PTN6071: {
    severity: 'error',
    name: 'document-damaged',
    message: {
      en: 'The document of the rules is not what it should be at “{place}”.',
      'zh-CN': '规则文档的“{place}”处内容不对。',
    },
    help: writeAgain,
  },
  PTN6072: {
    severity: 'error',
    name: 'document-of-other-version',
    message: {
      en: 'The document of the rules has version {version}, which this Patron does not know.',
      'zh-CN': '规则文档的版本是 {version}，这个 Patron 不认识。',
    },
    help: {
      en: 'Read it with the Patron that wrote it, or write it anew with this one.',
      'zh-CN': '请使用生成它的 Patron 读取，或用当前的 Patron 重新生成。',
    },
  },
  PTN6073: {
    severity: 'error',
    name: 'document-changed',
    message: {
      en: 'The document of the rules was changed after it was written: its hash at “{place}” is that of something else.',
      'zh-CN': '规则文档生成之后被改动过：“{place}”处的哈希值与内容不符。',
    },
    help: {
      en: 'Change the rules instead, and write the document anew with “patron compile --target json”.',
      'zh-CN': '请改规则本身，再用“patron compile --target json”重新生成文档。',
    },
  },
} satisfies Record<`PTN607${string}`, DiagnosticKind>;
