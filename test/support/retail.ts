import type { Look } from './world.ts';

/** The data of the complete file in the language reference. */
export const retailData: Readonly<Record<string, string>> = {
  'data/customers.csv': `customer_id,name,city,birthday,consent,joined_on,points
0001,张三,上海,1990-02-28,yes,2024-05-01,120
0002,李四,北京,1985-07-15,no,2023-11-12,15
0003,王五,,2001-12-31,,2026-01-20,
`,
  'data/orders.csv': `order_id,customer_id,ordered_at,total,category,quantity,product_id
1,0001,2026-01-05T10:00,199.50,skin care,2,P1
2,0001,2026-03-09T18:30,520.00,make-up,1,P2
3,0002,2025-12-24T09:15,88.00,skin care,4,P1
`,
};

/** Declares that data; put before rules in tests. */
export const retailHead = `as of 2026-10-31 in Asia/Shanghai

data customers from "data/customers.csv"
  key      customer_id
  label    name        pii
  column   city: text
  column   birthday: date
  column   consent: yes/no
data orders from "data/orders.csv" of customers by customer_id
  key      order_id
  time     ordered_at
  amount   total: money CNY
  column   category: text

`;

export type Files = Readonly<Record<string, string | Look>>;

/** The complete file of the language reference, as far as it is there today. */
export const completeFile = `## Retail members: value tiers, visits and win-back.
${retailHead}let high = 300 CNY

metric recency   is days since latest orders
metric frequency is count of orders in last 12 months
metric spend     is sum of orders.total in last 12 months
metric trend     is spend in last 3 months / spend in previous 3 months
value is spend

score R   is 5 bands of recency, lowest best
score F   is 5 bands of frequency
score M   is 5 bands of spend
score RFM is R F M

class abc by share of spend
  A top 75%
  B next 20%
  C rest

stages lifecycle
  prospect when latest orders is missing
  active   when recency <= 90 days
  sleeping when recency <= 180 days
  lost     otherwise

segment loyal "忠诚客户" when F >= 4 and lifecycle is active

action tier  takes star > cow > volcano > dog
action visit takes cadence
action offer takes percent, for duration
action message takes text, by (sms, email, wechat)

policy visits "拜访政策"
  rule vip:  if RFM >= 444 then tier star, visit weekly because "high value: keep warm"
  rule grow: if M >= 4 and F < 4 then tier volcano, visit monthly
  if abc is A and spend > high then tier cow, visit every 2 weeks
  otherwise tier dog, visit every 2 months

policy winback, all matches
  if loyal and consent and trend < 1 then offer 15% for 30 days, message "想念您" by wechat

never message when not consent

test "a regular big spender is a star"
  given R 5, F 5, M 5
  expect tier star, visit weekly
`;

/** A tree of data: accounts, customers, orders, lines; demographics for customers, products behind a key column. */
export const treeData: Files = {
  'accounts.csv': 'account_id,industry\nA1,retail\nA2,pharma\n',
  'customers.csv': `customer_id,account_id,name,city,birthday,consent,joined_on,points
0001,A1,张三,上海,1990-02-28,yes,2024-05-01,120
0002,A1,李四,北京,1985-07-15,no,2023-11-12,15
0003,A2,王五,,2001-12-31,,2026-01-20,-3
`,
  'orders.csv': `order_id,customer_id,ordered_at,delivered_on,total,channel
1,0001,2026-01-05T10:00,2026-01-08,199.50,store
2,0001,2026-03-09T18:30,2026-03-11,520.00,tmall
3,0002,2025-12-24T09:15,2025-12-30,88.00,store
`,
  'lines.csv': 'order_id,product_id,price,quantity\n1,P1,99.75,2\n2,P2,520.00,1\n3,P1,22.00,4\n',
  'products.csv': 'product_id,category,brand\nP1,skin care,A\nP2,make-up,B\n',
  'demographics.csv': 'customer_id,income\n0001,12000.00\n0002,8000.00\n',
};

export const treeHead = `as of 2026-10-31 in Asia/Shanghai
data accounts from "accounts.csv"
  key account_id
data customers from "customers.csv" of accounts by account_id
  key customer_id
  label name pii
data demographics from "demographics.csv" for customers by customer_id
  column income: money CNY
data orders from "orders.csv" of customers by customer_id
  key order_id
  time ordered_at
  amount total: money CNY
data lines from "lines.csv" of orders by order_id
  item product_id of products
  amount price: money CNY
  quantity quantity
data products from "products.csv"
  key product_id
`;
