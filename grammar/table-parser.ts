import type { IToken } from 'chevrotain';
import type { ConditionCell, Expression, GoalWord, LabelWord, Name, Table, TableColumn, TableRow } from './ast.ts';
import { comparatorOf, ExpressionParser } from './expression-parser.ts';
import { keywordOf } from './keywords.ts';
import type { Rule } from './parser-base.ts';
import { codes, issue } from './syntax-issues.ts';
import * as t from './tokens.ts';

const { kw } = t;

export interface TableHeader {
  readonly conditions: readonly Expression[];
  readonly columns: readonly TableColumn[];
}

/** Tables: the one place where a line break has a meaning, since a row begins with the `|` that is first on its line. */
export abstract class TableParser extends ExpressionParser {
  protected readonly table: Rule<Table> = this.RULE('table', () => {
    const start = this.CONSUME(kw.table);
    const header = this.SUBRULE(this.tableHeader);
    const rows: Table['rows'][number][] = [];
    this.MANY(() => {
      const row = this.SUBRULE(this.tableRow, { ARGS: [header] });
      this.ACTION(() => rows.push(row));
    });
    return this.ACTION((): Table => ({ kind: 'table', ...header, rows, span: this.from(start) }));
  });

  readonly tableHeader: Rule<TableHeader> = this.RULE('tableHeader', () => {
    const conditions: Expression[] = [];
    const columns: TableColumn[] = [];
    this.CONSUME(t.RowStart, { ERR_MSG: 'header' });
    this.AT_LEAST_ONE_SEP({
      SEP: t.Bar,
      DEF: () => {
        const condition = this.SUBRULE(this.expression);
        this.ACTION(() => conditions.push(condition));
      },
      ERR_MSG: 'condition-column',
    });
    this.CONSUME(t.DoubleBar, { ERR_MSG: 'double-bar' });
    const first = this.SUBRULE(this.tableColumn);
    this.ACTION(() => columns.push(first));
    this.MANY({
      GATE: () => !this.isLastOnLine(1),
      DEF: () => {
        this.CONSUME(t.Bar);
        const column = this.SUBRULE2(this.tableColumn);
        this.ACTION(() => columns.push(column));
      },
    });
    this.OPTION(() => this.CONSUME2(t.Bar));
    return { conditions, columns };
  });

  private readonly tableColumn: Rule<TableColumn> = this.RULE('tableColumn', () =>
    this.OR({
      DEF: [
        { ALT: () => this.wordColumn('rule', this.CONSUME(kw.rule)) },
        { ALT: () => this.wordColumn('because', this.CONSUME(kw.because)) },
        {
          ALT: () => {
            const action = this.SUBRULE(this.name);
            const label = this.OPTION(() => this.CONSUME(t.LabelLike));
            if (!label && isGoalWord(action))
              return this.ACTION((): TableColumn => ({ kind: 'goal', span: action.span }));
            return this.ACTION(
              (): TableColumn => ({
                kind: label ? 'label' : 'action',
                action,
                ...(label && { label: labelOf(label) }),
                span: this.from(action.span),
              }),
            );
          },
        },
      ],
      ERR_MSG: 'action-column',
    }),
  );

  private wordColumn(kind: 'rule' | 'because', token: IToken): TableColumn {
    return this.ACTION(() => ({ kind, span: t.spanOfToken(token) }));
  }

