import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';
import { grammarPath } from './written-files.ts';

export interface Token {
  /** In the text. */
  readonly start: number;
  readonly end: number;
  /** From the outermost to the innermost, without the language's ending. */
  readonly scopes: readonly string[];
}

/** The tokens that an editor makes of a text with the grammar as it is shipped. */
export async function tokenizer(): Promise<(text: string) => Token[]> {
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  await oniguruma.loadWASM(readFileSync(wasm));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(readFileSync(grammarPath, 'utf8'), grammarPath),
  });
  const grammar = await registry.loadGrammar('source.patron');
  if (!grammar) throw new Error('The grammar was not loaded.');
  return (text) => tokensOf(grammar, text);
}

function tokensOf(grammar: textmate.IGrammar, text: string): Token[] {
  const tokens: Token[] = [];
  let stack: textmate.StateStack | null = null;
  let offset = 0;
  for (const line of text.split('\n')) {
    const result = grammar.tokenizeLine(line, stack);
    for (const { startIndex, endIndex, scopes } of result.tokens) {
      const end = Math.min(endIndex, line.length);
      if (startIndex < end)
        tokens.push({ start: offset + startIndex, end: offset + end, scopes: scopes.slice(1).map(short) });
    }
    stack = result.ruleStack;
    offset += line.length + 1;
  }
  return tokens;
}

function short(scope: string): string {
  return scope.replace(/\.patron$/, '');
}
