import { init, validate } from '@guanmingchiu/sqlparser-ts';
import { TrinoSQL } from 'dt-sql-parser/dist/parser/trino/index.js';
import bigqueryParser from 'node-sql-parser/build/bigquery.js';
import snowflakeParser from 'node-sql-parser/build/snowflake.js';

/** A grammar of one dialect, written by people who know nothing of the others. */
export interface SqlParser {
  readonly name: string;
  /** What it has against a statement; undefined where it takes it. */
  refusal(statement: string): string | undefined;
}

/** Two for each dialect that cannot be run here. */
export const sqlParsers = {
  trino: [trinoGrammar(), rust('generic', (statement) => statement.replaceAll('ARRAY(VARCHAR)', 'ARRAY<VARCHAR>'))],
  bigquery: [generated('bigquery', bigqueryParser, plainBigquery), rust('bigquery')],
  snowflake: [generated('snowflake', snowflakeParser), rust('snowflake')],
} as const satisfies Readonly<Record<string, readonly [SqlParser, SqlParser]>>;

export type ParsedDialect = keyof typeof sqlParsers;

/** What a parser cannot know, in words that it does. */
type InItsWords = (statement: string) => string;

/** Once before any is used. */
export const startParsers: () => Promise<unknown> = () => init();

interface Generated {
  readonly Parser: new () => { astify(sql: string): unknown };
}

function generated(
  dialect: string,
  { Parser }: Generated,
  inItsWords: InItsWords = (statement) => statement,
): SqlParser {
  const parser = new Parser();
  return {
    name: `node-sql-parser (${dialect})`,
    refusal: (statement) => thrown(() => parser.astify(inItsWords(statement))),
  };
}

/** It has no dialect of Trino; its generic one has everything but the name of one type. */
function rust(
  dialect: 'generic' | 'bigquery' | 'snowflake',
  inItsWords: InItsWords = (statement) => statement,
): SqlParser {
  return {
    name: `sqlparser-rs (${dialect})`,
    refusal: (statement) => thrown(() => validate(inItsWords(statement), dialect)),
  };
}

function trinoGrammar(): SqlParser {
  const parser = new TrinoSQL();
  return {
    name: 'the grammar of Trino for ANTLR',
    refusal: (statement) => {
      const [error] = parser.validate(statement);
      return error && `${error.startLine}:${error.startColumn} ${error.message}`;
    },
  };
}

function thrown(parse: () => unknown): string | undefined {
  try {
    parse();
    return undefined;
  } catch (error) {
    return String(error);
  }
}

/** The generated one has not heard of the type of long decimals nor of lists in an order, and takes no quoted name behind WITH. */
function plainBigquery(statement: string): string {
  const names = new Map<string, string>();
  const plain = (token: string) => {
    if (!token.startsWith('`')) return token;
    const name = names.get(token) ?? `n${names.size}`;
    names.set(token, name);
    return name;
  };
  return statement
    .replaceAll(tokens, plain)
    .replaceAll('AS BIGNUMERIC)', 'AS NUMERIC)')
    .replaceAll(ordered, 'ARRAY_AGG($1) AS value');
}

/** Texts, comments and quoted names. */
const tokens = /'(?:[^'\\]|\\.)*'|--[^\n]*|`(?:[^`\\]|\\.)*`/gs;

const ordered = /ARRAY_AGG\(([^\n]+?) ORDER BY (?:r|\1)\) AS value/g;
