/** A file of rules imported as its text, for the library files that ship inside the bundle. */
declare module '*.patron' {
  const text: string;
  export default text;
}
