import { type Chunk, type KeywordId, type Node, nameAsWritten } from '../../../grammar/index.ts';
import type { NameUse, Target } from '../../analysis/index.ts';
import { wordsOf } from '../../text/catalogue.ts';
import { literalInWords } from '../../words/sentences.ts';
import { typeInWords } from '../../words/types.ts';
import { wordOf } from '../completion/keyword-words.ts';
import { writtenPolicies } from '../policy-rules.ts';
import { paragraph, type RichText } from '../rich-text.ts';
import type { Snapshot } from '../snapshot.ts';
import { testPassed } from '../test-results.ts';
import { actionOf, actionText, labelText } from './action.ts';
import { columnText } from './column.ts';
import { dataText } from './data.ts';
import { definitionText } from './definition.ts';
import { memberText, memberTitle } from './member.ts';
import { policyText, ruleText } from './policy.ts';
import { declarationOf, declaredText, docOf, headOf, titleAndDoc } from './text.ts';

/** All that is known of what a name stands for. */
export function nameText({ target, role }: NameUse, snapshot: Snapshot): RichText {
  const isHere = role === 'declaration' || target.kind === 'module';
  const place = isHere ? [] : declaredText(target, snapshot);
  return [...head(target, snapshot), ...body(target, snapshot), ...place];
}

function head(target: Target, snapshot: Snapshot): RichText {
  const words = titleAndDoc(target.kind === 'member' || target.kind === 'rule' ? undefined : declarationOf(target));
  const title = target.kind === 'member' ? memberTitle(target, snapshot) : words.title;
  return headOf(codeOf(target), { ...words, ...(title !== undefined && { title }) });
}

/** How the thing is written, with the word of the language before it: in Chinese where it was declared in Chinese. */
function codeOf({ kind, name, owner, declared }: Target): string {
  const keyword = (id: KeywordId) => wordOf(id, declared && isChinese(declared.chunk) ? 'zh' : 'en');
  const written = nameAsWritten(name) ?? name;
  switch (kind) {
    case 'column':
      return owner === undefined ? written : `${nameAsWritten(owner) ?? owner}.${written}`;
    case 'member':
      return owner === undefined ? written : `${owner}: ${written}`;
    case 'label':
      return `${owner ?? ''} … ${name}`.trim();
    case 'cell':
      return `${keyword('score')} ${written}`;
    case 'module':
      return `use ${name}`;
    case 'test':
      return `${keyword('test')} ${JSON.stringify(name)}`;
    case 'policy':
      return `${keyword(isCampaignName(declared) ? 'campaign' : 'policy')} ${written}`;
    default:
      return `${keyword(kind)} ${written}`;
  }
}

/** Campaigns share their names with policies. */
function isCampaignName(declared: Target['declared']): boolean {
  return (
    declared?.chunk.declarations.some((each) => each.kind === 'policy' && each.campaign && contains(each, declared)) ===
    true
  );
}

function contains({ span }: Node, { span: inner }: Node): boolean {
  return span.start <= inner.start && inner.end <= span.end;
}

/** Its first word, behind comments, is no English one. */
function isChinese({ text }: Chunk): boolean {
  return /^(?:\s|#.*)*[^\0-\x7f\s]/u.test(text);
}

function body(target: Target, snapshot: Snapshot): RichText {
  switch (target.kind) {
    case 'data':
      return dataText(target, snapshot);
    case 'let':
      return letText(target, snapshot);
    case 'column':
      return columnText(target, snapshot);
    case 'action':
      return [...actionText(target, snapshot), ...builtIn(target, snapshot)];
    case 'policy':
      return policyText(target, snapshot);
    case 'member':
      return memberText(target, snapshot);
    case 'label':
      return labelText(target, snapshot);
    case 'rule':
      return namedRule(target, snapshot);
    case 'test':
      return testText(target, snapshot);
    case 'module':
      return moduleText(target, snapshot);
    default:
      return definitionText(target, snapshot);
  }
}

function letText({ name }: Target, snapshot: Snapshot): RichText {
  const value = snapshot.model.meaning(name)?.value;
  if (!value) return [];
  const { language } = snapshot;
  return [paragraph({ strong: literalInWords(value, { language }) }, ` · ${typeInWords(value.type, language)}`)];
}

function builtIn({ name, declared, library }: Target, snapshot: Snapshot): RichText {
  const isBuiltIn = !declared && library === undefined && actionOf(snapshot, name);
  return isBuiltIn ? [paragraph(wordsOf(snapshot.language).hover.builtIn)] : [];
}

function namedRule({ name, owner }: Target, snapshot: Snapshot): RichText {
  const policy = writtenPolicies(snapshot).find((each) => each.name === owner);
  const rule = policy?.rules.find((each) => each.name === name);
  return policy && rule ? [...docOf(rule.written.doc), ...ruleText(policy, rule, snapshot)] : [];
}

/** How a test ended, if neither it nor anything else was changed since. */
function testText({ name }: Target, snapshot: Snapshot): RichText {
  const { test } = wordsOf(snapshot.language).hover;
  const passed = testPassed(snapshot, name);
  return passed === undefined ? [] : [paragraph(passed ? test.passed : test.failed)];
}

function moduleText({ name }: Target, snapshot: Snapshot): RichText {
  const { brings } = wordsOf(snapshot.language).hover.library;
  const { source } = snapshot.model.modules().find(({ path }) => path === name) ?? {};
  const declarations = source?.chunks.flatMap(({ chunk }) => chunk.declarations) ?? [];
  const names = declarations.flatMap((each) => ('name' in each && each.name?.kind === 'name' ? [each.name.text] : []));
  return names.length === 0 ? [] : [paragraph(brings(names.join(', ')))];
}
