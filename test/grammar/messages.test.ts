import { describe, expect, it } from 'vitest';
import { parse, type SyntaxIssue } from '../../grammar/index.ts';
import { codes } from '../../grammar/syntax-issues.ts';
import { syntaxCodes } from '../../server/diagnostics/codes/syntax.ts';

/** What is underlined stands between `<|` and `|>`; the third text is the file after the fix. */
type Case = readonly [name: keyof typeof codes, marked: string, fixed?: string];

const cases: readonly Case[] = [
  // Characters.
  ['hiddenCharacter', 'if ten<|\u200b|>ure > 3 then tier star', 'if tenure > 3 then tier star'],
  ['hiddenCharacter', 'let a = <|\u00ad|>3', 'let a = 3'],
  ['hiddenCharacter', 'let a<|\u3164|> = 3', 'let a = 3'],
  ['hiddenCharacter', 'let a = "x<|\u200b|>y"', 'let a = "x\\u{200b}y"'],
  ['hiddenCharacter', 'let a = 3 # x<|\ufeff|>y', 'let a = 3 # xy'],
  ['hiddenCharacter', 'let a = "<|\u0007|>"', 'let a = "\\u{0007}"'],
  ['hiddenCharacter', 'let a = "<|\ue000|>"', 'let a = "\\u{e000}"'],
  ['bidiControl', 'let a = "x<|\u202e|>y"', 'let a = "x\\u{202e}y"'],
  ['bidiControl', 'let a = 3 # <|\u2066|>', 'let a = 3 # '],
  ['bidiControl', 'let `<|\u202a|>` = 3'],
  ['loneSurrogate', 'let a = "<|\ud83d|>"', 'let a = ""'],
  ['loneSurrogate', 'let a = <|\udc00|>3', 'let a = 3'],
  ['unknownCharacter', 'if a <|{|> then tier star'],
  ['unknownCharacter', 'let a = <|【|>3'],
  ['semicolon', 'if a then tier star<|;|>', 'if a then tier star'],
  ['semicolon', 'let a = 3<|；|>', 'let a = 3'],
  ['middleDot', 'let <|·|>a· = 3'],
  // Texts and names.
  ['unterminatedText', 'if a is <|"x then tier star|>'],
  ['unterminatedText', 'if a is <|“x" then tier star|>'],
  ['unterminatedName', 'let <|`a = 3|>'],
  ['singleQuotes', "if a is <|'x'|> then tier star", 'if a is "x" then tier star'],
  ['singleQuotes', 'if a is <|‘x’|> then tier star', 'if a is "x" then tier star'],
  ['unknownEscape', 'let a = "x<|\\d|>"', 'let a = "x\\\\d"'],
  ['unknownEscape', 'let a = "<|\\u{110000}|>"'],
  ['unknownEscape', 'let a = "<|\\u{d800}|>"'],
  ['emptyName', 'let <|``|> = 3'],
  ['digitsInFront', 'let <|2fast|> = 3', 'let `2fast` = 3'],
  ['digitsInFront', 'if a > <|10k|> then tier star'],
  ['reservedWord', 'let <|value|> = 3', 'let `value` = 3'],
  ['reservedWord', 'if <|Test|> > 3 then tier star', 'if `Test` > 3 then tier star'],
  ['reservedWord', 'metric <|is|> is 3', 'metric `is` is 3'],
  ['reservedWord', 'if orders.<|value|> > 3 then tier star', 'if orders.`value` > 3 then tier star'],
  ['reservedWord', 'let <|否则|> = 3', 'let `否则` = 3'],
  // Literals.
  ['noSuchDay', 'let a = <|2026-02-29|>'],
  ['noSuchDay', 'let a = <|2026-10-31T24:00|>'],
  ['dateFormat', 'let a = <|2026-1-5|>', 'let a = 2026-01-05'],
  ['dateFormat', 'as of <|2026/10/31|>', 'as of 2026-10-31'],
  ['dateFormat', 'let a = <|2026年10月31日|>', 'let a = 2026-10-31'],
  ['dateFormat', 'let a = <|2026-10-31T18:00Z|>'],
  ['unknownCurrency', 'let a = 300 <|ABC|>'],
  ['unknownCurrency', 'action gift takes money <|ABC|>'],
  ['meantCurrency', 'let a = 300 <|RMB|>', 'let a = 300 CNY'],
  ['meantCurrency', 'let a = 300<|元|>', 'let a = 300 CNY'],
  ['meantCurrency', 'action gift takes money <|RMB|>', 'action gift takes money CNY'],
  ['notWhole', 'let a = <|1.5 days|>'],
  ['notWhole', 'let a = <|0 days|>'],
  ['notWhole', 'if a < <|0 days|> then tier star', 'if a < 0 then tier star'],
  ['notWhole', 'if a is <|0 days|> then tier star', 'if a is 0 then tier star'],
  ['notWhole', 'if a >= <|0 months|> then tier star', 'if a >= 0 then tier star'],
  ['notWhole', 'if a > <|0.5 days|> then tier star'],
  ['notWhole', 'if count of orders in last <|0 days|> > 2 then tier star'],
  ['notWhole', 'if visit is every <|0 weeks|> then tier star'],
  ['thousandsSeparator', 'if a > <|1,000|> then tier star', 'if a > 1000 then tier star'],
  ['thousandsSeparator', 'if a then points <|1,000|>', 'if a then points 1000'],
  // Expressions.
  ['wrongOperator', 'if a <|==|> 3 then tier star', 'if a is 3 then tier star'],
  ['wrongOperator', 'if a<|==|>3 then tier star', 'if a is 3 then tier star'],
  ['wrongOperator', 'if a <|<>|> 3 then tier star', 'if a is not 3 then tier star'],
  ['wrongOperator', 'if a <|=>|> 3 then tier star', 'if a >= 3 then tier star'],
  ['wrongOperator', 'if a <|≥|> 3 then tier star', 'if a >= 3 then tier star'],
  ['wrongOperator', 'if a <|&&|> b then tier star', 'if a and b then tier star'],
  ['wrongOperator', 'if a <||||> b then tier star', 'if a  or  b then tier star'],
  ['wrongOperator', 'if <|!|>a then tier star', 'if not a then tier star'],
  ['wrongOperator', 'if a then offer 15 <|percent|> for 30 days', 'if a then offer 15% for 30 days'],
  ['wrongOperator', 'if a > 15 <|Percent|> then tier star', 'if a > 15% then tier star'],
  ['missingComma', 'test "t"\ngiven R 5 <|percent|> 5', 'test "t"\ngiven R 5, percent 5'],
  ['twoComparisons', 'if 18 <= age <|<|> 36 then tier star', 'if 18 <= age and age < 36 then tier star'],
  ['twoComparisons', 'if 3 <= a + b <|<=|> 9 then tier star'],
  ['twoComparisons', 'if a is b <|is|> c then tier star', 'if (a is b) is c then tier star'],
  ['twoComparisons', 'if a is missing <|is|> c then tier star', 'if (a is missing) is c then tier star'],
  ['twoComparisons', 'if a > 3 <|is missing|> then tier star', 'if (a > 3) is missing then tier star'],
  [
    'twoComparisons',
    'if count of orders where a > 3 <|>|> 2 then tier star',
    'if (count of orders where a > 3) > 2 then tier star',
  ],
  ['suffixAfterLiteral', 'metric m is spend / 3 <|in last 3 months|>'],
  ['suffixAfterLiteral', 'metric m is spend / 3 <|or else 0|>', 'metric m is (spend / 3) or else 0'],
  ['suffixAfterLiteral', 'metric m is spend > 3 <|or else 0|>'],
  ['whereNeedsParentheses', 'metric m is a + <|count of orders where b|>', 'metric m is a + (count of orders where b)'],
  ['whereNeedsParentheses', 'metric m is a or else <|spend where b|>', 'metric m is a or else (spend where b)'],
  ['whereNeedsParentheses', 'metric m is -<|spend where b|>', 'metric m is -(spend where b)'],
  ['betweenNumbers', 'if age <|between 18 and 35|> then tier star', 'if age 18 to 35 then tier star'],
  ['betweenNumbers', 'if age is <|between|> 18 and 35 then tier star', 'if age 18 to 35 then tier star'],
  ['negativeRange', 'if balance <|-5 to|> 5 then tier star', 'if balance is -5 to 5 then tier star'],
  ['negativeRange', 'if balance <|- 5 CNY to|> 5 CNY then tier star', 'if balance is - 5 CNY to 5 CNY then tier star'],
  ['signInAction', 'if a then tier <|=|> star', 'if a then tier star'],
  ['signInAction', 'if a then tier<|:|>star', 'if a then tier star'],
  ['signInAction', 'if a then tier <|is|> star', 'if a then tier star'],
  ['listAfterIn', 'if city <|in|> ("a", "b") then tier star', 'if city is one of ("a", "b") then tier star'],
  ['strayComma', 'if a > 1<|,|> b > 2 then tier star'],
  ['unclosedParenthesis', 'if <|(|>a and b then tier star', 'if (a and b) then tier star'],
  ['unclosedParenthesis', 'if a is one of <|(|>A, B then tier star', 'if a is one of (A, B) then tier star'],
  ['unopenedParenthesis', 'if a<|)|> then tier star', 'if a then tier star'],
  ['functionStyle', 'metric m is <|count(|>orders)', 'metric m is count of (orders)'],
  // Words.
  ['misspelled', 'if a <|thn|> tier star', 'if a then tier star'],
  ['misspelled', '<|fi|> a then tier star', 'if a then tier star'],
  ['misspelled', '<|metrc|> m is 3', 'metric m is 3'],
  ['misspelled', 'segment s <|if|> a', 'segment s when a'],
  ['misspelled', 'segment s <|is|> a > 3', 'segment s when a > 3'],
  ['misspelled', 'rule r: <|when|> a then tier star', 'rule r: if a then tier star'],
  ['misspelled', 'if a then tier star <|becuase|> "x"', 'if a then tier star because "x"'],
  ['misspelled', 'class c by share of x A top 75% B <|nxt|> 20%', 'class c by share of x A top 75% B next 20%'],
  ['misspelled', '<|when|> a then tier star', 'if a then tier star'],
  ['misspelled', 'if a then tier star\n<|else if|> b then tier cow', 'if a then tier star\nif b then tier cow'],
  ['misspelled', 'if a then tier star <|and|> visit weekly', 'if a then tier star, visit weekly'],
  ['missingBlank', '<|如果RFM|> > 3 则 tier star', '如果 RFM > 3 则 tier star'],
  ['missingBlank', 'if a <|那么tier|> star', 'if a 那么 tier star'],
  ['expectedLimit', 'limit visit <|40|> per week'],
  ['expectedLimit', 'limit visit <|to|>'],
  ['expectedGoal', 'if a > 1 then visit weekly goal <|growth|>'],
  ['notYet', '<|model|> clv from orders'],
  ['expectedContractBound', 'test "a"\n  expect share of tier <|star|>'],
  ['expectedMeasured', 'test "a"\n  expect share of <|5|>%'],
  ['expectedAffinity', 'affinity pairs from <|orders|>'],
  ['expectedAffinityLimit', 'affinity pairs from orders by category, <|at|> least 1%'],
  ['expectedAgo', 'segment s when lifecycle <|was|> active'],
  ['expectedAgo', 'segment s when lifecycle <|was|> active or x'],
  ['expectedAgo', 'segment s when spend as of 60 days <|>|> 3', 'segment s when spend as of 60 days ago > 3'],
  ['expectedAgo', 'segment s when x was 3 60 <|days|>', 'segment s when x was 3 60 days ago'],
  ['expectedMoved', 'segment s when <|entered loyal|>'],
  ['expectedMoved', 'segment s when <|left lifecycle active|> since 2026-01-01'],
  ['agoAlone', 'segment s when spend <|60 days ago|> > 3', 'segment s when spend as of 60 days ago > 3'],
  ['agoAlone', 'segment s when not loyal <|2 months ago|>', 'segment s when not loyal as of 2 months ago'],
  ['agoAlone', 'if loyal <|1 year ago|> then tier star', 'if loyal as of 1 year ago then tier star'],
  ['wasCompared', 'segment s when x <|was >=|> 3 CNY 60 days ago', 'segment s when x as of 60 days ago >= 3 CNY'],
  ['wasCompared', 'segment s when x <|was <|> 9 days 2 weeks ago', 'segment s when x as of 2 weeks ago < 9 days'],
  ['wasCompared', 'segment s when x <|was >|> 3'],
  ['suffixAfterLiteral', 'metric m is 3 <|as of 60 days ago|>'],
  ['expectedItem', 'checklist <|aware|>'],
  ['expectedItem', 'checklist aware\n  able <|income|> > 3'],
  ['misspelled', 'checklist aware\n  able <|whn|> income > 3', 'checklist aware\n  able when income > 3'],
  ['expectedItem', 'checklist aware\n  <|"able"|> when income > 3'],
  ['expectedChecklist', 'segment s when all of <|>|> 3'],
  ['expectedChecklist', 'segment s when at least <|of|> aware'],
  ['expectedChecklist', 'segment s when at most 2 <|aware|>'],
  ['expectedChecklist', 'segment s when how many <|aware|> > 2'],
  ['misspelled', 'segment s when <|none|> of aware', 'segment s when not any of aware'],
  ['misspelled', 'if <|None|> of (a, b) then tier star', 'if not any of (a, b) then tier star'],
  ['misspelled', 'segment s when <|exactly 2|> of aware', 'segment s when how many of aware is 2'],
  ['misspelled', 'data a from "a.csv"\n  key <|Member No|>', 'data a from "a.csv"\n  key `Member No`'],
  [
    'misspelled',
    'data a from "a.csv"\n  column <|Plan fee|>: money USD',
    'data a from "a.csv"\n  column `Plan fee`: money USD',
  ],
  ['misspelled', 'data v from "v.csv" of m by <|Member No|>', 'data v from "v.csv" of m by `Member No`'],
  ['misspelled', 'metric m is <|sum orders|>.total', 'metric m is sum of orders.total'],
  ['misspelled', 'metric m is <|计数 订单|>', 'metric m is 计数 的 订单'],
  ['misspelled', 'if <|exactly 1|> of (a, (b)) then tier star', 'if how many of (a, (b)) is 1 then tier star'],
  ['expectedWeight', 'score s is 40% <|product|>, 60% of service'],
  ['expectedWeight', 'score s is 40% of product, <|service|>'],
  ['expectedWeight', 'score s is 40% of product, 60 <|of|> service'],
  ['expectedKnown', 'score s is 40% of product, 60% of service, at <|2|> known'],
  ['expectedKnown', 'score s is 40% of product, 60% of service, at least <|known|>'],
  ['expectedKnown', 'score s is 40% of product, 60% of service, at least <|2|>'],
  ['expectedAggregate', 'metric m is top 3 of orders.<|category|>'],
  ['expectedAggregate', 'metric m is top 3 of orders.category by <|total|>'],
  ['expectedLasting', 'metric m is next due of <|orders|>'],
  ['expectedLasting', 'metric m is next due of orders <|in|> last 3 months'],
  ['elseForOtherwise', 'if a then tier star <|else|> tier dog', 'if a then tier star otherwise tier dog'],
  ['missingComma', 'if a then tier star <|visit|> weekly', 'if a then tier star, visit weekly'],
  ['elseForOtherwise', 'if a then tier star\n<|else|> tier dog', 'if a then tier star\notherwise tier dog'],
  ['missingComma', 'if a then tier star\n<|visit|> weekly', 'if a then tier star,\nvisit weekly'],
  ['missingComma', 'policy p <|all|> matches', 'policy p, all matches'],
  ['missingComma', 'score s is 5 bands of a <|lowest|> best', 'score s is 5 bands of a, lowest best'],
  ['missingComma', 'action a takes text <|keep|> all', 'action a takes text, keep all'],
  ['missingComma', 'action a takes text <|by|> (x)', 'action a takes text, by (x)'],
  ['missingComma', 'test "t"\ngiven R 5 <|F|> 5', 'test "t"\ngiven R 5, F 5'],
  ['dateAfterDecision', 'if a then offer 15% <|until 2026-12-31|>'],
  ['unexpected', 'metric m is a <|b|>'],
  ['unexpected', 'let a = 3 <|4|>'],
  ['unknownDeclaration', '<|hello|> world'],
  ['unknownDeclaration', '<|"x"|>'],
  ['fullStop', 'if a then tier star<|。|>', 'if a then tier star'],
  ['fullStop', 'let a = 3<|.|>', 'let a = 3'],
  // What was expected.
  ['expectedName', 'let <|=|> 3'],
  ['expectedName', '<|policy|>'],
  ['expectedText', 'if a then tier star because <|high|>'],
  ['expectedText', 'test <|given|> R 5'],
  ['expectedOperand', 'if <|then|> tier star'],
  ['expectedOperand', 'if a > <|then|> tier star'],
  ['expectedOperand', 'if a <|and|>'],
  ['expectedOperand', 'metric m is <|*|> 3'],
  ['expectedThen', 'if <|a|>'],
  ['expectedThen', 'if RFM <|444|> then tier star'],
  ['expectedAction', 'if a <|then|>'],
  ['expectedAction', 'if a then <|because|> "x"'],
  ['expectedAction', 'if a then tier star<|,|>'],
  ['expectedValue', 'if a then points <|-|>'],
  ['expectedWhen', 'segment <|s|>'],
  ['expectedWhen', 'never message <|not|> consent'],
  ['expectedIs', 'metric m <|count|> of orders'],
  ['expectedIs', 'let a <|3|>'],
  ['expectedColon', 'rule r <|if|> a then tier star', 'rule r: if a then tier star'],
  ['expectedIf', 'rule r: <|a|> then tier star'],
  ['expectedOrigin', 'data d <|"x.csv"|>'],
  ['expectedOrigin', 'data d from <|3|>'],
  ['expectedLink', 'data d from "x" of customers <|customer_id|>'],
  ['expectedRole', 'data d from "x"\n  key id\n  <|city|>: text'],
  ['expectedType', 'data d from "x"\n  key id: <|3|>'],
  ['expectedBands', 'score s is <|"x"|>'],
  ['expectedBands', 'score s is 5 <|of|> spend'],
  ['expectedBest', 'score s is 5 bands of spend, <|worst|>'],
  ['expectedMode', 'policy p, <|any|> match'],
  ['expectedHoldOut', 'campaign c for s\n  hold <|10|>%'],
  ['expectedAtMost', 'campaign c for s\n  at <|500|>'],
  ['expectedAtMost', 'campaign c for s\n  at most <|many|>'],
  ['expectedFrequency', 'campaign c for s\n  at most 1 message <|within|> 7 days of contacts'],
  ['expectedFrequency', 'campaign c for s\n  at most 1 message in 7 days <|contacts|>'],
  ['expectedEach', 'campaign c for s\n  budget 9 CNY at 1 CNY <|by|> spend'],
  ['expectedRanking', 'campaign c for s\n  at most 5 by spend, <|best|> first'],
  ['expectedDates', 'campaign c for s\n  from 2026-03-01 <|until|> 2026-04-30'],
  ['expectedClassBy', 'class c <|of|> spend'],
  ['expectedClassMember', 'class c by share of <|spend|>'],
  ['expectedClassMember', 'class c by share of spend\n  A <|75|>%'],
  ['expectedStage', 'stages <|s|>'],
  ['expectedStage', 'stages s\n  a <|recency|> > 3'],
  ['expectedShare', 'class c by share of spend\n  A <|top|>\n  B rest'],
  ['expectedActionOption', 'action a takes text, <|x|>'],
  ['expectedShape', 'action a takes <|3|>'],
  ['expectedDate', 'as of <|today|>'],
  ['expectedUse', 'use <|3|>'],
  ['expectedUnit', 'if visit is every 2 <|visits|> then tier star'],
  ['expectedWindow', 'metric m is spend in <|the|> last month'],
  ['expectedWindow', 'metric m is spend in <|12|>'],
  ['expectedCalendar', 'metric m is spend this <|week|>'],
  ['expectedAnd', 'metric m is spend between 2026-01-01 <|to|> 2026-02-01'],
  ['expectedRows', 'metric m is count of <|3|>'],
  ['expectedList', 'if a is one of <|A|> then tier star'],
  ['expectedGiven', 'test "t" given <|R|>'],
  ['expectedExpectation', 'test "t" expect <|3|>'],
  ['expectedHeader', 'policy p\n  <|table|>'],
  ['expectedDoubleBar', 'table\n| a | <|b|>'],
  ['expectedCell', 'table\n| a || tier |\n| 1 || <||||>'],
  ['expectedColumn', 'table\n| a || <|3|> |'],
  ['cellCount', 'table\n| a | b || tier |\n| 1 <||||> star |'],
  ['cellCount', 'table\n| a || tier | visit |\n| 1 || star <|||>\n| - || - | - |'],
  ['cellCount', 'table\n| a || tier | visit |\n| 1 || <|star|>'],
  ['cellCount', 'table\n| a | b || tier | visit |\n| 1 <||||> star |'],
  ['dateAfterDecision', 'if a then offer 15% <|until 2026-12-31|>'],
  ['dateAfterDecision', 'if a then visit weekly <|From 2026-12-01|>, tier star'],
  ['dateAfterDecision', 'otherwise offer 15% for 30 days <|直到 2026-12-31|>'],
  ['missingComma', 'if a then tier star <|review|> 2026-12-31', 'if a then tier star, review 2026-12-31'],
  ['strayRow', '<|||> a || tier |\n| 1 || star |'],
  // The file.
  ['mergeConflict', '<|<<<<<<< HEAD|>\nlet a = 3\n=======\nlet a = 4\n>>>>>>> theirs\nlet b = 5'],
  ['mergeConflict', 'let a = 3\n<|=======|>\n'],
  ['notText', 'let a = 3<|\0|>'],
];

