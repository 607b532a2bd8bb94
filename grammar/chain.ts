import type { IToken } from 'chevrotain';
import type { Aggregate, Arithmetic, Comparator, Expression, SyntaxIssue, Windowed } from './ast.ts';
import { cover, type Span } from './span.ts';
import { codes, insert, issue } from './syntax-issues.ts';
import { spanOfToken } from './tokens.ts';

/** What a chain may hold: a whole condition, or only operands joined by `+ - * /`. */
export type ChainLevel = 'condition' | 'arithmetic';

interface Pending {
  readonly operator: Arithmetic['operator'];
  readonly left: Expression;
}

interface PendingComparison {
  readonly comparator: Comparator;
  readonly span: Span;
  readonly left: Expression;
  readonly ago?: Expression;
  /** Behind `ago`. */
  readonly end?: number;
}

/**
 * Builds one expression from its flat chain of operands and operators, tightest first: `-`, `* /`, `+ -`, comparison, `not`, `and`,
 * `or`. A chain instead of a rule for each level keeps the stack of the parser low and finds two comparisons in a row.
 */
export class Chain {
  private readonly alternatives: Expression[] = [];
  private conjuncts: Expression[] = [];
  private nots: IToken[] = [];
  private minuses: IToken[] = [];
  private product: Pending | undefined;
  private sum: Pending | undefined;
  private comparison: PendingComparison | undefined;
  private current: Expression | undefined;
  /** The conjunct has its test; no operator but `and` and `or` may follow. */
  private tested = false;
  private broken = false;

  readonly level: ChainLevel;
  private readonly report: (found: SyntaxIssue) => void;
  /** The aggregate whose `where` this chain is. */
  private readonly owner: Span | undefined;

  constructor(level: ChainLevel, report: (found: SyntaxIssue) => void, owner: Span | undefined) {
    this.level = level;
    this.report = report;
    this.owner = owner;
  }

  not(token: IToken): void {
    this.nots.push(token);
  }

  minus(token: IToken): void {
    this.minuses.push(token);
  }

  operand(operand: Expression): void {
    if (hasWhere(operand) && !this.isEmpty()) this.report(whereIssue(operand));
    let value = operand;
    for (const minus of this.minuses.reverse()) {
      value = { kind: 'negation', of: value, span: cover(spanOfToken(minus), value.span) };
    }
    this.minuses = [];
    this.current = this.product ? join(this.product, value) : value;
    this.product = undefined;
  }

  /** Whether an operand, rather than a finished test, stands last. */
  acceptsArithmetic(): boolean {
    return !this.tested;
  }

  /** Whether `to` may follow: only right of `is`. */
  acceptsTo(): boolean {
    return this.comparison?.comparator === 'is' && !this.tested;
  }

  arithmetic(operator: Arithmetic['operator']): void {
    if (operator === '*' || operator === '/') this.product = { operator, left: this.current! };
    else this.sum = { operator, left: this.closeArithmetic() };
  }

  compare(comparator: Comparator, span: Span): void {
    const left = this.closeArithmetic();
    if (this.comparison || this.tested) this.reportTwo(left, comparator, span);
    this.comparison = { comparator, span, left };
    this.tested = false;
  }

  /** A test that stands behind its operand: `is missing`, `contains "x"`, `3 to 5`. */
  test(span: Span, build: (of: Expression, span: Span) => Expression): void {
    const of = this.closeArithmetic();
    if (this.comparison || this.tested) this.reportTwo(of, undefined, span);
    this.comparison = undefined;
    this.current = build(of, cover(of.span, span));
    this.tested = true;
  }

  /** `to 5`, after `balance is -5`. */
  to(bound: Expression): void {
    const from = this.closeArithmetic();
    const of = this.comparison!.left;
    this.comparison = undefined;
    this.current = { kind: 'range', of, from, to: bound, span: cover(of.span, bound.span) };
    this.tested = true;
  }

  /** `60 days ago`, after `was` and what stands right of it. */
  past(ago: Expression, end: number): void {
    if (this.comparison) {
      this.current = this.closeArithmetic();
      this.comparison = { ...this.comparison, ago, end };
    } else {
      const { span, ...range } = this.current!;
      this.current = { ...range, ago, span: { start: span.start, end } } as Expression;
    }
    this.tested = true;
  }

