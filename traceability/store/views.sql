-- The views that a query may rest on. They speak of one commit (--as-of, else HEAD), except
-- commits, parents, refs, changes, renames, runs and results, which are all there is. Object ids
-- are lower-case hexadecimal text, times are UTC text.

-- Every commit; in_past: an ancestor of the commit asked for, or that commit itself.
CREATE TEMP VIEW commits AS
SELECT lower(hex(c.oid)) AS commit_oid, lower(hex(c.tree)) AS tree, c.subject,
	a.name AS author, a.email AS author_email, datetime(c.author_time, 'unixepoch') AS authored,
	m.name AS committer, m.email AS committer_email,
	datetime(c.commit_time, 'unixepoch') AS committed, c.parents, c.is_signed,
	EXISTS (SELECT 1 FROM temp.past p WHERE p.id = c.id) AS in_past, c.id AS position
FROM commit_ c JOIN person a ON a.id = c.author_id JOIN person m ON m.id = c.committer_id;

CREATE TEMP VIEW parents AS
SELECT lower(hex(c.oid)) AS commit_oid, p.n, lower(hex(q.oid)) AS parent_oid
FROM parent p JOIN commit_ c ON c.id = p.commit_id JOIN commit_ q ON q.id = p.parent_id;

-- What messages say in their last lines: Reviewed-by, Signed-off-by, Fixes.
CREATE TEMP VIEW trailers AS
SELECT lower(hex(c.oid)) AS commit_oid, r.n, r.key, r.value
FROM trailer r JOIN commit_ c ON c.id = r.commit_id;

-- Branches and tags; tagger and message belong to annotated tags. signature: its form, or ''.
CREATE TEMP VIEW refs AS
SELECT r.name, r.kind, lower(hex(r.commit_oid)) AS commit_oid, t.name AS tagger,
	datetime(r.tag_time, 'unixepoch') AS tagged, r.message, r.signature
FROM ref_ r LEFT JOIN person t ON t.id = r.tagger_id;

-- Files of the commit's tree; kind: file, link, submodule.
CREATE TEMP VIEW files AS
SELECT p.path, lower(hex(b.oid)) AS blob,
	CASE s.kind WHEN 0 THEN 'file' WHEN 1 THEN 'link' ELSE 'submodule' END AS kind
FROM temp.snap s JOIN path p ON p.id = s.path_id JOIN blob b ON b.id = s.blob_id;

-- What each commit changed against its first parent; blob is NULL where the path was deleted.
CREATE TEMP VIEW changes AS
SELECT lower(hex(c.oid)) AS commit_oid, p.path, lower(hex(b.oid)) AS blob
FROM change h JOIN commit_ c ON c.id = h.commit_id JOIN path p ON p.id = h.path_id
	LEFT JOIN blob b ON b.id = h.blob_id;

CREATE TEMP VIEW renames AS
SELECT lower(hex(c.oid)) AS commit_oid, f.path AS from_path, t.path AS to_path, r.score
FROM rename r JOIN commit_ c ON c.id = r.commit_id JOIN path f ON f.id = r.from_id
	JOIN path t ON t.id = r.to_id;

-- Requirements, threats and their like as their files say them.
CREATE TEMP VIEW items AS
SELECT i.key AS id, i.full_id, i.kind, i.title, i.text, i.status, i.revision, p.path, i.line
FROM temp.snap s JOIN item i ON i.blob_id = s.blob_id JOIN path p ON p.id = s.path_id;

CREATE TEMP VIEW item_links AS
SELECT i.key AS id, l.target, l.revision, l.state, p.path, l.line
FROM temp.snap s JOIN item i ON i.blob_id = s.blob_id JOIN item_link l ON l.item_id = i.id
	JOIN path p ON p.id = s.path_id;

-- Annotations as written; symbol is NULL where one speaks for its whole file.
CREATE TEMP VIEW claims AS
SELECT c.verb, c.target, y.name AS symbol, p.path, c.line, c.dialect, c.revision, c.note, c.owner,
	c.until
FROM temp.snap s JOIN claim c ON c.blob_id = s.blob_id JOIN path p ON p.id = s.path_id
	LEFT JOIN symver v ON v.id = c.symver_id LEFT JOIN symbol y ON y.id = v.symbol_id;

-- Symbols of the files that hold an annotation.
CREATE TEMP VIEW symbols AS
SELECT y.name, y.kind, p.path, v.line, v.end_line, v.is_definition, v.is_internal, y.usr,
	lower(hex(v.tokens)) AS tokens
FROM temp.snap s JOIN symver v ON v.blob_id = s.blob_id JOIN symbol y ON y.id = v.symbol_id
	JOIN path p ON p.id = s.path_id;

