// SPDX-License-Identifier: Apache-2.0
//
// Diagnostics of unsaved text, hover and definition.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { withClient, withServer, workspace } from './client.mjs';

const rule = 'memory/unbounded-copy';
const incomplete = 'analysis-incomplete';

const flawed = `#include <string.h>

/** @satisfies REQ-7, CR 3.5 */
void keep(const char *from)
{
	static char to[8];
	strcpy(to, from);
}
`;

const requirements = `# Requirements

## Names are kept
\`req~REQ-7~2\`

A name is kept as it was *typed* <b>in</b>.

Covers:
- CR 3.5

Needs: impl, utest
`;

const files = { 'src/keep.c': flawed, 'requirements.md': requirements };
const flawLine = flawed.split('\n').findIndex((line) => line.includes('strcpy('));

/** Waits until a process is no more, or waits for its parent to take notice. */
async function gone(pid) {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; ) {
    try {
      if (/^State:\s+Z/m.test(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))) {
        return;
      }
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`process ${pid} is still there`);
}

const codes = (diagnostics) => diagnostics.map(({ code }) => code);

test('a finding says what, where, by which rule, and where its card is', async () => {
  await withServer(files, async (client) => {
    const [finding, ...others] = await client.diagnostics(client.open('src/keep.c', flawed));
    assert.deepEqual(others, []);
    assert.equal(finding.code, rule);
    assert.equal(finding.source, 'tracegate');
    assert.ok([1, 2].includes(finding.severity));
    assert.match(finding.message, /strcpy/);
    assert.equal(finding.range.start.line, flawLine);
    assert.equal(finding.range.start.character, 1);
    const card = fileURLToPath(finding.codeDescription.href);
    assert.match(fs.readFileSync(card, 'utf8'), /strcpy/);
  });
});

test('what the client cannot show is left out', async () => {
  await withServer(files, async (client) => {
    const [finding] = await client.diagnostics(client.open('src/keep.c', flawed));
    assert.equal(finding.codeDescription, undefined);
    assert.equal(finding.relatedInformation, undefined);
  }, { initialize: { capabilities: {} } });
});

test('edits of the unsaved text change the findings', async () => {
  await withServer(files, async (client) => {
    const uri = client.open('src/keep.c', flawed);
    assert.deepEqual(codes(await client.diagnostics(uri, 1)), [rule]);
    // Mended by an edit of one word, in two steps.
    const at = (character) => ({ line: flawLine, character });
    client.change(uri, 2, [
      { range: { start: at(1), end: at(7) }, text: 'strncpy' },
      { range: { start: at(16), end: at(16) }, text: ', 8' },
    ]);
    client.change(uri, 3, [{ range: { start: at(0), end: at(99) }, text: '\tto[0] = from[0];' }]);
    assert.deepEqual(await client.diagnostics(uri, 3), []);
    // And broken again, twice, by a new whole text.
    client.change(uri, 4, [{ text: `${flawed}\n${flawed.replace('keep', 'keep_too')}` }]);
    assert.deepEqual(codes(await client.diagnostics(uri, 4)), [rule, rule]);
    assert.equal(fs.readFileSync(path.join(client.root, 'src/keep.c'), 'utf8'), flawed);
  });
});

test('a document that is not on disk is analysed', async () => {
  await withServer({}, async (client) => {
    const uri = client.open('new.c', flawed);
    assert.deepEqual(codes(await client.diagnostics(uri)), [rule]);
  });
});

test('the unsaved text of a header reaches the source that includes it', async () => {
  const source = '#include "copy.h"\n#include <string.h>\nvoid f(char *b) { char a[8]; COPY(a, b); }\n';
  const header = (body) => `#ifndef COPY_H\n#define COPY_H\n#define COPY(a, b) ${body}\n#endif\n`;
  await withServer({ 'copy.h': header('(void)a, (void)b'), 'f.c': source }, async (client) => {
    const uri = client.open('f.c', source);
    assert.deepEqual(await client.diagnostics(uri), []);
    const headerUri = client.open('copy.h', header('(void)a, (void)b'));
    await client.diagnostics(uri);
    client.change(headerUri, 2, [{ text: header('strcpy(a, b)') }]);
    await client.wait(
      (m) => m.method === 'textDocument/publishDiagnostics' && m.params.uri === uri &&
        m.params.diagnostics.some(({ code }) => code === rule),
      'the finding through the header',
    );
  });
});

