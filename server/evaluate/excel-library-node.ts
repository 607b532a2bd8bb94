import { createRequire } from 'node:module';
import type * as Excel from '@e965/xlsx';

/** Set where everything is bundled into files of its own. */
declare const PATRON_BUNDLED: boolean | undefined;

/** The library that reads workbooks. It is loaded with the first of them: few need it, and loading it takes as long as checking a file of rules. */
export function excel(): typeof Excel {
  return typeof PATRON_BUNDLED === 'undefined'
    ? createRequire(import.meta.url)('@e965/xlsx/dist/xlsx.mini.min.js')
    : // The bundler puts it in place of a literal only.
      require('@e965/xlsx/dist/xlsx.mini.min.js');
}
