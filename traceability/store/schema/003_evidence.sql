-- What was observed: test results, findings, and what could not be analysed. Append only; runs
-- name commits by object id, so that they outlive a rewritten history.

CREATE TABLE run (
	id INTEGER PRIMARY KEY,
	kind TEXT NOT NULL,
	commit_oid BLOB NOT NULL,
	tree BLOB NOT NULL,
	is_dirty INTEGER NOT NULL,
	tool TEXT NOT NULL,
	source TEXT NOT NULL,
	source_hash BLOB NOT NULL,
	at INTEGER NOT NULL,
	seq INTEGER NOT NULL REFERENCES ingest
) STRICT;
CREATE INDEX run_commit ON run (commit_oid);

CREATE TABLE result (
	id INTEGER PRIMARY KEY,
	run_id INTEGER NOT NULL REFERENCES run,
	suite TEXT NOT NULL,
	classname TEXT NOT NULL,
	name TEXT NOT NULL,
	file TEXT NOT NULL,
	line INTEGER NOT NULL,
	outcome TEXT NOT NULL,
	seconds REAL NOT NULL,
	message TEXT NOT NULL
) STRICT;
CREATE INDEX result_run ON result (run_id);

-- Ids that the runner itself says a result speaks for.
CREATE TABLE result_item (
	result_id INTEGER NOT NULL REFERENCES result,
	n INTEGER NOT NULL,
	target TEXT NOT NULL,
	PRIMARY KEY (result_id, n)
) STRICT, WITHOUT ROWID;

-- A file that a run of the analyser looked at, with its content at the time.
CREATE TABLE unit (
	run_id INTEGER NOT NULL REFERENCES run,
	path_id INTEGER NOT NULL REFERENCES path,
	blob_id INTEGER NOT NULL REFERENCES blob,
	status TEXT NOT NULL,
	detail TEXT NOT NULL,
	PRIMARY KEY (run_id, path_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_blob ON unit (blob_id, path_id);

CREATE TABLE finding (
	id INTEGER PRIMARY KEY,
	run_id INTEGER NOT NULL REFERENCES run,
	path_id INTEGER NOT NULL REFERENCES path,
	blob_id INTEGER NOT NULL REFERENCES blob,
	rule TEXT NOT NULL,
	severity TEXT NOT NULL,
	confidence TEXT NOT NULL,
	message TEXT NOT NULL,
	line INTEGER NOT NULL,
	column_ INTEGER NOT NULL,
	end_line INTEGER NOT NULL,
	end_column INTEGER NOT NULL,
	start_offset INTEGER NOT NULL,
	end_offset INTEGER NOT NULL,
	function TEXT NOT NULL,
	usr TEXT NOT NULL,
	macro TEXT NOT NULL,
	fingerprint BLOB NOT NULL,
	fallback BLOB NOT NULL,
	state TEXT NOT NULL,
	reason TEXT NOT NULL
) STRICT;
CREATE INDEX finding_run ON finding (run_id, path_id);

CREATE TABLE step (
	finding_id INTEGER NOT NULL REFERENCES finding,
	n INTEGER NOT NULL,
	path TEXT NOT NULL,
	line INTEGER NOT NULL,
	column_ INTEGER NOT NULL,
	end_line INTEGER NOT NULL,
	end_column INTEGER NOT NULL,
	message TEXT NOT NULL,
	PRIMARY KEY (finding_id, n)
) STRICT, WITHOUT ROWID;

-- Unknown is not pass: every row is something that was left out, and why.
CREATE TABLE gap (
	id INTEGER PRIMARY KEY,
	kind TEXT NOT NULL,
	commit_oid BLOB,
	path_id INTEGER REFERENCES path,
	blob_id INTEGER REFERENCES blob,
	detail TEXT NOT NULL
) STRICT;
CREATE INDEX gap_blob ON gap (blob_id);

PRAGMA user_version = 3;