  /** A row with other than the header's number of cells is no row. */
  readonly tableRow: Rule<Table['rows'][number], [TableHeader]> = this.RULE('tableRow', (header: TableHeader) => {
    const start = this.CONSUME(t.RowStart);
    const conditions: ConditionCell[] = [];
    const values: (Expression | undefined)[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Bar,
      DEF: () => {
        const cell = this.SUBRULE(this.conditionCell);
        this.ACTION(() => conditions.push(cell));
      },
      ERR_MSG: 'cell',
    });
    const middle = this.CONSUME(t.DoubleBar, { ERR_MSG: 'double-bar' });
    const first = this.SUBRULE(this.valueCell);
    this.ACTION(() => values.push(first));
    this.MANY({
      GATE: () => !this.isLastOnLine(1),
      DEF: () => {
        this.CONSUME(t.Bar);
        const value = this.SUBRULE2(this.valueCell);
        this.ACTION(() => values.push(value));
      },
    });
    const end = this.OPTION(() => this.CONSUME2(t.Bar));
    return this.ACTION(() => {
      const cells = values.map((value, index) => goalOr(value, header.columns[index]));
      const row: TableRow = { kind: 'row', ...this.docOf(start), conditions, values: cells, span: this.from(start) };
      const lacksCondition = conditions.length < header.conditions.length;
      return this.counted(row, header, lacksCondition ? middle : end);
    });
  });

  /** `bar` is the sign before which a cell would be missing; absent where the row ends without one. */
  private counted(row: TableRow, header: TableHeader, bar: IToken | undefined): Table['rows'][number] {
    const found = row.conditions.length + row.values.length;
    const wanted = header.conditions.length + header.columns.length;
    if (found === wanted && row.conditions.length === header.conditions.length) return row;
    const data = { conditions: header.conditions.length, values: header.columns.length, found };
    // The first cell that has no column, where there is one; else where the missing one would stand.
    const surplus = row.conditions[header.conditions.length] ?? row.values[header.columns.length];
    const place = surplus?.span ?? (bar ? t.spanOfToken(bar) : row.values.at(-1)?.span);
    this.report(issue(codes.cellCount, place ?? row.span, data));
    return { kind: 'missing', span: row.span };
  }

  private readonly conditionCell: Rule<ConditionCell> = this.RULE('conditionCell', () => {
    const start = this.LA(1);
    return this.OR({
      DEF: [
        {
          GATE: () => this.is(2, t.Bar, t.DoubleBar),
          ALT: () => {
            this.CONSUME(t.Minus);
            return this.ACTION((): ConditionCell => ({ kind: 'any', span: this.from(start) }));
          },
          IGNORE_AMBIGUITIES: true,
        },
        { ALT: () => this.SUBRULE(this.testCell) },
        {
          GATE: () => this.type(2) === kw.of,
          ALT: () => {
            const values = this.SUBRULE(this.oneOf);
            return this.ACTION((): ConditionCell => ({ kind: 'one-of', values, span: this.from(start) }));
          },
          IGNORE_AMBIGUITIES: true,
        },
        { ALT: () => this.SUBRULE(this.rangeCell) },
      ],
      ERR_MSG: 'cell',
    });
  });

  /** `>= 1`, `is not A`, `missing`, `is missing`, `is one of (…)` */
  private readonly testCell: Rule<ConditionCell> = this.RULE('testCell', () => {
    const start = this.LA(1);
    return this.OR([
      {
        ALT: () => {
          const comparator = this.SUBRULE(this.comparator);
          const right = this.SUBRULE(this.expression, { ARGS: ['arithmetic'] });
          return this.ACTION(
            (): ConditionCell => ({
              kind: 'comparison',
              comparator: comparatorOf(comparator),
              right,
              span: this.from(start),
            }),
          );
        },
      },
      {
        ALT: () => {
          this.CONSUME(kw.is);
          return this.SUBRULE(this.isCell, { ARGS: [start] });
        },
      },
      { ALT: () => this.SUBRULE(this.missingCell, { ARGS: [start] }) },
    ]);
  });

  private readonly missingCell: Rule<ConditionCell, [IToken]> = this.RULE('missingCell', (start: IToken) => {
    const word = this.OR([{ ALT: () => this.CONSUME(kw.missing) }, { ALT: () => this.CONSUME(kw.known) }]);
    return this.ACTION(
      (): ConditionCell => ({
        kind: word.tokenType === kw.missing ? 'is-missing' : 'is-known',
        span: this.from(start),
      }),
    );
  });

  private readonly isCell: Rule<ConditionCell, [IToken]> = this.RULE('isCell', (start: IToken) =>
    this.OR({
      DEF: [
        { ALT: () => this.SUBRULE(this.missingCell, { ARGS: [start] }) },
        {
          ALT: () => {
            this.CONSUME(kw.not);
            const right = this.SUBRULE(this.expression, { ARGS: ['arithmetic'] });
            return this.ACTION(
              (): ConditionCell => ({ kind: 'comparison', comparator: 'is not', right, span: this.from(start) }),
            );
          },
          IGNORE_AMBIGUITIES: true,
        },
        {
          GATE: () => this.type(2) === kw.of,
          ALT: () => {
            const values = this.SUBRULE(this.oneOf);
            return this.ACTION((): ConditionCell => ({ kind: 'one-of', values, span: this.from(start) }));
          },
          IGNORE_AMBIGUITIES: true,
        },
        { ALT: () => this.SUBRULE(this.rangeCell) },
      ],
      ERR_MSG: 'cell',
    }),
  );

  /** `A`, `300 CNY`, `3 to 5` */
  private readonly rangeCell: Rule<ConditionCell> = this.RULE('rangeCell', () => {
    const from = this.SUBRULE(this.expression, { ARGS: ['arithmetic'] });
    const to = this.OPTION(() => {
      this.CONSUME(kw.to);
      return this.SUBRULE2(this.expression, { ARGS: ['arithmetic'] });
    });
    return this.ACTION((): ConditionCell => {
      const span = this.from(from.span);
      return to ? { kind: 'range', from, to, span } : { kind: 'equals', right: from, span };
    });
  });

  private readonly valueCell: Rule<Expression | undefined> = this.RULE('valueCell', () =>
    this.OR({
      DEF: [
        {
          GATE: () => this.is(2, t.Bar) || this.isLastOnLine(1),
          ALT: () => {
            this.CONSUME(t.Minus);
            return undefined;
          },
          IGNORE_AMBIGUITIES: true,
        },
        { ALT: () => this.SUBRULE(this.value) },
      ],
      ERR_MSG: 'value-cell',
    }),
  );
}

/** What is no goal stays as it was read: the checker says so. */
function goalOr(value: Expression | undefined, column: TableColumn | undefined): TableRow['values'][number] {
  if (column?.kind !== 'goal' || value?.kind !== 'name' || value.quoted) return value;
  const goal = goals.find((each) => each === keywordOf(value.text)?.id);
  return goal ? { kind: 'goal', goal, span: value.span } : value;
}

const goals: readonly GoalWord[] = ['acquire', 'enhance', 'retain'];

/** In backticks it is the name of an action. */
function isGoalWord({ text, quoted }: Name): boolean {
  return !quoted && keywordOf(text)?.id === 'goal';
}

export function labelOf(token: IToken): LabelWord {
  return t.idOf(token) as LabelWord;
}
