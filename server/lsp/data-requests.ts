import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Explanation } from '../evaluate/engine.ts';
import { privacyOf } from '../features/explain/privacy.ts';
import { explanationText } from '../features/explain/text.ts';
import { explainInWords } from '../features/explain.ts';
import { withContractsInWords } from '../features/words/contracts.ts';
import type { Program, Test } from '../ir/index.ts';
import { wordsOf } from '../text/catalogue.ts';
import type { Language } from '../text/language.ts';
import type { FileData } from './data/file-data.ts';
import type { Loaded } from './data/load-data.ts';
import type { OpenDocument } from './document.ts';
import type { Request } from './handle.ts';
import type {
  CustomersPage,
  CustomersParams,
  DataState,
  DiscoveredTest,
  ExplainParams,
  ExplainResult,
  TestRun,
} from './protocol.ts';
import type { Services } from './services.ts';

/** Nobody reads more customers at once, and a client that asks for all would get a message of gigabytes. */
const mostCustomers = 1000;

export async function customers(params: CustomersParams, { services }: Request): Promise<CustomersPage> {
  const { loaded } = await computing(params.uri, services);
  const offset = Math.max(0, Math.floor(params.offset) || 0);
  const limit = Math.max(0, Math.min(mostCustomers, Math.floor(params.limit) || 0));
  return loaded.client.call('customers', { selection: params.selection, offset, limit });
}

export async function explain({ uri, key }: ExplainParams, { services }: Request): Promise<ExplainResult | null> {
  const { data, loaded, document, program } = await computing(uri, services);
  const explanation = await loaded.client.call('explain', { key });
  return explanation && data.facts ? explained(explanation, program, data.facts.asOf, document, services) : null;
}

/** The tests that are written in a file. */
export function tests({ uri }: { readonly uri: string }, { services }: Request): readonly DiscoveredTest[] {
  const document = services.workspace.get(uri);
  const source = document?.project.model(document.file).files.at(-1)?.source;
  if (!document || !source) return [];
  return source.chunks.flatMap(({ start, chunk }) =>
    chunk.declarations.flatMap((declaration) => {
      if (declaration.kind !== 'test' || declaration.title.kind !== 'text') return [];
      const { span, title } = declaration;
      return [{ title: title.value, range: document.positions.range(start + span.start, start + span.end) }];
    }),
  );
}

export async function runTests({ uri }: { readonly uri: string }, { services }: Request): Promise<TestRun> {
  const found = await settle(uri, services);
  if ('failure' in found) return found;
  const { data, loaded, document, program } = found;
  const results = await loaded.client.call('test', undefined);
  data.tested(results);
  return {
    results: results.flatMap((result, index) => {
      const test = program.tests[index];
      return test?.origin.file === document.file
        ? [{ ...withContractsInWords(result, services.client.language), ranges: rangesOf(test, document) }]
        : [];
    }),
  };
}

function rangesOf({ origin, expect }: Test, { positions }: OpenDocument) {
  return expect.map(({ span }) => positions.range(origin.start + span[0], origin.start + span[1]));
}

interface Computing {
  readonly data: FileData;
  readonly loaded: Loaded;
  readonly document: OpenDocument;
  readonly program: Program;
}

/** What computes for a file, once it does; else the client is told why nothing does. */
async function computing(uri: string, services: Services): Promise<Computing> {
  const found = await settle(uri, services);
  if ('failure' in found) throw new ResponseError(LSPErrorCodes.RequestFailed, found.failure);
  return found;
}

async function settle(uri: string, services: Services): Promise<Computing | { readonly failure: string }> {
  const { language } = services.client;
  const { lsp } = wordsOf(language);
  const data = services.data.of(uri);
  const loaded = await data?.settled();
  const document = services.workspace.get(uri);
  if (!data || !document) return { failure: lsp.notLoaded };
  const program = document.project.model(document.file).program();
  if (!program && data.state.kind !== 'untrusted') return { failure: lsp.hasErrors };
  if (!loaded || !program || data.failure) return { failure: whyNot(data.state, language) };
  return { data, loaded, document, program };
}

function whyNot(state: DataState, language: Language): string {
  const { lsp } = wordsOf(language);
  switch (state.kind) {
    case 'untrusted':
      return lsp.untrusted;
    case 'failed':
      return state.message;
    case 'cancelled':
      return lsp.cancelled;
    case 'none':
      return { 'no-data': lsp.noData, errors: lsp.hasErrors, 'switched-off': lsp.switchedOff }[state.why];
    default:
      return lsp.notLoaded;
  }
}

function explained(
  explanation: Explanation,
  program: Program,
  asOf: { readonly date: string; readonly from: 'program' | 'option' | 'data' },
  { project }: OpenDocument,
  { client: { language } }: Services,
): ExplainResult {
  const textOf = (file: string) => {
    const text = project.world.read(file);
    return text === undefined ? undefined : { text };
  };
  const privacy = privacyOf(program, explanation, false);
  const words = explainInWords({ program, asOf, explanation, textOf, privacy }, language);
  return { text: explanationText(words, language), words };
}
