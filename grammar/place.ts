import type { IToken, TokenType } from 'chevrotain';
import { lastClauses } from './clause-before.ts';
import type { Cursor } from './cursor.ts';
import { type Lexed, lex } from './lexer.ts';
import { mended } from './mend-prefix.ts';
import { type Taken, theProber } from './prober.ts';
import { tokenAt } from './probes.ts';
import * as t from './tokens.ts';

/** A place behind some tokens. */
export class Place {
  readonly lexed: Lexed;
  readonly tokens: readonly IToken[];
  private readonly offset: number;

  constructor({ before, span, start }: Cursor) {
    this.lexed = before;
    this.offset = span.start - start;
    this.tokens = mended(before, lastClauses(before), this.offset);
  }

  /** Those of which one way is read to its end, its first word as a keyword. */
  accepted<Id>(probes: readonly { readonly id: Id; readonly ways: readonly (readonly TokenType[])[] }[]): Id[] {
    return probes.filter(({ ways }) => ways.some((types) => this.takes(types))).map(({ id }) => id);
  }

  private takes(types: readonly TokenType[]): boolean {
    const reading = this.reading(types);
    return reading !== undefined && reading.last === reading.tokens.at(-1) && isKeyword(reading);
  }

  /** Whether these words would be read to their end, the first of them as a keyword. */
  reads(words: string): boolean {
    const probes = lex(words).tokens.map((token) => ({ ...token, startOffset: this.offset }));
    const [first, last] = [probes[0], probes.at(-1)];
    if (!first || !last) return false;
    const tokens = [...this.tokens, ...probes];
    const taken = theProber().taking(this.lexed, tokens, first);
    return taken !== undefined && taken.last === last && isKeyword({ ...taken, probe: first });
  }

  /** How the first of these is read when they stand here, if it is. */
  reading(types: readonly TokenType[], image?: string): Reading | undefined {
    const probes = types.map((type) => tokenAt(this.offset, type, image));
    const [probe] = probes;
    const tokens = [...this.tokens, ...probes];
    const taken = probe && theProber().taking(this.lexed, tokens, probe);
    return taken && { ...taken, probe, tokens };
  }
}

export interface Reading extends Taken {
  readonly probe: IToken;
  readonly tokens: readonly IToken[];
}

/** Read as a word of the language, not as a name; a unit behind a number is asked for as one. */
function isKeyword({ as, frames, probe }: Pick<Reading, 'as' | 'frames' | 'probe'>): boolean {
  return as !== t.NameLike || (t.isA(probe, t.UnitLike) && frames.at(-1)?.rule === 'numeric');
}