test('a document that is closed shows nothing', async () => {
  await withServer(files, async (client) => {
    const uri = client.open('src/keep.c', flawed);
    await client.diagnostics(uri);
    client.notify('textDocument/didClose', { textDocument: { uri } });
    assert.deepEqual(await client.diagnostics(uri), []);
  });
});

test('columns are UTF-16 units or bytes, as agreed', async () => {
  const text = flawed.replace('\tstrcpy', '\t/* \u{1F600}\u20AC */ strcpy');
  const column = async (encodings) =>
    withServer({}, async (client) => {
      const [finding] = await client.diagnostics(client.open('a.c', text));
      return finding.range.start.character;
    }, { initialize: { capabilities: { general: { positionEncodings: encodings } } } });
  assert.equal(await column(['utf-16']), '\t/* \u{1F600}\u20AC */ '.length);
  assert.equal(await column(['utf-8']), Buffer.byteLength('\t/* \u{1F600}\u20AC */ '));
});

test('text that UTF-8 cannot carry does not shift what stands behind it', async () => {
  const text = flawed.replace('\tstrcpy', '\t/* \ud800\u0000 */ strcpy');
  await withServer({}, async (client) => {
    const [finding] = await client.diagnostics(client.open('a.c', text));
    assert.equal(finding.range.start.character, '\t/* xx */ '.length);
  });
});

test('a suppressed finding is not shown', async () => {
  const text = flawed.replace('\tstrcpy',
    `\t/* tracegate-allow(${rule}): the caller has measured both sides; owner=dev; ` +
    'until=2999-01-01 */\n\tstrcpy');
  await withServer({}, async (client) => {
    assert.deepEqual(await client.diagnostics(client.open('a.c', text)), []);
  });
});

test('a source that does not parse says so where the error is', async () => {
  await withServer({}, async (client) => {
    const uri = client.open('a.c', `int a;\n#include "no-such-header.h"\n${flawed}`);
    const diagnostics = await client.diagnostics(uri);
    const notice = diagnostics.find(({ code }) => code === incomplete);
    assert.match(notice.message, /no-such-header\.h/);
    assert.equal(notice.range.start.line, 1);
    assert.ok(codes(diagnostics).includes(rule), 'what could be analysed is analysed');
  });
});

test('a source that kills its analysis does not kill the server', async () => {
  await withServer({}, async (client) => {
    const uri = client.open('a.c', '#pragma clang __debug crash\n');
    assert.deepEqual(codes(await client.diagnostics(uri)), [incomplete]);
    client.change(uri, 2, [{ text: '#pragma clang __debug llvm_fatal_error\n' }]);
    assert.deepEqual(codes(await client.diagnostics(uri, 2)), [incomplete]);
    client.change(uri, 3, [{ text: flawed }]);
    assert.deepEqual(codes(await client.diagnostics(uri, 3)), [rule]);
  });
});

test('a child that is killed is replaced', async () => {
  await withServer({}, async (client) => {
    const uri = client.open('a.c', flawed);
    await client.diagnostics(uri, 1);
    const { pid } = client.process;
    const children = fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
    assert.equal(children.length, 1);
    process.kill(Number(children[0]), 'SIGKILL');
    client.change(uri, 2, [{ text: `${flawed}\n` }]);
    assert.deepEqual(codes(await client.diagnostics(uri, 2)), [rule]);
  });
});

test('no child outlives the server, however it ends', async () => {
  await withClient(workspace(), async (client) => {
    await client.initialize();
    await client.diagnostics(client.open('a.c', flawed));
    await client.diagnostics(client.open('b.c', flawed));
    const { pid } = client.process;
    const children = fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
    assert.equal(children.length, 2);
    await client.kill();
    for (const child of children) {
      await gone(child);
    }
  });
});

test('more documents than children are all analysed', async () => {
  await withServer({}, async (client) => {
    const names = Array.from({ length: 12 }, (_, i) => `f${i}.c`);
    const uris = names.map((name) => client.open(name, flawed));
    for (const uri of uris) {
      assert.deepEqual(codes(await client.diagnostics(uri)), [rule]);
    }
    client.change(uris[0], 2, [{ text: 'int a;\n' }]);
    assert.deepEqual(await client.diagnostics(uris[0], 2), []);
  });
});

