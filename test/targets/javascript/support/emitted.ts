import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Fits } from '../../../../server/ir/fits.ts';
import type * as Ir from '../../../../server/ir/index.ts';
import { noBindings } from '../../../../server/targets/bindings.ts';
import { javascript } from '../../../../server/targets/javascript/javascript.ts';
import type { CompiledFile, CompileInput } from '../../../../server/targets/target.ts';

export type Decisions = Readonly<Record<string, string | null>>;

/** What stands beside the decisions about a customer where rows of other data are decided about. */
export interface WithRows {
  readonly rows: Readonly<Record<string, readonly { readonly key: string; readonly decisions: Decisions }[]>>;
  readonly totals: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

interface FieldOfMeta {
  readonly name: string;
  readonly kind: string;
  readonly type: string;
}

/** What every emitted module exports. */
export interface EmittedModule {
  decide(customer: unknown, asOf?: unknown): Decisions;
  decideFromEvents(customer: unknown, events?: unknown, asOf?: unknown): Decisions | null;
  /** Only where rules decide about other data. */
  decideRow?(data: unknown, row: unknown, ...rest: readonly unknown[]): Decisions;
  readonly meta: {
    readonly program: string;
    readonly version: number;
    readonly hash: string;
    readonly lock: string | null;
    readonly asOf: string | null;
    readonly fields: readonly FieldOfMeta[];
    readonly rows: readonly {
      readonly name: string;
      readonly fields: readonly FieldOfMeta[];
      readonly customer: readonly FieldOfMeta[];
    }[];
    readonly data: readonly { readonly name: string; readonly columns: readonly string[] }[];
  };
}

export interface Compiling {
  readonly asOf?: string;
  readonly fits?: Fits;
  readonly module?: CompileInput['options']['module'];
  readonly language?: CompileInput['language'];
}

export function inputOf(
  program: Ir.Program,
  { asOf, fits, module = 'esm', language = 'en' }: Compiling = {},
): CompileInput {
  return {
    program,
    ...(asOf !== undefined && { asOf }),
    ...(fits && { fits }),
    bindings: noBindings,
    language,
    options: { dialect: 'duckdb', as: 'query', module },
  };
}

export function compiledFiles(
  program: Ir.Program,
  compiling?: Compiling,
): readonly [code: CompiledFile, types: CompiledFile] {
  const [code, types] = javascript.compile(inputOf(program, compiling));
  if (!code || !types) throw new Error('a module and its types are two files');
  return [code, types];
}

/** Imports the module of some rules as a service would. */
export async function emitted(program: Ir.Program, compiling?: Compiling): Promise<EmittedModule> {
  const [{ text }] = compiledFiles(program, compiling);
  return await inFile('rules.mjs', text, (path) => import(/* @vite-ignore */ pathToFileURL(path).href));
}

/** The same of the module for CommonJS, which can be forgotten: what is imported stays in memory, and thousands of modules do not fit. */
export async function required(program: Ir.Program, compiling?: Compiling): Promise<EmittedModule> {
  const [{ text }] = compiledFiles(program, { ...compiling, module: 'cjs' });
  return await inFile('rules.cjs', text, async (path) => {
    const require = createRequire(import.meta.url);
    const module: EmittedModule = require(path);
    delete require.cache[require.resolve(path)];
    return module;
  });
}

async function inFile(
  name: string,
  text: string,
  load: (path: string) => Promise<EmittedModule>,
): Promise<EmittedModule> {
  const folder = mkdtempSync(join(tmpdir(), 'patron-javascript-'));
  try {
    const path = join(folder, name);
    writeFileSync(path, text);
    return await load(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
