// What is absent from this project, as functions from a tree of sources to the places that break a rule. None of them
// knows an exception by name: a rule that has to be broken is a rule that has to be rewritten.

import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { type Call, type Import, type SourceFile, stringOf } from './source-file.ts';
import type { Tree } from './tree.ts';

export interface Violation {
  readonly path: string;
  readonly line: number;
  readonly problem: string;
}

type Rule = (tree: Tree) => Violation[];

/** Each may import only what stands left of it. */
const order = [
  'grammar',
  'server/text',
  'server/diagnostics',
  'server/ir',
  'server/words',
  'server/analysis',
  'server/targets',
  'server/evaluate',
  'server/diff',
  'server/lock',
  'server/project',
  'server/workspace',
  'server/databases',
  'server/features',
] as const;

/** What the layers may import, apart from themselves. */
const allowed: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...order.map((layer, index) => [layer, order.slice(0, index)] as const),
  ['server/words', ['server/text', 'server/ir']],
  // Backends know the intermediate representation and nothing of how it came about.
  ['server/targets', ['server/text', 'server/diagnostics', 'server/ir', 'server/words']],
  ['server/evaluate', ['server/text', 'server/diagnostics', 'server/ir', 'server/targets']],
  ['server/index.ts', order],
  ['server/lsp', order],
  // `patron lsp` starts the language server.
  ['server/cli', [...order, 'server/lsp/main-node']],
  ['server/build', []],
  // The client says words of its own; they stand in the one catalogue.
  ['client', ['server/lsp/protocol', 'server/text']],
]);

const product = ['grammar', 'server', 'client'];

/** The scripts that build the product, which are not in it. */
const tools = ['server/build'];

export const layers: Rule = everyImport(({ path }, { target }) => {
  if (!isIn(path, product) || target === undefined) return undefined;
  const from = layerOf(path);
  const to = layerOf(target);
  const layersAllowed = allowed.get(from);
  if (!layersAllowed) return `${from} is no part of the architecture`;
  if (from === to) return undefined;
  return layersAllowed.some((layer) => isIn(target, [layer])) ? undefined : `${from} must not import ${target}`;
});

/** Features of the client talk to each other through nothing but the client's infrastructure. */
export const clientFeatures: Rule = everyImport(({ path }, { target }) => {
  const from = clientFeature(path);
  const to = clientFeature(target ?? '');
  return from && to && from !== to ? `the client's feature ${from} must not import its feature ${to}` : undefined;
});

/** The packages that only one place may import, and that place. */
const walls: readonly { package: RegExp; where: string; allows: (path: string) => boolean }[] = [
  { package: /^chevrotain$|^@chevrotain\//, where: 'grammar', allows: (path) => isIn(path, ['grammar']) },
  { package: /^vscode$|^vscode-languageclient$/, where: 'client', allows: (path) => isIn(path, ['client']) },
  { package: /^vscode-languageserver/, where: 'server/lsp', allows: (path) => isIn(path, ['server/lsp']) },
  { package: /^commander$/, where: 'server/cli', allows: (path) => isIn(path, ['server/cli']) },
  {
    package: /^@duckdb\//,
    where: 'server/evaluate/duckdb-*.ts and server/databases/duckdb-*.ts',
    allows: isDuckDbFile,
  },
  { package: /^pg$/, where: 'server/databases', allows: (path) => isIn(path, ['server/databases']) },
  // It writes with Node's own file system.
  { package: /^write-file-atomic$/, where: 'files for Node', allows: isForNode },
];

export const packages: Rule = everyImport(({ path }, { specifier }) => {
  if (!isIn(path, product) || specifier === undefined) return undefined;
  const wall = walls.find((candidate) => candidate.package.test(packageOf(specifier)));
  return wall && !wall.allows(path) ? `${packageOf(specifier)} is imported only in ${wall.where}` : undefined;
});

/** Everything but a few files by their name or folder also runs in a browser. */
export const nodeModules: Rule = everyImport(({ path }, { specifier }) => {
  if (!isIn(path, product) || specifier === undefined || !isNodeModule(specifier)) return undefined;
  return isForNode(path) ? undefined : `${specifier} is imported only in files for Node`;
});

/** An import that is computed could be of anything, so no rule could hold. */
export const computedImports: Rule = everyImport(({ path }, { specifier }) =>
  isIn(path, product) && !isIn(path, tools) && specifier === undefined
    ? 'an import names its module in a plain string'
    : undefined,
);

/** What must load without DuckDB: the library, and the command line until a command needs data. */
const lightDoors = ['server/index.ts', 'server/cli/main.ts'];

export const lightDoorsStayLight: Rule = (tree) =>
  lightDoors.flatMap((door) => {
    const chain = chainToDuckDb(tree, door);
    return chain ? [{ path: door, line: 1, problem: `loads DuckDB by way of ${chain.join(' → ')}` }] : [];
  });

const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;

export const kebabCaseNames: Rule = everyFile(({ path }) =>
  path.split('/').every((name) => kebabCase.test(name)) ? undefined : 'files and folders are named in kebab-case',
);

const longest = 400;

/** Folders of catalogues and of generated code, which are read by looking something up. */
const catalogues = ['server/text', 'server/diagnostics/codes'];

export const shortFiles: Rule = everyFile(({ path, lineCount }) => {
  const counts = isIn(path, product) && !isIn(path, catalogues) && !path.split('/').includes('generated');
  return counts && lineCount > longest ? `${lineCount} lines; a file has at most ${longest}` : undefined;
});

const suites = new Set(['it', 'test', 'describe', 'suite', 'bench']);
const switches = new Set(['skip', 'only', 'todo', 'skipIf', 'runIf', 'fails']);

/** A test runs, or says at run time why it does not: `context.skip(condition, 'why')`. */
export const honestTests: Rule = (tree) =>
  [...tree.values()]
    .filter(({ path }) => isIn(path, ['test']))
    .flatMap(({ path, calls }) =>
      calls.flatMap((call) => {
        const problem = hides(call);
        return problem ? [{ path, line: call.line, problem }] : [];
      }),
    );

export const rules: Readonly<Record<string, Rule>> = {
  'each layer imports only what stands left of it': layers,
  'features of the client do not import each other': clientFeatures,
  'a package is imported only behind its wall': packages,
  'only files for Node import its modules': nodeModules,
  'imports name their modules': computedImports,
  'the library and the start of the command line load without DuckDB': lightDoorsStayLight,
  'names are in kebab-case': kebabCaseNames,
  'files are short': shortFiles,
  'no test is hidden': honestTests,
};

function everyFile(check: (file: SourceFile) => string | undefined): Rule {
  return (tree) =>
    [...tree.values()].flatMap((file) => {
      const problem = check(file);
      return problem ? [{ path: file.path, line: 1, problem }] : [];
    });
}

function everyImport(check: (file: SourceFile, imported: Import) => string | undefined): Rule {
  return (tree) =>
    [...tree.values()].flatMap((file) =>
      file.imports.flatMap((imported) => {
        const problem = check(file, imported);
        return problem ? [{ path: file.path, line: imported.line, problem }] : [];
      }),
    );
}

/** True for the folders themselves, what is in them, and a folder's file of the same name: `server/lsp/protocol.ts`. */
function isIn(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => path === folder || path === `${folder}.ts` || path.startsWith(`${folder}/`));
}

