-- What other tools say. Findings hold wherever the same content stands at the same path; bills of
-- materials and statements about vulnerabilities hold for their commit and what comes after it.
-- Of each tool (and category) the last import counts, with all its files.

CREATE TABLE foreign_finding (
	id INTEGER PRIMARY KEY,
	run_id INTEGER NOT NULL REFERENCES run,
	path_id INTEGER NOT NULL REFERENCES path,
	blob_id INTEGER NOT NULL REFERENCES blob,
	rule TEXT NOT NULL,
	severity TEXT NOT NULL,
	message TEXT NOT NULL,
	line INTEGER NOT NULL,
	column_ INTEGER NOT NULL,
	end_line INTEGER NOT NULL,
	weaknesses TEXT NOT NULL, -- "CWE-476,CWE-690"
	state TEXT NOT NULL,
	reason TEXT NOT NULL
) STRICT;
CREATE INDEX foreign_finding_blob ON foreign_finding (blob_id, path_id);
CREATE INDEX foreign_finding_run ON foreign_finding (run_id);

CREATE TABLE part (
	id INTEGER PRIMARY KEY,
	run_id INTEGER NOT NULL REFERENCES run,
	name TEXT NOT NULL,
	version TEXT NOT NULL,
	purl TEXT NOT NULL,
	supplier TEXT NOT NULL,
	licence TEXT NOT NULL
) STRICT;
CREATE INDEX part_run ON part (run_id);

CREATE TABLE vex (
	id INTEGER PRIMARY KEY,
	run_id INTEGER NOT NULL REFERENCES run,
	vulnerability TEXT NOT NULL,
	product TEXT NOT NULL,
	status TEXT NOT NULL,
	justification TEXT NOT NULL,
	note TEXT NOT NULL
) STRICT;
CREATE INDEX vex_run ON vex (run_id);

PRAGMA user_version = 7;