test('the compile database gives the flags, and is read again when it changes', async () => {
  const text = '#ifdef WITH_FLAW\n' + flawed + '#endif\n';
  await withServer({ 'a.c': text }, async (client) => {
    const database = (...flags) =>
      fs.writeFileSync(path.join(client.root, 'compile_commands.json'), JSON.stringify([{
        directory: client.root, file: 'a.c', arguments: ['cc', ...flags, '-c', 'a.c'],
      }]));
    database('-DOTHER');
    const uri = client.open('a.c', text);
    assert.deepEqual(await client.diagnostics(uri), []);
    database('-DWITH_FLAW', '-DLONGER_THAN_BEFORE');
    client.change(uri, 2, [{ text: `${text}\n` }]);
    assert.deepEqual(codes(await client.diagnostics(uri, 2)), [rule]);
  });
});

test('a broken compile database is named, and mending it helps', async () => {
  await withServer({ 'a.c': flawed, 'compile_commands.json': '[' }, async (client) => {
    const uri = client.open('a.c', flawed);
    const [notice] = await client.diagnostics(uri);
    assert.equal(notice.code, incomplete);
    assert.match(notice.message, /compile_commands\.json/);
    fs.rmSync(path.join(client.root, 'compile_commands.json'));
    client.change(uri, 2, [{ text: `${flawed}\n` }]);
    assert.deepEqual(codes(await client.diagnostics(uri, 2)), [rule]);
  });
});

