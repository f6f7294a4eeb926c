-- What tests executed. A row holds wherever the same content stands at the same path; `test` is
-- '' where a report does not tell tests apart.

CREATE TABLE covered_file (
	id INTEGER PRIMARY KEY,
	run_id INTEGER NOT NULL REFERENCES run,
	path_id INTEGER NOT NULL REFERENCES path,
	blob_id INTEGER NOT NULL REFERENCES blob,
	test TEXT NOT NULL
) STRICT;
CREATE INDEX covered_file_blob ON covered_file (blob_id, path_id);

CREATE TABLE covered_line (
	file_id INTEGER NOT NULL REFERENCES covered_file,
	line INTEGER NOT NULL,
	hits INTEGER NOT NULL,
	PRIMARY KEY (file_id, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE covered_function (
	file_id INTEGER NOT NULL REFERENCES covered_file,
	line INTEGER NOT NULL,
	name TEXT NOT NULL,
	end_line INTEGER NOT NULL,
	hits INTEGER NOT NULL,
	PRIMARY KEY (file_id, line, name)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 4;
