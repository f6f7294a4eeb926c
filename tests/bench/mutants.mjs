// SPDX-License-Identifier: Apache-2.0
// How many of the flaws that are put into a real program are found.
//
//     node tests/bench/mutants.mjs BUILD SOURCE [COUNT [SEED [KIND...]]]
//
// SOURCE is a tree with compile_commands.json; a copy of it is changed (MUTANTS_WORK names a folder that keeps the copy and its
// cache). Of each kind COUNT places are drawn, and each is changed as `kinds` says; what is not compiled, or no longer compiles,
// is drawn again. One mutant to a file is checked at a time. A mutant is found when a rule that its kind names says something
// new in its function, with a step there, or elsewhere when it is checked alone. Standard error tells each.
//
// Not every mutant is a flaw that the code shows: a check may be made twice, a block may be owned by somebody else as well. So
// the share found is no recall; it is for comparing versions, and the list of what was missed is for reading.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';

const [build, source, count = '10', seed = '1', ...only] = process.argv.slice(2);
if (!source) {
  console.error('usage: node mutants.mjs BUILD SOURCE [COUNT [SEED [KIND...]]]');
  process.exit(2);
}
const program = join(resolve(build), 'bin/tracegate');
const from = resolve(source);
const work = process.env.MUTANTS_WORK ?? mkdtempSync(join(tmpdir(), 'mutants-'));

const nothing = 'do { } while (0);';
const release = /^\s+\w*(?:free|destroy|cleanup|release)\w*\(((?:\w|->|\.)+)\);\s*$/;
const leave = /^\s*(?:return\b.*|goto \w+|continue|break|exit\(.*\)|abort\(\));\s*$/;
const literal = (text) => text.replace(/[.]/g, '\\.');
const empty = (first, last) => Array(last - first + 1).fill('');

function balanced(text) {
  let depth = 0;
  for (const c of text) {
    depth += c === '(' ? 1 : c === ')' ? -1 : 0;
    if (depth < 0) return false;
  }
  return depth === 0;
}

