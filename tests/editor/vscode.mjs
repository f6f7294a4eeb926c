// SPDX-License-Identifier: Apache-2.0
//
// vscode.mjs NODE_DIR VSCODE_DIR VSIX PROGRAM WORKSPACE SCREENSHOTS - one user's journey in a real
// VS Code.
//
// The packed extension is installed, not the source folder, so that a file missing in the package
// fails here. The folder is opened in Restricted Mode and tries to name a program of its own, as
// a hostile project would: all that follows must work, and that program must never run.
//
// The steps build on one another; when one fails, those behind it count as failed too.

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const [, , nodeDir, install, vsix, program, workspace, screenshots] = process.argv;
if (screenshots === undefined) {
  console.error('usage: vscode.mjs NODE_DIR VSCODE_DIR VSIX PROGRAM WORKSPACE SCREENSHOTS');
  process.exit(2);
}
const { chromium } = createRequire(path.join(nodeDir, 'package.json'))('playwright-core');

const node = path.join(nodeDir, 'bin/node');
const serverMain = path.join(install, 'node_modules/code-server/lib/vscode/out/server-main.js');
const state = fs.mkdtempSync(path.join(os.tmpdir(), 'tracegate-vscode-'));
const machineSettings = path.join(state, 'server/data/Machine/settings.json');
const marker = path.join(state, 'hostile-program-ran');
const folders = ['--server-data-dir', `${state}/server`, '--extensions-dir', `${state}/extensions`];
const environment = {
  PATH: '/usr/bin:/bin',
  HOME: `${state}/home`,
  LANG: 'C.UTF-8',
  EXTENSIONS_GALLERY: '{}', // no look-up in a gallery
};

/** Waits are long because a first start on a busy machine is slow; no test measures time. */
const patience = { timeout: 60_000 };

/** What the fixture holds: a flaw, the requirement it stands under, and a flaw to type. */
const flaw = {
  line: 'strcpy(session->operator_name',
  word: 'strcpy',
  rule: 'memory/unbounded-copy',
  card: /Instead/,
};
const requirement = { id: 'login-name', text: /The operator.s name is kept/, verdict: /UNTESTED/ };
const typed = 'void twice(const char *in) { char out[8]; strcpy(out, in); }';
const repairable = {
  typed: 'void forget(char *key, unsigned long size) { memset(key, size, 0); }',
  rule: 'api/memset-arguments',
  repaired: /memset\(key,.0,.size\)/,
};

/*
 * Takes the repair from the menu of quick fixes. The server offers none while the text has changed
 * since it was analysed, which on a busy machine takes a moment; a person then asks again.
 */
async function takeRepair(page) {
  const repair = page.locator('.action-widget .monaco-list-row', { hasText: repairable.rule })
    .filter({ hasText: 'Write what' });
  const deadline = Date.now() + patience.timeout;
  do {
    await page.keyboard.press('Control+Period');
    if (await repair.waitFor({ timeout: 5000 }).then(() => true, () => false)) {
      break;
    }
    await page.keyboard.press('Escape');
  } while (Date.now() < deadline);
  await repair.click({ timeout: 5000 });
}

function writeJson(file, value) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify(value, null, 2));
}

function writeSettings() {
  writeJson(path.join(state, 'server/data/User/settings.json'), {
    'chat.disableAIFeatures': true,
    'editor.autoClosingBrackets': 'never',
    'editor.autoSurround': 'never',
    'editor.hover.delay': 100,
    'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
    'editor.suggestOnTriggerCharacters': false,
    'extensions.autoCheckUpdates': false,
    'extensions.autoUpdate': false,
    'files.autoSave': 'off',
    'git.enabled': false,
    'security.workspace.trust.startupPrompt': 'never',
    'telemetry.telemetryLevel': 'off',
    'workbench.reduceMotion': 'on',
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'workbench.startupEditor': 'none',
    'workbench.tips.enabled': false,
  });
  writeJson(machineSettings, { 'tracegate.path': program });
  const hostile = path.join(workspace, 'hostile.sh');
  fs.writeFileSync(hostile, `#!/bin/sh\necho ran >'${marker}'\n`, { mode: 0o755 });
  writeJson(path.join(workspace, '.vscode/settings.json'), { 'tracegate.path': hostile });
}

