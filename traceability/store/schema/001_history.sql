-- What git says. Texts are made well-formed UTF-8; bytes that are not stand in `raw`.

CREATE TABLE meta (
	key TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row a writing command: the order in which facts became known.
CREATE TABLE ingest (
	seq INTEGER PRIMARY KEY,
	at INTEGER NOT NULL,
	what TEXT NOT NULL,
	tool TEXT NOT NULL
) STRICT;

CREATE TABLE person (
	id INTEGER PRIMARY KEY,
	raw_name TEXT NOT NULL,
	raw_email TEXT NOT NULL,
	name TEXT NOT NULL,
	email TEXT NOT NULL,
	UNIQUE (raw_name, raw_email)
) STRICT;

-- A larger id is never an ancestor of a smaller one.
CREATE TABLE commit_ (
	id INTEGER PRIMARY KEY,
	oid BLOB NOT NULL UNIQUE,
	tree BLOB NOT NULL,
	author_id INTEGER NOT NULL REFERENCES person,
	author_time INTEGER NOT NULL,
	committer_id INTEGER NOT NULL REFERENCES person,
	commit_time INTEGER NOT NULL,
	parents INTEGER NOT NULL,
	is_signed INTEGER NOT NULL,
	subject TEXT NOT NULL,
	seq INTEGER NOT NULL REFERENCES ingest
) STRICT;

CREATE TABLE parent (
	commit_id INTEGER NOT NULL REFERENCES commit_,
	n INTEGER NOT NULL,
	parent_id INTEGER NOT NULL REFERENCES commit_,
	PRIMARY KEY (commit_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE ref_ (
	name TEXT PRIMARY KEY,
	kind TEXT NOT NULL,
	commit_oid BLOB NOT NULL,
	tag_oid BLOB,
	tagger_id INTEGER REFERENCES person,
	tag_time INTEGER,
	message TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE path (
	id INTEGER PRIMARY KEY,
	path TEXT NOT NULL,
	raw BLOB NOT NULL DEFAULT x'',
	UNIQUE (path, raw)
) STRICT;

-- `extracted` has a bit for each kind of fact that was read out of the blob: 1 claims, 2 items,
-- 4 configuration.
CREATE TABLE blob (
	id INTEGER PRIMARY KEY,
	oid BLOB NOT NULL UNIQUE,
	extracted INTEGER NOT NULL DEFAULT 0
) STRICT;

-- The paths of a commit that differ from its first parent; all of its tree where that is not
-- there. kind: 0 file, 1 symbolic link, 2 submodule.
CREATE TABLE change (
	commit_id INTEGER NOT NULL REFERENCES commit_,
	path_id INTEGER NOT NULL REFERENCES path,
	blob_id INTEGER REFERENCES blob,
	kind INTEGER NOT NULL,
	PRIMARY KEY (commit_id, path_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_path ON change (path_id);

CREATE TABLE rename (
	commit_id INTEGER NOT NULL REFERENCES commit_,
	to_id INTEGER NOT NULL REFERENCES path,
	from_id INTEGER NOT NULL REFERENCES path,
	score INTEGER NOT NULL,
	PRIMARY KEY (commit_id, to_id)
) STRICT, WITHOUT ROWID;

PRAGMA application_id = 0x74676174; -- "tgat"
PRAGMA user_version = 1;