test('hover on a finding shows the card of its rule', async () => {
  await withServer(files, async (client) => {
    const uri = client.open('src/keep.c', flawed);
    await client.diagnostics(uri);
    const { contents, range } = await client.at('hover', uri, flawed, 'strcpy(');
    assert.equal(contents.kind, 'markdown');
    assert.match(contents.value, /## Instead/);
    assert.match(contents.value, /CR 3\.5/);
    assert.match(contents.value, new RegExp(rule));
    assert.equal(range.start.line, flawLine);
  });
});

test('hover on an id shows the requirement, with its text as text', async () => {
  await withServer(files, async (client) => {
    const uri = client.open('src/keep.c', flawed);
    const { contents, range } = await client.at('hover', uri, flawed, 'REQ-7');
    assert.match(contents.value, /Names are kept/);
    assert.match(contents.value, /\\\*typed\\\*/, 'Markdown of the repository is escaped');
    assert.doesNotMatch(contents.value, /<b>/);
    assert.match(contents.value, /CR 3\.5/);
    assert.equal(range.end.character - range.start.character, 'REQ-7'.length);
  });
});

test('hover tells the verdict at HEAD, or why there is none', async () => {
  await withServer({ ...files, '.gitignore': '.tracegate/trace.db*\n' }, async (client) => {
    const uri = client.open('src/keep.c', flawed);
    const says = async (pattern) =>
      assert.match((await client.at('hover', uri, flawed, 'REQ-7')).contents.value, pattern);
    const run = (program, ...args) =>
      execFileSync(program, args, {
        cwd: client.root,
        stdio: 'ignore',
        env: { PATH: process.env.PATH, HOME: client.root, GIT_CONFIG_NOSYSTEM: '1' },
      });
    const commit = () => {
      run('git', 'add', '-A');
      run('git', '-c', 'user.name=Dev', '-c', 'user.email=dev@example.org', 'commit', '-qm', 'x');
    };
    const database = path.join(client.root, '.tracegate/trace.db');

    await says(/no verdict: /);
    run('git', 'init', '-q');
    commit();
    await says(/no verdict: .*tracegate index/s);
    run(process.env.PROGRAM, 'index');
    await says(/\*\*UNTESTED\*\*.*keep.*no test/s);
    fs.appendFileSync(path.join(client.root, 'notes.txt'), 'more\n');
    commit();
    await says(/no verdict: /); // HEAD has moved on
    run(process.env.PROGRAM, 'index');
    await says(/\*\*UNTESTED\*\*/);
    fs.writeFileSync(database, 'this is no database');
    await says(/no verdict: /);
    fs.rmSync(database);
    await says(/no verdict: /);
  });
});

test('a client of plain text gets plain text', async () => {
  await withServer(files, async (client) => {
    const uri = client.open('src/keep.c', flawed);
    const { contents } = await client.at('hover', uri, flawed, 'REQ-7');
    assert.equal(contents.kind, 'plaintext');
    assert.match(contents.value, /kept as it was \*typed\* <b>in<\/b>/);
  }, { initialize: { capabilities: {} } });
});

test('hover on an id of a catalogue shows our paraphrase, however it is written', async () => {
  await withServer(files, async (client) => {
    const uri = client.open('src/keep.c', flawed);
    for (const word of ['CR 3.5', '3.5 */']) {
      const { contents, range } = await client.at('hover', uri, flawed, word);
      assert.match(contents.value, /CR 3\.5/);
      assert.equal(range.end.character - range.start.character, 'CR 3.5'.length);
    }
    const text = '/* IEC-62443-4-2-CR-3.4-RE-1, cr 3.4 re(1) and TG_X */\nint a; /* CRA-AI-I-2d */\n';
    const other = client.open('other.c', text);
    for (const word of ['IEC-62443', 'cr 3.4', 're(1)']) {
      const { contents } = await client.at('hover', other, text, word);
      assert.match(contents.value, /CR 3\.4 RE\\?\(1\\?\)/, word);
    }
    assert.ok(await client.at('hover', other, text, 'CRA-AI'));
  });
});

test('there is no hover outside of comments and annotation macros', async () => {
  const text =
    '#define TG_SATISFIES(...)\n' +
    'TG_SATISFIES("REQ-7", "CR 3.5") int a;\n' +
    'const char *text = "REQ-8 CR 3.4";\n' +
    '/* nothing known: REQ-9, the 3 of them */\n';
  await withServer({ ...files, 'a.c': text }, async (client) => {
    const uri = client.open('a.c', text);
    assert.match((await client.at('hover', uri, text, 'REQ-7')).contents.value, /Names are kept/);
    assert.match((await client.at('hover', uri, text, 'CR 3.5')).contents.value, /CR 3\.5/);
    for (const word of ['REQ-8', 'CR 3.4', 'REQ-9', '3 of', 'known', 'int']) {
      assert.equal(await client.at('hover', uri, text, word), null, word);
    }
  });
});

test('hover works in the requirements file itself', async () => {
  await withServer(files, async (client) => {
    const uri = client.open('requirements.md', requirements, 'markdown');
    const own = await client.at('hover', uri, requirements, 'req~REQ-7');
    assert.match(own.contents.value, /Names are kept/);
    const clause = await client.at('hover', uri, requirements, 'CR 3.5');
    assert.match(clause.contents.value, /CR 3\.5/);
  });
});

test('the configuration says where requirements are, and may change', async () => {
  const config = (glob) => `version: 1\nrequirements: ['${glob}']\n`;
  await withServer({
    '.tracegate/config.yaml': config('spec/**/*.md'),
    'spec/deep/names.md': requirements,
  }, async (client) => {
    const text = 'See REQ-7.\n';
    const uri = client.open('notes.md', text, 'markdown');
    const target = await client.at('definition', uri, text, 'REQ-7');
    assert.equal(target.uri, client.uri('spec/deep/names.md'));
    fs.writeFileSync(path.join(client.root, '.tracegate/config.yaml'), config('nowhere/at/all/*.md'));
    // The list of files is made anew every few seconds.
    for (const deadline = Date.now() + 60_000; Date.now() < deadline; ) {
      if ((await client.at('definition', uri, text, 'REQ-7')) === null) {
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    assert.fail('the old configuration still counts');
  });
});

test('definition leads from an id to its item, in saved and unsaved text', async () => {
  await withServer(files, async (client) => {
    const uri = client.open('src/keep.c', flawed);
    const target = await client.at('definition', uri, flawed, 'REQ-7');
    assert.equal(target.uri, client.uri('requirements.md'));
    const line = requirements.split('\n').findIndex((text) => text.includes('req~REQ-7'));
    assert.ok(Math.abs(target.range.start.line - line) <= 1);
    const open = client.open('requirements.md', `\n\n\n${requirements}`, 'markdown');
    const moved = await client.at('definition', uri, flawed, 'REQ-7');
    assert.equal(moved.range.start.line, target.range.start.line + 3);
    client.change(open, 2, [{ text: '# Nothing\n' }]);
    assert.equal(await client.at('definition', uri, flawed, 'REQ-7'), null);
  });
});

test('definition of an id of a catalogue leads into the catalogue', async () => {
  await withServer(files, async (client) => {
    const uri = client.open('src/keep.c', flawed);
    const target = await client.at('definition', uri, flawed, 'CR 3.5');
    const lines = fs.readFileSync(fileURLToPath(target.uri), 'utf8').split('\n');
    assert.match(lines.slice(target.range.start.line - 1, target.range.start.line + 2).join('\n'),
      /id: CR 3\.5/);
  });
});

test('definition leads to a line of the threat model', async () => {
  const model = `otmVersion: 0.2.0
project:
  name: demo
  id: demo
threats:
  - name: Somebody reads the name
    id: T-07
    risk:
      likelihood: 50
      impact: 50
`;
  const text = '/** @mitigates T-07 -- it is not written */\nvoid f(void);\n';
  await withServer({ 'demo.otm.yaml': model, 'f.c': text }, async (client) => {
    const uri = client.open('f.c', text);
    const target = await client.at('definition', uri, text, 'T-07');
    assert.equal(target.uri, client.uri('demo.otm.yaml'));
    assert.ok([5, 6].includes(target.range.start.line));
    assert.match((await client.at('hover', uri, text, 'T-07')).contents.value, /reads the name/);
  });
});

test('each folder of the workspace has its own requirements', async () => {
  const [one, two] = [workspace(files), workspace({
    'requirements.md': requirements.replace('Names are kept', 'Names are lost'),
  })];
  await withClient(one, async (client) => {
    await client.initialize({
      rootUri: null,
      workspaceFolders: [one, two].map((root) => ({ uri: `file://${root}`, name: root })),
    });
    for (const [root, title] of [[one, /kept/], [two, /lost/]]) {
      const uri = client.open(`file://${root}/src/a.c`, flawed);
      assert.match((await client.at('hover', uri, flawed, 'REQ-7')).contents.value, title);
      await client.diagnostics(uri); // what is found in it is known when its folder goes
    }
    client.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: `file://${two}`, name: two }] },
    });
    const gone = `file://${two}/src/a.c`;
    assert.equal(await client.at('hover', gone, flawed, 'REQ-7'), null);
    assert.equal(await client.at('hover', gone, flawed, 'strcpy('), null);
    assert.deepEqual(await client.diagnostics(gone), []);
  });
});