describe('syntax errors', () => {
  it.each(cases.map(([name, marked, fixed]) => ({ name, marked, fixed })))(
    '$name: $marked',
    ({ name, marked, fixed }) => {
      const start = marked.indexOf('<|');
      const end = marked.lastIndexOf('|>') - 2;
      const text = marked.slice(0, start) + marked.slice(start + 2, end + 2) + marked.slice(end + 4);
      const found = placedIssues(text);
      expect(found.map(({ issue }) => nameOf(issue.code))).toEqual([name]);
      const { issue, at } = found[0]!;
      expect(text.slice(at + issue.span.start, at + issue.span.end)).toBe(text.slice(start, end));
      expect(issue.edits === undefined).toBe(fixed === undefined && !unsure.has(marked));
      if (fixed !== undefined) {
        expect(mend(text, issue, at)).toBe(fixed);
        expect(placedIssues(fixed)).toEqual([]);
      }
    },
  );

  it('are all in the registry, and each of them here', () => {
    expect(Object.keys(syntaxCodes).sort()).toEqual(Object.values(codes).sort());
    const elsewhere = ['fileTooLarge', 'tooManyIssues', 'textTooLong', 'nameTooLong', 'tooDeep'];
    const shown = new Set<string>([...cases.map(([name]) => name), ...elsewhere]);
    expect(Object.keys(codes).filter((name) => !shown.has(name))).toEqual([]);
  });

  it('say nothing that is not filled', () => {
    for (const [, marked] of cases) {
      for (const { issue } of placedIssues(marked.replace('<|', '').replace('|>', ''))) {
        const kind = syntaxCodes[issue.code as keyof typeof syntaxCodes];
        const wanted = [kind.message, kind.help, kind.fix].flatMap((words) => (words ? Object.values(words) : []));
        for (const words of wanted) {
          for (const [, key] of words.matchAll(/\{(\w+)\}/g)) expect(issue.data).toHaveProperty(key!);
        }
      }
    }
  });
});

/** Their fixes remove them, and leave something else to do. */
const unsure = new Set([
  'let `<|\u202a|>` = 3',
  'let a = "<|\\u{110000}|>"',
  'let a = "<|\\u{d800}|>"',
  'if a > <|10k|> then tier star',
]);

function placedIssues(text: string): { issue: SyntaxIssue; at: number }[] {
  return parse(text).chunks.flatMap(({ start, chunk }) => chunk.issues.map((issue) => ({ issue, at: start })));
}

function nameOf(code: string): string {
  return Object.entries(codes).find(([, value]) => value === code)?.[0] ?? code;
}

function mend(text: string, { edits }: SyntaxIssue, at: number): string {
  let mended = text;
  for (const edit of [...(edits ?? [])].reverse()) {
    mended = mended.slice(0, at + edit.span.start) + edit.text + mended.slice(at + edit.span.end);
  }
  return mended;
}
