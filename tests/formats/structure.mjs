// SPDX-License-Identifier: Apache-2.0
// usage: node structure.mjs oscal|spdx DOCUMENT: what the published schemas of OSCAL 1.2.1 (component definition) and SPDX 3.0.1
// require of what we write, where no package carries them: required members, forms of ids, and that references lead somewhere.
import { readFileSync } from 'node:fs';

const [kind, file] = process.argv.slice(2);
const document = JSON.parse(readFileSync(file, 'utf8'));
const problems = [];
const check = (holds, what) => { if (!holds) problems.push(what); };
const text = value => typeof value === 'string' && /^\S(.*\S)?$/s.test(value);
const needs = (object, where, ...members) =>
  members.forEach(member => check(object?.[member] !== undefined && object[member] !== '', `${where} has no '${member}'`));
const list = (value, where) => { check(Array.isArray(value) && value.length > 0, `${where} is no list, or empty`); return Array.isArray(value) ? value : []; };
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const token = /^[\p{L}_][\p{L}\p{N}._-]*$/u;
const date = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

function oscal() {
  const definition = document['component-definition'];
  const uuids = new Set();
  const identified = (object, where) => {
    check(uuid.test(object.uuid), `${where}: '${object.uuid}' is no UUID`);
    check(!uuids.has(object.uuid), `${where}: ${object.uuid} stands twice`);
    uuids.add(object.uuid);
  };
  check(Object.keys(document).length === 1, 'there is more than one document');
  identified(definition, 'the definition');
  needs(definition.metadata, 'metadata', 'title', 'last-modified', 'version', 'oscal-version');
  check(date.test(definition.metadata['last-modified']), 'last-modified is no date-time with zone');
  check(definition.metadata['oscal-version'] === '1.2.1', 'not OSCAL 1.2.1');
  for (const component of list(definition.components, 'components')) {
    identified(component, 'a component');
    needs(component, 'a component', 'type', 'title', 'description');
    for (const implementation of list(component['control-implementations'], 'control-implementations')) {
      identified(implementation, 'an implementation');
      needs(implementation, 'an implementation', 'source', 'description');
      for (const requirement of list(implementation['implemented-requirements'], 'implemented-requirements')) {
        identified(requirement, 'a requirement');
        check(token.test(requirement['control-id']), `'${requirement['control-id']}' is no token`);
        needs(requirement, 'a requirement', 'description');
        for (const property of list(requirement.props, 'props')) {
          check(token.test(property.name), `'${property.name}' is no token`);
          check(text(property.value), `the property ${property.name} has no value`);
        }
      }
    }
  }
}

function spdx() {
  const graph = list(document['@graph'], '@graph');
  const ids = new Set(graph.map(element => element.spdxId ?? element['@id']));
  const leads = (id, where) => check(ids.has(id), `${where}: ${id} leads nowhere`);
  const purposes = ['application', 'source', 'test', 'requirement', 'evidence'];
  const kinds = ['hasRequirement', 'hasTest', 'hasEvidence'];
  const elements = graph.filter(element => element.type !== 'CreationInfo');
  const creation = graph.find(element => element.type === 'CreationInfo');

  check(document['@context'] === 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld', 'the context is not that of 3.0.1');
  check(ids.size === graph.length, 'an id stands twice');
  check(creation?.specVersion === '3.0.1' && date.test(creation?.created), 'the creation is not described');
  list(creation?.createdBy, 'createdBy').forEach(id => leads(id, 'createdBy'));
  for (const element of elements) {
    check(/^urn:uuid:/.test(element.spdxId) && uuid.test(element.spdxId.slice(9)), `'${element.spdxId}' is no id`);
    leads(element.creationInfo, element.spdxId);
    if (element.software_primaryPurpose) check(purposes.includes(element.software_primaryPurpose), 'a purpose is unknown');
    if (element.type === 'Relationship') {
      needs(element, 'a relationship', 'from', 'relationshipType');
      check(kinds.includes(element.relationshipType), `${element.relationshipType} is unknown`);
      [element.from, ...list(element.to, 'to')].forEach(id => leads(id, 'a relationship'));
    } else {
      needs(element, element.type, 'name');
    }
    if (element.type === 'software_Snippet') {
      leads(element.software_snippetFromFile, 'a snippet');
      check(element.software_lineRange.beginIntegerRange >= 1 &&
        element.software_lineRange.endIntegerRange >= element.software_lineRange.beginIntegerRange, 'a range of lines is none');
    }
  }
  const root = elements.filter(element => element.type === 'SpdxDocument');
  check(root.length === 1, 'there is not one document');
  [...list(root[0]?.rootElement, 'rootElement'), ...list(root[0]?.element, 'element')].forEach(id => leads(id, 'the document'));
  check(root[0]?.element.length === elements.length - 1, 'the document does not list every element');
  check(elements.some(element => element.relationshipType === 'hasRequirement'), 'no requirement is related to anything');
}

({ oscal, spdx })[kind]();
for (const problem of problems.slice(0, 20)) console.error(`${file}: ${problem}`);
process.exit(problems.length ? 1 : 0);
