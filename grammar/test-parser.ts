import type { IToken } from 'chevrotain';
import { append } from './append.ts';
import type {
  Comparator,
  Contract,
  Expectation,
  Expression,
  Given,
  Member,
  MissingWord,
  Name,
  TestDeclaration,
} from './ast.ts';
import { ContractParser } from './contract-parser.ts';
import { comparatorOf } from './expression-parser.ts';
import type { Rule } from './parser-base.ts';
import { codes, issue } from './syntax-issues.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** Tests: what is given and what is expected. */
export abstract class TestParser extends ContractParser {
  readonly test: Rule<TestDeclaration> = this.RULE('test', () => {
    const start = this.LA(1);
    const head = this.SUBRULE(this.testHead);
    const given: Given[] = [];
    const expect: (Expectation | Contract)[] = [];
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            const items = this.SUBRULE(this.givenClause);
            this.ACTION(() => append(given, items));
          },
        },
        {
          ALT: () => {
            const items = this.SUBRULE(this.expectClause);
            this.ACTION(() => append(expect, items));
          },
        },
      ]);
    });
    return this.ACTION((): TestDeclaration => ({ ...head, given, expect, span: this.from(start) }));
  });

  readonly testHead: Rule<TestDeclaration> = this.RULE('testHead', () => {
    const start = this.CONSUME(kw.test);
    const title = this.SUBRULE(this.text_);
    return this.ACTION(
      (): TestDeclaration => ({
        kind: 'test',
        ...this.docOf(start),
        title,
        given: [],
        expect: [],
        span: this.from(start),
      }),
    );
  });

  readonly givenClause: Rule<Given[]> = this.RULE('givenClause', () => {
    const items: Given[] = [];
    this.CONSUME(kw.given);
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        const item = this.SUBRULE(this.given);
        this.ACTION(() => items.push(item));
      },
      ERR_MSG: 'given',
    });
    return items;
  });

  /** `R 5`, `spend missing`, `orders (2026-01-01, 300 CNY, "skin care")` */
  private readonly given: Rule<Given> = this.RULE('given', () => {
    const name = this.SUBRULE(this.path);
    return this.OR<Given>({
      DEF: [
        {
          ALT: () => {
            const cells = this.SUBRULE(this.cells);
            return this.ACTION((): Given => this.givenRow(name, cells));
          },
          IGNORE_AMBIGUITIES: true,
        },
        {
          ALT: () => {
            const is = this.OPTION(() =>
              this.OR2([
                { ALT: () => this.CONSUME(kw.is) },
                { ALT: () => this.CONSUME(t.Equal) },
                { ALT: () => this.CONSUME(kw.was) },
              ]),
            );
            return this.SUBRULE(this.givenValue, { ARGS: [name, is] });
          },
        },
      ],
      ERR_MSG: 'given-value',
    });
  });

  private readonly givenValue: Rule<Given, [Name | Member, IToken | undefined]> = this.RULE('givenValue', (name, is) =>
    this.OR<Given>({
      DEF: [
        {
          ALT: () => {
            this.CONSUME(kw.missing);
            const past = this.SUBRULE(this.past, { ARGS: [is] });
            return this.ACTION((): Given => ({ kind: 'given-missing', name, ...past, span: this.from(name.span) }));
          },
        },
        {
          ALT: () => {
            const value = this.SUBRULE(this.value);
            const past = this.SUBRULE2(this.past, { ARGS: [is] });
            return this.ACTION(
              (): Given => ({ kind: 'given-value', name, value, ...past, span: this.from(name.span) }),
            );
          },
        },
      ],
      ERR_MSG: 'given-value',
    }),
  );

  private givenRow(data: Name | Member, cells: readonly (Expression | MissingWord)[]): Given {
    if (data.kind === 'member') this.refuse(issue(codes.expectedGiven, data.span, { after: '' }));
    return { kind: 'given-row', data, cells, span: this.from(data.span) };
  }

  private readonly cells: Rule<(Expression | MissingWord)[]> = this.RULE('cells', () => {
    const cells: (Expression | MissingWord)[] = [];
    this.CONSUME(t.Open);
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        const cell = this.OR<Expression | MissingWord>({
          DEF: [{ ALT: () => this.SUBRULE(this.value) }, { ALT: () => this.missingWord(this.CONSUME(kw.missing)) }],
          ERR_MSG: 'row-cell',
        });
        this.ACTION(() => cells.push(cell));
      },
      ERR_MSG: 'row-cell',
    });
    this.CONSUME(t.Close, { ERR_MSG: 'close' });
    return cells;
  });

  private missingWord(token: IToken): MissingWord {
    return this.ACTION(() => ({ kind: 'is-missing', span: t.spanOfToken(token) }));
  }

  readonly expectClause: Rule<(Expectation | Contract)[]> = this.RULE('expectClause', () => {
    const items: (Expectation | Contract)[] = [];
    this.CONSUME(kw.expect);
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        const item = this.OR<Expectation | Contract>([
          { GATE: () => this.contractAhead(), ALT: () => this.SUBRULE(this.contract), IGNORE_AMBIGUITIES: true },
          { ALT: () => this.SUBRULE(this.expectation) },
        ]);
        this.ACTION(() => items.push(item));
      },
      ERR_MSG: 'expectation',
    });
    return items;
  });

  /** `tier star`, `no message`, `not loyal`, `lifecycle is active`, `offer 15% for 30 days` */
  private readonly expectation: Rule<Expectation> = this.RULE('expectation', () => {
    const start = this.LA(1);
    const negation = this.OPTION(() =>
      this.OR([{ ALT: () => this.CONSUME(kw.no) }, { ALT: () => this.CONSUME(kw.not) }]),
    );
    const name = this.OR2<Expectation['name']>([
      { GATE: () => this.quantifierAhead(), ALT: () => this.SUBRULE(this.quantified), IGNORE_AMBIGUITIES: true },
      { ALT: () => this.SUBRULE(this.path) },
    ]);
    const contains = this.OPTION4({
      GATE: () => this.type(1) === kw.contains && this.valueAhead(2),
      DEF: () => {
        this.CONSUME(kw.contains);
        return this.SUBRULE2(this.value);
      },
    });
    const comparator = this.OPTION2(() => this.SUBRULE(this.relation));
    const list = this.OPTION5({ GATE: () => this.listAhead(), DEF: () => this.SUBRULE(this.list) });
    const value = this.OPTION3({
      GATE: () => !contains && !list && (comparator !== undefined || !(this.labelAhead() || this.clauseWordAhead())),
      DEF: () =>
        this.OR3<Expression | MissingWord>([
          { ALT: () => this.missingWord(this.CONSUME(kw.missing)) },
          { ALT: () => this.SUBRULE(this.value) },
        ]),
    });
    const labels = this.SUBRULE(this.labels);
    return this.ACTION((): Expectation => {
      if (comparator && !value && !list)
        this.refuse(issue(codes.expectedValue, t.spanOfToken(this.LA(0)), { after: this.LA(0).image }));
      return {
        kind: 'expectation',
        ...(negation && { negation: negation.tokenType === kw.no ? 'no' : 'not' }),
        name,
        ...(comparator && { comparator }),
        ...(value && { value }),
        ...(list && { list }),
        ...(contains && { contains }),
        labels,
        span: this.from(start),
      };
    });
  });

  private readonly relation: Rule<Comparator> = this.RULE('relation', () =>
    this.OR<Comparator>([
      {
        ALT: () => {
          const token = this.SUBRULE(this.comparator);
          return this.ACTION(() => comparatorOf(token));
        },
      },
      {
        ALT: () => {
          this.CONSUME(kw.is);
          return this.OPTION(() => this.CONSUME(kw.not)) ? 'is not' : 'is';
        },
      },
    ]),
  );
}
