import type { compileEn } from './compile-en.ts';
import { count } from './numbers.ts';

const list = (names: readonly string[]) => names.join('、');

export const compileZhCn: typeof compileEn = {
  needsTarget: '要把规则编译成什么？',
  oneOf: (targets) => `请用 --target 指定：${list(targets)}。`,
  unknownTarget: (name) => `规则不能编译成“${name}”。`,
  unknownDialect: (name, target) => `${target} 没有“${name}”这种方言。`,
  unknownResult: (name) => `这些规则没有名为“${name}”的结果。`,
  noDialects: (target) => `${target} 没有方言之分。`,
  possible: (names) => `可以写：${list(names)}。`,
  notForTarget: (option, target) => `${option} 对 ${target} 没有意义。`,
  forTargets: (targets) => `它用于 ${list(targets)}。`,
  obstacles: (target, number) =>
    number === 1
      ? `这些规则目前不能编译成 ${target}。`
      : `这些规则目前不能编译成 ${target}，原因有 ${count(number, 'zh-CN')} 个。`,
  projectErrors: (file) => `没有编译：请先改正 ${file}。`,
  manyFiles: (target, number) => `${target} 会生成 ${count(number, 'zh-CN')} 个文件。`,
  manyFilesHelp: '请指定一个文件夹：--out build',
  jsonToStdout: '--out - 会直接输出文本，不能再用 --json。',
  notOurs: (path) => `${path} 已经存在，而且不是 Patron 生成的。`,
  notOursHelp: '请用 --out 换一个位置，或用 --force 替换它。',
  isReadNext: (path, name) => `下一条命令会把 ${path} 当作 ${name} 来读，而它不是。`,
  isReadNextHelp: '请用 --out 换一个名字。',
  folderInWay: (path) => `${path} 是文件夹，而这里要写一个文件。`,
  wrote: (path) => `已写出 ${path}。`,
  wroteFiles: (number, folder) => `已在 ${folder} 写出 ${count(number, 'zh-CN')} 个文件：`,
};
