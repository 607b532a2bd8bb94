/** What a template would take for its own, and the line break that it would change. */
const special = /\{[{%#]|\r/g;

/** Text that a template says as it is. */
export function plainJinja(text: string): string {
  return text.replace(special, (found) => `{{ '${found === '\r' ? '\\r' : found}' }}`);
}

export function hasJinja(text: string): boolean {
  return text.search(special) >= 0;
}
