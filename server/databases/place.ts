/** A URL as people read it: without password and without what stands behind `?`. */
export function placeOf(url: string): string {
  return url.replace(/^([^/]*\/\/[^/@:]*):.*@/s, '$1@').replace(/[?#].*$/s, '');
}

/** A password in a URL stands in the history of the shell and in the list of processes. */
export function hasPassword(url: string): boolean {
  return /^[^/]*\/\/[^/@:]*:.*@/s.test(url) || /[?&]password=/i.test(url);
}

/** The letters before the first colon, lower case; undefined: there are none. */
export function schemeOf(url: string): string | undefined {
  return /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
}
