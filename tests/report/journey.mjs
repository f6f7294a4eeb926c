// SPDX-License-Identifier: Apache-2.0
//
// journey.mjs NODE_DIR SITE SCREENSHOTS - opens the report in a browser, clicks and reads.
//
// The site is that of the product that product.sh makes: a threat with a whole chain, one whose
// name is an attack, and findings by the thousand. Each test stands alone: its pages are new, and
// whatever a page does beyond reading files (a request, a dialog, an error) fails the test.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [, , install, folder, screenshots] = process.argv;
if (screenshots === undefined) {
  console.error('usage: journey.mjs NODE_DIR SITE SCREENSHOTS');
  process.exit(2);
}
const { chromium } = createRequire(path.join(install, 'package.json'))('playwright-core');

const site = fs.realpathSync(folder);
const pages = fs.readdirSync(site).filter((name) => name.endsWith('.html'));
const address = (name) => pathToFileURL(site).href + '/' + name;
const findings = 5000;
const rows = '[data-row]:not([hidden])';

/** A page, and a list of all that it did which a report must not do. */
async function openPage(context, name) {
  const page = await context.newPage();
  const misdeeds = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) misdeeds.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => misdeeds.push(`exception: ${error.message}`));
  page.on('dialog', (dialog) => {
    misdeeds.push(`dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(pathToFileURL(site).href)) misdeeds.push(request.url());
  });
  await page.goto(address(name));
  return { page, misdeeds };
}

const heading = (page) => page.locator('h1').innerText();
const fileOf = (page) => path.basename(new URL(page.url()).pathname);

/** All rows and those that are shown, as the page itself counts them and as it shows them. */
async function counted(page) {
  const text = await page.locator('.tools output').innerText();
  const [, shown, all] = /^([\d,]+) of ([\d,]+)$/.exec(text) ?? assert.fail(`count says '${text}'`);
  assert.equal(await page.locator(rows).count(), Number(shown));
  assert.equal(await page.locator('[data-row]').count(), Number(all));
  return { shown: Number(shown), all: Number(all) };
}

/** As counted(), once the page says that `number` are shown: an address may change before its filter is applied. */
async function settled(page, number) {
  await page.locator('.tools output', { hasText: new RegExp(`^${number} of `) }).waitFor();
  return counted(page);
}

const tests = {
  async 'the overview leads to a threat, its chain and a requirement'({ open }) {
    const page = await open('index.html');
    await page.getByRole('link', { name: 'Threats' }).first().click();
    assert.equal(await heading(page), 'Threats');
    const verdicts = await page.locator(`${rows} .verdict`).allInnerTexts();
    assert.deepEqual(verdicts, ['OK', 'UNCOVERED']);
    await page.locator('tr', { hasText: 'Somebody guesses' }).getByRole('link').click();
    assert.match(await heading(page), /T-1.*Somebody guesses the password/s);
    const chain = page.locator('.chain').first();
    const hops = await chain.locator('.hop').allInnerTexts();
    const expected = [/T-1/, /M-1/, /GW-1/, /login_attempt/, /test_login_locks/, /passed/];
    let at = 0;
    for (const hop of hops) if (at < expected.length && expected[at].test(hop)) at++;
    assert.equal(at, expected.length, `the chain is ${JSON.stringify(hops)}`);
    await chain.getByRole('link', { name: 'GW-1' }).click();
    assert.match(await heading(page), /GW-1.*Five failures lock the login/s);
    assert.match(await page.locator('main').innerText(), /stays locked for a minute/);
    assert.ok(await page.getByRole('link', { name: 'T-1' }).count(), 'no way back to the threat');
    await page.goBack();
    assert.equal(fileOf(page), 'threat-T-1.html');
    await page.goBack();
    assert.equal(fileOf(page), 'threats.html');
  },

  async 'a tile of the overview opens the list it counts'({ open }) {
    const page = await open('index.html');
    for (const file of ['threats.html', 'requirements.html']) {
      const tiles = page.locator(`.tiles li:has(a[href^="${file}#verdict="])`);
      assert.ok(await tiles.count(), `no tile of ${file}`);
      const number = Number(await tiles.first().locator('b').innerText());
      await tiles.first().getByRole('link').click();
      assert.equal(fileOf(page), file);
      assert.equal((await settled(page, number)).shown, number);
      await page.goBack();
    }
  },

  async 'words narrow the findings, and all of them count'({ open }) {
    const page = await open('findings.html');
    assert.deepEqual(await counted(page), { shown: findings, all: findings });
    const box = page.getByRole('searchbox');
    await box.fill('COPY_42');
    const some = (await counted(page)).shown;
    assert.ok(some > 0 && some < findings);
    await box.fill('copy_42 unbounded-copy');
    const fewer = (await counted(page)).shown;
    assert.ok(fewer > 0 && fewer < some);
    for (const text of await page.locator(rows).allTextContents()) {
      assert.match(text, /copy_42/);
      assert.match(text, /unbounded-copy/);
    }
    await box.fill('no-finding-says-this');
    assert.equal((await counted(page)).shown, 0);
    await box.fill('');
    assert.equal((await counted(page)).shown, findings);
  },

  async 'choices narrow the findings, alone and together'({ open }) {
    const page = await open('findings.html');
    const [severity, rule] = [page.getByLabel('Any severity'), page.getByLabel('Any rule')];
    let sum = 0;
    for (const level of ['error', 'warning', 'note']) {
      await severity.selectOption(level);
      sum += (await counted(page)).shown;
    }
    assert.equal(sum, findings);
    await severity.selectOption('warning');
    const warnings = (await counted(page)).shown;
    await rule.selectOption('memory/unbounded-copy');
    const both = (await counted(page)).shown;
    assert.ok(both > 0 && both <= warnings);
    const kinds = await page.locator(rows).evaluateAll((elements) =>
      [...new Set(elements.map(({ dataset }) => `${dataset.severity} ${dataset.rule}`))]);
    assert.deepEqual(kinds, ['warning memory/unbounded-copy']);
  },

  async 'a filter is in the address, which opens it again'({ open }) {
    const page = await open('findings.html#rule=memory%2Funbounded-copy&q=copy_42');
    assert.equal(await page.getByLabel('Any rule').inputValue(), 'memory/unbounded-copy');
    assert.equal(await page.getByRole('searchbox').inputValue(), 'copy_42');
    const { shown } = await counted(page);
    assert.ok(shown > 0 && shown < findings);
    await page.getByRole('searchbox').fill('');
    await page.getByLabel('Any severity').selectOption('warning');
    const given = Object.fromEntries(new URLSearchParams(new URL(page.url()).hash.slice(1)));
    assert.deepEqual(given, { severity: 'warning', rule: 'memory/unbounded-copy' });
    const others = await page.locator('[data-row][data-rule="tls/verify-off-curl"]').count();
    await page.goto(address('findings.html#rule=tls%2Fverify-off-curl'));
    await settled(page, others);
    assert.equal(await page.getByLabel('Any rule').inputValue(), 'tls/verify-off-curl');
    assert.equal(await page.getByLabel('Any severity').inputValue(), '');
    await page.goto(address('findings.html#rule=no/such-rule'));
    assert.equal((await settled(page, findings)).shown, findings);
  },

  async 'the back button returns to the filtered list'({ open }) {
    const page = await open('threats.html');
    await page.getByRole('searchbox').fill('guesses');
    assert.equal((await counted(page)).shown, 1);
    await page.locator(rows).getByRole('link').click();
    assert.equal(fileOf(page), 'threat-T-1.html');
    await page.goBack();
    assert.equal((await settled(page, 1)).shown, 1);
    assert.equal(await page.getByRole('searchbox').inputValue(), 'guesses');
  },

  async 'the coverage knows each catalogue and what is not claimed'({ open }) {
    const page = await open('coverage.html');
    const { all } = await counted(page);
    const catalogue = page.getByLabel('Any catalogue');
    let sum = 0;
    for (const option of await catalogue.locator('option:not([value=""])').allInnerTexts()) {
      await catalogue.selectOption(option);
      sum += (await counted(page)).shown;
    }
    assert.equal(sum, all);
    await catalogue.selectOption('');
    await page.getByLabel('Any verdict').selectOption('not claimed');
    const { shown } = await counted(page);
    assert.ok(shown > 0 && shown < all);
    await page.getByLabel('Any verdict').selectOption('');
    await page.getByRole('searchbox').fill('CR 1.5 GW-1');
    assert.equal((await counted(page)).shown, 1);
    await page.locator(rows).getByRole('link', { name: 'GW-1' }).click();
    assert.equal(fileOf(page), 'requirement-GW-1.html');
  },

  async 'a number of the coverage matrix shows the clauses it counts'({ open }) {
    const page = await open('coverage.html');
    for (const link of await page.locator('.matrix td.number a').all()) {
      const number = Number(await link.innerText());
      await link.click();
      assert.equal((await settled(page, number)).shown, number);
    }
    const catalogues = await page.locator('.matrix tbody tr').allTextContents();
    for (const name of [/Cyber Resilience Act/, /IEC 62443-4-2/, /IEC 62443-4-1/]) {
      assert.ok(catalogues.some((text) => name.test(text)), `${name} is missing`);
    }
  },

  async 'a finding shows its code, with the line marked'({ open }) {
    const page = await open('findings.html');
    const first = page.locator('.finding').first();
    assert.match(await first.locator('.hit').innerText(), /^\s*\d+\s+\S/);
    assert.match(await first.innerText(), /src\/.*\.c:\d+/);
  },

  async 'names that are an attack are only text'({ open }) {
    const page = await open('threats.html');
    const link = page.locator('tr', { hasText: '<script>' }).getByRole('link');
    assert.equal(await link.innerText(), 'T-2');
    await link.click();
    assert.match(await heading(page), /<script>alert\(1\)<\/script>.*<img src=x onerror=alert\(2\)>/);
    for (const name of pages) {
      await page.goto(address(name));
      assert.equal(await page.locator('img, iframe, object, form').count(), 0, name);
      assert.equal(await page.locator('script').count(), 1, name);
    }
  },

  async 'a page that was tampered with runs and loads nothing'({ context }) {
    let asked = 0;
    const server = http.createServer((request, response) => { asked++; response.end(); });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${server.address().port}`;
    const page = await context.newPage();
    await page.goto(address('index.html'));
    const blocked = await page.evaluate(async (url) => {
      const blocked = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        blocked.push(event.effectiveDirective));
      document.body.insertAdjacentHTML('beforeend',
        `<img src="${url}/x.png" onerror="window.attacked = 1"><link rel="stylesheet"
         href="${url}/x.css"><iframe src="${url}/"></iframe><p style="color: red">`);
      const script = document.createElement('script');
      script.textContent = 'window.attacked = 2';
      document.body.append(script);
      const remote = document.createElement('script');
      remote.src = `${url}/x.js`;
      document.body.append(remote);
      await fetch(url).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 500));
      return blocked;
    }, url);
    for (const what of ['img-src', 'style-src-elem', 'style-src-attr', 'frame-src', 'connect-src',
      'script-src-elem']) {
      assert.ok(blocked.includes(what), `${what} was not blocked: ${blocked}`);
    }
    assert.equal(await page.evaluate(() => window.attacked), undefined);
    server.close();
    assert.equal(asked, 0);
  },

  async 'without scripts every page shows everything'({ browser }) {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const { page, misdeeds } = await openPage(context, 'findings.html');
    assert.equal(await page.locator('.finding').count(), findings);
    assert.ok(await page.locator('.finding').last().isVisible());
    assert.ok(await page.locator('.tools').isHidden());
    await page.getByRole('link', { name: 'Requirements' }).click();
    await page.getByRole('link', { name: 'GW-1' }).first().click();
    assert.match(await page.locator('.chain').first().innerText(), /test_login_locks/);
    assert.deepEqual(misdeeds, []);
    await context.close();
  },

  async 'no link of any page is dead'() {
    for (const name of pages) {
      const text = fs.readFileSync(path.join(site, name), 'utf8');
      for (const [, href] of text.matchAll(/<a[^>]* href="([^"#]*)[^"]*"/g)) {
        if (href !== '') assert.ok(fs.existsSync(path.join(site, decodeURIComponent(href))), `${name}: ${href}`);
      }
    }
  },

  async 'every page has one heading, a title and marks where one is'({ open }) {
    const page = await open('index.html');
    for (const name of pages) {
      await page.goto(address(name));
      assert.equal(await page.locator('h1').count(), 1, name);
      assert.ok((await page.title()).length > 3, name);
      const current = page.locator('nav a[aria-current=page]');
      if (await page.locator(`nav a[href="${name}"]`).count()) {
        assert.equal(await current.getAttribute('href'), name);
      }
    }
  },

  async 'a narrow window scrolls no page sideways'({ browser }) {
    const context = await browser.newContext({ viewport: { width: 400, height: 800 } });
    for (const name of pages) {
      const { page, misdeeds } = await openPage(context, name);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= 400, `${name} is ${width} pixels wide`);
      const broken = await page.locator('.verdict, td.id a, td.holds, td.lacks').evaluateAll(
        (all) => all.filter((one) => one.getClientRects().length > 1 ||
          one.getBoundingClientRect().height > 48).map((one) => one.textContent));
      assert.deepEqual(broken, [], `${name} breaks words`);
      assert.deepEqual(misdeeds, []);
      await page.close();
    }
    await context.close();
  },

  async 'the report can be printed whole'({ open }) {
    const page = await open('requirement-GW-1.html');
    assert.equal((await page.pdf()).subarray(0, 5).toString(), '%PDF-');
  },
};

/** Pictures for people: every kind of page, light and dark. */
async function photograph(browser) {
  const names = pages.filter((name, at) =>
    !/^(clause|mitigation|requirement|threat)-/.test(name) || /-(T-\d|GW-1|M-1)\./.test(name) ||
    /^clause/.test(name) && at < 2);
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ colorScheme });
    const page = await context.newPage();
    for (const name of names) {
      await page.goto(address(name));
      await page.screenshot({ path: path.join(screenshots, `${colorScheme}-${name}.png`) });
    }
    await context.close();
  }
}

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
let passed = 0;
let failed = 0;
for (const [name, test] of Object.entries(tests)) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(60_000);
  const misdeeds = [];
  const open = async (start) => {
    const { page, misdeeds: own } = await openPage(context, start);
    misdeeds.push(own);
    return page;
  };
  try {
    await test({ browser, context, open });
    assert.deepEqual(misdeeds.flat(), []);
    passed++;
    console.log(`ok ${name}`);
  } catch (error) {
    failed++;
    console.log(`FAILED ${name}: ${error.stack}`);
  }
  await context.close();
}
if (screenshots !== '') await photograph(browser);
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
