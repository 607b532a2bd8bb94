import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { limits } from './limits.ts';

export interface Browser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

const size = { width: 1440, height: 900 };

/** A fresh Chromium that keeps to itself. */
export async function launchBrowser(executablePath: string, locale = 'en'): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'patron-browser-'));
  allowWebviews(profile);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    timeout: limits.wait,
    viewport: size,
    locale,
    permissions: ['clipboard-read', 'clipboard-write'],
    args: [
      '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking',
      '--disable-component-update --disable-sync --disable-dev-shm-usage',
    ].flatMap((line) => line.split(' ')),
  });
  context.setDefaultTimeout(limits.wait);
  return {
    context,
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Panels live in frames of other origins, which do not work where such frames get no storage. */
function allowWebviews(profile: string): void {
  mkdirSync(join(profile, 'Default'), { recursive: true });
  const preferences = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify(preferences));
}
