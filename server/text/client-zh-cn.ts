import type { clientEn } from './client-en.ts';
import { count } from './numbers.ts';

const n = (value: number) => count(value, 'zh-CN');

/** 编辑器扩展所说的话（清单与面板除外）。 */
export const clientZhCn: typeof clientEn = {
  status: {
    name: 'Patron：规则所用的数据',
    starting: 'Patron 正在启动',
    noServer: 'Patron 未在运行',
    noServerDetail: '语言服务器已停止，原因见其输出。',
    untrusted: '未读取数据',
    untrustedDetail: '此文件夹不受信任',
    loading: ({ share, source }: { readonly share?: number; readonly source?: string } = {}) =>
      [
        '正在读取数据',
        ...(source ? [source] : []),
        ...(share === undefined ? [] : [`${Math.floor(share * 100)}%`]),
      ].join(' · '),
    failed: '数据无法使用',
    cancelled: '读取已取消',
    cancelledDetail: '读取数据后才显示人数。',
    off: '实时计数已关闭',
    offDetail: '可用设置 patron.livePreview 打开。',
    errors: '规则有错误',
    errorsDetail: '改正后才显示人数。',
    noData: '没有数据',
    noDataDetail: '规则没有指明数据，旁边也没有像是客户或订单的文件。',
    ready: (customers: number, asOf: string) => `${n(customers)} 位客户 · ${asOf}`,
    asOfFrom: {
      program: '日期由规则指定',
      option: '日期由选项指定',
      data: '日期取数据中最晚的一天',
    },
    source: ({
      source,
      rows,
      rejected,
    }: {
      readonly source: string;
      readonly rows: number;
      readonly rejected: number;
    }) => `${source}：${n(rows)} 行${rejected > 0 ? `，排除 ${n(rejected)} 行` : ''}`,
    actions: {
      reload: '重新读取',
      cancel: '取消',
      manageTrust: '管理信任',
      restart: '重新启动',
      openSetting: '打开设置',
    },
  },
  testing: {
    controller: 'Patron',
    run: '运行测试',
    none: '这些规则没有测试。测试这样开头：测试 "什么必须保持不变"',
    failed: (expected: string, actual: string) => `期望 ${expected}，实际为 ${actual}。`,
    noAnswer: '测试未能运行。',
  },
  tasks: {
    check: (files?: readonly string[]) => `检查 ${files?.join(' ') ?? '全部规则'}`,
    test: (files?: readonly string[]) => `测试 ${files?.join(' ') ?? '全部规则'}`,
    run: (files?: readonly string[]) => `运行 ${files?.join(' ') ?? ''}`.trim(),
  },
  compiled: {
    title: '要把规则编译成什么？',
    wanted: 'patron.json 里写明',
    of: (rules: string, target: string) => `${rules}（${target}）`,
    old: (why: string) => `这是上一次编译的结果。${why}`,
  },
  commands: {
    noRules: '请先打开一个规则文件。',
    untrusted: '仅在受信任的文件夹中读取数据。',
    exportName: '导出决策',
    exportTitle: '名单存放的文件夹',
    exportHere: '导出到此处',
    wrote: (folder: string) => `决策已写入 ${folder}。`,
    show: '查看 decisions.csv',
    asOf: {
      title: '截至哪一天？',
      prompt: '规则没有写明，而写出的结果需要固定的日期。要一直固定，请在规则中写“截至”。',
      invalid: '日期形如 2026-10-31',
    },
  },
};
