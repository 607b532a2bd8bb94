import { ActionParser } from './action-parser.ts';
import type {
  AsOfDeclaration,
  Column,
  ColumnRole,
  DataDeclaration,
  DataLink,
  DataOrigin,
  Expression,
  Name,
  UseDeclaration,
} from './ast.ts';
import { isoTimestamp } from './literals.ts';
import type { Rule } from './parser-base.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** Where the rules and the data come from: data, the date, other files. */
export abstract class DataParser extends ActionParser {
  readonly data: Rule<DataDeclaration> = this.RULE('data', () => {
    const start = this.LA(1);
    const head = this.SUBRULE(this.dataHead);
    const columns: Column[] = [];
    this.MANY(() => {
      const column = this.SUBRULE(this.column);
      this.ACTION(() => columns.push(column));
    });
    return this.ACTION((): DataDeclaration => ({ ...head, columns, span: this.from(start) }));
  });

  /** `data orders from "data/orders.csv" of customers by customer_id` */
  readonly dataHead: Rule<DataDeclaration> = this.RULE('dataHead', () => {
    const start = this.CONSUME(kw.data);
    const heading = this.SUBRULE(this.heading, { ARGS: [start] });
    this.CONSUME(kw.from, { ERR_MSG: 'from' });
    const from = this.SUBRULE(this.origin);
    const of = this.OPTION(() => {
      this.CONSUME(kw.of);
      return this.SUBRULE(this.dataLink);
    });
    const for_ = this.OPTION2(() => {
      this.CONSUME(kw.for);
      return this.SUBRULE2(this.dataLink);
    });
    return this.ACTION(
      (): DataDeclaration => ({
        kind: 'data',
        ...heading,
        from,
        ...(of && { of }),
        ...(for_ && { for: for_ }),
        columns: [],
        span: this.from(start),
      }),
    );
  });

  private readonly origin: Rule<DataOrigin> = this.RULE('origin', () => {
    const start = this.LA(1);
    return this.OR({
      DEF: [
        {
          ALT: () => {
            const path = this.SUBRULE(this.text_);
            const sheet = this.OPTION(() => {
              this.CONSUME(kw.sheet);
              return this.SUBRULE3(this.text_);
            });
            return this.ACTION(
              (): DataOrigin => ({ kind: 'file', path, ...(sheet && { sheet }), span: this.from(start) }),
            );
          },
        },
        {
          GATE: () => this.type(2) === t.Quoted,
          ALT: () => {
            this.CONSUME(kw.table);
            const table = this.SUBRULE2(this.text_);
            return this.ACTION((): DataOrigin => ({ kind: 'table', table, span: this.from(start) }));
          },
          IGNORE_AMBIGUITIES: true,
        },
        {
          ALT: () => {
            const link = this.SUBRULE(this.dataLink);
            return this.ACTION(
              (): DataOrigin => ({ kind: 'derived', data: link.data as Name, by: link.by, span: this.from(start) }),
            );
          },
        },
      ],
      ERR_MSG: 'origin',
    });
  });

  private readonly dataLink: Rule<DataLink> = this.RULE('dataLink', () => {
    const data = this.SUBRULE(this.name);
    this.CONSUME(kw.by, { ERR_MSG: 'by' });
    const by = this.SUBRULE2(this.name);
    return this.ACTION((): DataLink => ({ data, by, span: this.from(data.span) }));
  });

  /** `item product_id: text of products pii` */
  readonly column: Rule<Column> = this.RULE('column', () => {
    const role = this.CONSUME(t.RoleLike, { ERR_MSG: 'role' });
    const name = this.SUBRULE(this.name);
    const type = this.OPTION(() => {
      this.CONSUME(t.Colon);
      return this.SUBRULE(this.typeReference);
    });
    const of = this.OPTION2(() => {
      this.CONSUME(kw.of);
      return this.SUBRULE2(this.name);
    });
    const pii = this.OPTION3(() => this.CONSUME(kw.pii));
    return this.ACTION(
      (): Column => ({
        kind: 'column',
        role: t.idOf(role) as ColumnRole,
        name,
        ...(type && { type }),
        ...(of && { of }),
        pii: pii !== undefined,
        span: this.from(role),
      }),
    );
  });

  // -------------------------------------------------------------- as of, use

  /** `as of 2026-10-31 in Asia/Shanghai` */
  readonly asOf: Rule<AsOfDeclaration> = this.RULE('asOf', () => {
    const start = this.CONSUME(kw.as);
    this.CONSUME(kw.of, { ERR_MSG: 'as-of' });
    const date = this.SUBRULE(this.asOfDate);
    const zone = this.OPTION(() => {
      this.CONSUME(kw.in);
      return this.SUBRULE(this.zone);
    });
    return this.ACTION(
      (): AsOfDeclaration => ({
        kind: 'as-of',
        ...this.docOf(start),
        date,
        ...(zone && { zone }),
        span: this.from(start),
      }),
    );
  });

  private readonly asOfDate: Rule<Expression> = this.RULE('asOfDate', () => {
    const token = this.OR({
      DEF: [{ ALT: () => this.CONSUME(t.DateToken) }, { ALT: () => this.CONSUME(t.TimestampToken) }],
      ERR_MSG: 'date',
    });
    return this.ACTION((): Expression => {
      const span = t.spanOfToken(token);
      if (token.tokenType === t.DateToken) return { kind: 'date', iso: token.image, span };
      return { kind: 'timestamp', iso: isoTimestamp(token.image), span };
    });
  });

  /** `Asia/Shanghai`, `America/Port-au-Prince`, `Etc/GMT+8` */
  private readonly zone: Rule<NonNullable<AsOfDeclaration['zone']>> = this.RULE('zone', () => {
    const first = this.SUBRULE(this.name, { LABEL: 'zone' });
    let text = this.ACTION(() => first.text);
    this.MANY(() => {
      const sign = this.OR([
        { ALT: () => this.CONSUME(t.Divide) },
        { ALT: () => this.CONSUME(t.Minus) },
        { ALT: () => this.CONSUME(t.Plus) },
      ]);
      const part = this.OR2({
        DEF: [{ ALT: () => this.CONSUME(t.NameLike) }, { ALT: () => this.CONSUME(t.NumberToken) }],
        ERR_MSG: 'zone',
      });
      this.ACTION(() => {
        text += sign.image + part.image;
      });
    });
    return this.ACTION(() => ({ text, span: this.from(first.span) }));
  });

  /** `use patron/rfm`, `use "shared/common.patron"` */
  readonly use: Rule<UseDeclaration> = this.RULE('use', () => {
    const start = this.CONSUME(kw.use);
    const target = this.OR({
      DEF: [
        {
          ALT: () => {
            const path = this.SUBRULE(this.text_);
            return this.ACTION((): UseDeclaration['target'] => ({ kind: 'file', path, span: path.span }));
          },
        },
        { ALT: () => this.SUBRULE(this.library) },
      ],
      ERR_MSG: 'use',
    });
    return this.ACTION((): UseDeclaration => ({ kind: 'use', target, span: this.from(start) }));
  });

  private readonly library: Rule<UseDeclaration['target']> = this.RULE('library', () => {
    const parts: string[] = [];
    const first = this.SUBRULE(this.name);
    this.ACTION(() => parts.push(first.text));
    this.MANY(() => {
      this.CONSUME(t.Divide);
      const part = this.SUBRULE2(this.name);
      this.ACTION(() => parts.push(part.text));
    });
    return this.ACTION((): UseDeclaration['target'] => ({
      kind: 'library',
      name: parts.join('/'),
      span: this.from(first.span),
    }));
  });
}
