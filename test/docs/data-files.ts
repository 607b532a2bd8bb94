import type { DataLook } from '../../server/analysis/look.ts';
import { lookAtCsv } from '../support/world.ts';

const customers = `customer_id,name,city,birthday,consent,phone,channel,household_id
C1,张三,上海,1990-02-03,yes,13800138000,tmall,H1
C2,李四,北京,1985-05-06,no,13800138001,store,H2
C3,王五,,,,13800138002,store,
`;

const orders = `order_id,customer_id,ordered_at,total,category,channel,quantity,product_id
O1,C1,2026-09-01T10:00,1205.00,makeup,tmall,2,P1
O2,C1,2026-10-05T18:30,80.00,skin care,store,1,P2
O3,C2,2026-01-05T09:15,-40.50,makeup,store,-1,P1
O4,C2,2026-10-31T09:15,41.50,makeup,store,1,P1
`;

/** The data beside the examples of the documentation: what a look at it shows is all that the checker knows. */
export const dataFiles: Readonly<Record<string, string>> = {
  'customers.csv': customers,
  'orders.csv': orders,
  'data/customers.csv': customers,
  'data/orders.csv': orders,
  'data/lines.csv': 'line_id,order_id,price,category\nL1,O1,602.50,makeup\nL2,O1,602.50,makeup\n',
  'data/products.csv': 'product_id,category\nP1,makeup\nP2,skin care\n',
  'data/households.csv': 'household_id,income\nH1,12000.00\nH2,8000.00\n',
  'data/demographics.csv': 'customer_id,income,children\nC1,12000.00,0\nC2,8000.00,2\n',
  'shared/common.patron': 'let high = 300 CNY\n',
};

const sheets = Object.entries({ Customers: customers, Orders: orders }).map(([name, text]) => {
  const look = lookAtCsv(text);
  if (!('format' in look)) throw new Error(look.kind);
  return { name, columns: look.columns, rows: look.rows };
});

/** The same in one workbook, which only a look at it can tell. */
export const workbooks: Readonly<Record<string, DataLook>> = {
  'data/shop.xlsx': { format: 'excel', columns: sheets[0]!.columns, rows: sheets[0]!.rows, sheets },
};
