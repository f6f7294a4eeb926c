// SPDX-License-Identifier: Apache-2.0
//
// Headers and bodies, as clients write them and as nobody should.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frame, withClient, withServer, workspace } from './client.mjs';

const probe = (id) => JSON.stringify({ jsonrpc: '2.0', id, method: 'probe' });

/** The server lives and answers. */
async function isAlive(client, id = 99) {
  client.raw(frame(probe(id)));
  assert.equal((await client.answer(id)).error.code, -32601);
}

test('a message may arrive byte by byte', async () => {
  await withClient(workspace(), async (client) => {
    for (const byte of frame(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'shutdown' }))) {
      client.raw(Buffer.from([byte]));
      await new Promise(setImmediate);
    }
    assert.equal((await client.answer(1)).error.code, -32002);
  });
});

test('many messages may arrive at once', async () => {
  await withServer({}, async (client) => {
    const ids = Array.from({ length: 500 }, (_, i) => i + 1000);
    client.raw(Buffer.concat(ids.map((id) => frame(probe(id)))));
    for (const id of ids) {
      await client.answer(id);
    }
  });
});

test('headers come in any order and case, with a content type', async () => {
  await withServer({}, async (client) => {
    const type = 'Content-Type: application/vscode-jsonrpc; charset=utf-8';
    const length = (name, id) => `${name}: ${probe(id).length}`;
    client.raw(`${type}\r\n${length('Content-Length', 11)}\r\n\r\n${probe(11)}`);
    client.raw(`${length('content-length', 12)}\r\n${type}\r\n\r\n${probe(12)}`);
    client.raw(`CONTENT-LENGTH:${probe(13).length}\r\n\r\n${probe(13)}`);
    for (const id of [11, 12, 13]) {
      assert.equal((await client.answer(id)).error.code, -32601);
    }
  });
});

test('members come in any order, with escaped slashes and escaped letters', async () => {
  await withServer({}, async (client) => {
    const uri = client.uri('a.c').replaceAll('/', '\\/');
    client.raw(frame(
      `{"params":{"textDocument":{"text":"int \\u0061;\\n","version":1,"languageId":"c",` +
      `"uri":"${uri}"}},"method":"textDocument\\/didOpen","jsonrpc":"2.0"}`));
    client.raw(frame(
      `{"params":{"position":{"character":0,"line":0},"textDocument":{"uri":"${uri}"}},` +
      `"id":5,"method":"textDocument\\u002fhover","jsonrpc":"2.0"}`));
    assert.equal((await client.answer(5)).result, null);
  });
});

for (const [name, header] of [
  ['no length', 'Content-Type: text/plain\r\n\r\n'],
  ['a negative length', 'Content-Length: -5\r\n\r\n'],
  ['a length of 2^63', 'Content-Length: 9223372036854775808\r\n\r\n'],
  ['a length of 1 GB', 'Content-Length: 1000000000\r\n\r\n'],
  ['a length that is no number', 'Content-Length: 12abc\r\n\r\n'],
  ['an empty length', 'Content-Length:\r\n\r\n'],
  ['two lengths', 'Content-Length: 5\r\nContent-Length: 6\r\n\r\n'],
  ['a header that does not end', `X-Long: ${'x'.repeat(20_000)}`],
  ['binary rubbish', Buffer.from([0, 1, 2, 255, 254, 13, 10, 13, 10])],
]) {
  test(`${name} is answered, and the server goes on`, async () => {
    await withServer({}, async (client) => {
      client.raw(header);
      const { error } = await client.wait((m) => m.id === null, 'refusal');
      assert.equal(error.code, -32600);
      await isAlive(client);
    });
  });
}

test('an empty body is no JSON', async () => {
  await withServer({}, async (client) => {
    client.raw(frame(''));
    assert.equal((await client.wait((m) => m.id === null)).error.code, -32700);
    await isAlive(client);
  });
});

for (const [name, body] of [
  ['half an object', '{"jsonrpc":"2.0","id":1,'],
  ['bytes that are no UTF-8', Buffer.from('7b2261223a22fffe227d', 'hex')],
  ['nesting a hundred thousand deep', '['.repeat(100_000)],
  ['a member twice', '{"jsonrpc":"2.0","id":1,"method":"probe","id":2}'],
]) {
  test(`${name} is a parse error, and the server goes on`, async () => {
    await withServer({}, async (client) => {
      client.raw(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n`);
      client.raw(body);
      assert.equal((await client.wait((m) => m.id === null)).error.code, -32700);
      await isAlive(client);
    });
  });
}

for (const body of ['[]', '3', '"text"', 'null', '{}', '{"jsonrpc":"2.0"}',
  '{"jsonrpc":"1.0","id":1,"method":"probe"}', '{"id":1,"method":"probe"}',
  '{"jsonrpc":"2.0","id":1,"method":5}', '{"jsonrpc":"2.0","id":{},"method":"probe"}',
  '{"jsonrpc":"2.0","id":1.5,"method":"probe"}', '[{"jsonrpc":"2.0","id":1,"method":"probe"}]']) {
  test(`${body} is no request, and the server goes on`, async () => {
    await withServer({}, async (client) => {
      client.raw(frame(body));
      const refusal = await client.wait((m) => m.error !== undefined);
      assert.equal(refusal.error.code, -32600);
      await isAlive(client);
    });
  });
}

test('a message of many megabytes is read', async () => {
  await withServer({}, async (client) => {
    const text = `// ${'x'.repeat(8_000_000)}\n`;
    const uri = client.open('large.md', text, 'markdown');
    const hover = await client.result('textDocument/hover', {
      textDocument: { uri }, position: { line: 0, character: 0 },
    });
    assert.equal(hover, null);
  });
});
