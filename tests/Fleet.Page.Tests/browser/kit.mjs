// What the checks share: a browser, pages opened in it, and claims about them.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const args = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

/** Starts the browser that is installed, with a profile of its own that goes with it. */
export async function launch() {
  const home = await mkdtemp(join(tmpdir(), 'fleet-page-'));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args, env: { ...process.env, HOME: home, TMPDIR: home },
  });
  return { browser, close: async () => { await browser.close(); await rm(home, { recursive: true, force: true }); } };
}

/** Opens a file in a fresh profile, and writes down what it fetches and what goes wrong. */
export async function open(browser, file, { hash = '', ...options } = {}, wrong = [], fetched = []) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', offline: true, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const url = pathToFileURL(file).href + hash;
  page.on('request', request => { if (request.url().split('#')[0] !== url.split('#')[0]) fetched.push(request.url()); });
  page.on('console', message => { if (['error', 'warning'].includes(message.type())) wrong.push(message.text()); });
  page.on('pageerror', problem => wrong.push(problem.message));
  await page.goto(url);
  await page.waitForFunction(() => performance.getEntriesByName('fleet-ready').length > 0);
  return page;
}

/** Fails unless both are the same as JSON. */
export function same(actual, expected, what) {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: ${a} instead of ${b}`);
}

export function claim(holds, what) {
  if (!holds) throw new Error(what);
}
