// SPDX-License-Identifier: Apache-2.0
// usage: node check.mjs MODULES EXAMPLES HOOKS OUT: checks the CI examples and writes the shell of
// their steps to OUT/{github,gitlab,jenkins}.sh.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [modules, examples, hooks, out] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const yaml = require('js-yaml');
let bad = 0;
const fail = text => { console.error(text); bad++; };
const need = (condition, text) => condition || fail(text);

// GitHub: the workflow schema, and what a gate must not forget.
const workflowText = readFileSync(`${examples}/github/tracegate.yml`, 'utf8');
const { validateWorkflow } = require('@action-validator/core');
const state = validateWorkflow(workflowText);
for (const error of state.errors ?? []) fail(`github: ${JSON.stringify(error)}`);
const workflow = yaml.load(workflowText);
const job = workflow.jobs.gate;
need(workflow.permissions.contents === 'read', 'github: the token may do more than read');
need(!('pull_request_target' in (workflow.on ?? {})), 'github: runs with the rights of the base on foreign code');
need(job.steps.some(s => s.uses?.startsWith('actions/checkout@') && s.with['fetch-depth'] === 0), 'github: the clone is shallow');
for (const step of job.steps)
  need(!step.run?.includes('${{'), `github: '${step.name}' puts an expression into its shell, where a branch name could run`);
writeFileSync(`${out}/github.sh`, job.steps.filter(s => s.run).map(s => s.run).join('\n'));

// GitLab: there is no validator to install, so the keys of a job are checked against its reference.
const gitlab = yaml.load(readFileSync(`${examples}/gitlab/tracegate.gitlab-ci.yml`, 'utf8'));
const keys = ['stage', 'image', 'rules', 'variables', 'cache', 'before_script', 'script', 'artifacts', 'needs', 'tags', 'timeout'];
for (const [name, gate] of Object.entries(gitlab)) {
  for (const key of Object.keys(gate)) need(keys.includes(key), `gitlab: ${name} has the key '${key}'`);
  for (const script of [gate.before_script, gate.script]) need(script.every(line => typeof line === 'string'), `gitlab: ${name} has a line that is no text`);
  need(gate.variables.GIT_DEPTH === '0', 'gitlab: the clone is shallow');
  need(gate.artifacts.when === 'always', 'gitlab: a blocked change leaves no report');
  writeFileSync(`${out}/gitlab.sh`, [...gate.before_script, ...gate.script].join('\n') + '\n');
}

// Jenkins: the shell of the pipeline; braces and brackets have to close.
const jenkins = readFileSync(`${examples}/jenkins/Jenkinsfile`, 'utf8');
const steps = [...jenkins.matchAll(/sh '''([^]*?)'''/g)].map(m => m[1].replace(/\\\\/g, '\\'));
need(steps.length === 1, 'jenkins: there is no shell step');
const plain = jenkins.replace(/'''[^]*?'''/g, '').replace(/'[^'\n]*'/g, '').replace(/\/\/.*/g, '');
const open = [];
for (const c of plain) {
  if ('([{'.includes(c)) open.push(c);
  if (')]}'.includes(c)) need('([{'.indexOf(open.pop()) === ')]}'.indexOf(c), 'jenkins: brackets do not match');
}
need(!open.length, 'jenkins: a bracket is not closed');
writeFileSync(`${out}/jenkins.sh`, steps.join('\n'));

// pre-commit: what its manifest has to hold.
for (const hook of yaml.load(readFileSync(hooks, 'utf8'))) {
  for (const key of ['id', 'name', 'entry', 'language']) need(typeof hook[key] === 'string', `pre-commit: ${hook.id} lacks '${key}'`);
  need(hook.stages.every(s => ['pre-commit', 'pre-push'].includes(s)), `pre-commit: ${hook.id} has an unknown stage`);
}
process.exit(bad ? 1 : 0);
