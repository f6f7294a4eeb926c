// SPDX-License-Identifier: Apache-2.0
//
// collect - what the headers of a library declare, one line a function, for prototypes.tsv.
//
// usage: node collect.mjs MODELS_DIR LIBRARIES.tsv [NAME=FOLDER...] >prototypes.tsv
//
// A line of libraries.tsv names a set of headers: name, version, arguments of the compiler, headers
// (with blanks between them). '{name}' in the arguments is the folder that the command line gives
// for a library that no package brings. Of a set whose headers are not there, nothing is known; it
// is named on standard error, and the lines that the old list has for it are kept.
//
// A line of the list: function, parameters as letters, result as a letter, set; only of names that the
// models use, and once for each form. Letters: p a pointer, f a pointer to a function, i a number,
// s a struct, v nothing, '.' any more. A macro has 'm' as result.
import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {dirname, join} from 'node:path';

const compiler = process.env.CLANG ?? 'clang-19';

/* The letter of a type in its last, resolved form. */
export function letter(type)
{
	if (/SOCKADDR_ARG/.test(type))
		return 'p'; // a transparent union of pointers
	if (/\(\*[^()]*\)\s*\(/.test(type) || /^[^(]*\([^*)]*\)$/.test(type) && type.includes('('))
		return 'f';
	if (/[*\]]\s*(const|restrict|volatile|_Nonnull|_Nullable|\s)*$/.test(type))
		return 'p';
	if (/^(const |volatile )*(struct|union) /.test(type))
		return 's';
	return type === 'void' ? 'v' : 'i';
}

function run(set, source, ...more)
{
	const result = spawnSync(compiler, [...set.arguments, '-x', 'c', '-w', ...more, '-'],
		{input: source, maxBuffer: 1 << 30, encoding: 'utf8'});
	if (result.error)
		throw result.error;
	return result;
}

/* Function declarations out of the text of clang's syntax tree. */
function functions(text)
{
	const found = new Map(), aliases = new Map();
	let current = null;

	for (const line of text.split('\n')) {
		const alias = line.match(/^\W*TypedefDecl .*? (\w+) '([^']*)'(?::'([^']*)')?$/);
		const declared = line.match(/^[|`]-FunctionDecl .*? (\w+) '([^']*)'/);
		const parameter = line.match(/^[| ] [|`]-ParmVarDecl .*? '([^']*)'(?::'([^']*)')?(?: \w+)*$/);
		if (alias)
			aliases.set(alias[1], alias[3] ?? alias[2]);
		if (/^[|`]-/.test(line))
			current = null;
		if (declared) {
			const result = declared[2].slice(0, declared[2].indexOf('(')).trim();
			current = {parameters: '', result, variadic: /, \.\.\.\)|\(\.\.\.\)/.test(declared[2])};
			if (!found.has(declared[1]))
				found.set(declared[1], current);
		} else if (parameter && current) {
			current.parameters += letter(parameter[2] ?? parameter[1]);
		}
	}
	for (const one of found.values()) {
		const seen = new Set();
		let result = one.result.replace(/^(const|volatile) /, '');
		while (aliases.has(result) && !seen.has(result)) {
			seen.add(result);
			result = aliases.get(result);
		}
		one.result = letter(result);
		one.parameters += one.variadic ? '.' : '';
	}
	return found;
}

function macros(text)
{
	const found = new Map();
	for (const line of text.split('\n')) {
		const macro = line.match(/^#define (\w+)\(([^)]*)\)/);
		if (!macro)
			continue;
		const names = macro[2].split(',').filter(Boolean);
		found.set(macro[1], {parameters: names.map((n) => n.includes('...') ? '.' : 'i').join(''),
			result: 'm'});
	}
	return found;
}

function read(path, folders)
{
	return readFileSync(path, 'utf8').split('\n').filter((l) => l && !l.startsWith('#')).map((l) => {
		const [name, version, given, headers] = l.split('\t');
		const folder = folders.get(name);
		return {name, version, headers: headers.split(' '), folder, needs: given.includes('{') || given === 'text',
			arguments: given.split(' ').filter((a) => a && a !== '-').map((a) => a.replaceAll(`{${name}}`, folder ?? ''))};
	});
}

/* Declarations of headers that are not read by themselves: as they are written. */
function written(set)
{
	const found = new Map();
	for (const header of set.headers) {
		const text = readFileSync(join(set.folder, header), 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*|^\s*#.*(\\\n.*)*/gm, '');
		for (const [, result, name, inside] of text.matchAll(/([\w*\s]+?[\s*])(\w+)\s*\(((?:[^;{}()]|\([^()]*\))*)\)[\w\s()]*[;{]/g)) {
			if (found.has(name) || /\b(return|else|if|while|for|switch|sizeof)\b/.test(result + name) || !/\w/.test(result))
				continue;
			const parts = inside.trim() === 'void' || !inside.trim() ? [] : inside.split(/,(?![^(]*\))/);
			found.set(name, {result: /(\*|_handle_t)\s*$/.test(result) ? 'p' : /\bvoid\s*$/.test(result) ? 'v' : 'i',
				parameters: parts.map((p) => /\.\.\./.test(p) ? '.' : /\(\s*\*|Callback|_cb\b|_t function/.test(p) ? 'f' : /[*[]/.test(p) ? 'p' : 'i').join('')});
		}
	}
	return found;
}

/* Every word of the models: more than the functions, which is no harm. */
function words(folder)
{
	const text = readdirSync(folder).map((f) => readFileSync(join(folder, f), 'utf8')).join('\n');
	return new Set(text.match(/\w+/g));
}

function main(models, path, ...rest)
{
	const folders = new Map(rest.map((r) => [r.slice(0, r.indexOf('=')), r.slice(r.indexOf('=') + 1)]));
	const old = join(dirname(path), 'prototypes.tsv');
	const known = existsSync(old) ? readFileSync(old, 'utf8').split('\n') : [];
	const wanted = words(models), lines = new Map();
	const add = (name, parameters, result, set) => {
		const key = `${name}\t${parameters || '-'}\t${result}`;
		if (wanted.has(name) && !lines.has(key))
			lines.set(key, set);
	};

	for (const set of read(path, folders)) {
		const source = set.headers.map((h) => `#if __has_include(<${h}>)\n#include <${h}>\n#else\n#error no ${h}\n#endif\n`).join('');
		if (set.arguments[0] === 'text' && set.folder) {
			for (const [name, one] of written(set))
				add(name, one.parameters, one.result, set.name);
			continue;
		}
		const dump = set.needs && !set.folder ? null : run(set, source, '-fsyntax-only', '-Xclang', '-ast-dump', '-ferror-limit=0');
		const wrong = dump ? dump.stderr.split('\n').filter((l) => /error:/.test(l)) : ['no folder is given'];
		if (wrong.length)
			process.stderr.write(`${set.name}: ${wrong.slice(0, 3).join('; ')}\n`);
		if (!dump || wrong.some((l) => / error: no /.test(l))) {
			for (const l of known.map((k) => k.split('\t')))
				if (l[3] === set.name)
					add(...l);
			continue;
		}
		const all = macros(run(set, source, '-E', '-dM').stdout);
		for (const [name, one] of functions(dump.stdout))
			all.set(name, one);
		for (const [name, one] of all)
			add(name, one.parameters, one.result, set.name);
	}
	process.stdout.write('# Written by collect.mjs: function, parameters, result, set of headers.\n' +
		[...lines].map(([key, set]) => `${key}\t${set}`).sort().join('\n') + '\n');
}

main(...process.argv.slice(2));
