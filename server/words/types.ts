import type { Type } from '../ir/index.ts';
import { wordsOf } from '../text/catalogue.ts';
import type { Language } from '../text/language.ts';
import { visible } from '../text/visible.ts';

const mostMembers = 8;

/** A type with its unit: `money, CNY`, `days`, `one of star > cow > dog, the best first`. */
export function typeInWords(type: Type, language: Language): string {
  const { types, more } = wordsOf(language).hover;
  switch (type.kind) {
    case 'money':
      return types.money(type.currency);
    case 'number':
      if (type.held.kind === 'double') return types.quotient;
      return type.held.scale === 0 ? types.whole : types.number;
    case 'duration':
      return types[type.dimension];
    case 'choice': {
      const shown = type.members.slice(0, mostMembers).map((member) => visible(member));
      const rest = type.members.length - shown.length;
      const members = [...shown, ...(rest > 0 ? [more(rest)] : [])].join(type.ordered ? ' > ' : ', ');
      return type.ordered ? types.ordered(members) : types.choice(members);
    }
    case 'cell':
      return types.cell(type.parts.map(({ score }) => visible(score)).join(' '));
    case 'list':
      return types.list(typeInWords(type.of, language));
    default:
      return types[type.kind];
  }
}
