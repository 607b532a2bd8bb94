import { parse } from 'csv-parse/sync';
import { inferColumns } from '../../server/analysis/infer.ts';
import type { DataLook, LookProblem, World } from '../../server/analysis/look.ts';

export type Look = ReturnType<World['look']>;

/** A project in memory: rules as texts, data as small CSV texts, by path. Looks may also be given as they are, for Parquet and for problems. */
export function worldOf(files: Readonly<Record<string, string | Look>>): World {
  const paths = Object.keys(files);
  const looks = new Map<string, Look>();
  return {
    read: (path) => {
      const file = files[path];
      return typeof file === 'string' && path.endsWith('.patron') ? file : undefined;
    },
    look: (path) => {
      const known = looks.get(path) ?? lookAt(files[path]);
      looks.set(path, known);
      return known;
    },
    list: (folder) => [...new Set(paths.flatMap((path) => nameIn(folder, path)))],
  };
}

function nameIn(folder: string, path: string): string[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  return path.startsWith(prefix) ? [path.slice(prefix.length).split('/')[0] ?? ''] : [];
}

function lookAt(file: string | Look | undefined): Look {
  if (file === undefined) return { kind: 'not-found' };
  return typeof file === 'string' ? lookAtCsv(file) : file;
}

/** A look at the text of a CSV file, its header first. */
export function lookAtCsv(text: string): DataLook | LookProblem {
  const [header, ...rows] = parse(text, { relax_column_count: true }) as string[][];
  if (!header) return { kind: 'empty' };
  if (rows.length === 0) return { kind: 'header-only' };
  const repeated = header.find((name, index) => header.indexOf(name) < index);
  if (repeated !== undefined) return { kind: 'duplicate-column', column: repeated };
  return { format: 'csv', columns: inferColumns(header, rows), rows: rows.length };
}

/** The data of a little shop. */
export const shopData: Readonly<Record<string, string>> = {
  'customers.csv': `customer_id,name,city,birthday,consent,joined_on
1,张三,上海,1990-02-28,yes,2024-05-01
2,李四,北京,1985-07-15,no,2023-11-12
3,王五,,2001-12-31,,2026-01-20
`,
  'orders.csv': `order_id,customer_id,ordered_at,total,category
1,1,2026-01-05T10:00,199.50,skin care
2,1,2026-03-09T18:30,520.00,make-up
3,2,2025-12-24T09:15,88.00,skin care
`,
};

export const shopDeclarations = `as of 2026-10-31 in Asia/Shanghai
data customers from "customers.csv"
  key customer_id
  label name pii
  column city: text
  column birthday: date
  column consent: yes/no
data orders from "orders.csv" of customers by customer_id
  key order_id
  time ordered_at
  amount total: money CNY
  column category: text
`;
