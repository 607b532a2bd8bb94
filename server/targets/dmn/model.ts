import type * as Ir from '../../ir/index.ts';

/** What stands in a decision model: decided by its logic, or given as an input where it has none. */
export interface Element {
  /** The name that FEEL knows it by, and the one that people do. */
  readonly name: string;
  readonly label: string;
  readonly description?: string;
  readonly type: FeelType;
  /** Absent: it is an input. */
  readonly logic?: Logic;
  /** Names of the elements that it is made of, in order. */
  readonly requires: readonly string[];
  readonly origin?: Ir.Origin;
}

export type Logic =
  | { readonly kind: 'expression'; readonly text: string }
  /** Entries in order; the one without a name is what it comes to. */
  | { readonly kind: 'context'; readonly entries: readonly { readonly name?: string; readonly text: string }[] }
  | Table;

export interface Table {
  readonly kind: 'table';
  readonly hitPolicy: 'FIRST' | 'UNIQUE' | 'RULE ORDER';
  readonly inputs: readonly { readonly label: string; readonly text: string; readonly type?: FeelType }[];
  readonly outputs: readonly { readonly name: string; readonly label: string; readonly type: FeelType }[];
  readonly rules: readonly {
    readonly description?: string;
    readonly inputs: readonly string[];
    readonly outputs: readonly string[];
    readonly notes: readonly string[];
  }[];
  /** Headings of the notes of rules. */
  readonly notes: readonly string[];
}

/** A type of FEEL; `values` are the texts that there are, best first where they have an order. */
export interface FeelType {
  readonly base: 'string' | 'number' | 'boolean' | 'date' | 'date and time' | 'Any';
  readonly values?: readonly string[];
  readonly isList?: boolean;
}

export function feelType(type: Ir.Type | undefined): FeelType {
  switch (type?.kind) {
    case undefined:
    case 'yes-no':
      return { base: 'boolean' };
    case 'number':
    case 'money':
      return { base: 'number' };
    case 'duration':
      return { base: type.dimension === 'any' ? 'string' : 'number' };
    case 'date':
      return { base: 'date' };
    case 'timestamp':
      return { base: 'date and time' };
    case 'choice':
      return { base: 'string', values: type.members };
    case 'list':
      return { ...feelType(type.of), isList: true };
    default:
      return { base: 'string' };
  }
}
