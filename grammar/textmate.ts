import { chunks } from './textmate/chunks.ts';
import { clauses, heads, parentheses, values } from './textmate/clauses.ts';
import { calls, names, paths, signs, words } from './textmate/expressions.ts';
import { comments, escapes, literals, strings } from './textmate/literals.ts';
import { include, type Rule } from './textmate/rule.ts';

export interface TextmateGrammar {
  readonly name: string;
  readonly scopeName: string;
  readonly fileTypes: readonly string[];
  readonly patterns: readonly Rule[];
  readonly repository: Readonly<Record<string, { readonly patterns: readonly Rule[] }>>;
}

/**
 * The colours that an editor shows before the language server answers, made from the table of keywords. Patterns see one line at a time, so a
 * contextual word is taken for a keyword only where its line says so; in doubt it is a name.
 */
export const textmateGrammar: TextmateGrammar = {
  name: 'Patron',
  scopeName: 'source.patron',
  fileTypes: ['patron'],
  patterns: include('comments', 'chunks', 'clauses'),
  repository: repository({
    chunks,
    clauses,
    expression: include('comments', 'strings', 'literals', 'calls', 'paths', 'words', 'signs', 'names'),
    heads,
    values,
    parentheses,
    comments,
    strings,
    escapes,
    literals,
    calls,
    paths,
    words,
    signs,
    names,
  }),
};

function repository(rules: Readonly<Record<string, readonly Rule[]>>): TextmateGrammar['repository'] {
  return Object.fromEntries(Object.entries(rules).map(([name, patterns]) => [name, { patterns }]));
}
