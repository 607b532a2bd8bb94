import type { ClassDeclaration, ClassMember, StageMember, StagesDeclaration } from './ast.ts';
import { DefinitionParser } from './definition-parser.ts';
import type { Rule } from './parser-base.ts';
import { codes, issue } from './syntax-issues.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** What is a list of members: classes and stages. */
export abstract class MemberParser extends DefinitionParser {
  readonly class_: Rule<ClassDeclaration> = this.RULE('class', () => {
    const start = this.LA(1);
    const head = this.SUBRULE(this.classHead);
    const members: ClassMember[] = [];
    this.AT_LEAST_ONE({
      GATE: () => !this.clauseWordAhead(),
      DEF: () => {
        const member = this.SUBRULE(this.classMember);
        this.ACTION(() => members.push(member));
      },
      ERR_MSG: 'class-member',
    });
    return this.ACTION((): ClassDeclaration => {
      this.amongMembers = undefined;
      return { ...head, members, span: this.from(start) };
    });
  });

  /** `class abc by share of spend where consent` */
  readonly classHead: Rule<ClassDeclaration> = this.RULE('classHead', () => {
    const start = this.CONSUME(kw.class);
    const heading = this.SUBRULE(this.heading, { ARGS: [start] });
    this.CONSUME(kw.by, { ERR_MSG: 'class-by' });
    const by = this.OR({
      DEF: [{ ALT: () => this.CONSUME(kw.share) }, { ALT: () => this.CONSUME(kw.rank) }],
      ERR_MSG: 'class-by',
    });
    this.CONSUME(kw.of, { ERR_MSG: 'class-by' });
    this.ACTION(() => {
      this.amongMembers = 'class';
    });
    const of = this.SUBRULE(this.expressionBeforeWhere);
    const where = this.OPTION(() => this.SUBRULE(this.outerWhere));
    return this.ACTION(
      (): ClassDeclaration => ({
        kind: 'class',
        ...heading,
        by: by.tokenType === kw.share ? 'share' : 'rank',
        of,
        ...(where && { where }),
        members: [],
        span: this.from(start),
      }),
    );
  });

  /** `A "最好的" top 75%`, `C rest` */
  readonly classMember: Rule<ClassMember> = this.RULE('classMember', () => {
    const name = this.SUBRULE(this.name);
    const title = this.OPTION(() => this.SUBRULE(this.text_));
    const range = this.OR({
      DEF: [
        { ALT: () => this.CONSUME(kw.top) },
        { ALT: () => this.CONSUME(kw.next) },
        { ALT: () => this.CONSUME(kw.rest) },
      ],
      ERR_MSG: 'class-range',
    });
    const share = this.OPTION2({ GATE: () => range.tokenType !== kw.rest, DEF: () => this.SUBRULE(this.bound) });
    return this.ACTION((): ClassMember => {
      if (!share && range.tokenType !== kw.rest) this.refuseShare();
      return {
        kind: 'class-member',
        name,
        ...(title && { title }),
        range: t.idOf(range) as 'top' | 'next' | 'rest',
        ...(share && { share }),
        span: this.from(name.span),
      };
    });
  });

  private refuseShare(): never {
    return this.refuse(issue(codes.expectedShare, t.spanOfToken(this.LA(0)), { after: this.LA(0).image }));
  }

  readonly stages: Rule<StagesDeclaration> = this.RULE('stages', () => {
    const start = this.LA(1);
    const head = this.SUBRULE(this.stagesHead);
    const members: StageMember[] = [];
    this.AT_LEAST_ONE({
      GATE: () => !this.clauseWordAhead(),
      DEF: () => {
        const member = this.SUBRULE(this.stageMember);
        this.ACTION(() => members.push(member));
      },
      ERR_MSG: 'stage-member',
    });
    return this.ACTION((): StagesDeclaration => {
      this.amongMembers = undefined;
      return { ...head, members, span: this.from(start) };
    });
  });

  readonly stagesHead: Rule<StagesDeclaration> = this.RULE('stagesHead', () => {
    const start = this.CONSUME(kw.stages);
    const heading = this.SUBRULE(this.heading, { ARGS: [start] });
    return this.ACTION((): StagesDeclaration => ({ kind: 'stages', ...heading, members: [], span: this.from(start) }));
  });

  /** `active when recency <= 90 days`, `lost otherwise` */
  readonly stageMember: Rule<StageMember> = this.RULE('stageMember', () => {
    this.ACTION(() => {
      this.amongMembers = 'stages';
    });
    const name = this.SUBRULE(this.name);
    const title = this.OPTION(() => this.SUBRULE(this.text_));
    const when = this.OR({
      DEF: [
        {
          ALT: () => {
            this.CONSUME(kw.when);
            return this.SUBRULE(this.expression);
          },
        },
        {
          ALT: () => {
            this.CONSUME(kw.otherwise);
            return undefined;
          },
        },
      ],
      ERR_MSG: 'stage-when',
    });
    return this.ACTION(
      (): StageMember => ({
        kind: 'stage-member',
        name,
        ...(title && { title }),
        ...(when && { when }),
        span: this.from(name.span),
      }),
    );
  });
}
