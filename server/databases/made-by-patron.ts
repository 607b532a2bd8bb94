/** What a table says of itself that `--as table` made: no other is ever replaced. */
export const madeByPatron = 'Decisions by Patron; replaced by the next run';
