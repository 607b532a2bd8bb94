import type { IToken } from 'chevrotain';
import type { Declaration, SyntaxIssue } from './ast.ts';
import type { Lexed } from './lexer.ts';
import type { Failure } from './parse-fault.ts';
import type { Rule } from './parser-base.ts';
import { TestParser } from './test-parser.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** A declaration and the last of its tokens. */
export interface Read {
  readonly declaration: Declaration;
  readonly last: IToken;
  /** What is wrong with it although it could be read. */
  readonly issues: readonly SyntaxIssue[];
}

/** The whole grammar. Any of its rules may be asked for by itself, which is how recovery reads one clause. */
export class PatronParser extends TestParser {
  /** The declarations of this chunk that were read to their end. */
  read: Read[] = [];

  constructor(validate = false) {
    super(validate);
    this.performSelfAnalysis();
  }

  readonly chunk: Rule<void> = this.RULE('chunk', () => {
    this.MANY({
      GATE: () => this.declarationAhead(),
      DEF: () => {
        const declaration = this.SUBRULE(this.declaration);
        this.ACTION(() => this.read.push({ declaration, last: this.LA(0), issues: this.takeIssues() }));
      },
    });
  });

  /** What follows is about these tokens of this chunk. */
  begin(lexed: Lexed, tokens: readonly IToken[]): void {
    this.input = tokens as IToken[];
    this.lexed = lexed;
    this.read = [];
    this.found = [];
    this.whereIsOuter = false;
    this.betweenIsOuter = false;
    this.amongMembers = undefined;
    this.chain = undefined;
  }

  private takeIssues(): SyntaxIssue[] {
    const taken = this.found;
    this.found = [];
    return taken;
  }

  /** What was found since, and left all readable. */
  issues(): readonly SyntaxIssue[] {
    return this.found;
  }

  /** Why the tokens could not be read, if they could not. */
  failure(): Failure | undefined {
    const error = this.errors[0];
    return error && { expected: error.message, actual: error.token, rules: error.context.ruleStack };
  }

  private declarationAhead(): boolean {
    const type = this.type(1);
    if (type === kw.as) return this.type(2) === kw.of;
    return this.clauseAhead() && !this.campaignWordAhead();
  }

  readonly declaration: Rule<Declaration> = this.RULE('declaration', () =>
    this.OR<Declaration>([
      { ALT: () => this.SUBRULE(this.asOf) },
      { ALT: () => this.SUBRULE(this.data) },
      { ALT: () => this.SUBRULE(this.let_) },
      { ALT: () => this.SUBRULE(this.moneyValue) },
      { ALT: () => this.SUBRULE(this.metric) },
      { ALT: () => this.SUBRULE(this.score) },
      { ALT: () => this.SUBRULE(this.class_) },
      { ALT: () => this.SUBRULE(this.stages) },
      { ALT: () => this.SUBRULE(this.segment) },
      { ALT: () => this.SUBRULE(this.checklist) },
      { ALT: () => this.SUBRULE(this.affinity) },
      { ALT: () => this.SUBRULE(this.action) },
      { ALT: () => this.SUBRULE(this.policy) },
      { ALT: () => this.SUBRULE(this.campaign) },
      { ALT: () => this.SUBRULE(this.guard) },
      { ALT: () => this.SUBRULE(this.limit) },
      { ALT: () => this.SUBRULE(this.test) },
      { ALT: () => this.SUBRULE(this.use) },
      { ALT: () => this.SUBRULE(this.bareRules) },
      { ALT: () => this.SUBRULE(this.later) },
    ]),
  );

  /** Declarations whose words are reserved for versions to come. */
  private readonly later: Rule<never> = this.RULE('later', () => {
    const token = this.CONSUME(kw.model);
    return this.ACTION(() => this.refuseNotYet(token));
  });
}
