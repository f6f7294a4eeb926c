-- What was read out of blobs: functions of content, never computed twice.

-- A configuration as it stood in history: as-of questions need its globs.
CREATE TABLE setting (
	blob_id INTEGER PRIMARY KEY REFERENCES blob,
	text TEXT NOT NULL
) STRICT;

CREATE TABLE symbol (
	id INTEGER PRIMARY KEY,
	usr TEXT NOT NULL UNIQUE,
	kind TEXT NOT NULL,
	name TEXT NOT NULL
) STRICT;
CREATE INDEX symbol_name ON symbol (name);

-- One version of a symbol. `tokens` is the hash of its text without comments and layout.
CREATE TABLE symver (
	id INTEGER PRIMARY KEY,
	symbol_id INTEGER NOT NULL REFERENCES symbol,
	blob_id INTEGER NOT NULL REFERENCES blob,
	line INTEGER NOT NULL,
	column_ INTEGER NOT NULL,
	end_line INTEGER NOT NULL,
	end_column INTEGER NOT NULL,
	start_offset INTEGER NOT NULL,
	end_offset INTEGER NOT NULL,
	is_definition INTEGER NOT NULL,
	is_internal INTEGER NOT NULL,
	tokens BLOB NOT NULL
) STRICT;
CREATE INDEX symver_blob ON symver (blob_id);
CREATE INDEX symver_symbol ON symver (symbol_id);

-- Requirements, threats and their like, in the version of one blob.
CREATE TABLE item (
	id INTEGER PRIMARY KEY,
	blob_id INTEGER NOT NULL REFERENCES blob,
	kind TEXT NOT NULL,
	key TEXT NOT NULL,
	full_id TEXT NOT NULL,
	revision INTEGER NOT NULL,
	title TEXT NOT NULL,
	text TEXT NOT NULL,
	status TEXT NOT NULL,
	line INTEGER NOT NULL,
	end_line INTEGER NOT NULL,
	hash BLOB NOT NULL,
	needs TEXT NOT NULL,
	tags TEXT NOT NULL
) STRICT;
CREATE INDEX item_blob ON item (blob_id);
CREATE INDEX item_key ON item (key);

CREATE TABLE item_link (
	item_id INTEGER NOT NULL REFERENCES item,
	n INTEGER NOT NULL,
	target TEXT NOT NULL,
	revision INTEGER NOT NULL,
	line INTEGER NOT NULL,
	state TEXT NOT NULL,
	PRIMARY KEY (item_id, n)
) STRICT, WITHOUT ROWID;

-- Annotations as written. `symver_id` is what they stand at, NULL for the file itself.
CREATE TABLE claim (
	id INTEGER PRIMARY KEY,
	blob_id INTEGER NOT NULL REFERENCES blob,
	symver_id INTEGER REFERENCES symver,
	verb TEXT NOT NULL,
	dialect TEXT NOT NULL,
	target TEXT NOT NULL,
	revision INTEGER NOT NULL,
	line INTEGER NOT NULL,
	column_ INTEGER NOT NULL,
	start_offset INTEGER NOT NULL,
	end_offset INTEGER NOT NULL,
	note TEXT NOT NULL,
	owner TEXT NOT NULL,
	until TEXT NOT NULL
) STRICT;
CREATE INDEX claim_blob ON claim (blob_id);

CREATE TABLE claim_problem (
	id INTEGER PRIMARY KEY,
	blob_id INTEGER NOT NULL REFERENCES blob,
	line INTEGER NOT NULL,
	column_ INTEGER NOT NULL,
	message TEXT NOT NULL
) STRICT;
CREATE INDEX claim_problem_blob ON claim_problem (blob_id);

PRAGMA user_version = 2;
