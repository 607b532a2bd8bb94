/** What a rename is refused with. Names stand in quotes, so that any name fits. */
export const navigationEn = {
  nothingHere: 'There is no name here that can be changed. Put the cursor on a name.',
  empty: 'A name cannot be empty.',
  unwritable: 'A name is one line of at most 128 visible characters, without backticks.',
  builtIn: (name: string) => `“${name}” is built in. Declare an action of your own to give it another name.`,
  label: (name: string) => `“${name}” is a word of the language, so it keeps its name.`,
  column: (name: string) =>
    `“${name}” is the name of a column in the data. Change it in the data file, and here by hand.`,
  guessedData: (name: string) =>
    `“${name}” was found beside the rules. Declare it with “data” to give it another name.`,
  library: (name: string, module: string) => `“${name}” comes from the library ${module}, which cannot be changed.`,
  usedByLibrary: (name: string, module: string) =>
    `The library ${module} builds on your “${name}”. By another name it would use its own.`,
  taken: (name: string, kind: string) => `“${name}” is taken already: it is ${kind}.`,
  takenBy: (name: string, owner: string) => `“${owner}” has “${name}” already.`,
  hiddenByColumn: (name: string) =>
    `“${name}” is also a column of the rows that a “where” looks at, so there it would mean the column.`,
  ruleNumber: (name: string) => `“${name}” is what rules without a name are called. Choose another name.`,
  resultName: (name: string) => `“${name}” is the name of a result that every run writes. Choose another name.`,
  subject: (name: string) =>
    `Decisions are about the data called “${name}”. With this name it would not be clear any more what they are about.`,
  path: (name: string) => `“${name}” would be mistaken for the way to other data. Choose another name.`,
};
