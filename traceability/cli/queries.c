/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/queries.h"

const struct tg_named_query tg_named_queries[] = {
	{"matrix", "every requirement with its code, tests and results",
	 "SELECT v.id, v.verdict, c.symbol AS code, c.path AS code_path, t.symbol AS test, "
	 "t.evidence, t.run_commit FROM verdicts v "
	 "LEFT JOIN links c ON c.id = v.id AND NOT c.is_test "
	 "LEFT JOIN links t ON t.id = v.id AND t.is_test "
	 "WHERE v.kind = 'requirement' ORDER BY v.id, c.path, c.line, t.path, t.line"},
	{"clauses", "every clause of a catalogue that something claims, with code, test and result",
	 "SELECT v.id, v.verdict, v.title, c.symbol AS code, c.path AS code_path, t.symbol AS "
	 "test, t.evidence, t.run_commit FROM verdicts v "
	 "LEFT JOIN links c ON c.id = v.id AND NOT c.is_test "
	 "LEFT JOIN links t ON t.id = v.id AND t.is_test "
	 "WHERE v.kind = 'clause' ORDER BY v.id, c.path, c.line, t.path, t.line"},
	{"verified", "who wrote what verifies each item, when, and in which commit",
	 "SELECT id, symbol AS test, evidence, run_commit, author, changed, commit_oid FROM links "
	 "WHERE is_test ORDER BY id, path, line"},
	{"unproven", "threats and requirements that are not proven, with the first broken hop",
	 "SELECT id, kind, verdict, trail FROM verdicts "
	 "WHERE verdict NOT IN ('OK', 'JUSTIFIED') ORDER BY kind DESC, id"},
	{"threats", "every threat with what acts against it",
	 "SELECT v.id, v.verdict, v.title, group_concat(DISTINCT l.id) AS mitigations "
	 "FROM verdicts v LEFT JOIN item_links l ON l.target = v.id "
	 "WHERE v.kind = 'threat' GROUP BY v.id ORDER BY v.id"},
	{"accepted", "which threats are accepted or transferred, and who last changed their file",
	 "SELECT i.id, i.status, i.title, i.path, i.line, (SELECT c.author || ', ' || c.authored "
	 "FROM changes h JOIN commits c ON c.commit_oid = h.commit_oid WHERE h.path = i.path AND "
	 "c.in_past ORDER BY c.position DESC LIMIT 1) AS last_changed FROM items i WHERE i.kind = "
	 "'threat' "
	 "AND lower(i.status) IN ('accepted', 'transferred', 'avoided', 'not applicable', 'na') "
	 "ORDER BY i.id"},
	{"waivers", "what rests only on waivers, and when these expire",
	 "SELECT c.target AS id, v.verdict, c.until, c.owner, c.note, c.path, c.line FROM claims c "
	 "LEFT JOIN verdicts v ON v.id = c.target WHERE c.verb = 'justifies' "
	 "ORDER BY c.until, c.target"},
	{"violated", "requirements that open findings contradict, the gravest first",
	 "SELECT id, (SELECT f.severity FROM findings f WHERE f.state = 'open' AND v.why = "
	 "f.rule || ' at ' || f.path || ':' || f.line || ' contradicts it') AS severity, why, "
	 "trail "
	 "FROM verdicts v WHERE verdict = 'VIOLATED' ORDER BY CASE severity WHEN 'error' THEN 0 "
	 "WHEN 'warning' THEN 1 ELSE 2 END, id"},
	{"untested", "code that claims a requirement which no test verifies",
	 "SELECT l.id, l.symbol, l.path, l.line FROM links l WHERE NOT l.is_test AND NOT EXISTS "
	 "(SELECT 1 FROM links t WHERE t.id = l.id AND t.is_test) ORDER BY l.id, l.path, l.line"},
	{"stale", "tests whose result was won on other content than stands there now",
	 "SELECT id, symbol AS test, path, line, evidence, run_commit FROM links "
	 "WHERE is_test AND evidence IN ('suspect', 'stale') ORDER BY id, path, line"},
	{"elsewhere", "tests that passed on a tree other than this one, and whether that counts",
	 "SELECT l.id, l.symbol AS test, l.path, l.line, l.evidence, c.commit_oid, c.subject, "
	 "c.authored FROM links l JOIN commits c ON c.commit_oid = l.run_commit "
	 "WHERE l.is_test AND c.tree <> (SELECT h.tree FROM commits h WHERE h.in_past "
	 "ORDER BY h.position DESC LIMIT 1) ORDER BY l.id, l.path, l.line"},
	{"links", "person, date and commit behind every link",
	 "SELECT id, verb, symbol, path, line, author, changed, commit_oid FROM links "
	 "ORDER BY id, is_test, path, line"},
	{"unlinked", "functions beside annotated ones that claim nothing",
	 "SELECT s.name, s.path, s.line FROM symbols s WHERE s.kind = 'function' AND "
	 "s.is_definition AND NOT EXISTS (SELECT 1 FROM claims c WHERE c.path = s.path AND "
	 "c.symbol = s.name) ORDER BY s.path, s.line"},
	{"claims", "every annotation as it is written",
	 "SELECT verb, target, symbol, path, line FROM claims ORDER BY path, line, target"},
	{"findings", "open findings of the last check, worst first",
	 "SELECT severity, rule, path, line, function, message FROM findings WHERE state = 'open' "
	 "ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, path, line"},
	{"suppressed", "findings that are suppressed, with the reason",
	 "SELECT rule, path, line, reason FROM findings WHERE state = 'suppressed' "
	 "ORDER BY path, line"},
	{"foreign", "open findings of other analysers, worst first",
	 "SELECT severity, rule, path, line, message, weaknesses FROM foreign_findings "
	 "WHERE state = 'open' ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 "
	 "ELSE 2 END, path, line, rule"},
	{"coverage", "how much of each file tests executed",
	 "SELECT path, test, lines_hit, lines, lines_hit * 100 / lines AS percent FROM coverage "
	 "ORDER BY path, test"},
	{"parts", "the bill of materials",
	 "SELECT name, version, licence, supplier, purl FROM parts ORDER BY name, version"},
	{"vulnerabilities", "what is said of vulnerabilities",
	 "SELECT vulnerability, status, product, justification, note FROM vulnerabilities "
	 "ORDER BY vulnerability, product"},
	{"runs", "what was imported and checked, on which commit",
	 "SELECT r.run, r.kind, r.tool, r.source, r.commit_oid, r.at, (SELECT count(*) FROM "
	 "results "
	 "t WHERE t.run = r.run) AS results FROM runs r ORDER BY r.run"},
	{"failed", "tests that failed, with the run",
	 "SELECT t.run, r.commit_oid, t.suite, t.name, t.outcome, t.message FROM results t "
	 "JOIN runs r ON r.run = t.run WHERE t.outcome IN ('failed', 'errored') "
	 "ORDER BY t.run DESC, t.suite, t.name"},
	{"releases", "tags with date and person",
	 "SELECT substr(name, 11) AS tag, commit_oid, tagger, tagged, message FROM refs "
	 "WHERE kind = 'tag' ORDER BY tagged, name"},
	{"authors", "who wrote how many commits up to this one",
	 "SELECT author, author_email, count(*) AS commits, min(authored) AS first, "
	 "max(authored) AS last FROM commits WHERE in_past GROUP BY author, author_email "
	 "ORDER BY commits DESC, author"},
	{"renames", "files that moved, with the similarity in percent",
	 "SELECT r.from_path, r.to_path, r.score, r.commit_oid, c.authored FROM renames r "
	 "JOIN commits c ON c.commit_oid = r.commit_oid ORDER BY c.position DESC, r.to_path"},
	{"gaps", "what could not be read or analysed",
	 "SELECT kind, path, detail, commit_oid, blob FROM gaps ORDER BY kind, path, detail"},
};
const size_t tg_named_query_count = sizeof(tg_named_queries) / sizeof(*tg_named_queries);
