// SPDX-License-Identifier: Apache-2.0
// usage: node validate.mjs MODULES SCHEMA DOCUMENT: exit 0 when DOCUMENT is valid.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [modules, schemaFile, documentFile] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const Ajv = require('ajv').default;
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: true });
require('ajv-formats').default(ajv);
const read = file => JSON.parse(readFileSync(file, 'utf8'));
const valid = ajv.compile(read(schemaFile));
if (!valid(read(documentFile))) {
  for (const error of valid.errors.slice(0, 20)) console.error(`${documentFile}${error.instancePath}: ${error.message}`);
  process.exit(1);
}
