import type { PlacedDiagnostic } from '../../server/analysis/analysis.ts';
import { analyze } from '../../server/analysis/index.ts';
import { type Diagnostic, say } from '../../server/diagnostics/diagnostic.ts';
import type { DiagnosticKind } from '../../server/diagnostics/kind.ts';
import { registry } from '../../server/diagnostics/registry.ts';
import type * as Ir from '../../server/ir/index.ts';
import { worldOf } from './world.ts';

/** A little shop: what a look at its data shows, and the declarations that name it. */
const shopData = {
  'customers.csv': 'customer_id,name,city,birthday,consent\n1,Ada,Lyon,1990-02-03,yes\n2,Bob,Lille,1985-05-06,no\n',
  'orders.csv':
    'order_id,customer_id,ordered_at,total,category\n11,1,2026-09-01,120.50,makeup\n12,1,2026-10-05,80.00,skin care\n13,2,2026-01-05,40.00,makeup\n',
};

const shopDeclarations = `as of 2026-10-31
data customers from "customers.csv"
  key customer_id
  label name pii
  column city: text
  column birthday: date
  column consent: yes/no
data orders from "orders.csv" of customers by customer_id
  key order_id
  time ordered_at
  amount total: money CNY
  column category: text
`;

export interface CheckedText {
  /** `PTN4001 tierr`: the code and the words that it underlines, in the order of the text. */
  readonly says: readonly string[];
  readonly findings: readonly PlacedDiagnostic[];
  readonly program: Ir.Program | undefined;
  /** The text, declarations included, with a fix applied. */
  fixed(finding: PlacedDiagnostic, fix: number): string;
}

/** Checks `shop.patron` beside the data of a little shop. */
export function checkFile(text: string, files: Readonly<Record<string, string>> = {}): CheckedText {
  const model = analyze(worldOf({ ...shopData, ...files, 'shop.patron': text }), 'shop.patron');
  // That a declaration is not used is no matter of tests that look at one of its sides.
  const findings = model.diagnostics().filter(({ diagnostic }) => diagnostic.code !== 'PTN2007');
  for (const { diagnostic } of findings) refuseHoles(diagnostic);
  const words = ({ file, start, end }: PlacedDiagnostic) => {
    const source = file === 'shop.patron' ? text : (files[file] ?? '');
    return source.slice(start, end).replace(/\s+/gu, ' ').trim();
  };
  return {
    says: findings.map((finding) => `${finding.diagnostic.code} ${words(finding)}`),
    findings,
    program: model.program(),
    fixed: (finding, fix) => applied(text, finding.fixes[fix]?.edits ?? []),
  };
}

/** Every place in the words of a finding is filled, in both languages. */
function refuseHoles({ code, data, fixes = [], related = [] }: Diagnostic): void {
  const { message, help, fix } = registry[code] as DiagnosticKind;
  const said = [
    { words: message, data },
    ...(help ? [{ words: help, data }] : []),
    ...(fix ? fixes.map((each) => ({ words: fix, data: each.data })) : []),
    ...related,
  ].flatMap((each) => [say(each.words, each.data, 'en'), say(each.words, each.data, 'zh-CN')]);
  const hole = said.find((text) => /\{\w+\}/.test(text));
  if (hole !== undefined) throw new Error(`${code} leaves a place open: ${hole}`);
  if (fixes.length > 0 && !fix) throw new Error(`${code} has a fix without a title.`);
}

/** The same, below the declarations of the shop's data. */
export function check(text: string, files: Readonly<Record<string, string>> = {}): CheckedText {
  return checkFile(`${shopDeclarations}${text}`, files);
}

function applied(text: string, edits: PlacedDiagnostic['fixes'][number]['edits']): string {
  const fromTheEnd = [...edits].sort((a, b) => b.start - a.start);
  return fromTheEnd.reduce(
    (result, { start, end, text: words }) => result.slice(0, start) + words + result.slice(end),
    text,
  );
}
