/**
 * The one table of keywords. It feeds the lexer, the formatter, highlighting, completion and the language reference.
 *
 * A *reserved* word is never a bare name. A *contextual* one is a name wherever a name may stand, and always after a dot.
 * Words are separated by blanks in every language. The first word of a language is the one that completion offers.
 */
export type KeywordRole =
  /** Begins a declaration. */
  | 'declaration'
  /** Begins a clause or joins its parts. */
  | 'clause'
  | 'operator'
  | 'aggregate'
  | 'function'
  | 'window'
  | 'unit'
  | 'literal'
  /** The role of a column. */
  | 'column'
  /** Stands before a further value of an action. */
  | 'label'
  /** An option of a declaration: `keep highest`, `first match`. */
  | 'option';

export interface Keyword {
  readonly id: string;
  readonly role: KeywordRole;
  readonly reserved: boolean;
  readonly en: readonly string[];
  readonly zh: readonly string[];
}

type Row = readonly [id: string, zh: string, en?: string];

/** One row is `id | Chinese words | English words, if they are not just the id`. */
function keywords<const R extends readonly Row[]>(role: KeywordRole, reserved: boolean, rows: R) {
  return rows.map(([id, zh, en]) => ({
    id: id as R[number][0],
    role,
    reserved,
    en: (en ?? id).split(' '),
    zh: zh.split(' '),
  }));
}

/** Reserved words that begin a declaration; first on a line, each begins a chunk. */
const declarations = keywords('declaration', true, [
  ['data', '数据'],
  ['let', '设 设定'],
  ['value', '价值'],
  ['metric', '指标'],
  ['score', '评分'],
  ['class', '分级'],
  ['stages', '阶段'],
  ['segment', '人群 客群'],
  ['checklist', '清单'],
  ['action', '动作'],
  ['policy', '策略'],
  ['campaign', '营销活动'],
  ['limit', '限额'],
  ['never', '绝不 禁止'],
  ['always', '总是 必须'],
  ['test', '测试'],
  ['use', '引用'],
  ['affinity', '关联'],
  ['model', '模型'],
] as const);

const reserved = [
  ...declarations,
  ...keywords('clause', true, [
    ['rule', '规则'],
    ['if', '如果 若'],
    ['then', '则 那么'],
    ['otherwise', '否则 其余情况'],
    ['uncovered', '未覆盖'],
    ['because', '因为 理由'],
    ['when', '当'],
    ['where', '其中'],
    ['given', '给定'],
    ['expect', '期望 预期'],
  ] as const),
  ...keywords('operator', true, [
    ['and', '且 并且'],
    ['or', '或 或者'],
    ['not', '非 不'],
    ['is', '是 为 等于'],
    ['was', '曾是 曾为'],
    ['else', '不然'],
  ] as const),
  ...keywords('literal', true, [
    ['yes', '有 真'],
    ['no', '无 假'],
    ['missing', '缺失'],
    ['known', '已知'],
    ['every', '每'],
    ['daily', '每天 每日'],
    ['weekly', '每周'],
    ['monthly', '每月'],
    ['quarterly', '每季 每季度'],
    ['yearly', '每年'],
  ] as const),
  ...keywords('window', true, [['ever', '历来']] as const),
];

const contextual = [
  ...keywords('clause', false, [
    ['overlaps', '允许重叠'],
    ['table', '表'],
    ['from', '来自 从'],
    ['sheet', '工作表'],
    ['of', '的 之 项'],
    ['as', '按照'],
    ['top', '前'],
    ['next', '接着'],
    ['rest', '其余'],
    ['takes', '取值'],
    ['hold', '留出'],
    ['out', '对照组'],
    ['budget', '预算'],
    ['each', '每人 每件'],
    ['everyone', '所有人'],
    ['goal', '目标'],
  ] as const),
  ...keywords('operator', false, [
    ['to', '至 到'],
    ['one', '其一'],
    ['contains', '包含'],
    ['starts', '开头'],
  ] as const),
  ...keywords('aggregate', false, [
    ['count', '计数'],
    ['sum', '总和 合计'],
    ['average', '平均'],
    ['lowest', '最低'],
    ['highest', '最高'],
    ['median', '中位数'],
    ['distinct', '去重'],
    ['latest', '最近一次 最后'],
    ['earliest', '最早 首次'],
    ['share', '占比'],
    ['usual', '通常'],
    ['gap', '间隔'],
    ['due', '到期'],
    ['rank', '排名'],
    ['how', '多少'],
    ['many', '几项'],
    ['all', '全部'],
    ['any', '任一'],
    ['support', '支持度'],
    ['confidence', '置信度'],
    ['lift', '提升度'],
    ['suggestions', '推荐'],
    ['suggestion', '首选推荐'],
    ['least', '少'],
    ['most', '多'],
  ] as const),
  ...keywords('function', false, [
    ['age', '年龄'],
    ['weekday', '星期几'],
    ['round', '四舍五入'],
    ['floor', '向下取整'],
    ['min', '取小'],
    ['max', '取大'],
    ['until', '直到'],
  ] as const),
  ...keywords('window', false, [
    ['in', '在'],
    ['last', '最近 上'],
    ['previous', '此前'],
    ['same', '同'],
    ['period', '期'],
    ['this', '本'],
    ['since', '自 自从'],
    ['before', '早于'],
    ['between', '介于'],
    ['ago', '以前'],
    ['per', '次每 平均每 每位'],
    ['entered', '进入'],
    ['left', '离开'],
  ] as const),
  ...keywords('unit', false, [
    ['hour', '小时 个小时', 'hour hours'],
    ['day', '天 日', 'day days'],
    ['week', '周 个星期 星期', 'week weeks'],
    ['month', '个月 月', 'month months'],
    ['quarter', '个季度 季度', 'quarter quarters'],
    ['year', '年', 'year years'],
  ] as const),
  ...keywords('column', false, [
    ['key', '主键 键'],
    ['label', '名称'],
    ['time', '时间'],
    ['amount', '金额'],
    ['item', '商品'],
    ['quantity', '数量'],
    ['column', '列 字段'],
    ['pii', '个人信息 隐私'],
  ] as const),
  ...keywords('label', false, [
    ['for', '为期 针对'],
    ['by', '按 以'],
    ['with', '附带'],
    ['within', '之内'],
    ['on', '于'],
    ['via', '通过'],
    ['about', '关于'],
  ] as const),
  ...keywords('option', false, [
    ['bands', '档 分档'],
    ['at', '切点 每件用 按单价'],
    ['best', '为佳'],
    ['keep', '保留'],
    ['first', '首个'],
    ['match', '匹配', 'match matches'],
    ['exactly', '恰好'],
    ['acquire', '获取'],
    ['enhance', '提升'],
    ['retain', '留存'],
  ] as const),
];

