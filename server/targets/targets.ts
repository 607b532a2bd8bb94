import { csv } from './csv/csv.ts';
import { dbt } from './dbt/dbt.ts';
import { dmn } from './dmn/dmn.ts';
import { javascript } from './javascript/javascript.ts';
import { json } from './json/json.ts';
import { markdown } from './markdown/markdown.ts';
import { sqlTarget } from './sql/export/target.ts';
import type { Target, TargetName } from './target.ts';

/** All that rules can be compiled into. */
export const targets: Readonly<Partial<Record<TargetName, Target>>> = {
  csv,
  dbt,
  dmn,
  js: javascript,
  json,
  markdown,
  sql: sqlTarget,
};
