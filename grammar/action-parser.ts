import { AffinityParser } from './affinity-parser.ts';
import type { ActionDeclaration, Name, TypeReference, ValueShape } from './ast.ts';
import type { Rule } from './parser-base.ts';
import { labelOf } from './table-parser.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** Actions and the shapes of their values. */
export abstract class ActionParser extends AffinityParser {
  /** `action message takes text, by (sms, email), keep highest` */
  readonly action: Rule<ActionDeclaration> = this.RULE('action', () => {
    const start = this.CONSUME(kw.action);
    const heading = this.SUBRULE(this.heading, { ARGS: [start] });
    const takes = this.OPTION(() => {
      this.CONSUME(kw.takes);
      return this.SUBRULE(this.shape);
    });
    const labels: ActionDeclaration['labels'][number][] = [];
    let keep: ActionDeclaration['keep'] = 'first';
    this.MANY(() => {
      this.CONSUME(t.Comma);
      this.OR({
        DEF: [
          {
            ALT: () => {
              keep = this.SUBRULE(this.keep);
            },
          },
          {
            ALT: () => {
              const token = this.CONSUME(t.LabelLike);
              const takes = this.SUBRULE2(this.shape);
              this.ACTION(() => labels.push({ label: labelOf(token), takes, span: this.from(token) }));
            },
          },
        ],
        ERR_MSG: 'action-option',
      });
    });
    return this.ACTION(
      (): ActionDeclaration => ({
        kind: 'action',
        ...heading,
        ...(takes && { takes }),
        labels,
        keep,
        span: this.from(start),
      }),
    );
  });

  private readonly keep: Rule<ActionDeclaration['keep']> = this.RULE('keep', () => {
    this.CONSUME(kw.keep);
    const which = this.OR({
      DEF: [
        { ALT: () => this.CONSUME(kw.first) },
        { ALT: () => this.CONSUME(kw.highest) },
        { ALT: () => this.CONSUME(kw.lowest) },
        { ALT: () => this.CONSUME(kw.all) },
      ],
      ERR_MSG: 'keep',
    });
    return this.ACTION(() => t.idOf(which) as ActionDeclaration['keep']);
  });

  /** `star > cow > dog`, `(sms, email)`, `text` */
  private readonly shape: Rule<ValueShape> = this.RULE('shape', () =>
    this.OR({
      DEF: [
        { ALT: () => this.SUBRULE(this.closedSet) },
        { GATE: () => this.type(2) === t.Greater, ALT: () => this.SUBRULE(this.orderedSet), IGNORE_AMBIGUITIES: true },
        { ALT: () => this.SUBRULE(this.typeReference) },
      ],
      ERR_MSG: 'shape',
    }),
  );

  private readonly closedSet: Rule<ValueShape> = this.RULE('closedSet', () => {
    const start = this.CONSUME(t.Open);
    const members: Name[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        const member = this.SUBRULE(this.name);
        this.ACTION(() => members.push(member));
      },
      ERR_MSG: 'name',
    });
    this.CONSUME(t.Close, { ERR_MSG: 'close' });
    return this.ACTION((): ValueShape => ({ kind: 'members', members, ordered: false, span: this.from(start) }));
  });

  private readonly orderedSet: Rule<ValueShape> = this.RULE('orderedSet', () => {
    const members: Name[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Greater,
      DEF: () => {
        const member = this.SUBRULE(this.name);
        this.ACTION(() => members.push(member));
      },
      ERR_MSG: 'name',
    });
    return this.ACTION(
      (): ValueShape => ({ kind: 'members', members, ordered: true, span: this.from(members[0]!.span) }),
    );
  });

  /** `money CNY`, `yes/no`, `list of text` */
  readonly typeReference: Rule<TypeReference> = this.RULE('typeReference', () => {
    const start = this.LA(1);
    const words = this.OR({
      DEF: [
        {
          ALT: () => {
            this.CONSUME(kw.yes);
            this.CONSUME(t.Divide, { ERR_MSG: 'type' });
            this.CONSUME(kw.no, { ERR_MSG: 'type' });
            return ['yes/no'];
          },
        },
        {
          ALT: () => {
            const first = this.SUBRULE(this.name);
            const more = this.OPTION({ GATE: () => this.typeGoesOn(), DEF: () => this.SUBRULE(this.restOfType) });
            return this.ACTION(() => [first.text, ...(more ?? [])]);
          },
        },
      ],
      ERR_MSG: 'type',
    });
    return this.ACTION((): TypeReference => ({ kind: 'type', words, span: this.from(start) }));
  });

  private typeGoesOn(): boolean {
    if (this.LA(0).image === 'list' && this.type(1) === kw.of) return true;
    return this.isCurrencyWord(1) && !this.is(1, t.RoleLike);
  }

  private readonly restOfType: Rule<string[]> = this.RULE('restOfType', () => {
    const of = this.OPTION({ GATE: () => this.type(1) === kw.of, DEF: () => this.CONSUME(kw.of) });
    const word = this.SUBRULE(this.name);
    return this.ACTION(() => (of ? ['of', word.text] : [this.currency(this.LA(0)) ?? word.text]));
  });
}