-- What was decided: the verdict of every item, and the links it rests on.
CREATE TEMP VIEW verdicts AS
SELECT id, kind, title, verdict, why, trail, path, line FROM temp.verdict_;

-- evidence: passed, failed, suspect, stale, none (tests only); author and date of the last change.
CREATE TEMP VIEW links AS
SELECT id, verb, path, line, symbol, is_test, evidence, run AS run_commit, author, commit_oid,
	changed
FROM temp.link_;

-- Imports of results, and checks; at_commit: made on the commit asked for or on its tree.
CREATE TEMP VIEW runs AS
SELECT r.id AS run, r.kind, lower(hex(r.commit_oid)) AS commit_oid, r.is_dirty, r.tool, r.source,
	datetime(r.at, 'unixepoch') AS at,
	coalesce(r.tree = (SELECT tree FROM temp.here), 0) AS at_commit
FROM run r;

CREATE TEMP VIEW results AS
SELECT r.run_id AS run, r.suite, r.classname, r.name, r.outcome, r.seconds, r.message, r.file,
	r.line
FROM result r;

-- Findings of the last check of each file of the tree.
CREATE TEMP VIEW findings AS
SELECT f.rule, f.severity, f.confidence, p.path, f.line, f.column_ AS col, f.function, f.message,
	f.state, f.reason, lower(hex(f.fingerprint)) AS fingerprint
FROM temp.snap s JOIN path p ON p.id = s.path_id
	JOIN finding f ON f.path_id = s.path_id AND f.blob_id = s.blob_id
	AND f.run_id = (SELECT max(u.run_id) FROM unit u WHERE u.blob_id = s.blob_id
		AND u.path_id = s.path_id);

-- What could not be read or analysed, ever.
CREATE TEMP VIEW gaps AS
SELECT g.kind, lower(hex(g.commit_oid)) AS commit_oid, p.path, lower(hex(b.oid)) AS blob, g.detail
FROM gap g LEFT JOIN path p ON p.id = g.path_id LEFT JOIN blob b ON b.id = g.blob_id;

-- How much of each file of the tree tests executed; test: '' where a report does not tell.
CREATE TEMP VIEW coverage AS
SELECT p.path, f.test, f.run_id AS run, count(*) AS lines, sum(l.hits > 0) AS lines_hit
FROM temp.snap s JOIN path p ON p.id = s.path_id
	JOIN covered_file f ON f.blob_id = s.blob_id AND f.path_id = s.path_id
	JOIN covered_line l ON l.file_id = f.id
GROUP BY f.id;

CREATE TEMP VIEW covered_functions AS
SELECT p.path, f.test, f.run_id AS run, c.name, c.line, c.hits
FROM temp.snap s JOIN path p ON p.id = s.path_id
	JOIN covered_file f ON f.blob_id = s.blob_id AND f.path_id = s.path_id
	JOIN covered_function c ON c.file_id = f.id;

-- Imports of other tools that count here: of each tool the latest by commit, then by time.
CREATE TEMP VIEW current_runs AS
WITH candidate AS (
	SELECT r.id, r.kind, r.tool, (coalesce(c.id, 0) << 32) + r.seq AS age
	FROM run r LEFT JOIN commit_ c ON c.oid = r.commit_oid LEFT JOIN temp.past p ON p.id = c.id
	WHERE r.kind IN ('findings', 'bill', 'vex')
		AND (p.id IS NOT NULL OR r.tree = (SELECT tree FROM temp.here)))
SELECT k.id AS run, k.kind, k.tool FROM candidate k
WHERE k.age = (SELECT max(o.age) FROM candidate o WHERE o.kind = k.kind AND o.tool = k.tool);

-- Findings of other tools in files of the tree; weaknesses: 'CWE-476,CWE-690'.
CREATE TEMP VIEW foreign_findings AS
SELECT f.rule, f.severity, p.path, f.line, f.column_ AS col, f.message, f.weaknesses, f.state,
	f.reason, n.tool, n.run
FROM current_runs n JOIN foreign_finding f ON f.run_id = n.run
	JOIN temp.snap s ON s.path_id = f.path_id AND s.blob_id = f.blob_id
	JOIN path p ON p.id = f.path_id;

-- The bill of materials.
CREATE TEMP VIEW parts AS
SELECT a.name, a.version, a.purl, a.supplier, a.licence, n.run
FROM current_runs n JOIN part a ON a.run_id = n.run;

-- What the maker says about vulnerabilities.
CREATE TEMP VIEW vulnerabilities AS
SELECT v.vulnerability, v.product, v.status, v.justification, v.note, n.run
FROM current_runs n JOIN vex v ON v.run_id = n.run;