// `if (...) leave;` or `if (...) { ...; leave; }` without `else`, from line i on: its condition and last line; or null.
function checkAt(lines, i) {
  if (/\belse\b/.test(lines[i]) || /\belse\s*$/.test(lines[i - 1] ?? '')) return null;
  const short = /^\s+if\s*\((.*?)\)\s*((?:return|goto|continue|break)\b[^;]*;)\s*$/.exec(lines[i]);
  if (short && balanced(short[1])) return { condition: short[1], last: i };
  const open = /^(\s+)if\s*\((.*)\)\s*\{\s*$/.exec(lines[i]);
  if (open && balanced(open[2])) {
    let k = i + 1;
    while (k < lines.length && k < i + 10 && !lines[k].startsWith(`${open[1]}}`)) k++;
    const whole = k < i + 10 && lines[k]?.trim() === '}' && leave.test(lines[k - 1]);
    return whole && !/^\s*else\b/.test(lines[k + 1] ?? '') ? { condition: open[2], last: k } : null;
  }
  const bare = /^\s+if\s*\((.*)\)\s*$/.exec(lines[i]);
  return bare && balanced(bare[1]) && leave.test(lines[i + 1] ?? '') && !/^\s*else\b/.test(lines[i + 2] ?? '')
    ? { condition: bare[1], last: i + 1 }
    : null;
}

// Each kind: which rules may find it, and what stands in place of line `i` and of as many after it; or nothing.
const kinds = {
  // A release is deleted.
  leak: { rules: /^memory\/leak|^resources\/handle-leak/, at: (lines, i) => release.test(lines[i]) && [nothing] },
  'double-free': {
    rules: /double-free|double-close|use-after|bad-free/,
    at: (lines, i) => release.test(lines[i]) && [`${lines[i]} ${lines[i].trim()}`],
  },
  // The statement before a release, which uses what is released, changes places with it.
  'use-after-free': {
    rules: /use-after|double-free|double-close/,
    at(lines, i) {
      const use = lines[i - 1] ?? '', m = release.exec(lines[i]);
      const uses = m && new RegExp(`(?<![\\w>.])${literal(m[1])}(->|\\[|\\)|,)`).test(use);
      const plain = /^\s+[\w*(].*;\s*$/.test(use) && !leave.test(use) && !/^\s*(if|for|while|else)\b/.test(use);
      return uses && plain && { first: i - 1, lines: [lines[i], use] };
    },
  },
  // The check of a pointer that a call has given just before is deleted.
  'null-check': {
    rules: /null/,
    at(lines, i) {
      const c = checkAt(lines, i);
      const m = c && /^\s*(?:!\s*([\w>.-]+)|([\w>.-]+)\s*==\s*NULL|NULL\s*==\s*([\w>.-]+))\s*$/.exec(c.condition);
      if (!m) return null;
      const given = new RegExp(`(?<![\\w>.])${literal(m[1] ?? m[2] ?? m[3])}\\s*=[^=].*\\w\\(`);
      return lines.slice(Math.max(0, i - 3), i).some((l) => given.test(l)) && empty(i, c.last);
    },
  },
  // So is the comparison of a length.
  'bound-check': {
    rules: /^memory\/|^integers\/|^control\/unchecked-loop/,
    at(lines, i) {
      const c = checkAt(lines, i), length = '(len|size|count|remain|pos|sizeof|MAX)';
      const compares = c && new RegExp(`${length}\\w*\\)?\\s*[<>]=?[^&|]*$|(?<!-)[<>]=?[^&|]*${length}`).test(c.condition);
      return compares && !/time|&&|\|\|/.test(c.condition) && empty(i, c.last);
    },
  },
  // A call stays, and nobody looks at its result.
  'result-check': {
    rules: /^errors\/|^resources\/|^memory\/|^crypto\/|^tls\/|^network\//,
    at(lines, i) {
      const c = checkAt(lines, i);
      const m = c && /^\s*!?\s*(\w+\((?:[^()]|\([^()]*\))*\))\s*(?:(?:==|!=|<|<=|>)\s*[-\w]+)?\s*$/.exec(c.condition);
      return m && !/^(str|mem|sds)\w*cmp|^is|^str/.test(m[1]) && [`${m[1]};`, ...empty(i + 1, c.last)];
    },
  },
  // `<` to a constant becomes `<=` in a loop that indexes with its counter.
  'off-by-one': {
    rules: /^memory\/|^integers\//,
    at(lines, i) {
      const m = /^(\s+for\s*\(.*?;\s*(\w+)\s*<)(\s*(?:\d+|[A-Z][A-Z0-9_]+(?:\(\w+\))?|\(?sizeof[^;]*);.*)$/.exec(lines[i]);
      return m && lines.slice(i + 1, i + 8).some((l) => l.includes(`[${m[2]}]`)) && [`${m[1]}=${m[3]}`];
    },
  },
  unlock: { rules: /^concurrency\//, at: (lines, i) => /^\s+\w*unlock\w*\(.*\);\s*$/i.test(lines[i]) && [nothing] },
  'close-lost': {
    rules: /^resources\/|^memory\/leak/,
    at: (lines, i) => /^\s+(f|p|m_)?close(dir)?\(((?:\w|->|\.)+)\);\s*$/.test(lines[i]) && [nothing],
  },
  'close-twice': {
    rules: /^resources\/|^memory\/double/,
    at: (lines, i) => /^\s+(f|p|m_)?close(dir)?\(((?:\w|->|\.)+)\);\s*$/.test(lines[i]) && [`${lines[i]} ${lines[i].trim()}`],
  },
  initialiser: {
    rules: /^memory\//,
    at(lines, i) {
      const m = /^(\s+(?:\w+\s+)+\**\w+)\s*=\s*(?:0|NULL|false|-1|\{\s*0\s*\});\s*$/.exec(lines[i]);
      return m && !/static/.test(m[1]) && [`${m[1]};`];
    },
  },
  // The size of a pointer in place of that of what it points at.
  sizeof: {
    rules: /^memory\/|^integers\//,
    at(lines, i) {
      const star = /^(.*\b\w*(?:alloc|memset|memcpy)\w*\(.*sizeof\s*\()\*\s*(\w+\).*;\s*)$/.exec(lines[i]);
      const type = /^(\s+(\w+)\s*=.*alloc\w*\(.*sizeof\s*\()(?!\w*char\))[^*()]+(\).*;\s*)$/.exec(lines[i]);
      return (star && [star[1] + star[2]]) || (type && [type[1] + type[2] + type[3]]);
    },
  },
  unbounded: {
    rules: /^memory\/|^injection\//,
    at(lines, i) {
      const copy = /^(\s+.*)\bstrn(cpy|cat)\((.*),[^,]*\);\s*$/.exec(lines[i]);
      const print = /^(\s+.*)\bsnprintf\(((?:\w|->|\.)+),[^,]*,(.*\);\s*)$/.exec(lines[i]);
      return (copy && [`${copy[1]}str${copy[2]}(${copy[3]});`]) || (print && [`${print[1]}sprintf(${print[2]},${print[3]}`]);
    },
  },
  // `return` in place of the `goto` to what cleans up.
  'early-return': {
    rules: /leak|lock/,
    at(lines, i) {
      const m = /^(\s+)goto \w*(?:out|end|err|fail|clean|exit|done)\w*;\s*$/i.exec(lines[i]);
      const last = m && lines.slice(i).find((l) => /^\s+return\b.*;/.test(l) || /^\}/.test(l));
      return last && [`${m[1]}${/return/.test(last) ? last.trim() : 'return;'}`];
    },
  },
};

// The order in which places are drawn: the same for a seed, whatever else is in the tree.
function order(text) {
  let h = 2166136261;
  for (const c of text) h = Math.imul(h ^ c.charCodeAt(0), 16777619) >>> 0;
  return h;
}

// The lines of the function around line i: what stands at the left margin opens and closes it.
function functionOf(lines, i) {
  let first = i, last = i;
  while (first > 0 && !/^(\{|[A-Za-z_].*\{\s*$|\})/.test(lines[first])) first--;
  while (last < lines.length && !/^\}/.test(lines[last])) last++;
  return /^\}/.test(lines[first]) ? null : [first + 1, last + 1];
}

function copyTree() {
  if (existsSync(join(work, 'compile_commands.json'))) return;
  const filter = (p) => !/\/\.(git|tracegate)(\/|$)/.test(p.slice(from.length));
  cpSync(from, work, { recursive: true, verbatimSymlinks: true, filter });
  const file = join(work, 'compile_commands.json'), seen = new Set();
  const entries = JSON.parse(readFileSync(file, 'utf8').replaceAll(from, work)).filter((e) => {
    const path = resolve(e.directory, e.file);
    return path.endsWith('.c') && !/\/tests?\//.test(path.slice(work.length)) && !seen.has(path) && seen.add(path);
  });
  writeFileSync(file, JSON.stringify(entries));
  execFileSync('git', ['init', '-q', work]);
}

const text = (path) => readFileSync(path, 'latin1');

function compiles(entry, path, changed) {
  const part = /(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')+/g;
  const unquote = (w) => w.replace(/\\(.)|"((?:[^"\\]|\\.)*)"|'([^']*)'/g, (_, a, b, c) => a ?? b?.replace(/\\(.)/g, '$1') ?? c);
  const words = entry.arguments ?? entry.command.match(part).map(unquote);
  const kept = words.filter((w, k) => k > 0 && !/^-[coMWm]|\.(d|o|Tpo)$/.test(w) && words[k - 1] !== '-o');
  const old = text(path);
  writeFileSync(path, changed, 'latin1');
  const run = spawnSync(process.env.CLANG ?? 'clang-19', ['-fsyntax-only', '-w', ...kept], { cwd: entry.directory });
  writeFileSync(path, old, 'latin1');
  return run.status === 0;
}

function draw(commands, kind) {
  const all = [];
  for (const path of commands.keys()) {
    const lines = text(path).split('\n');
    lines.forEach((line, i) => {
      const made = /^\s.*[^\\]$/.test(line) && kinds[kind].at(lines, i);
      const range = made && functionOf(lines, i);
      const drawn = order(`${seed} ${kind} ${relative(work, path)} ${i}`);
      if (range)
        all.push({ kind, path, line: i + 1, first: made.first ?? i, put: made.lines ?? made, range, drawn, was: line.trim() });
    });
  }
  all.sort((a, b) => a.drawn - b.drawn);
  const taken = [];
  for (const m of all) {
    if (taken.length >= Number(count)) break;
    const lines = text(m.path).split('\n'), entry = commands.get(m.path);
    if (compiles(entry, m.path, lines.toSpliced(m.first, 0, '@').join('\n'))) continue; // a branch that is not compiled
    if (compiles(entry, m.path, lines.toSpliced(m.first, m.put.length, ...m.put).join('\n'))) taken.push(m);
  }
  return taken;
}

function check() {
  const args = ['-C', work, 'check', '-q', '--profile', 'all', '--fail-on', 'never', '--format', 'json'];
  const run = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 30 });
  return JSON.parse(run.stdout).findings.map((f) => ({
    ...f, key: [f.rule, f.path, f.function, f.message.replace(/\d+/g, 'N')].join('\t'),
  }));
}

// Checks the mutants of a round, one to a file, together. What is new and of none of them comes back.
function judge(round, base) {
  const old = new Map(round.map((m) => [m.path, text(m.path)]));
  for (const m of round)
    writeFileSync(m.path, old.get(m.path).split('\n').toSpliced(m.first, m.put.length, ...m.put).join('\n'), 'latin1');
  const findings = check(), left = new Map();
  for (const [path, was] of old) writeFileSync(path, was, 'latin1');
  for (const f of base) left.set(f.key, (left.get(f.key) ?? 0) + 1);
  const keys = new Set();
  for (const f of findings) {
    const n = left.get(f.key) ?? 0;
    left.set(f.key, n - 1);
    if (n <= 0) keys.add(f.key);
  }
  const fresh = findings.filter((f) => keys.has(f.key)), told = new Set();
  for (const m of round) {
    const path = relative(work, m.path);
    const inside = (p) => p.path === path && p.line >= m.range[0] && p.line <= m.range[1];
    const near = fresh.filter((f) => inside(f) || f.steps.some(inside));
    near.forEach((f) => told.add(f));
    m.found = near.filter((f) => kinds[m.kind].rules.test(f.rule));
    m.other = near;
  }
  return fresh.filter((f) => !told.has(f));
}

copyTree();
const commands = new Map();
for (const e of JSON.parse(readFileSync(join(work, 'compile_commands.json'), 'utf8'))) {
  const path = resolve(e.directory, e.file);
  if (path.startsWith(work) && !/\/(deps|examples?|fuzz)\//.test(path.slice(work.length))) commands.set(path, e);
}
const base = check();
const mutants = (only.length ? only : Object.keys(kinds)).flatMap((kind) => draw(commands, kind));
for (let rest = mutants; rest.length; ) {
  const paths = new Set();
  const round = rest.filter((m) => !paths.has(m.path) && paths.add(m.path));
  rest = rest.filter((m) => !round.includes(m));
  const elsewhere = judge(round, base);
  for (const m of round)
    if (!m.found.length && elsewhere.some((f) => kinds[m.kind].rules.test(f.rule)))
      m.found = judge([m], base).concat(m.found).filter((f) => kinds[m.kind].rules.test(f.rule));
}
for (const m of mutants) {
  const rules = new Set((m.found.length ? m.found : m.other).map((f) => f.rule));
  console.error([m.found.length ? 'found' : 'missed', m.kind, `${relative(work, m.path)}:${m.line}`, m.was, [...rules].join(' ')].join('\t'));
}
console.log(`| ${basename(from)} | made | found |\n|---|---|---|`);
for (const kind of Object.keys(kinds)) {
  const of = mutants.filter((m) => m.kind === kind);
  if (of.length) console.log(`| ${kind} | ${of.length} | ${of.filter((m) => m.found.length).length} |`);
}
if (!process.env.MUTANTS_WORK) rmSync(work, { recursive: true, force: true });
