import type { navigationEn } from './navigation-en.ts';

export const navigationZhCn: typeof navigationEn = {
  nothingHere: '这里没有可以更改的名称。请把光标放在一个名称上。',
  empty: '名称不能为空。',
  unwritable: '名称只能占一行，最多 128 个可见字符，且不能含反引号。',
  builtIn: (name) => `“${name}”是内置的。要用别的名称，请自行声明一个动作。`,
  label: (name) => `“${name}”是语言本身的词，不能改名。`,
  column: (name) => `“${name}”是数据中的列名。请在数据文件中更改，再在此手动修改。`,
  guessedData: (name) => `“${name}”取自规则旁边的文件。要用别的名称，请用“数据”声明它。`,
  library: (name, module) => `“${name}”来自库 ${module}，库不能更改。`,
  usedByLibrary: (name, module) => `库 ${module} 用到了您的“${name}”。改名后它会改用自己的定义。`,
  taken: (name, kind) => `“${name}”已被占用：它是${kind}。`,
  takenBy: (name, owner) => `“${owner}”中已有“${name}”。`,
  hiddenByColumn: (name) => `“${name}”也是“其中”条件所看的行中的一列，在那里它会表示该列。`,
  ruleNumber: (name) => `未命名的规则就叫“${name}”。请换一个名称。`,
  resultName: (name) => `每次运行都会写出名为“${name}”的结果。请换一个名称。`,
  subject: (name) => `决策针对名为“${name}”的数据。这样改名后，就不清楚决策针对什么了。`,
  path: (name) => `“${name}”会被当作通往其他数据的路径。请换一个名称。`,
};
