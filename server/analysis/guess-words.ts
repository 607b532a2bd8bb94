import type { MessageData, Words } from '../diagnostics/kind.ts';

/** Why a guess was made, in words to be filled with `data`. */
export interface Reason {
  readonly words: Words;
  readonly data: MessageData;
}

const reasons = {
  keyByName: { en: 'its name says that it identifies a row', 'zh-CN': '从列名看，它是这一行的编号' },
  keyByValues: { en: 'every value that was seen occurs once', 'zh-CN': '已读到的值没有重复' },
  labelByName: { en: 'its name says that it is a name', 'zh-CN': '从列名看，它是名称' },
  timeByName: { en: 'its name and its dates say when it happened', 'zh-CN': '从列名和日期看，它是发生的时间' },
  timeByType: { en: 'it is the only column with dates', 'zh-CN': '只有这一列是日期' },
  amountByName: { en: 'its name and its numbers say how much was paid', 'zh-CN': '从列名和数值看，它是金额' },
  quantityByName: { en: 'its name and its numbers say how many', 'zh-CN': '从列名和数值看，它是数量' },
  itemByName: { en: 'its name says what was bought', 'zh-CN': '从列名看，它是所购商品的编号' },
  plain: { en: 'nothing speaks for another role', 'zh-CN': '看不出其他用途' },
  sameName: { en: '“{column}” is also the key of {data}', 'zh-CN': '“{column}”也是 {data} 的主键' },
  customerName: { en: '“{column}” says which customer it was', 'zh-CN': '“{column}”指明是哪位客户' },
  fileName: { en: 'the name of the file says so', 'zh-CN': '从文件名看出' },
  eventsByColumns: { en: 'its rows have a customer and a time', 'zh-CN': '每行都有客户和时间' },
  subjectByColumns: { en: 'every row is another customer', 'zh-CN': '每行是一位不同的客户' },
  lookupByKey: { en: 'its key “{column}” stands in {data}', 'zh-CN': '它的主键“{column}”出现在 {data} 中' },
  attributesByKey: {
    en: 'it has one row for each “{column}” of {data}',
    'zh-CN': '{data} 的每个“{column}”在这里有一行',
  },
  derived: {
    en: 'there is no file of customers: they are taken from {data}',
    'zh-CN': '没有客户文件：客户取自 {data}',
  },
} as const satisfies Record<string, Words>;

export function reason(why: keyof typeof reasons, data: MessageData = {}): Reason {
  return { words: reasons[why], data };
}
