// Where the project lies, and how its scripts start other programs.

import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Runs a program in the project's root with our own input and output, and returns its exit code.
 * A program that a signal ended counts as failed.
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {number}
 */
export function run(program, args) {
  // On Windows npm is a script, which only a shell starts.
  const shell = process.platform === 'win32' && program === 'npm';
  const result = spawnSync(program, args, { cwd: root, stdio: 'inherit', shell });
  if (result.error) throw result.error;
  return result.status ?? 1;
}

/**
 * Tells whether this module is the one that was started, by whatever links the way to it led.
 * @param {string} moduleUrl
 * @returns {boolean}
 */
export function isMain(moduleUrl) {
  return process.argv[1] !== undefined && fileURLToPath(moduleUrl) === realpathSync(process.argv[1]);
}

/**
 * Does the work of a script; what goes wrong is told in one line, without a trace through the tools.
 * @param {() => Promise<void>} work
 */
export async function reportingErrors(work) {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