export type KeywordId = (typeof reserved)[number]['id'] | (typeof contextual)[number]['id'];

export const keywordTable: readonly (Keyword & { readonly id: KeywordId })[] = [...reserved, ...contextual];

/** Aggregate words that are names unless `of` follows. */
export const aggregatesNeedingOf: readonly KeywordId[] = ['count', 'sum', 'average', 'median', 'share'];
/** Aggregate words that only need something that can be looked up behind them. */
export const aggregatesWithoutOf: readonly KeywordId[] = ['lowest', 'highest', 'distinct', 'latest', 'earliest'];

/** Behind an operand these continue it, so `latest in last 3 months` is about a name `latest`. */
export const infixWords: readonly KeywordId[] = [
  ...(['in', 'per', 'to', 'contains', 'starts', 'since', 'before', 'between', 'this', 'last', 'as'] as const),
  ...(['for', 'by', 'with', 'within', 'on', 'via', 'about', 'best', 'at'] as const),
];

/** Words of other languages that say several English words at once. They are reserved: put one in backticks to name something so. */
export const phrases: readonly { readonly word: string; readonly means: readonly KeywordId[] }[] = [
  { word: '不是', means: ['is', 'not'] },
  { word: '不等于', means: ['is', 'not'] },
  { word: '属于', means: ['is', 'one', 'of'] },
  { word: '不属于', means: ['is', 'not', 'one', 'of'] },
  { word: '其中之一', means: ['one', 'of'] },
  { word: '为空', means: ['is', 'missing'] },
  { word: '不为空', means: ['is', 'known'] },
  { word: '缺失则取', means: ['or', 'else'] },
  { word: '截至', means: ['as', 'of'] },
  { word: '开头是', means: ['starts', 'with'] },
  { word: '满足全部', means: ['all', 'of'] },
  { word: '满足任一', means: ['any', 'of'] },
  { word: '至少', means: ['at', 'least'] },
  { word: '至少满足', means: ['at', 'least'] },
  { word: '至多满足', means: ['at', 'most'] },
  { word: '满足项数', means: ['how', 'many', 'of'] },
  { word: '距今天数', means: ['day', 'since'] },
  { word: '距到期天数', means: ['day', 'until'] },
  { word: '通常间隔', means: ['usual', 'gap', 'between'] },
  { word: '下次到期', means: ['next', 'due', 'of'] },
  { word: '相隔月数', means: ['month', 'between'] },
  { word: '去年同期', means: ['same', 'period', 'last', 'year'] },
  { word: '越低越好', means: ['lowest', 'best'] },
  { word: '越高越好', means: ['highest', 'best'] },
  { word: '至多', means: ['at', 'most'] },
  { word: '最低优先', means: ['lowest', 'first'] },
  { word: '最高优先', means: ['highest', 'first'] },
  { word: '首个匹配', means: ['first', 'match'] },
  { word: '全部匹配', means: ['all', 'match'] },
  { word: '恰好一条匹配', means: ['exactly', 'one', 'match'] },
];

const byWord = new Map<string, Keyword & { readonly id: KeywordId }>();
for (const keyword of keywordTable) for (const word of [...keyword.en, ...keyword.zh]) byWord.set(word, keyword);

const phraseByWord = new Map(phrases.map((phrase) => [phrase.word, phrase.means]));

/** The keyword that a word is, in any case and language. */
export function keywordOf(word: string): (Keyword & { readonly id: KeywordId }) | undefined {
  return byWord.get(word) ?? byWord.get(word.toLowerCase());
}

/** The keywords that one word of another language stands for. */
export function phraseOf(word: string): readonly KeywordId[] | undefined {
  return phraseByWord.get(word);
}

/** True for a word that cannot be a bare name. */
export function isReserved(word: string): boolean {
  return keywordOf(word)?.reserved === true || phraseByWord.has(word);
}

/** The words, in every language, that begin a declaration. */
export const declarationWords: readonly string[] = declarations.flatMap(({ en, zh }) => [...en, ...zh]);
