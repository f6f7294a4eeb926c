// SPDX-License-Identifier: Apache-2.0
//
// chains.mjs DIRECTORY CHAINS [FILES [LINES]] - writes a product of requirement chains as OpenFastTrace items and tags
//
// A chain is four items: a requirement, a design that covers it, the tag of code and the tag of a test. Two of a hundred chains
// are flawed, in turns: no code (gap), a tag that names nothing (orphan), a tag of an older revision (outdated). What was planted
// stands in planted.tsv, and that all tests passed in results.xml, beside the product. The same arguments give the same bytes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [directory, ...numbers] = process.argv.slice(2);
const [chains, files = 8, lines = 2000] = numbers.map(Number);
if (!directory || !(chains > 0)) {
	console.error('usage: chains.mjs DIRECTORY CHAINS [FILES [LINES]]');
	process.exit(2);
}
const product = join(directory, 'product');
const perDocument = 500;
const flaws = ['gap', 'orphan', 'outdated'];
const planted = [];

/** The flaw of a chain, or undefined. */
function flawOf(chain) {
	return chain % 50 === 7 ? flaws[Math.floor(chain / 50) % flaws.length] : undefined;
}

function write(path, text) {
	mkdirSync(join(product, path, '..'), { recursive: true });
	writeFileSync(join(product, path), text);
}

/** The revision of a design: 2 where the tag of its code will ask for 1. */
function revisionOf(chain) {
	return flawOf(chain) === 'outdated' ? 2 : 1;
}

for (let first = 0; first < chains; first += perDocument) {
	let requirements = '# Requirements\n';
	let designs = '# Design\n';
	for (let chain = first; chain < Math.min(chains, first + perDocument); chain++) {
		requirements += `\n### Demand number ${chain}\n\`req~c-${chain}~1\`\n\nThe product answers demand ${chain} in time.\n\nNeeds: dsn\n`;
		designs +=
			`\n### Answer to demand ${chain}\n\`dsn~c-${chain}~${revisionOf(chain)}\`\n\nA function works the answer ${chain} out.\n\n` +
			`Covers:\n- \`req~c-${chain}~1\`\n\nNeeds: impl, utest\n`;
		if (flawOf(chain))
			planted.push(`${flawOf(chain)}\tc-${chain}`);
	}
	write(`doc/requirements-${first / perDocument}.md`, requirements);
	write(`doc/design-${first / perDocument}.md`, designs);
}

/** The tag of a chain in code or test, or '' where it is the gap; the flaws are in the code. */
function tagOf(type, chain) {
	const flaw = type === 'impl' ? flawOf(chain) : undefined;
	if (flaw === 'gap')
		return '';
	if (flaw === 'orphan')
		return `/* [${type}->dsn~gone-${chain}~1] */\n`;
	return `/* [${type}->dsn~c-${chain}~${flaw === 'outdated' ? 1 : revisionOf(chain)}] */\n`;
}

/** One function of `length` lines with its tag. */
function functionOf(type, chain, length) {
	const test = type === 'utest';
	const name = test ? `test_${chain}` : `answer_${chain}`;
	let text = `${tagOf(type, chain)}int ${name}(int value)\n{\n\tint i, sum = ${chain};\n\n`;
	if (test)
		text += `\tassert(answer_${chain}(value) != ${chain});\n`;
	let line = text.split('\n').length + 2;
	for (; line + 4 <= length; line += 4)
		text += `\tfor (i = 0; i < value; i++) /* step ${line} */\n\t\tsum += i * ${line} + (value >> ${line % 7});\n` +
			`\tif (sum > ${1000 * line})\n\t\tsum -= ${line};\n`;
	for (; line < length; line++)
		text += `\tsum ^= ${line};\n`;
	return `${text}\treturn sum;\n}\n\n`;
}

// Half of the files are code, half tests; each has its share of the chains and of the lines.
const half = Math.max(1, Math.floor(files / 2));
for (const [type, folder] of [['impl', 'src'], ['utest', 'tests']]) {
	for (let file = 0; file < half; file++) {
		const first = Math.floor((file * chains) / half);
		const end = Math.floor(((file + 1) * chains) / half);
		const length = Math.max(12, Math.ceil(lines / (2 * half) / Math.max(1, end - first)));
		let text = type === 'impl' ? '' : '#include <assert.h>\n\n';
		for (let chain = first; chain < end; chain++)
			text += functionOf(type, chain, length);
		write(`${folder}/part-${file}.c`, text);
	}
}
write('.tracegate/config.yaml', 'version: 1\nproduct: {name: chains}\nrequirements: ["doc/*.md"]\ntests: ["tests/**"]\n');
const cases = Array.from({ length: chains }, (_, chain) => `<testcase name="test_${chain}" time="0.01"/>\n`);
write('.gitignore', '/.tracegate/trace.db*\n');
writeFileSync(join(directory, 'results.xml'), `<testsuite name="chains">\n${cases.join('')}</testsuite>\n`);
writeFileSync(join(directory, 'planted.tsv'), planted.map((line) => `${line}\n`).join(''));
