/**
 * The browser stories: one server with a fresh demo city, one Chromium, every story in a browser context of its own.
 *
 *   node apps/admin-e2e/run.mjs                     all stories
 *   node apps/admin-e2e/run.mjs overview sign-in    the files whose names contain one of the words
 *   node apps/admin-e2e/run.mjs --url http://…      against a demo city that runs already with the password in
 *                                                   support/roles.ts and FANZHA_TRUST_PROXY=on; never one that
 *                                                   somebody needs: stories record and lock
 *
 * CHROMIUM names the browser. A story fails on any error its pages report, and leaves a picture of them in .data/e2e.
 * The last line is `N passed, N failed, N skipped`.
 */
import { globSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { findChromium } from '../../infra/scripts/chromium.mjs';
import { startDemoServer } from './demo-server.mjs';
import { DESKTOP } from './src/support/devices.ts';
import { takeStories } from './src/support/story.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PICTURES = path.join(ROOT, '.data/e2e');
const { values, positionals } = parseArgs({ allowPositionals: true, options: { url: { type: 'string' } } });

/** Nothing leaves this machine: no updates, no look-ups, no other host. */
const LAUNCH = {
  // Without a UTF-8 locale Chromium drops the Chinese name of a download.
  env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
  executablePath: findChromium(),
  args: [
    '--no-sandbox',
    '--disable-dev-shm-usage',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  ],
};

const counts = { passed: 0, failed: 0 };
let people = 0;
const closers = [];
let closing;
const closeAll = () =>
  (closing ??= (async () => {
    for (const close of closers.reverse()) await close().catch((error) => console.error(error));
  })());
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void closeAll().then(() => process.exit(1)));

try {
  await run();
} catch (error) {
  counts.failed += 1;
  console.error(error);
} finally {
  await closeAll();
}
console.log(`${counts.passed} passed, ${counts.failed} failed, 0 skipped`);
process.exitCode = counts.failed > 0 ? 1 : 0;

async function run() {
  const began = performance.now();
  rmSync(PICTURES, { recursive: true, force: true });
  const [url, browser] = await Promise.all([
    values.url ?? startDemoServer((stop) => closers.push(stop)),
    chromium.launch(LAUNCH).then((launched) => {
      closers.push(() => launched.close());
      return launched;
    }),
  ]);
  console.log(`server and browser ready (${seconds(began)} s)`);
  for (const file of globSync('src/**/*.spec.ts', { cwd: import.meta.dirname }).sort()) {
    if (positionals.length > 0 && !positionals.some((word) => file.includes(word))) continue;
    console.log(path.basename(file, '.spec.ts'));
    await import(path.join(import.meta.dirname, file));
    for (const story of takeStories()) await tell(story, path.basename(file, '.spec.ts'), browser, url);
  }
}

/** Plays one story; whatever its pages report as an error is a failure, unless the story said it would. */
async function tell({ title, device, expectedErrors, act }, file, browser, url) {
  const began = performance.now();
  const contexts = [];
  const errors = [];
  const visit = async (on = device ?? DESKTOP) => {
    people += 1;
    // Everybody comes from an address of their own: what the server counts per address is one person's doing.
    const extraHTTPHeaders = { 'x-forwarded-for': `10.0.${people >> 8}.${people & 255}` };
    const context = await browser.newContext({
      baseURL: url,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
      extraHTTPHeaders,
      ...on,
    });
    contexts.push(context);
    context.setDefaultTimeout(15_000);
    const report = (text) => {
      if (!expectedErrors.some((expected) => expected.test(text))) errors.push(text);
    };
    context.on('console', (message) => {
      if (message.type() === 'error') report(`console: ${message.text()} ${message.location().url}`);
    });
    context.on('weberror', (error) => report(`page error: ${error.error().stack}`));
    context.on('request', (request) => {
      if (/^(http|ws)s?:/.test(request.url()) && !request.url().startsWith(url))
        errors.push(`asked another host: ${request.url()}`);
    });
    return context.newPage();
  };
  try {
    await act({ page: await visit(), visit, url });
    if (errors.length > 0) throw new Error('its pages reported errors');
    counts.passed += 1;
    console.log(`  ✓ ${title} (${seconds(began)} s)`);
  } catch (error) {
    counts.failed += 1;
    console.log(`  ✗ ${title} (${seconds(began)} s)\n${[error.stack, ...errors].join('\n').replace(/^/gm, '    ')}`);
    const pages = contexts.flatMap((context) => context.pages());
    for (const [at, page] of pages.entries()) await takePicture(page, `${file}-${counts.failed}-${at + 1}.png`);
  } finally {
    await Promise.all(contexts.map((context) => context.close()));
  }
}

async function takePicture(page, name) {
  mkdirSync(PICTURES, { recursive: true });
  const file = path.join(PICTURES, name);
  await page.screenshot({ path: file }).then(
    () => console.log(`    ${page.url()} looked like ${path.relative(ROOT, file)}`),
    () => undefined,
  );
}

function seconds(since) {
  return ((performance.now() - since) / 1000).toFixed(1);
}
