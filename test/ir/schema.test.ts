import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { analyze } from '../../server/analysis/index.ts';
import type * as Ir from '../../server/ir/index.ts';
import { type partSchemas, type programSchema, readProgram } from '../../server/ir/schema.ts';
import type { expressions } from '../../server/ir/schema-expression.ts';
import type { typeSchemas } from '../../server/ir/schema-type.ts';
import { completeFile, retailData } from '../support/retail.ts';
import { worldOf } from '../support/world.ts';

/** Each goes where the other goes, and they have the same fields, those that may be absent included. */
type Same<A, B> = [A] extends [B]
  ? [B] extends [A]
    ? [Fields<A>] extends [Fields<B>]
      ? [Fields<B>] extends [Fields<A>]
        ? true
        : never
      : never
    : never
  : never;
type Fields<T> = T extends unknown ? keyof T : never;
type Shape<S extends z.ZodType> = z.infer<S>;
type E = typeof expressions;

/** Compiles only while the shapes and the types are the same. */
const same: readonly true[] = [
  true satisfies Same<z.infer<typeof programSchema>, Ir.Program>,
  true satisfies Same<Shape<(typeof partSchemas)['source']>, Ir.Source>,
  true satisfies Same<Shape<(typeof partSchemas)['sourceColumn']>, Ir.SourceColumn>,
  true satisfies Same<Shape<(typeof partSchemas)['definition']>, Ir.Definition>,
  true satisfies Same<Extract<Shape<(typeof partSchemas)['definition']>, { kind: 'bands' }>, Ir.Bands>,
  true satisfies Same<Extract<Shape<(typeof partSchemas)['definition']>, { kind: 'share-class' }>, Ir.ShareClass>,
  true satisfies Same<Shape<(typeof partSchemas)['action']>, Ir.Action>,
  true satisfies Same<Shape<(typeof partSchemas)['policy']>, Ir.Policy>,
  true satisfies Same<Shape<(typeof partSchemas)['rule']>, Ir.Rule>,
  true satisfies Same<Shape<(typeof partSchemas)['decision']>, Ir.Decision>,
  true satisfies Same<Shape<(typeof partSchemas)['guard']>, Ir.Guard>,
  true satisfies Same<Shape<(typeof partSchemas)['given']>, Ir.Given>,
  true satisfies Same<Shape<(typeof partSchemas)['expectation']>, Ir.Expectation>,
  true satisfies Same<Shape<(typeof partSchemas)['test']>, Ir.Test>,
  true satisfies Same<Shape<E[keyof E]>, Ir.Expression>,
  true satisfies Same<Shape<E['literal']>, Ir.Literal>,
  true satisfies Same<Shape<E['column']>, Ir.Column>,
  true satisfies Same<Shape<E['decisionReference']>, Ir.DecisionReference>,
  true satisfies Same<Shape<E['aggregate']>, Ir.Aggregate>,
  true satisfies Same<Shape<E['arithmetic']>, Ir.Arithmetic>,
  true satisfies Same<Shape<E['quotient']>, Ir.Quotient>,
  true satisfies Same<Shape<E['roundQuotient']>, Ir.RoundQuotient>,
  true satisfies Same<Shape<E['monthsBetween']>, Ir.MonthsBetween>,
  true satisfies Same<Shape<E['oneOf']>, Ir.OneOf>,
  true satisfies Same<Shape<E['compare']>, Ir.Compare>,
  true satisfies Same<Shape<(typeof typeSchemas)[keyof typeof typeSchemas]>, Ir.Type>,
];

describe('the shape of programs', () => {
  const program = analyze(worldOf({ ...retailData, 'retail.patron': completeFile }), 'retail.patron').program();

  it('is the type of programs', () => {
    expect(same).not.toContain(false);
  });

  it('holds for the complete file, also after a way through JSON', () => {
    expect(program).toBeDefined();
    expect(readProgram(JSON.parse(JSON.stringify(program)))).toEqual(program);
  });

  it.each([
    ['another version', { ...program, version: 2 }],
    ['a field that nobody knows', { ...program, extra: 1 }],
    ['an operation that nobody knows', { ...program, value: { op: 'guess', type: { kind: 'text' } } }],
    ['an absent part', { ...program, policies: undefined }],
    ['a part of another type', { ...program, subject: 7 }],
  ])('refuses %s', (_, json) => {
    expect(() => readProgram(json)).toThrow();
  });
});
