import { type ClientKind, clients } from './clients.ts';

/** A case: a text with marks, and what each client is answered. */
export interface Case {
  readonly name: string;
  /** After the name, in brackets: what the request says besides the place. */
  readonly extra: string | undefined;
  readonly text: string;
  readonly says: Readonly<Partial<Record<ClientKind, readonly string[]>>>;
}

export const kinds = Object.keys(clients) as ClientKind[];

/**
 * Files of cases: `=== name [extra]`, the text, then after `--- full` and `--- bare` what a client is answered, line by line. What both are answered
 * stands after `--- both`.
 */
export function readCases(file: string): readonly Case[] {
  return file
    .split(/^(?==== )/m)
    .filter((part) => part.startsWith('=== '))
    .map((part) => {
      const [head = '', ...rest] = part.split('\n');
      const [, name = '', extra] = /^=== (.*?)(?: \[(.*)\])?$/.exec(head) ?? [];
      const [text = '', ...answers] = rest.join('\n').split(/^--- /m);
      return { name, extra, text, says: Object.fromEntries(answers.flatMap(readAnswer)) };
    });
}

function readAnswer(answer: string): [string, string[]][] {
  const [kind = '', ...lines] = answer.replace(/\n+$/, '').split('\n');
  return kind === 'both' ? kinds.map((each) => [each, lines]) : [[kind, lines]];
}

export function writeCases(cases: readonly Case[]): string {
  return cases.map(writeCase).join('\n');
}

function writeCase({ name, extra, text, says }: Case): string {
  const [full = [], bare = []] = kinds.map((kind) => says[kind]);
  const isSame = full.join('\n') === bare.join('\n');
  const answers = isSame
    ? [['both', ...full]]
    : [
        ['full', ...full],
        ['bare', ...bare],
      ];
  const blocks = answers.map((lines) => `--- ${lines.join('\n')}\n`);
  return `=== ${name}${extra === undefined ? '' : ` [${extra}]`}\n${text}${blocks.join('')}`;
}
