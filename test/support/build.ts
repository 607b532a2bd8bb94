import { bundleIfStale } from '../../server/build/bundle.mjs';

/**
 * Builds what the tests start as a process, once a run. When that fails, only the tests that need it do: they find out by the stale or missing bundle,
 * and the reason stands above them.
 */
export default async function build(): Promise<void> {
  try {
    await bundleIfStale();
    delete process.env['PATRON_BUILD_FAILED'];
  } catch (error) {
    process.env['PATRON_BUILD_FAILED'] = error instanceof Error ? error.message : String(error);
    console.error(`The command line was not built: ${process.env['PATRON_BUILD_FAILED']}`);
  }
}
