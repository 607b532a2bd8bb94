import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the project, which is the extension under development. */
export const root = fileURLToPath(new URL('../../../', import.meta.url)).replace(/[/\\]$/, '');

/** What takes long to get, and is used again; ignored by Git. */
export const cache = join(root, 'test/.cache/editor');

/** Pictures of the editor, to be looked at. */
export const screenshots = join(root, 'out/screenshots');

/** The bundled test files. */
export const suites = join(cache, 'suites');
