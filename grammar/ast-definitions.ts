import type { Missing, Name, Named, Node, Text } from './ast.ts';
import type { Expression, NumberLiteral, PercentLiteral } from './ast-expressions.ts';

/** What says who a customer is: scores, classes, stages, segments, checklists. Import them from `ast.ts`. */
export interface ScoreDeclaration extends Named {
  readonly kind: 'score';
  readonly body: Bands | Composite | Weighted | Missing;
}

/** `5 bands of recency at 30, 60, 90, 180 days, lowest best where …` */
export interface Bands extends Node {
  readonly kind: 'bands';
  readonly count?: NumberLiteral;
  readonly of: Expression;
  /** Given cuts; a cut without a unit takes the unit of the last (the parser has already given it that). */
  readonly cuts?: readonly Expression[];
  readonly best: 'highest' | 'lowest';
  readonly where?: Expression;
}

/** `RFM is R F M` */
export interface Composite extends Node {
  readonly kind: 'composite';
  readonly parts: readonly Name[];
}

/** `40% of product, 35% of service, at least 2 known` */
export interface Weighted extends Node {
  readonly kind: 'weighted';
  readonly parts: readonly WeightedPart[];
  /** So many parts have to be known. Absent: all of them. */
  readonly known?: NumberLiteral;
}

export interface WeightedPart extends Node {
  readonly kind: 'weighted-part';
  readonly weight: PercentLiteral;
  readonly of: Expression;
}

export interface ClassDeclaration extends Named {
  readonly kind: 'class';
  readonly by: 'share' | 'rank' | Missing;
  readonly of: Expression;
  readonly where?: Expression;
  readonly members: readonly ClassMember[];
}

/** `A top 75%`, `B next 20%`, `C rest` */
export interface ClassMember extends Node {
  readonly kind: 'class-member';
  readonly name: Name | Missing;
  readonly title?: Text;
  readonly range: 'top' | 'next' | 'rest' | Missing;
  readonly share?: Expression;
}

export interface StagesDeclaration extends Named {
  readonly kind: 'stages';
  readonly members: readonly StageMember[];
}

/** `prospect when …`; without `when` it is `otherwise`. */
export interface StageMember extends Node {
  readonly kind: 'stage-member';
  readonly name: Name | Missing;
  readonly title?: Text;
  readonly when?: Expression;
}

export interface SegmentDeclaration extends Named {
  readonly kind: 'segment';
  readonly when: Expression;
}

export interface ChecklistDeclaration extends Named {
  readonly kind: 'checklist';
  readonly items: readonly ChecklistItem[];
}

/** `ability "支付能力" when income >= 5000 CNY` */
export interface ChecklistItem extends Node {
  readonly kind: 'checklist-item';
  readonly name: Name | Missing;
  readonly title?: Text;
  readonly when: Expression;
}