/** `grammar`, `client`, or the folder or file right in `server`. */
function layerOf(path: string): string {
  const [top = '', below = ''] = path.split('/');
  return top === 'server' ? `${top}/${below}` : top;
}

function clientFeature(path: string): string | undefined {
  return path.match(/^client\/features\/([^/.]+)/)?.[1];
}

function packageOf(specifier: string): string {
  return specifier.startsWith('.') ? '' : specifier;
}

function isNodeModule(specifier: string): boolean {
  return specifier.startsWith('node:') || builtinModules.includes(specifier);
}

function isDuckDbFile(path: string): boolean {
  const folder = posix.dirname(path);
  return (
    (folder === 'server/evaluate' || folder === 'server/databases') && /^duckdb-[^/]*\.ts$/.test(posix.basename(path))
  );
}

function isForNode(path: string): boolean {
  if (isIn(path, ['grammar'])) return false;
  if (isIn(path, ['server/cli', 'server/build']) || isDuckDbFile(path)) return true;
  return (
    posix
      .dirname(path)
      .split('/')
      .some((folder) => folder.endsWith('-node')) || /-node\.ts$/.test(path)
  );
}

/** The shortest way over imports that load at once, from a door to a file that imports DuckDB or the driver of a database. */
function chainToDuckDb(tree: Tree, door: string): string[] | undefined {
  const queue = [[door]];
  const seen = new Set([door]);
  for (const chain of queue) {
    const imports = tree.get(chain.at(-1) ?? '')?.imports.filter(({ kind }) => kind === 'static') ?? [];
    if (imports.some(({ specifier }) => specifier?.startsWith('@duckdb/') || specifier === 'pg')) return chain;
    for (const { target } of imports) {
      if (target === undefined || seen.has(target)) continue;
      seen.add(target);
      queue.push([...chain, target]);
    }
  }
  return undefined;
}

function hides(call: Call): string | undefined {
  const [subject = '', ...properties] = call.names;
  if (!suites.has(subject)) {
    const says = stringOf(call.arguments.at(-1))?.trim();
    return call.names.at(-1) === 'skip' && !says ? 'a skipped test says why' : undefined;
  }
  const word = call.curried ? undefined : properties.find((name) => switches.has(name));
  if (word) return `${subject}.${word} hides tests: use context.skip(condition, 'why')`;
  const option = optionOf(call.arguments);
  return option && `the option ${option} hides tests`;
}

/** The option object of a test, `it('name', { skip: true }, …)`, when it hides the test. */
function optionOf(values: Call['arguments']): string | undefined {
  for (const value of values) {
    if (value.type !== 'ObjectExpression') continue;
    for (const property of value.properties) {
      if (property.type !== 'Property' || property.key.type !== 'Identifier') continue;
      if (switches.has(property.key.name)) return property.key.name;
    }
  }
  return undefined;
}
