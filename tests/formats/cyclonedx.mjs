// SPDX-License-Identifier: Apache-2.0
// usage: node cyclonedx.mjs MODULES DOCUMENT: exit 0 when DOCUMENT is valid CycloneDX 1.6.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [modules, documentFile] = process.argv.slice(2);
const { Spec, Validation } = createRequire(`${modules}/`)('@cyclonedx/cyclonedx-library');
const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
const problems = await validator.validate(readFileSync(documentFile, 'utf8'));
if (problems) {
  console.error(JSON.stringify(problems, null, 1).slice(0, 4000));
  process.exit(1);
}
