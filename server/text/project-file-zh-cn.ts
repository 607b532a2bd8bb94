import type { projectFileEn } from './project-file-en.ts';

export const projectFileZhCn: typeof projectFileEn = {
  file: 'Patron 项目的规则编译成什么，以及数据在哪里。',
  schema: '本架构的地址，供编辑器使用。',
  targets: '规则要编译成的目标。其中任何一个无法容纳的内容，都会在规则里报错。',
  data: '数据在数据库里的位置，按规则里的名称填写：{ "orders": { "table": "dw.orders" } }。',
  table:
    '表名："orders"、"dw.orders" 或 "catalog.schema.orders"。名称里带点时写成列表：["dw", "orders.2026"]。不写则与数据同名。',
  columns: '表里的列名，按规则里的名称填写，只写不同的：{ "total": "amt" }。',
  unique: '您保证这张表没有两行主键相同，语句就不必再检查重复的行。',
};
