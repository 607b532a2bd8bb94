import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { rules } from './support/architecture/rules.ts';
import { readTree, treeOf } from './support/architecture/tree.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

describe('this project', () => {
  const tree = readTree(root, ['grammar', 'server', 'client', 'samples', 'test']);

  it.each(Object.entries(rules))('%s', (_, rule) => {
    expect(rule(tree)).toEqual([]);
  });
});

/** Small trees, each with what every rule together must say about it. */
const broken: Readonly<Record<string, { files: Record<string, string>; says: string[] }>> = {
  'grammar imports the server': {
    files: { 'grammar/parser.ts': "import { code } from '../server/diagnostics/codes.ts';" },
    says: ['grammar/parser.ts:1: grammar must not import server/diagnostics/codes.ts'],
  },
  'types cross a wall like anything else': {
    files: { 'server/ir/ir.ts': "\nimport type { Model } from '../analysis/model.ts';" },
    says: ['server/ir/ir.ts:2: server/ir must not import server/analysis/model.ts'],
  },
  'a type is imported inside a type': {
    files: { 'server/text/words.ts': "export type M = import('../ir/ir.ts').Program;" },
    says: ['server/text/words.ts:1: server/text must not import server/ir/ir.ts'],
  },
  'an export from the right': {
    files: {
      'server/diff/index.ts': "export * from '../features/hover.ts';\nexport { a } from '../workspace/ports.ts';",
    },
    says: [
      'server/diff/index.ts:1: server/diff must not import server/features/hover.ts',
      'server/diff/index.ts:2: server/diff must not import server/workspace/ports.ts',
    ],
  },
  'a dynamic import from the right': {
    files: { 'server/workspace/load.ts': "export const load = () => import('../features/hover.ts');" },
    says: ['server/workspace/load.ts:1: server/workspace must not import server/features/hover.ts'],
  },
  'the command line and the language server import each other': {
    files: {
      'server/cli/main.ts': "import '../lsp/server.ts';",
      'server/lsp/server.ts': "import '../cli/main.ts';",
    },
    says: [
      'server/cli/main.ts:1: server/cli must not import server/lsp/server.ts',
      'server/lsp/server.ts:1: server/lsp must not import server/cli/main.ts',
    ],
  },
  'backends look at the analysis or the grammar': {
    files: {
      'server/targets/sql/emit.ts': "import '../../analysis/model.ts';",
      'server/evaluate/decide.ts': "import '../../grammar/ast.ts';\nimport '../targets/sql/emit.ts';",
    },
    says: [
      'server/targets/sql/emit.ts:1: server/targets must not import server/analysis/model.ts',
      'server/evaluate/decide.ts:1: server/evaluate must not import grammar/ast.ts',
    ],
  },
  'the library door opens on the command line': {
    files: { 'server/index.ts': "export * from './cli/render.ts';\nexport * from './features/hover.ts';" },
    says: ['server/index.ts:1: server/index.ts must not import server/cli/render.ts'],
  },
  'a layer imports the library door': {
    files: { 'server/cli/run.ts': "import { check } from '../index.ts';" },
    says: ['server/cli/run.ts:1: server/cli must not import server/index.ts'],
  },
  'the client imports more than the protocol': {
    files: {
      'client/activate.ts':
        "import type { A } from '../server/lsp/protocol.ts';\nimport { b } from '../server/lsp/handle.ts';",
    },
    says: ['client/activate.ts:2: client must not import server/lsp/handle.ts'],
  },
  'features of the client import each other': {
    files: { 'client/features/preview/view.ts': "import '../review/panel.ts';\nimport './table.ts';" },
    says: ["client/features/preview/view.ts:1: the client's feature preview must not import its feature review"],
  },
  'the product imports its tests': {
    files: { 'server/evaluate/fit.ts': "import '../../test/support/reference.ts';" },
    says: ['server/evaluate/fit.ts:1: server/evaluate must not import test/support/reference.ts'],
  },
  'a folder that the architecture does not have': {
    files: { 'server/utils/strings.ts': "import './numbers.ts';" },
    says: ['server/utils/strings.ts:1: server/utils is no part of the architecture'],
  },
  'packages behind the wrong wall': {
    files: {
      'server/analysis/a.ts': "import { EmbeddedActionsParser } from 'chevrotain';",
      'server/lsp/b.ts': "import * as vscode from 'vscode';",
      'server/features/c.ts': "import type { Hover } from 'vscode-languageserver-protocol';",
      'server/evaluate/engine.ts': "import type { DuckDBInstance } from '@duckdb/node-api';",
      'server/workspace/duckdb-node.ts': "import '@duckdb/node-api';",
      'server/index.ts': "import { Command } from 'commander';",
      'server/workspace/files.ts': "import write from 'write-file-atomic';",
      'server/cli/run.ts': "import { Client } from 'pg';",
    },
    says: [
      'server/analysis/a.ts:1: chevrotain is imported only in grammar',
      'server/lsp/b.ts:1: vscode is imported only in client',
      'server/features/c.ts:1: vscode-languageserver-protocol is imported only in server/lsp',
      'server/evaluate/engine.ts:1: @duckdb/node-api is imported only in server/evaluate/duckdb-*.ts and server/databases/duckdb-*.ts',
      'server/workspace/duckdb-node.ts:1: @duckdb/node-api is imported only in server/evaluate/duckdb-*.ts and server/databases/duckdb-*.ts',
      'server/index.ts:1: commander is imported only in server/cli',
      'server/workspace/files.ts:1: write-file-atomic is imported only in files for Node',
      'server/cli/run.ts:1: pg is imported only in server/databases',
    ],
  },
  'modules of Node where a browser must do': {
    files: {
      'grammar/lexer-node.ts': "import { readFileSync } from 'node:fs';",
      'server/workspace/files.ts': "import { join } from 'path';",
      'server/workspace/files-node.ts': "import { readFile } from 'node:fs/promises';",
      'server/lsp/main-browser.ts': "const fs = require('fs');",
      'client/extension-node.ts': "import { spawn } from 'node:child_process';",
    },
    says: [
      'grammar/lexer-node.ts:1: node:fs is imported only in files for Node',
      'server/workspace/files.ts:1: path is imported only in files for Node',
      'server/lsp/main-browser.ts:1: fs is imported only in files for Node',
    ],
  },
  'an import that is computed': {
    files: { 'server/cli/main.ts': 'export const load = (name: string) => import(name);' },
    says: ['server/cli/main.ts:1: an import names its module in a plain string'],
  },
  'the doors load DuckDB': {
    files: {
      'server/index.ts': "export { decide } from './evaluate/decide.ts';",
      'server/cli/main.ts': "const run = () => import('./run.ts');\nimport type { T } from '../evaluate/decide.ts';",
      'server/cli/run.ts': "import '../evaluate/decide.ts';",
      'server/evaluate/decide.ts': "import { open } from './duckdb-node.ts';",
      'server/evaluate/duckdb-node.ts': "import { DuckDBInstance } from '@duckdb/node-api';",
    },
    says: [
      'server/index.ts:1: loads DuckDB by way of server/index.ts → server/evaluate/decide.ts → server/evaluate/duckdb-node.ts',
    ],
  },
  'names in other cases': {
    files: { 'grammar/syntaxIssues.ts': '', 'test/Support/a.ts': '', 'server/patron-text.d.ts': '' },
    says: [
      'grammar/syntaxIssues.ts:1: files and folders are named in kebab-case',
      'test/Support/a.ts:1: files and folders are named in kebab-case',
    ],
  },
  'long files': {
    files: {
      'server/analysis/model.ts': ';\n'.repeat(401),
      'server/analysis/types.ts': ';\n'.repeat(400),
      'server/text/english.ts': ';\n'.repeat(401),
      'server/diagnostics/codes/syntax.ts': ';\n'.repeat(401),
      'grammar/generated/words.ts': ';\n'.repeat(401),
    },
    says: ['server/analysis/model.ts:1: 401 lines; a file has at most 400'],
  },
  'tests that hide': {
    files: {
      'test/a.test.ts': [
        "it.only('a', run);",
        "describe.concurrent.skip('b', run);",
        "it.skipIf(slow)('c', run);",
        "it('d', { skip: true }, run);",
        "it('e', ({ skip }) => skip());",
        "it('f', (context) => context.skip(slow, 'needs a network'));",
        "it.each([1])('g', run);",
        "it.each([1])('h', { only: true }, run);",
        'it.skip.each`a`("i", run);',
      ].join('\n'),
    },
    says: [
      "test/a.test.ts:1: it.only hides tests: use context.skip(condition, 'why')",
      "test/a.test.ts:2: describe.skip hides tests: use context.skip(condition, 'why')",
      "test/a.test.ts:3: it.skipIf hides tests: use context.skip(condition, 'why')",
      'test/a.test.ts:4: the option skip hides tests',
      'test/a.test.ts:5: a skipped test says why',
      'test/a.test.ts:8: the option only hides tests',
      "test/a.test.ts:9: it.skip hides tests: use context.skip(condition, 'why')",
    ],
  },
};

describe('the rules notice', () => {
  it.each(Object.entries(broken))('%s', (_, { files, says }) => {
    const tree = treeOf(files);
    const found = Object.values(rules).flatMap((rule) => rule(tree));
    expect(found.map(({ path, line, problem }) => `${path}:${line}: ${problem}`)).toEqual(says);
  });

  it('nothing in words that only look like imports', () => {
    const text = "// import 'node:fs'\nexport const s = \"import 'chevrotain'\";\nexport const r = /'import(x)/;";
    expect(Object.values(rules).flatMap((rule) => rule(treeOf({ 'server/text/a.ts': text })))).toEqual([]);
  });
});
