import type { DiagnosticKind } from '../kind.ts';

/** PTN3042 and on: conditions that are whole sentences and still not what was meant. */
export const conditionCodes = {
  PTN3042: {
    severity: 'error',
    name: 'values-need-list',
    message: {
      en: 'Each side of “{word}” is a condition of its own, and “{found}” alone is none.',
      'zh-CN': '“{word}”的两边都要是完整的条件，单独一个“{found}”不是条件。',
    },
    help: { en: 'Write several values as a list.', 'zh-CN': '请把几个值写成列表。' },
    fix: { en: 'Write “{text}”', 'zh-CN': '改为“{text}”' },
  },
  PTN3043: {
    severity: 'error',
    name: 'all-at-once',
    message: {
      en: 'Rules look at one of the “{data}” at a time: nothing can be counted or added up over all of them.',
      'zh-CN': '规则每次只看“{data}”中的一行，不能对全部行做计数或汇总。',
    },
    help: {
      en: 'Use a column of the one at hand; how they compare with each other is said by bands, shares and ranks.',
      'zh-CN': '请直接使用这一行的列；要在彼此之间比较，请用分档（bands）、占比（share）或排名（rank）。',
    },
  },
  PTN3044: {
    severity: 'warning',
    name: 'never-holds',
    message: {
      en: '“{found}” never holds: “{name}” is a band from 1 to {bands}.',
      'zh-CN': '“{found}”永远不成立：“{name}”的档位是 1 到 {bands}。',
    },
    help: { en: 'Write one of the bands.', 'zh-CN': '请写其中的一档。' },
  },
  PTN3045: {
    severity: 'warning',
    name: 'always-holds',
    message: {
      en: '“{found}” holds for every “{name}” that is known: it is a band from 1 to {bands}.',
      'zh-CN': '只要“{name}”有值，“{found}”就总是成立：它的档位是 1 到 {bands}。',
    },
    help: {
      en: 'To ask whether there is a value write “{name} is known”.',
      'zh-CN': '要问是否有值，请写“{name} is known”。',
    },
  },
  PTN3046: {
    severity: 'warning',
    name: 'division-by-zero',
    message: { en: '“{found}” divides by 0 and is always missing.', 'zh-CN': '“{found}”以 0 为除数，结果总是缺失。' },
    help: { en: 'Write another divisor.', 'zh-CN': '请换一个除数。' },
  },
} satisfies Record<`PTN3${string}`, DiagnosticKind>;
