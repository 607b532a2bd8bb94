import type { DefinitionPreview, Preview } from '../../evaluate/engine.ts';
import { count, share } from '../../text/numbers.ts';
import { visible } from '../../text/visible.ts';
import { readingWidth, type Screen } from './screen.ts';
import { pad, widthOf, wrap } from './width.ts';

/** Scores, classes, stages and segments, each on a line: `abc  A: 312 (9.8%) · B: 640 (20.0%) · …` */
export function renderDefinitions(preview: Preview, screen: Screen): string[] {
  const shown = preview.definitions.filter(({ members }) => members.length > 0);
  if (shown.length === 0) return [];
  const nameWidth = Math.max(...shown.map(({ name }) => widthOf(visible(name))));
  return [
    screen.colors.bold(screen.words.preview.definitions),
    ...shown.flatMap((definition) => renderDefinition(definition, nameWidth, preview, screen)),
  ];
}

/** A composed score has up to 125 cells: the ones that most customers are in say the most. */
const mostMembers = 8;

function renderDefinition(
  { name, members }: DefinitionPreview,
  nameWidth: number,
  preview: Preview,
  screen: Screen,
): string[] {
  const { words, language } = screen;
  const many = members.length > mostMembers + 1;
  const shown = many ? [...members].sort((a, b) => b.customers - a.customers).slice(0, mostMembers) : members;
  const texts = shown.map(({ member, customers }) => {
    const numbers = `${count(customers, language)} (${share(customers, preview.customers, language)})`;
    // A segment is either in or not, so it has one number and no name for it.
    if (member === 'yes' && members.length === 1) return numbers;
    return `${member === null ? words.preview.missing : visible(member)}: ${numbers}`;
  });
  const text = [...texts, ...(many ? ['…'] : [])].join(' · ');
  const lines = wrap(text, Math.max(30, readingWidth(screen) - nameWidth - 4));
  return lines.map((line, index) => `  ${pad(index === 0 ? visible(name) : '', nameWidth)}  ${line}`);
}
