// SPDX-License-Identifier: Apache-2.0
//
// What a hostile folder or client cannot reach. @verifies TG-LSP-1

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { withClient, withServer, workspace } from './client.mjs';

const code = '#include <string.h>\nvoid f(char *b) { char a[8]; strcpy(a, b); }\n';
const secret = 'the-content-of-another-folder';

/** The server opened nothing of it: no word of it stands in anything that was sent. */
function assertNothingLeaked(client) {
  assert.doesNotMatch(JSON.stringify(client.received), new RegExp(secret));
}

/** A folder beside the workspace whose files are none of the server's business. */
function outside() {
  return workspace({
    'secret.h': `#define SECRET "${secret}"\n${secret}\n`,
    'requirements.md': `## ${secret}\n\`req~OUT-1~1\`\n`,
  });
}

for (const [name, uriOf] of [
  ['another folder', (other) => `file://${other}/a.c`],
  ['dots', (other, root) => `file://${root}/../${path.basename(other)}/a.c`],
  ['escaped dots', (other, root) => `file://${root}/%2e%2e/${path.basename(other)}/a.c`],
  ['escaped slashes', (other, root) => `file://${root}%2f..%2f${path.basename(other)}%2fa.c`],
  ['a folder whose name begins alike', (other, root) => `file://${root}x/a.c`],
  ['another host', (other, root) => `file://example.org${root}/a.c`],
  ['no file', () => 'untitled:Untitled-1'],
  ['a NUL byte', (other, root) => `file://${root}/a%00.c`],
  ['half an escape', (other, root) => `file://${root}/a%2`],
]) {
  test(`a document by way of ${name} is not analysed`, async () => {
    const other = outside();
    await withServer({ 'b.c': code }, async (client) => {
      const text = `#include "secret.h"\n${code}/* OUT-1 */\n`;
      const uri = client.open(uriOf(other, client.root), text);
      await client.wait((m) => /outside/.test(m.params?.message ?? ''), 'a notice');
      assert.equal(await client.at('hover', uri, text, 'OUT-1'), null);
      assert.equal(await client.at('definition', uri, text, 'OUT-1'), null);
      // The server lives, and nothing was said about the other document.
      await client.diagnostics(client.open('b.c', code));
      assert.ok(client.received.every((m) => m.params?.uri !== uri));
      assertNothingLeaked(client);
    });
  });
}

test('a link that leads out of the folder is not followed', async () => {
  const other = outside();
  const root = workspace({ 'b.c': code });
  fs.symlinkSync(other, path.join(root, 'out'));
  fs.symlinkSync(path.join(other, 'secret.h'), path.join(root, 'inside.c'));
  fs.symlinkSync(path.join(other, 'requirements.md'), path.join(root, 'requirements.md'));
  await withClient(root, async (client) => {
    await client.initialize();
    for (const name of ['out/a.c', 'inside.c']) {
      client.open(name, code);
      await client.wait((m) => /outside/.test(m.params?.message ?? ''), 'a notice');
    }
    const text = '/* OUT-1 */\n';
    assert.equal(await client.at('hover', client.open('c.c', text), text, 'OUT-1'), null);
    assertNothingLeaked(client);
  });
});

test('an include that leads out of the folder shows nothing of the file', async () => {
  const other = outside();
  await withServer({}, async (client) => {
    const text = `#include "${other}/secret.h"\n#include "../${path.basename(other)}/secret.h"\n`;
    const [notice] = await client.diagnostics(client.open('a.c', text));
    assert.equal(notice.code, 'analysis-incomplete');
    assert.doesNotMatch(notice.message, new RegExp(secret));
    assertNothingLeaked(client);
  });
});

test('configuration cannot name files out of the folder', async () => {
  const other = outside();
  for (const place of [`../${path.basename(other)}/*.md`, `${other}/requirements.md`]) {
    const config = `version: 1\nrequirements: ['${place}']\n`;
    await withServer({ '.tracegate/config.yaml': config }, async (client) => {
      const text = '/* OUT-1 */\n';
      const uri = client.open('a.c', text);
      const [notice] = await client.diagnostics(uri);
      assert.match(notice.message, /config\.yaml:2:.*(leaves the repository|is absolute)/);
      assert.equal(await client.at('hover', uri, text, 'OUT-1'), null);
      assertNothingLeaked(client);
    });
  }
});

