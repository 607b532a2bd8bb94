import { describe, expect, it } from 'vitest';
import { renderExplanation } from '../../server/cli/render/explain.ts';
import { screenOf } from '../../server/cli/render/screen.ts';
import { privacyOf } from '../../server/features/explain/privacy.ts';
import { explanationText } from '../../server/features/explain/text.ts';
import { type ExplainInput, explainInWords } from '../../server/features/explain.ts';
import type { Language } from '../../server/text/language.ts';
import { csv, openRules } from '../evaluate/session.ts';
import { snapshotOf } from '../support/snapshot.ts';

const rules = `as of 2026-10-31
data customers from "customers.csv"
  key id
  label name pii
  column spend: money CNY
  column city: text
policy tiers "分层"
  rule vip: if spend >= 300 CNY and city is "上海" then tier star because "keep warm"
  if spend >= 100 CNY then tier cow, offer 15% for 30 days
  otherwise tier dog
never offer when city is "北京"
`;
const files = {
  'customers.csv': csv(
    'id,name,spend,city,joined\n1,张三,250,北京,2024-01-31\n2,李四,900.50,上海,2024-01-02\n3,<b>,,,',
  ),
};

async function inputFor(key: string, text = rules): Promise<ExplainInput> {
  const session = await openRules(text, files);
  const program = snapshotOf(text, { files }).model.program()!;
  const explanation = (await session.explain(key))!;
  const privacy = privacyOf(program, explanation, false);
  return { program, asOf: session.asOf, explanation, textOf: () => ({ text }), privacy };
}

async function said(key: string, language: Language = 'en', text = rules): Promise<string> {
  return explanationText(explainInWords(await inputFor(key, text), language), language);
}

describe('one customer in words', () => {
  it('tells how far a day is in days', async () => {
    const dated = `as of 2026-10-31
data customers from "customers.csv"
  key id
  column joined: date
if joined <= 2024-01-01 then tier star
otherwise tier dog
`;
    expect(await said('1', 'en', dated)).toContain('(30 days too much)');
    expect(await said('1', 'zh-CN', dated)).toContain('（超出 30 天）');
    expect(await said('2', 'en', dated)).toContain('(1 day too much)');
  });

  it('for where nothing can be laid out', async () => {
    expect(await said('1')).toMatchInlineSnapshot(`
      "Customer 1 (张*)
      As of 2026-10-31, as the rules say

      Decided
        tier cow · tiers, spend >= 100 CNY
        offer 15% for 30 days · tiers, spend >= 100 CNY · withheld: never offer when city is "北京"

      tiers “分层”  first match
        ✗ vip  spend is ¥250.00, at least ¥300 is needed (¥50.00 short)
        ✓ spend >= 100 CNY  spend is ¥250.00 (at least ¥100)
        ✗ otherwise  an earlier rule holds

      To the next better outcome
        tier cow → star  vip
          spend is ¥250.00, at least ¥300 is needed (¥50.00 short)
          city is 北京, 上海 is needed

      Personal values are masked."
    `);
    expect(await said('1', 'zh-CN')).toMatchInlineSnapshot(`
      "客户 1 (张*)
      以 2026-10-31 为准（规则中写明）

      决策
        tier cow · tiers，spend >= 100 CNY
        offer 15% for 30 days · tiers，spend >= 100 CNY · 已拦下：never offer when city is "北京"

      tiers “分层”  取首条匹配
        ✗ vip  spend 为 ¥250.00，需要至少 ¥300（还差 ¥50.00）
        ✓ spend >= 100 CNY  spend 为 ¥250.00（至少 ¥100）
        ✗ 其余  前面已有规则成立

      距离更好的结果
        tier cow → star  vip
          spend 为 ¥250.00，需要至少 ¥300（还差 ¥50.00）
          city 为 北京，需要为 上海

      个人信息已遮盖。"
    `);
  });

  it('who has no values', async () => {
    expect(await said('3')).toMatchInlineSnapshot(`
      "Customer 3 (<***)
      As of 2026-10-31, as the rules say

      Decided
        tier dog · tiers, otherwise

      tiers “分层”  first match
        ? vip  spend is missing; city is missing
        ? spend >= 100 CNY  spend is missing
        ✓ otherwise  decides

      To the next better outcome
        tier dog → cow  spend >= 100 CNY
          spend is missing

      Personal values are masked."
    `);
  });

  it.each(['1', '2', '3'])('says for %s what the command line says', async (key) => {
    const input = await inputFor(key);
    const words = (text: string) => text.replace(/[\s·:]+/g, ' ').trim();
    const told = words(renderExplanation(input, screenOf('en')).join('\n'));
    const { decisions, policies, next } = explainInWords(input, 'en');
    const parts = [
      ...decisions.flatMap(({ action, value, rule }) => [action, value, rule]),
      ...policies.flatMap((policy) => policy.rules.flatMap(({ name, reasons }) => [name, ...reasons])),
      ...next.flatMap(({ step, needs }) => [step, ...needs]),
    ];
    for (const part of parts) expect(told).toContain(words(part));
  });

  it('never in full where it is personal', async () => {
    expect(await said('1')).not.toContain('张三');
    expect(await said('1')).toContain('张*');
  });
});
