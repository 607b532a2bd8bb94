// Stands in for VS Code: serves the built page under the same policy, and answers what it asks.

import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { pageHtml } from '../../../client/features/preview/page.ts';
import type { DataState, PreviewParams, ToEditor, ToPage } from '../../../client/webview/messages.ts';
import type { Language } from '../../../server/text/language.ts';
import { customersPage, explanation } from '../../support/panel/customers.ts';
import { retail } from '../../support/panel/retail.ts';
import { findChromium } from '../support/code-server-install.ts';
import { limits } from '../support/limits.ts';
import { until } from '../support/until.ts';

export const themes = ['light', 'dark', 'high-contrast', 'high-contrast-light'] as const;
export type Theme = (typeof themes)[number];

export interface Look {
  readonly theme?: Theme;
  readonly language?: Language;
  readonly width?: number;
  readonly height?: number;
  readonly forcedColors?: boolean;
  readonly reducedMotion?: boolean;
  /** What the page remembered. */
  readonly remembered?: unknown;
}

export interface PanelInTest {
  readonly page: Page;
  readonly sent: ToEditor[];
  /** What went wrong in the page: violations of the policy, errors, requests to elsewhere. */
  readonly wrong: string[];
  /** How many customers are behind every number; `null`: they cannot be read. */
  customers: number | null;
  send(...messages: readonly ToPage[]): Promise<void>;
  /** Waits until the page has sent this. */
  hears(message: ToEditor): Promise<void>;
  /** Waits until this is what the page would remember over a reload. */
  remembers(state: unknown): Promise<void>;
  close(): Promise<void>;
}

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What every preview in these tests is of. */
export const uri = retail().uri;

export const ready: DataState = {
  kind: 'ready',
  asOf: '2026-10-31',
  asOfFrom: 'program',
  customers: 3200,
  sources: [
    { source: 'customers', rows: 3200, rejected: 0 },
    { source: 'orders', rows: 30543, rejected: 12 },
  ],
};

export async function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    timeout: limits.wait,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
}

export async function openPanel(browser: Browser, look: Look = {}): Promise<PanelInTest> {
  const server = await serve(look);
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { width = 560, height = 900, forcedColors = false, reducedMotion = true } = look;
  const context = await browser.newContext({
    viewport: { width, height },
    forcedColors: forcedColors ? 'active' : 'none',
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
  });
  context.setDefaultTimeout(limits.wait);
  const page = await context.newPage();
  const panel = panelOn(page, async () => {
    await context.close();
    server.close();
  });
  watch(page, origin, panel.wrong);
  await connect(page, panel, look.remembered);
  await page.goto(`${origin}/`);
  // Whatever is sent before the page listens is lost.
  await panel.hears({ type: 'ready' });
  return panel;
}

/** A panel that shows a preview. */
export async function openPreview(
  browser: Browser,
  look: Look = {},
  params: PreviewParams = retail(),
): Promise<PanelInTest> {
  const panel = await openPanel(browser, look);
  const language = look.language ?? 'en';
  await panel.send(
    { type: 'file', uri, name: 'loreal.patron', language },
    { type: 'state', uri, state: ready },
    { type: 'preview', params },
  );
  await panel.page.waitForSelector('.overview');
  return panel;
}

function chromiumPath(): string {
  const path = findChromium();
  if (path === undefined) throw new Error('The tests of the panel need a Chromium: set PATRON_CHROMIUM to its path.');
  return path;
}

function panelOn(page: Page, close: () => Promise<void>): PanelInTest & { readonly heard: EventEmitter } {
  const sent: ToEditor[] = [];
  const heard = new EventEmitter();
  return {
    heard,
    page,
    sent,
    wrong: [],
    customers: 422,
    hears: (message) => hear(message, sent, heard),
    send: async (...messages) => {
      for (const message of messages) await page.evaluate((sent) => window.postMessage(sent, '*'), message);
    },
    remembers: (state) => remember(state, page),
    close,
  };
}

async function connect(
  page: Page,
  panel: PanelInTest & { readonly heard: EventEmitter },
  remembered: unknown,
): Promise<void> {
  await page.exposeFunction('toEditor', async (message: ToEditor) => {
    panel.sent.push(message);
    panel.heard.emit('message');
    const answer = answerTo(message, panel);
    if (answer) await panel.send(answer);
  });
  await page.addInitScript((state) => {
    const view = window as unknown as Record<string, unknown>;
    view['remembered'] = state;
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`violation: ${event.violatedDirective} ${event.blockedURI}`);
    });
    view['acquireVsCodeApi'] = () => ({
      postMessage: (message: unknown) => (view['toEditor'] as (message: unknown) => void)(message),
      getState: () => view['remembered'],
      setState: (next: unknown) => {
        view['remembered'] = next;
      },
    });
  }, remembered);
}

async function remember(state: unknown, page: Page): Promise<void> {
  let last: unknown;
  const isSo = async () => {
    last = await page.evaluate('window.remembered');
    return isDeepStrictEqual(last, state);
  };
  await until(isSo).catch(() => assert.deepEqual(last, state));
}

async function hear(message: ToEditor, sent: readonly ToEditor[], heard: EventEmitter): Promise<void> {
  const signal = AbortSignal.timeout(limits.wait);
  while (!sent.some((each) => isDeepStrictEqual(each, message))) {
    await once(heard, 'message', { signal }).catch(() => {
      throw new Error(`The page never sent ${JSON.stringify(message)}, but ${JSON.stringify(sent)}`);
    });
  }
}

function answerTo(message: ToEditor, { customers }: PanelInTest): ToPage | undefined {
  if (message.type === 'customers') {
    const { id, offset, limit } = message;
    return { type: 'customers', id, page: customers === null ? null : customersPage(customers, offset, limit) };
  }
  if (message.type !== 'explain') return undefined;
  const { id, key } = message;
  if (!/^M\d{7}$/.test(key)) return { type: 'explained', id, answer: { kind: 'unknown' } };
  return { type: 'explained', id, answer: { kind: 'explained', text: key, words: explanation(key) } };
}

function watch(page: Page, origin: string, wrong: string[]): void {
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('request', (request) => !request.url().startsWith(origin) && wrong.push(`request: ${request.url()}`));
}

const contentTypes: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  css: 'text/css',
  ttf: 'font/ttf',
};

async function serve({ theme = 'dark', language = 'en' }: Look): Promise<Server> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0]!;
    if (path === '/') {
      const html = page(theme, language, `http://${request.headers.host}`);
      response.writeHead(200, { 'content-type': 'text/html' }).end(html);
      return;
    }
    const file = path.startsWith('/themes/') ? join(root, 'test/editor/panel', path) : join(root, 'dist', path);
    const type = contentTypes[path.split('.').at(-1)!];
    if (type) response.writeHead(200, { 'content-type': type }).end(readFileSync(file));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** VS Code adds its colours and the kind of the theme to the page. */
function page(theme: Theme, language: Language, source: string): string {
  const html = pageHtml({
    script: `${source}/webview/main.js`,
    style: `${source}/webview/style.css`,
    source,
    nonce: 'nonceoftest',
    language,
    title: 'Patron',
  });
  const kind = theme === 'high-contrast-light' ? `vscode-high-contrast vscode-${theme}` : `vscode-${theme}`;
  return html
    .replace('<link', `<link rel="stylesheet" href="${source}/themes/${theme}.css">\n<link`)
    .replace('<body', `<body class="${kind}"`);
}