test('a hostile compile database runs and writes nothing', async () => {
  const root = workspace({ 'a.c': code, 'evil.sh': '#!/bin/sh\ntouch "$(dirname "$0")/ran"\n' });
  fs.chmodSync(path.join(root, 'evil.sh'), 0o755);
  fs.writeFileSync(path.join(root, 'compile_commands.json'), JSON.stringify([{
    directory: root, file: 'a.c',
    arguments: ['./evil.sh', '-MD', '-MF', `${root}/victim`, '-Xclang', '-dependency-dot',
      '-Xclang', `${root}/victim`, '-fplugin=./evil.so', '-c', 'a.c', '-o', `${root}/victim`],
  }]));
  await withClient(root, async (client) => {
    await client.initialize();
    const [finding] = await client.diagnostics(client.open('a.c', code));
    assert.equal(finding.code, 'memory/unbounded-copy');
    assert.ok(!fs.existsSync(path.join(root, 'ran')));
    assert.ok(!fs.existsSync(path.join(root, 'victim')));
  });
});

test('control and direction characters of names are shown, not sent', async () => {
  const text = '#include "\u001b[31m\u202Ename.h"\n';
  await withServer({}, async (client) => {
    const [notice] = await client.diagnostics(client.open('a.c', text));
    // eslint-disable-next-line no-control-regex
    assert.doesNotMatch(notice.message, /[\u0000-\u001f\u202e]/);
  });
});

test('positions that make no sense are refused or mean the end', async () => {
  await withServer({}, async (client) => {
    const uri = client.open('a.c', '/* CR 3.5 */\n');
    const ask = async (position) =>
      client.request('textDocument/hover', { textDocument: { uri }, position });
    for (const position of [
      { line: 4_000_000_000, character: 0 }, { line: 0, character: 4_000_000_000 },
      { line: 1, character: 1 },
    ]) {
      assert.equal((await ask(position)).result, null);
    }
    for (const position of [
      undefined, null, [], {}, { line: 0 }, { line: -1, character: 0 }, { line: 0, character: -1 },
      { line: 0.5, character: 0 }, { line: '0', character: 0 }, { line: 2 ** 40, character: 0 },
    ]) {
      assert.equal((await ask(position)).error?.code, -32602, JSON.stringify(position));
    }
  });
});

test('requests without sense are refused, and the server lives', async () => {
  await withServer({}, async (client) => {
    const position = { line: 0, character: 0 };
    for (const params of [
      undefined, null, [], 5, {}, { textDocument: null }, { textDocument: {}, position },
      { textDocument: { uri: client.uri('not-open.c') }, position },
      { textDocument: { uri: 'file:///etc/passwd' }, position },
    ]) {
      for (const method of ['textDocument/hover', 'textDocument/definition']) {
        const { error } = await client.request(method, params);
        assert.equal(error.code, -32602, `${method} ${JSON.stringify(params)}`);
      }
    }
  });
});

test('notifications without sense are logged, and the server lives', async () => {
  await withServer({}, async (client) => {
    const uri = client.open('a.c', 'int a;\n');
    await client.diagnostics(uri);
    for (const [method, params] of [
      ['textDocument/didOpen', {}],
      ['textDocument/didOpen', { textDocument: { uri: 5 } }],
      ['textDocument/didOpen', { textDocument: { uri: client.uri('b.c') } }],
      ['textDocument/didChange', { textDocument: { uri } }],
      ['textDocument/didChange', { textDocument: { uri }, contentChanges: [{}] }],
      ['textDocument/didChange', { textDocument: { uri: client.uri('b.c') }, contentChanges: [] }],
      ['textDocument/didClose', { textDocument: { uri: client.uri('b.c') } }],
      ['textDocument/didSave', null],
      ['workspace/didChangeWorkspaceFolders', {}],
      ['workspace/didChangeWorkspaceFolders', { event: { added: [{}, { uri: 'file:///no/such' }] } }],
    ]) {
      client.notify(method, params);
      await client.wait((m) => m.method === 'window/logMessage' && m.params.type <= 2, method);
    }
    assert.equal(await client.close(), 0);
  });
});

test('opening what is open, and closing it, begins anew', async () => {
  await withServer({}, async (client) => {
    const uri = client.open('a.c', code);
    assert.equal((await client.diagnostics(uri)).length, 1);
    client.open('a.c', 'int a;\n');
    assert.deepEqual(await client.diagnostics(uri), []);
  });
});