  logic(operator: 'and' | 'or'): void {
    this.conjuncts.push(this.closeConjunct());
    if (operator === 'or') this.closeAlternative();
  }

  finish(): Expression {
    this.conjuncts.push(this.closeConjunct());
    this.closeAlternative();
    return joined('or', this.alternatives);
  }

  /** Where the arithmetic before a suffix begins, if there is any besides the operand itself. */
  arithmeticStart(): number | undefined {
    return (this.sum ?? this.product)?.left.span.start;
  }

  private isEmpty(): boolean {
    const pending = this.product ?? this.sum ?? this.comparison ?? this.nots[0] ?? this.minuses[0];
    return pending === undefined && this.conjuncts.length + this.alternatives.length === 0;
  }

  private closeArithmetic(): Expression {
    const value = this.sum ? join(this.sum, this.current!) : this.current!;
    this.sum = undefined;
    return value;
  }

  private closeConjunct(): Expression {
    let value = this.closeArithmetic();
    const pending = this.comparison;
    if (pending) {
      const { comparator, span: comparatorSpan, left, ago, end } = pending;
      value = {
        kind: 'comparison',
        comparator,
        comparatorSpan,
        left,
        right: value,
        ...(ago && { ago }),
        span: { start: left.span.start, end: end ?? value.span.end },
      };
    }
    if (this.broken) value = { kind: 'missing', span: value.span };
    for (const not of this.nots.reverse())
      value = { kind: 'not', of: value, span: cover(spanOfToken(not), value.span) };
    this.nots = [];
    this.comparison = undefined;
    this.tested = false;
    this.broken = false;
    return value;
  }

  private closeAlternative(): void {
    this.alternatives.push(joined('and', this.conjuncts));
    this.conjuncts = [];
  }

  private reportTwo(middle: Expression, comparator: Comparator | undefined, span: Span): void {
    if (this.broken) return;
    this.broken = true;
    const first = this.comparison?.left.span ?? middle.span;
    const start = this.owner ? this.owner.start : first.start;
    const edits = this.rangeEdits(comparator, middle, span) ?? [insert(start, '('), insert(middle.span.end, ')')];
    // What is true or false is neither more nor less than anything: parentheses would only change the mistake.
    const isMended =
      this.owner !== undefined || edits.length === 1 || !isOrder(this.comparison?.comparator, comparator);
    this.report(issue(codes.twoComparisons, span, {}, isMended ? edits : undefined));
  }

  /** `18 <= age < 36` surely means `18 <= age and age < 36`; the middle is repeated by the fix, so only a name is. */
  private rangeEdits(comparator: Comparator | undefined, middle: Expression, span: Span) {
    const before = this.comparison?.comparator;
    const sameWay = isOrder(before, comparator) && before?.[0] === comparator?.[0];
    if (!sameWay || middle.kind !== 'name') return undefined;
    return [insert(span.start, `and ${middle.quoted ? `\`${middle.text}\`` : middle.text} `)];
  }
}

function isOrder(...comparators: readonly (Comparator | undefined)[]): boolean {
  return comparators.every((comparator) => comparator !== undefined && /[<>]/.test(comparator));
}

export function hasWhere(expression: Expression): expression is Aggregate | Windowed {
  return (expression.kind === 'aggregate' || expression.kind === 'windowed') && expression.where !== undefined;
}

/** Without parentheses nobody sees where its condition ends. */
export function whereIssue({ span }: Aggregate | Windowed): SyntaxIssue {
  return issue(codes.whereNeedsParentheses, span, {}, [insert(span.start, '('), insert(span.end, ')')]);
}

function join({ operator, left }: Pending, right: Expression): Expression {
  return { kind: 'arithmetic', operator, left, right, span: cover(left.span, right.span) };
}

function joined(kind: 'and' | 'or', operands: readonly Expression[]): Expression {
  if (operands.length === 1) return operands[0]!;
  return { kind, operands, span: cover(operands[0]!.span, operands.at(-1)!.span) };
}
