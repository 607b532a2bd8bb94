import type { ChecklistDeclaration, ChecklistItem } from './ast.ts';
import { MemberParser } from './member-parser.ts';
import type { Rule } from './parser-base.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** Checklists: named conditions, one a line. */
export abstract class ChecklistParser extends MemberParser {
  readonly checklist: Rule<ChecklistDeclaration> = this.RULE('checklist', () => {
    const start = this.LA(1);
    const head = this.SUBRULE(this.checklistHead);
    const items: ChecklistItem[] = [];
    this.AT_LEAST_ONE({
      GATE: () => !this.clauseWordAhead(),
      DEF: () => {
        const item = this.SUBRULE(this.checklistItem);
        this.ACTION(() => items.push(item));
      },
      ERR_MSG: 'checklist-item',
    });
    return this.ACTION((): ChecklistDeclaration => {
      this.amongMembers = undefined;
      return { ...head, items, span: this.from(start) };
    });
  });

  readonly checklistHead: Rule<ChecklistDeclaration> = this.RULE('checklistHead', () => {
    const start = this.CONSUME(kw.checklist);
    const heading = this.SUBRULE(this.heading, { ARGS: [start] });
    return this.ACTION(
      (): ChecklistDeclaration => ({ kind: 'checklist', ...heading, items: [], span: this.from(start) }),
    );
  });

  /** `ability "支付能力" when income >= 5000 CNY` */
  readonly checklistItem: Rule<ChecklistItem> = this.RULE('checklistItem', () => {
    this.ACTION(() => {
      this.amongMembers = 'checklist';
    });
    const name = this.SUBRULE(this.name);
    const title = this.OPTION(() => this.SUBRULE(this.text_));
    this.CONSUME(kw.when, { ERR_MSG: 'item-when' });
    const when = this.SUBRULE(this.expression);
    return this.ACTION(
      (): ChecklistItem => ({
        kind: 'checklist-item',
        name,
        ...(title && { title }),
        when,
        span: this.from(name.span),
      }),
    );
  });
}
