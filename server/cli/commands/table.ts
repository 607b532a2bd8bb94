import { basename, resolve } from 'node:path';
import { messageOf, say } from '../../diagnostics/diagnostic.ts';
import { registry } from '../../diagnostics/registry.ts';
import { type PutPolicy, putPolicy } from '../../features/policy-table/put-policy.ts';
import {
  cellAt,
  type PlacedCell,
  policySource,
  readTable,
  type TableProblem,
  type TableText,
} from '../../features/policy-table/read-table.ts';
import { visible } from '../../text/visible.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import { Failure } from '../failure.ts';
import { shownPath } from '../find-rules.ts';
import { printJson } from '../json.ts';
import type { TableOptions } from '../options.ts';
import { readRules } from '../read-rules.ts';
import { readTableFile } from '../read-table-file.ts';
import { renderTableFindings, type TableFinding } from '../render/table-findings.ts';
import { checkRules } from '../rules.ts';

/** `patron table FILE`: a table of rules from a spreadsheet becomes the text of its policy again, printed or put into a file of rules. */
export async function table(context: Context, file: string, { into }: TableOptions): Promise<ExitCode> {
  const shown = shownPath(resolve(context.folder, file), context.folder);
  const read = readTable(await readTableFile(resolve(context.folder, file), shown));
  if ('problems' in read)
    throw tableFailure(
      read.problems.map((problem) => findingOf(problem, context)),
      shown,
      context,
    );
  const source = policySource(read);
  const put =
    into === undefined ? undefined : await putInto(read, source, resolve(context.folder, into), shown, context);
  if (context.json)
    printJson(context, 'table', { policy: read.name, rules: read.rules, source, ...(into !== undefined && { into }) });
  else if (put && into !== undefined)
    context.out.print(
      context.words.table[put.isNew ? 'added' : 'replaced'](visible(read.name), read.rules, visible(into)),
    );
  else context.out.write(source);
  return exit.ok;
}

/** Only rules that check are written; a mistake is told by the cell in which it stands. */
async function putInto(
  read: TableText,
  source: string,
  path: string,
  shown: string,
  context: Context,
): Promise<PutPolicy> {
  const before = await readRules(path, shownPath(path, context.folder));
  const program = basename(path, '.patron');
  const findings = await findingsIn(read, path, putPolicy(before, read.source, read.name, program), context);
  if (findings.length > 0) throw tableFailure(findings, shown, context);
  const put = putPolicy(before, endingsOf(before, source), read.name, program);
  if (put.text !== before) await context.files.replace(path, put.text);
  return put;
}

/** Line breaks as the rest of the file has them. */
function endingsOf(rules: string, source: string): string {
  const text = rules.endsWith('\n') ? source.replace(/\n$/, '') : source;
  return /\r\n/.test(rules) ? text.replaceAll('\n', '\r\n') : text;
}

/** Errors in the policy itself; what else is wrong with the file is not for its table to mend. */
async function findingsIn(
  { source, cells }: TableText,
  path: string,
  { text, start }: PutPolicy,
  context: Context,
): Promise<readonly TableFinding[]> {
  const { findings, project } = await checkRules(path, context, { locked: true, text });
  const own = findings.filter(
    (finding) => finding.file === project.file && finding.start >= start && finding.start < start + source.length,
  );
  return own
    .filter(({ diagnostic }) => registry[diagnostic.code].severity === 'error')
    .map(({ diagnostic, start: at }) =>
      placed(diagnostic.code, messageOf(diagnostic, context.language), cellAt(cells, at - start)),
    );
}

function placed(code: string, message: string, { row, column }: PlacedCell): TableFinding {
  return { code, message, row, column };
}

function findingOf({ code, data, row, column }: TableProblem, { language }: Context): TableFinding {
  const { message, help } = registry[code] as { message: Parameters<typeof say>[0]; help?: Parameters<typeof say>[0] };
  return { code, message: say(message, data, language), ...(help && { help: say(help, data, language) }), row, column };
}

function tableFailure(findings: readonly TableFinding[], file: string, context: Context): Failure {
  if (!context.json) context.err.print(...renderTableFindings(findings, file, context.err.screen), '');
  return new Failure('rules', (words) => words.table.unread(findings.length, file), { file, details: { findings } });
}
