import { markdownText } from '../../text/markdown.ts';
import { visible } from '../../text/visible.ts';
import { writeActions, writeGuards } from './guards.ts';
import { writePolicy } from './policies.ts';
import type { Writing } from './writing.ts';

/** Policies about other data than customers. */
export function writeOthers(writing: Writing): void {
  const { page, program, words } = writing;
  for (const { data, actions, policies, guards } of program.others ?? []) {
    const name = visible(data);
    page.heading(2, markdownText(words.others(name)));
    page.paragraph(markdownText(words.othersSay(name)));
    writeActions(actions, writing, 3);
    for (const policy of policies) writePolicy(policy, writing);
    writeGuards(guards, writing, 3);
  }
}
