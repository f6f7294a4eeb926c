// SPDX-License-Identifier: Apache-2.0
//
// What can be done about a finding: the repair, and the comment that answers for it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withServer } from './client.mjs';

const open = `#include <string.h>

void forget(char *key, size_t size)
{
\tmemset(key, size, 0);
}
`;
const rule = 'api/memset-arguments';
const files = { 'src/forget.c': open };
const line = open.split('\n').findIndex((text) => text.includes('memset('));
const everything = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

/** The actions for a range of the document. */
const ask = (client, uri, range = everything, context = {}) =>
  client.result('textDocument/codeAction', {
    textDocument: { uri },
    range,
    context: { diagnostics: [], ...context },
  });

/** The text after the edits of an action, which come in any order and do not overlap. */
function apply(text, action, uri) {
  assert.deepEqual(Object.keys(action.edit.changes), [uri]);
  const lines = text.split('\n');
  const offset = ({ line: at, character }) =>
    lines.slice(0, at).reduce((sum, { length }) => sum + length + 1, 0) + character;
  return action.edit.changes[uri]
    .map(({ range, newText }) => [offset(range.start), offset(range.end), newText])
    .sort(([a], [b]) => b - a)
    .reduce((all, [begin, end, by]) => all.slice(0, begin) + by + all.slice(end), text);
}

test('the repair of a rule removes its finding', async () => {
  await withServer(files, async (client) => {
    const uri = client.open('src/forget.c', open);
    const [finding] = await client.diagnostics(uri, 1);
    assert.equal(finding.code, rule);
    const [repair] = await ask(client, uri, finding.range);
    assert.equal(repair.title, `Write what ${rule} asks for`);
    assert.equal(repair.kind, 'quickfix');
    assert.deepEqual(repair.diagnostics, [finding]);
    const text = apply(open, repair, uri);
    assert.notEqual(text, open);
    client.change(uri, 2, [{ text }]);
    assert.deepEqual(await client.diagnostics(uri, 2), []);
  });
});

test('the comment answers for a finding once it is filled in', async () => {
  await withServer(files, async (client) => {
    const uri = client.open('src/forget.c', open);
    await client.diagnostics(uri, 1);
    const actions = await ask(client, uri);
    const answer = actions.find(({ title }) => title === `Answer for ${rule} in a comment`);
    const text = apply(open, answer, uri);
    assert.equal(text.split('\n')[line], `\t/* tracegate-allow(${rule}): ; owner=; until= */`);
    assert.equal(text.split('\n')[line + 1], open.split('\n')[line]);
    client.change(uri, 2, [{ text }]);
    const empty = (await client.diagnostics(uri, 2)).map(({ code }) => code);
    assert.ok(empty.includes(rule), 'an answer without a reason answers for nothing');
    assert.ok(empty.length > 1, 'and is said to be none');
    const full = text
      .replace(': ;', ': the size is the pattern here and the count is none;')
      .replace('owner=', 'owner=plant')
      .replace('until=', 'until=2099-12-31');
    client.change(uri, 3, [{ text: full }]);
    assert.deepEqual(await client.diagnostics(uri, 3), []);
    assert.deepEqual(await ask(client, uri), []);
  });
});

test('nothing is offered where nothing was found, nor for another kind', async () => {
  await withServer(files, async (client) => {
    const uri = client.open('src/forget.c', open);
    await client.diagnostics(uri, 1);
    const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } };
    assert.deepEqual(await ask(client, uri, top), []);
    assert.deepEqual(await ask(client, uri, everything, { only: ['refactor'] }), []);
    assert.equal((await ask(client, uri, everything, { only: ['quickfix'] })).length, 2);
    assert.equal((await ask(client, uri, everything, { only: [7, ''] })).length, 2);
  });
});

test('a text that has changed since is not edited', async () => {
  await withServer(files, async (client) => {
    const uri = client.open('src/forget.c', open);
    await client.diagnostics(uri, 1);
    client.change(uri, 2, [{ text: `/* above */\n${open}` }]);
    assert.deepEqual(await ask(client, uri), []);
    await client.diagnostics(uri, 2);
    assert.equal((await ask(client, uri)).length, 2);
  });
});

test('a client that knows only commands gets none', async () => {
  await withServer(
    files,
    async (client) => {
      const uri = client.open('src/forget.c', open);
      await client.diagnostics(uri, 1);
      assert.deepEqual(await ask(client, uri), []);
    },
    { initialize: { capabilities: {} } },
  );
});

test('a range that is none is refused', async () => {
  await withServer(files, async (client) => {
    const uri = client.open('src/forget.c', open);
    for (const range of [undefined, 7, {}, { start: { line: -1, character: 0 } }]) {
      const { error } = await client.request('textDocument/codeAction', {
        textDocument: { uri },
        range,
      });
      assert.equal(error.code, -32602);
    }
  });
});
