// SPDX-License-Identifier: Apache-2.0
//
// links.mjs DIRECTORY [REQUIREMENTS [SYMBOLS [LINKS]]] - writes a product in which very much is linked
//
// Threats, mitigations and requirements in tables, functions in files of a hundred, each of which satisfies as many
// requirements as it takes to make LINKS in all; one test for each requirement. The same arguments give the same bytes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [directory, ...numbers] = process.argv.slice(2);
const [requirements = 10_000, symbols = 100_000, links = 1_000_000] = numbers.map(Number);
if (!directory) {
	console.error('usage: links.mjs DIRECTORY [REQUIREMENTS [SYMBOLS [LINKS]]]');
	process.exit(2);
}
const product = join(directory, 'product');
const perFile = 100;
const threats = Math.ceil(requirements / 10);
const functions = symbols - requirements;
const each = Math.max(1, Math.round((links - requirements) / functions));

function write(path, text) {
	mkdirSync(join(product, path, '..'), { recursive: true });
	writeFileSync(join(product, path), text);
}

const rows = (count, row) => Array.from({ length: count }, (_, n) => row(n)).join('');
write('threats.csv', `id,title,kind\n${rows(threats, (n) => `T-${n},Threat ${n},threat\n`)}`);
write('mitigations.csv', `id,title,kind,covers\n${rows(threats, (n) => `M-${n},Measure ${n},mitigation,T-${n}\n`)}`);
write('requirements.csv', `id,title,covers\n${rows(requirements, (n) => `R-${n},Demand ${n},M-${n % threats}\n`)}`);

/** The requirements of function `n`: spread over all of them, none twice. */
const ids = (n) => Array.from({ length: each }, (_, k) => `R-${(n * each + k) % requirements}`).join(', ');
for (let first = 0; first < functions; first += perFile) {
	let text = '';
	for (let n = first; n < Math.min(functions, first + perFile); n++)
		text += `/* @satisfies ${ids(n)} */\nint work_${n}(int a)\n{\n\treturn a * ${n} + 1;\n}\n\n`;
	write(`src/part-${first / perFile}.c`, text);
}
for (let first = 0; first < requirements; first += perFile) {
	let text = '#include <assert.h>\n\n';
	for (let n = first; n < Math.min(requirements, first + perFile); n++)
		text += `/* @verifies R-${n} */\nvoid test_${n}(void)\n{\n\tassert(work_${Math.floor(n / each)}(1) != 0);\n}\n\n`;
	write(`tests/test-${first / perFile}.c`, text);
}
write('.tracegate/config.yaml',
	'version: 1\nproduct: {name: links}\nrequirements: [requirements.csv]\nthreats: [threats.csv, mitigations.csv]\ntests: ["tests/**"]\n');
write('.gitignore', '/.tracegate/trace.db*\n');
writeFileSync(join(directory, 'results.xml'),
	`<testsuite name="links">\n${rows(requirements, (n) => `<testcase name="test_${n}" time="0.01"/>\n`)}</testsuite>\n`);
