import type { SyntaxIssue } from './ast.ts';
import type { Span } from './span.ts';

/** The codes of what can be wrong with a text. Their words are in the registry of diagnostics: the grammar knows no prose. */
export const codes = {
  // The file.
  fileTooLarge: 'PTN1001',
  notText: 'PTN1002',
  tooManyIssues: 'PTN1003',
  mergeConflict: 'PTN1004',
  // Characters.
  hiddenCharacter: 'PTN1005',
  bidiControl: 'PTN1006',
  loneSurrogate: 'PTN1007',
  unknownCharacter: 'PTN1008',
  semicolon: 'PTN1009',
  middleDot: 'PTN1010',
  // Texts and names.
  unterminatedText: 'PTN1011',
  unterminatedName: 'PTN1012',
  singleQuotes: 'PTN1013',
  unknownEscape: 'PTN1014',
  textTooLong: 'PTN1015',
  nameTooLong: 'PTN1016',
  emptyName: 'PTN1017',
  digitsInFront: 'PTN1018',
  // Literals.
  noSuchDay: 'PTN1020',
  dateFormat: 'PTN1021',
  unknownCurrency: 'PTN1022',
  meantCurrency: 'PTN1023',
  notWhole: 'PTN1024',
  thousandsSeparator: 'PTN1025',
  // Expressions.
  wrongOperator: 'PTN1030',
  twoComparisons: 'PTN1031',
  suffixAfterLiteral: 'PTN1032',
  whereNeedsParentheses: 'PTN1033',
  betweenNumbers: 'PTN1034',
  listAfterIn: 'PTN1035',
  strayComma: 'PTN1036',
  unclosedParenthesis: 'PTN1037',
  unopenedParenthesis: 'PTN1038',
  tooDeep: 'PTN1039',
  functionStyle: 'PTN1040',
  negativeRange: 'PTN1026',
  signInAction: 'PTN1027',
  // Words.
  reservedWord: 'PTN1041',
  misspelled: 'PTN1042',
  missingBlank: 'PTN1043',
  notYet: 'PTN1044',
  elseForOtherwise: 'PTN1045',
  missingComma: 'PTN1046',
  unexpected: 'PTN1047',
  unknownDeclaration: 'PTN1048',
  fullStop: 'PTN1049',
  // What was expected.
  expectedName: 'PTN1050',
  expectedText: 'PTN1051',
  expectedOperand: 'PTN1052',
  expectedThen: 'PTN1053',
  expectedAction: 'PTN1054',
  expectedValue: 'PTN1055',
  expectedWhen: 'PTN1056',
  expectedIs: 'PTN1057',
  expectedColon: 'PTN1058',
  expectedIf: 'PTN1059',
  expectedOrigin: 'PTN1060',
  expectedLink: 'PTN1061',
  expectedRole: 'PTN1062',
  expectedType: 'PTN1063',
  expectedBands: 'PTN1064',
  expectedBest: 'PTN1065',
  expectedMode: 'PTN1066',
  expectedClassBy: 'PTN1067',
  expectedClassMember: 'PTN1068',
  expectedStage: 'PTN1069',
  expectedShare: 'PTN1070',
  expectedActionOption: 'PTN1071',
  expectedShape: 'PTN1072',
  expectedDate: 'PTN1073',
  expectedUse: 'PTN1074',
  expectedUnit: 'PTN1075',
  expectedWindow: 'PTN1076',
  expectedCalendar: 'PTN1077',
  expectedAnd: 'PTN1078',
  expectedRows: 'PTN1079',
  expectedList: 'PTN1080',
  expectedGiven: 'PTN1081',
  expectedExpectation: 'PTN1082',
  // Checklists and weights.
  expectedItem: 'PTN1090',
  expectedChecklist: 'PTN1091',
  expectedWeight: 'PTN1092',
  expectedKnown: 'PTN1093',
  // Tables.
  expectedHeader: 'PTN1083',
  expectedDoubleBar: 'PTN1084',
  expectedCell: 'PTN1085',
  expectedColumn: 'PTN1086',
  cellCount: 'PTN1087',
  strayRow: 'PTN1088',
  dateAfterDecision: 'PTN1089',
  // Values in groups.
  expectedAggregate: 'PTN1094',
  expectedLasting: 'PTN1095',
  // Earlier dates.
  expectedAgo: 'PTN1096',
  expectedMoved: 'PTN1097',
  agoAlone: 'PTN1098',
  wasCompared: 'PTN1099',
  // Campaigns.
  expectedHoldOut: 'PTN1100',
  expectedAtMost: 'PTN1101',
  expectedFrequency: 'PTN1102',
  expectedEach: 'PTN1103',
  expectedRanking: 'PTN1104',
  expectedDates: 'PTN1105',
  // Limits and goals.
  expectedLimit: 'PTN1108',
  expectedGoal: 'PTN1109',
  // Contracts and affinities.
  expectedContractBound: 'PTN1112',
  expectedMeasured: 'PTN1113',
  expectedAffinity: 'PTN1114',
  expectedAffinityLimit: 'PTN1115',
} as const;

export type SyntaxCode = (typeof codes)[keyof typeof codes];

export type IssueEdit = NonNullable<SyntaxIssue['edits']>[number];

export function issue(
  code: SyntaxCode,
  span: Span,
  data: SyntaxIssue['data'] = {},
  edits?: readonly IssueEdit[],
): SyntaxIssue {
  return edits ? { code, span, data, edits } : { code, span, data };
}

export function replace(span: Span, text: string): IssueEdit {
  return { span, text };
}

export function insert(at: number, text: string): IssueEdit {
  return { span: { start: at, end: at }, text };
}

/** User text in a message: one line, not endless. */
export function excerpt(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