/** Starts the server on a port the system chooses; resolves to its process and address. */
async function startServer() {
  const child = spawn(
    node,
    [serverMain, '--host', '127.0.0.1', '--port', '0', '--without-connection-token',
      '--accept-server-license-terms', '--telemetry-level', 'off', '--enable-smoke-test-driver',
      '--disable-getting-started-override', '--reconnection-grace-time', '5', ...folders],
    { env: environment, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  child.stderr.on('data', (data) => (output += data));
  for await (const data of child.stdout) {
    output += data;
    const port = /listening on (\d+)/.exec(output)?.[1];
    if (port !== undefined) {
      child.stdout.resume();
      return { child, address: `http://127.0.0.1:${port}` };
    }
  }
  throw new Error(`VS Code's server ended:\n${output.slice(-2000)}`);
}

async function openBrowser(blocked) {
  const context = await chromium.launchPersistentContext(path.join(state, 'browser'), {
    executablePath: '/usr/bin/chromium',
    headless: true,
    viewport: { width: 1280, height: 800 },
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  await context.route('**/*', (route) => {
    const url = new URL(route.request().url());
    if (url.hostname === '127.0.0.1' || ['data:', 'blob:'].includes(url.protocol)) {
      return route.continue();
    }
    blocked.add(url.host);
    return route.abort();
  });
  return context;
}

/** The process of the language server itself: not the children it analyses in. */
function languageServer(ancestor) {
  const all = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
      const command = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
      return [{ pid, parent, isServer: command.includes(program) && command.includes('lsp') }];
    } catch {
      return []; // it ended while we looked
    }
  });
  const byPid = new Map(all.map((entry) => [entry.pid, entry]));
  const descends = (entry) =>
    entry !== undefined &&
    (entry.parent === String(ancestor) || descends(byPid.get(entry.parent)));
  return all.find(
    (entry) => entry.isServer && !byPid.get(entry.parent)?.isServer && descends(entry),
  )?.pid;
}

/** Waits until the language server is another process than `before`. */
async function anotherServer(page, server, before) {
  const deadline = Date.now() + patience.timeout;
  for (;;) {
    const now = languageServer(server.child.pid);
    if (now !== undefined && now !== before) {
      return;
    }
    if (Date.now() > deadline) {
      throw new Error(`the language server is still process ${now}`);
    }
    await page.waitForTimeout(50);
  }
}

const line = (page, text) => page.locator('.monaco-editor .view-line', { hasText: text }).first();
const statusItem = (page) => page.locator('.statusbar-item', { hasText: 'tracegate:' });
const findings = (page, count) =>
  statusItem(page).filter({ hasText: new RegExp(`tracegate:.*\\b${count} finding`) });

/** The middle of `word` in the editor line that holds `text`, in pixels of the page. */
async function place(page, text, word) {
  return line(page, text).evaluate((element, wanted) => {
    const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (nodes.nextNode()) {
      const at = nodes.currentNode.data.indexOf(wanted);
      if (at >= 0) {
        const range = document.createRange();
        range.setStart(nodes.currentNode, at);
        range.setEnd(nodes.currentNode, at + wanted.length);
        const box = range.getBoundingClientRect();
        return [box.x + box.width / 2, box.y + box.height / 2];
      }
    }
    throw new Error(`no '${wanted}' in '${element.textContent}'`);
  }, word);
}

/** Moves the mouse onto `word` in the line that holds `text` and waits for a hover that matches. */
async function hover(page, text, word, ...expected) {
  await page.keyboard.press('Escape');
  await page.mouse.move(5, 5);
  await page.mouse.move(...(await place(page, text, word)), { steps: 5 });
  await page.waitForFunction(
    (sources) => {
      const shown = [...document.querySelectorAll('.monaco-hover')].map((e) => e.textContent);
      return sources.every((source) => new RegExp(source).test(shown.join('\n')));
    },
    expected.map((pattern) => pattern.source),
    patience,
  );
}

/** Runs a command by its title in the command palette. */
async function command(page, title) {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
}

/** Sets the program as a user does, in the settings of the machine that the server runs on. */
async function setProgram(page, file) {
  await command(page, 'Preferences: Open Remote Settings (JSON)');
  await line(page, '"tracegate.path"').click();
  await page.keyboard.press('Control+KeyA');
  await page.keyboard.insertText(JSON.stringify({ 'tracegate.path': file }));
  await page.keyboard.press('Control+KeyS');
}

const steps = [
  ['the packed extension installs', async () => {
    const { stdout } = await promisify(execFile)(
      node, [serverMain, '--install-extension', vsix, '--accept-server-license-terms', ...folders],
      { env: environment },
    );
    if (!/successfully installed/.test(stdout)) {
      throw new Error(stdout);
    }
  }],
  ['the folder opens in Restricted Mode', async (run) => {
    run.server = await startServer();
    run.browser = await openBrowser(run.blocked);
    run.page = run.browser.pages()[0] ?? (await run.browser.newPage());
    await run.page.goto(`${run.server.address}/?folder=${encodeURIComponent(workspace)}`);
    await run.page.waitForSelector('.explorer-folders-view .monaco-list-row', patience);
    await run.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor(patience);
  }],
  ['a squiggle stands under the flaw', async ({ page }) => {
    const row = (name) =>
      page.locator('.explorer-folders-view .monaco-list-row', { hasText: name });
    await row('src').click();
    await row('login.c').dblclick();
    await line(page, flaw.line).waitFor(patience);
    await page.locator('.monaco-editor :is(.squiggly-warning, .squiggly-error)').first()
      .waitFor(patience);
  }],
  ['the status bar counts the finding', async ({ page }) => {
    await findings(page, 1).waitFor(patience);
  }],
  ['the Problems view lists it under its rule', async ({ page }) => {
    await command(page, 'Problems: Focus on Problems View');
    await page.locator('.markers-panel .monaco-list-row', { hasText: flaw.rule })
      .filter({ hasText: 'tracegate' }).first().waitFor(patience);
  }],
  ['hover on the finding shows the card of its rule', async ({ page }) => {
    await hover(page, flaw.line, flaw.word, flaw.card);
  }],
  ['hover on an id shows the requirement and its verdict', async ({ page }) => {
    await hover(page, requirement.id, requirement.id, requirement.text, requirement.verdict);
  }],
  ['a flaw typed into the unsaved buffer is found', async ({ page }) => {
    await line(page, flaw.line).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.insertText(`${typed}\n`);
    await findings(page, 2).waitFor(patience);
    const saved = fs.readFileSync(path.join(workspace, 'src/login.c'), 'utf8');
    if (saved.includes(typed)) {
      throw new Error('the buffer was saved, so this step showed nothing');
    }
  }],
  ['the quick fix of a flaw repairs it', async ({ page }) => {
    await page.keyboard.insertText(`${repairable.typed}\n`);
    await findings(page, 3).waitFor(patience);
    await page.mouse.click(...(await place(page, 'forget', 'memset')));
    await takeRepair(page);
    await line(page, repairable.repaired).waitFor(patience);
    await findings(page, 2).waitFor(patience);
    await page.keyboard.press('Control+End');
  }],
  ['a killed server comes back with its findings', async ({ page, server }) => {
    const before = languageServer(server.child.pid);
    process.kill(Number(before), 'SIGKILL');
    await anotherServer(page, server, before);
    await findings(page, 2).waitFor(patience);
  }],
  ['go to definition of an id opens the requirement', async ({ page }) => {
    await page.mouse.click(...(await place(page, requirement.id, requirement.id)));
    await page.keyboard.press('F12');
    await page.locator('.tab.active', { hasText: 'requirements.md' }).waitFor(patience);
    await line(page, /The.operator.s.name.is.kept/).waitFor(patience);
  }],
  ['a missing program is named with its remedy', async ({ page }) => {
    await setProgram(page, '/nonexistent/tracegate');
    await statusItem(page).filter({ hasText: 'failed' }).waitFor(patience);
    await command(page, 'Notifications: Show Notifications');
    await page.locator('.notifications-center', { hasText: '/nonexistent/tracegate' })
      .filter({ hasText: 'tracegate.path' }).filter({ hasText: 'Open Settings' }).waitFor(patience);
    await command(page, 'Notifications: Clear All Notifications');
  }],
  ['the right path makes it run again', async ({ page }) => {
    await setProgram(page, program);
    await findings(page, 2).waitFor(patience);
  }],
  ['the restart command works', async ({ page, server }) => {
    const before = languageServer(server.child.pid);
    await command(page, 'tracegate: Restart Language Server');
    await anotherServer(page, server, before);
    await findings(page, 2).waitFor(patience);
  }],
  ["the folder's own program never ran", async () => {
    if (fs.existsSync(marker)) {
      throw new Error('the program that .vscode/settings.json names was started');
    }
  }],
  ['the browser asked for no other host', async ({ blocked }) => {
    if (blocked.size > 0) {
      throw new Error(`asked for ${[...blocked].join(' ')}`);
    }
  }],
];

async function runSteps(run) {
  let passed = 0;
  for (const [index, [name, step]] of steps.entries()) {
    try {
      await step(run);
      passed += 1;
      console.log(`ok: vscode: ${name}`);
    } catch (error) {
      console.log(`FAILED: vscode: ${name}: ${String(error).slice(0, 1000)}`);
      console.log(`the ${steps.length - index - 1} steps behind it were not reached`);
      await run.page?.screenshot({ path: path.join(screenshots, 'failed.png') });
      break;
    }
    await run.page?.screenshot({
      path: path.join(screenshots, `${String(index).padStart(2, '0')}.png`),
    });
  }
  return passed;
}

async function stop(run) {
  await run.browser?.close();
  if (run.server !== undefined) {
    run.server.child.kill();
    await once(run.server.child, 'exit');
  }
  fs.rmSync(state, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}

const run = { blocked: new Set() };
fs.mkdirSync(screenshots, { recursive: true });
writeSettings();
const passed = await runSteps(run).finally(() => stop(run));
console.log(`vscode: ${passed} passed, ${steps.length - passed} failed`);
process.exit(passed === steps.length ? 0 : 1);