test('the budget of the policy counts in the editor, and may change', async () => {
  const deep = 'int verify(int a, int b)\n{\n\tif (a)\n\t\tif (b)\n\t\t\treturn 1;\n\treturn 0;\n}\n';
  const policy = '.tracegate/policy.yaml';
  const files = { 'src/deep.c': deep, '.tracegate/config.yaml': 'version: 1\nprofile: all\n' };
  const complex = (found) => found.filter(({ code }) => code === 'economy/complexity');
  await withServer(files, async (client) => {
    const uri = client.open('src/deep.c', deep);
    assert.deepEqual(complex(await client.diagnostics(uri, 1)), []);
    fs.writeFileSync(path.join(client.root, policy), 'version: 1\nbudget: {cognitive: 2}\n');
    client.change(uri, 2, [{ text: `${deep}\n` }]);
    assert.match(complex(await client.diagnostics(uri, 2))[0].message, /cognitive complexity of 3/);
  });
});

test('what development leaves behind is a note where nothing is released, as the configuration says', async () => {
  const tell = '#include <sys/prctl.h>\nvoid tell(void)\n{\n\tprctl(PR_SET_DUMPABLE, 1, 0, 0, 0);\n}\n';
  const config = (text) => `version: 1\nprofile: all\nrelease: ${text}\n`;
  const compile = (root, flag) =>
    JSON.stringify([
      { directory: root, file: 'tell.c', arguments: ['cc', '-O2', flag, '-c', 'tell.c'] },
    ]);
  const root = workspace({ 'tell.c': tell, '.tracegate/config.yaml': config('{debug: [UNIT_TEST*]}') });
  fs.writeFileSync(path.join(root, 'compile_commands.json'), compile(root, '-DUNIT_TEST_ALL'));
  await withClient(root, async (client) => {
    await client.initialize();
    const uri = client.open('tell.c', tell);
    let version = 1;
    /** The finding once the server says `severity`: the configuration is read every few seconds. */
    const left = async (severity) => {
      for (const deadline = Date.now() + 60_000; ; ) {
        const found = (await client.diagnostics(uri, version)).filter(
          ({ code }) => code === 'leftovers/core-dump',
        );
        assert.equal(found.length, 1, JSON.stringify(found));
        if (found[0].severity === severity || Date.now() > deadline) {
          assert.equal(found[0].severity, severity);
          return found[0].message;
        }
        client.change(uri, (version += 1), [{ text: `${tell}${'\n'.repeat(version)}` }]);
      }
    };
    const note = 3;
    const warning = 2;
    assert.match(await left(note), /not released: it is built with -DUNIT_TEST_ALL/);
    for (const [text, severity, said] of [
      ['{debug: [OTHER]}', warning, /^(?!.*not released)/s],
      ['{defines: [PRODUCT]}', note, /not released: it is built without/],
    ]) {
      fs.writeFileSync(path.join(root, '.tracegate/config.yaml'), config(text));
      client.change(uri, (version += 1), [{ text: `${tell}${'\n'.repeat(version)}` }]);
      assert.match(await left(severity), said);
    }
  });
});
