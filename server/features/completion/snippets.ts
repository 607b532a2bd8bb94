import type { KeywordId } from '../../../grammar/index.ts';
import type { Catalogue } from '../../text/catalogue.ts';

export type SnippetId = keyof Catalogue['completion']['snippets'];

/** A whole clause to fill in. */
export interface Snippet {
  readonly id: SnippetId;
  /** What is typed to get it, in English and Chinese. */
  readonly prefix: readonly [en: string, zh: string];
  /** The word that begins it: it is proposed where that word may stand. */
  readonly begins: KeywordId;
  /** With places to fill in, as editors write them, in English keywords. */
  readonly body: readonly string[];
}

/** One table for completion and for editors that keep snippets in a file. Places to fill in are written `{1:name}`. */
export const snippets: readonly Snippet[] = [
  snippet('rule', 'if', '如果', 'if', ['if {1:spend} >= {2:300 CNY} then {3:tier} {4:star}']),
  snippet('named-rule', 'rule', '规则', 'rule', [
    'rule {1:name}: if {2:RFM >= 444} then {3:tier} {4:star} because "{5:why}"',
  ]),
  snippet('otherwise', 'otherwise', '否则', 'otherwise', ['otherwise {1:tier} {2:dog}']),
  snippet('policy', 'policy', '策略', 'policy', [
    'policy {1:visits}',
    '  if {2:RFM >= 444} then {3:tier} {4:star}',
    '  otherwise {3:tier} {5:dog}',
  ]),
  snippet('policy-all', 'policyall', '策略全部', 'policy', [
    'policy {1:care}, all matches',
    '  if {2:birthday is known} then {3:message} "{4:hello}"',
  ]),
  snippet('campaign', 'campaign', '营销活动', 'campaign', [
    'campaign {1:spring} for {2:slipping}',
    '  hold out {3:10}%',
    '  at most {4:500} by {5:spend}',
    '  otherwise {6:offer} {7:15%}',
  ]),
  snippet('campaign-budget', 'campaign budget', '营销活动预算', 'campaign', [
    'campaign {1:spring} for {2:slipping}',
    '  hold out {3:10}% as "{4:spring-2026}"',
    '  budget {5:20000 CNY} at {6:40 CNY} each by {7:spend}',
    '  from {8:2026-10-01} to {9:2026-11-30}',
    '  if {10:M >= 4} then {11:offer} {12:15%}',
    '  otherwise {11:offer} {13:5%}',
  ]),
  snippet('table', 'table', '表', 'policy', [
    'policy {1:plan}, exactly one match',
    '  table',
    '    | {2:frequency} | {3:spend}      || {4:tier} |',
    '    | >= {5:6}      | >= {6:300 CNY} || {7:star} |',
    '    | -              | -               || {8:dog}  |',
  ]),
  snippet('customers', 'customers', '客户数据', 'data', [
    'data customers from "{1:data/customers.csv}"',
    '  key      {2:customer_id}',
    '  label    {3:name} pii',
    '  column   {4:city}: {5|text,number,date,yes/no|}',
  ]),
  snippet('events', 'orders', '订单数据', 'data', [
    'data {1:orders} from "{2:data/orders.csv}" of customers by {3:customer_id}',
    '  key      {4:order_id}',
    '  time     {5:ordered_at}',
    '  amount   {6:total}: money {7:CNY}',
  ]),
  snippet('lookup', 'lookup', '查找数据', 'data', [
    'data {1:products} from "{2:data/products.csv}"',
    '  key      {3:product_id}',
    '  column   {4:category}: text',
  ]),
  snippet('attributes', 'attributes', '属性数据', 'data', [
    'data {1:demographics} from "{2:data/demographics.csv}" for customers by {3:customer_id}',
    '  column   {4:income}: money {5:CNY}',
  ]),
  snippet('as-of', 'asof', '截至', 'as', ['as of {1:2026-10-31} in {2:Asia/Shanghai}']),
  snippet('let', 'let', '设', 'let', ['let {1:high} = {2:300 CNY}']),
  snippet('metric-sum', 'metric sum', '指标合计', 'metric', [
    'metric {1:spend} is sum of {2:orders.total} in last {3:12} {4|months,days,weeks|}',
  ]),
  snippet('metric-count', 'metric count', '指标次数', 'metric', [
    'metric {1:frequency} is count of {2:orders} in last {3:12} {4|months,days,weeks|}',
  ]),
  snippet('metric-recency', 'metric recency', '指标近度', 'metric', [
    'metric {1:recency} is days since latest {2:orders}',
  ]),
  snippet('metric-favourites', 'metric favourites', '指标偏好', 'metric', [
    'metric {1:favourites} is top {2:3} of {3:orders.category} by sum of {4:orders.total} in last {5:12} months',
  ]),
  snippet('metric-rhythm', 'metric rhythm', '指标节奏', 'metric', [
    'metric {1:rhythm} is usual gap between {2:orders}',
  ]),
  snippet('metric-due', 'metric due', '指标到期', 'metric', [
    'metric {1:next_due} is next due of {2:orders} at {3:30} days each',
  ]),
  snippet('metric-ratio', 'metric ratio', '指标比值', 'metric', [
    'metric {1:basket} is ({2:spend} / {3:frequency}) or else {4:0}',
  ]),
  snippet('metric-trend', 'metric trend', '指标趋势', 'metric', [
    'metric {1:trend} is {2:spend} in last {3:3} months / {2:spend} in previous {3:3} months',
  ]),
  snippet('metric-where', 'metric where', '指标部分', 'metric', [
    'metric {1:makeup} is sum of {2:orders.total} in last {3:12} months where {4:category} is "{5:make-up}"',
  ]),
  snippet('value', 'value', '价值', 'value', ['value is {1:spend}']),
  snippet('score', 'score', '评分', 'score', ['score {1:M} is {2:5} bands of {3:spend}']),
  snippet('score-cuts', 'score cuts', '评分切点', 'score', [
    'score {1:R} is bands of {2:recency} at {3:30, 60, 90, 180 days}, lowest best',
  ]),
  snippet('rfm', 'rfm', 'RFM评分', 'score', [
    'score R is 5 bands of {1:recency}, lowest best',
    'score F is 5 bands of {2:frequency}',
    'score M is 5 bands of {3:spend}',
    'score RFM is R F M',
  ]),
  snippet('class-abc', 'class abc', '分级份额', 'class', [
    'class {1:abc} by share of {2:spend}',
    '  A top {3:75}%',
    '  B next {4:20}%',
    '  C rest',
  ]),
  snippet('class-pyramid', 'class pyramid', '分级金字塔', 'class', [
    'class {1:pyramid} by rank of {2:spend}',
    '  platinum top {3:5}%',
    '  gold     next {4:10}%',
    '  silver   next {5:25}%',
    '  bronze   rest',
  ]),
  snippet('stages', 'stages', '阶段', 'stages', [
    'stages {1:lifecycle}',
    '  prospect when latest {2:orders} is missing',
    '  active   when {3:recency} <= {4:90 days}',
    '  sleeping when {3:recency} <= {5:180 days}',
    '  lost     otherwise',
  ]),
  snippet('segment', 'segment', '人群', 'segment', ['segment {1:loyal} "{2:title}" when {3:frequency} >= {4:6}']),
  snippet('checklist', 'checklist', '清单', 'checklist', [
    'checklist {1:aware} "{2:title}"',
    '  {3:able}    when {4:spend} >= {5:300 CNY}',
    '  {6:willing} when {7:frequency} >= {8:1}',
  ]),
  snippet('score-weighted', 'score weighted', '评分加权', 'score', [
    'score {1:mood} is {2:60}% of {3:frequency}, {4:40}% of {5:R}',
  ]),
  snippet('action-ordered', 'action ordered', '动作有序', 'action', [
    'action {1:tier} takes {2:star} > {3:cow} > {4:dog}, keep {5|first,highest,lowest|}',
  ]),
  snippet('action-choice', 'action choice', '动作选一', 'action', ['action {1:gift} takes ({2:sample}, {3:voucher})']),
  snippet('action-text', 'action text', '动作文字', 'action', [
    'action {1:letter} takes text, by ({2:sms}, {3:email}, {4:wechat})',
  ]),
  snippet('never', 'never', '绝不', 'never', ['never {1:message} when {2:not consent}']),
  snippet('always', 'always', '总是', 'always', ['always {1:visit} when {2:tier is star}']),
  snippet('limit', 'limit', '限额', 'limit', [
    'limit {1:visit} to {2:40} per {3|week,month,day,quarter,year|} by {4:spend}',
  ]),
  snippet('test', 'test', '测试', 'test', [
    'test "{1:a regular big spender is a star}"',
    '  given {2:R 5, F 5, M 5}',
    '  expect {3:tier star}',
  ]),
  snippet('test-rows', 'test rows', '测试行', 'test', [
    'test "{1:one order is not enough}"',
    '  given {2:orders} ({3:2026-10-01}, {4:300 CNY})',
    '  expect {5:frequency 1}',
  ]),
  snippet('uncovered', 'uncovered', '未覆盖', 'uncovered', [
    'uncovered because "{1:new members are left alone}" when {2:frequency is 0}',
  ]),
  snippet('overlaps', 'overlaps', '允许重叠', 'overlaps', ['overlaps because "{1:the first rule is right for both}"']),
  snippet('use', 'use', '引用', 'use', ['use "{1:shared/common.patron}"']),
];

function snippet(id: SnippetId, en: string, zh: string, begins: KeywordId, body: readonly string[]): Snippet {
  return { id, prefix: [en, zh], begins, body: body.map((line) => line.replace(/\{(?=\d)/g, '$${')) };
}
