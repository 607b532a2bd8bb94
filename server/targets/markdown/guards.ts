import type * as Ir from '../../ir/index.ts';
import { markdownText } from '../../text/markdown.ts';
import { visible } from '../../text/visible.ts';
import { typeInWords } from '../../words/types.ts';
import { actionName, decisionText } from './rules.ts';
import { conditionText, fullName, note, plain, type Writing } from './writing.ts';

export function writeActions(actions: readonly Ir.Action[], writing: Writing, level = 2): void {
  const { page, words } = writing;
  const { head, keep } = words.actions;
  if (actions.length === 0) return;
  page.heading(level, words.actions.title);
  page.table(
    [head.action, head.takes, head.several, head.note],
    actions.map((action) => ({
      cells: [fullName(action, writing), takesText(action, writing), markdownText(keep[action.keep]), note(action)],
      origin: action.origin,
    })),
  );
}

function takesText({ takes, labels }: Ir.Action, { words, telling }: Writing): string {
  const said = takes ? typeInWords(takes, telling.language) : words.actions.noValue;
  const further = labels.map((each) =>
    words.actions.with(visible(each.label), typeInWords(each.takes, telling.language)),
  );
  return markdownText([said, ...further].join(words.between));
}

export function writeGuards(guards: readonly Ir.Guard[], writing: Writing, level = 2): void {
  const { page, words, telling } = writing;
  const { head, say, title } = words.guards;
  if (guards.length === 0) return;
  page.heading(level, title);
  page.paragraph(markdownText(say));
  page.table(
    [head.kind, head.action, head.when, head.note],
    guards.map((guard) => ({
      cells: [
        markdownText(words.guards[guard.kind]),
        guard.value
          ? decisionText({ ...guard, labels: [] }, writing)
          : plain(actionName(guard.action, telling), writing),
        conditionText(guard.when, writing),
        note(guard),
      ],
      origin: guard.origin,
    })),
  );
}
