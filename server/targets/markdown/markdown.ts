import { documentOf } from '../../ir/document/document.ts';
import { wordsOf } from '../../text/catalogue.ts';
import type { CompiledFile, CompileInput, Target } from '../target.ts';
import { writeCampaigns } from './campaigns.ts';
import { writeData } from './data.ts';
import { writeActions, writeGuards } from './guards.ts';
import { writeHead } from './head.ts';
import { writeLimits } from './limits.ts';
import { writeOthers } from './others.ts';
import { Page } from './page.ts';
import { writeGoals, writePolicies } from './policies.ts';
import { writeTerms } from './terms.ts';
import { writeTests } from './tests.ts';
import { titlesOf } from './titles.ts';
import type { Writing } from './writing.ts';

/** The policy as a document for people who do not program, in GitHub's Markdown. */
export const markdown: Target = { name: 'markdown', obstacles: () => [], compile: (input) => [compile(input)] };

function compile(input: CompileInput): CompiledFile {
  const { program } = input;
  const writing = writingOf(input);
  const { page, words } = writing;
  writeHead(writing);
  writeData(writing);
  writeTerms(writing);
  writeActions(program.actions, writing);
  writePolicies(program.policies, writing);
  writeGuards(program.guards, writing);
  writeOthers(writing);
  writeCampaigns(writing);
  writeLimits(writing);
  writeGoals(writing);
  writeTests(writing);
  page.rule();
  page.paragraph(words.fingerprint(`\`${documentOf(program, input.fits).hash}\``));
  return { path: `${program.name}.md`, text: page.text(), language: 'markdown', places: page.places };
}

function writingOf({ program, asOf = program.asOf.date, fits = new Map(), language }: CompileInput): Writing {
  return {
    page: new Page(),
    program,
    fits,
    words: wordsOf(language).document,
    telling: { language, subject: program.subject, ...(asOf !== undefined && { asOf }), inFull: titlesOf(program) },
  };
}
