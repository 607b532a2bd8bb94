import type { IParserErrorMessageProvider, IToken } from 'chevrotain';
import type { SyntaxIssue } from './ast.ts';

/** Thrown by a rule that knows exactly what is wrong. It passes through Chevrotain untouched, to whoever asked for the clause. */
export class Fault extends Error {
  readonly issue: SyntaxIssue;

  constructor(issue: SyntaxIssue) {
    super(issue.code);
    this.issue = issue;
  }
}

/** A failure of Chevrotain's in our own terms: what was expected, and where. Never prose. */
export interface Failure {
  /** What a rule of the grammar says that it wants: `ERR_MSG` there, or the name of the token type. */
  readonly expected: string;
  readonly actual: IToken;
  readonly rules: readonly string[];
}

/** Chevrotain's wording never reaches the user: its messages are only keys. */
export const messageProvider: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => expected.LABEL ?? expected.name,
  buildNotAllInputParsedMessage: () => 'end',
  buildNoViableAltMessage: ({ customUserDescription, ruleName }) => customUserDescription ?? ruleName,
  buildEarlyExitMessage: ({ customUserDescription, ruleName }) => customUserDescription ?? ruleName,
};
