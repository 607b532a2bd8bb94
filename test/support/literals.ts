import type * as Ir from '../../server/ir/index.ts';

export function decimalLiteral(value: string): Ir.Literal {
  const digits = value.replace(/[-.]/g, '').length;
  const scale = value.split('.')[1]?.length ?? 0;
  return { op: 'literal', type: { kind: 'number', held: { kind: 'decimal', digits, scale } }, value };
}

export function cadenceLiteral(value: string, perYear: readonly [number, number]): Ir.Literal {
  return { op: 'literal', type: { kind: 'cadence' }, value, perYear };
}
