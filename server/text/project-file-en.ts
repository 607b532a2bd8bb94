/** What each part of the project file is, as an editor shows it. */
export const projectFileEn = {
  file: 'What the rules of a Patron project are compiled to, and where their data is.',
  schema: 'The address of this schema, for editors.',
  targets: 'What the rules are compiled to. Whatever one of these cannot hold is an error in the rules.',
  data: 'Where data is on a database, by the names that the rules use: { "orders": { "table": "dw.orders" } }.',
  table:
    'The table: "orders", "dw.orders" or "catalog.schema.orders". A list where a part holds a dot: ["dw", "orders.2026"]. Absent: a table named like the data.',
  columns: 'Columns of the table by the names that the rules use, where they differ: { "total": "amt" }.',
  unique: 'You promise that no two rows of the table have one key, so that statements need not look for repeated rows.',
};
