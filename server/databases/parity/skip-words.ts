/** Why a backend, or one of its results, is not compared. */
export const skipWords = {
  shared: {
    en: 'campaigns and limits share out among all customers ({names})',
    'zh-CN': '活动和限额要在所有客户之间分配（{names}）',
  },
  aboveCustomers: {
    en: 'from events it decides about customers and what belongs to them, not about “{data}”; decideRow takes the values of a row ready-made',
    'zh-CN': '它从事件出发，只决定客户及属于客户的数据，不决定“{data}”；decideRow 需要直接给出一行的各个值',
  },
  onlyCustomers: {
    en: 'it decides about customers only, not about the rows of “{data}”',
    'zh-CN': '它只决定客户，不决定“{data}”的各行',
  },
};
