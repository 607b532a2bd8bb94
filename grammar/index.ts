export type * from './ast.ts';
export { isReserved, type Keyword, keywordOf, keywordTable, phrases } from './keywords.ts';
export { isLiteral } from './literals.ts';
export { isBareName, nameAsWritten } from './names.ts';
export { parse, reparse } from './parse.ts';
export { type Formatted, format } from './print.ts';
export { cover, type Span, shift, spanOf } from './span.ts';
export { type AnyNode, childrenOf, nodesAt, walk } from './walk.ts';
