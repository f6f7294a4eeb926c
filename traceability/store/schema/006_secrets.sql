-- Secrets in contents of history. The secret itself is not here: `identity` is a salted hash.

CREATE TABLE secret (
	id INTEGER PRIMARY KEY,
	identity BLOB NOT NULL UNIQUE,
	rule TEXT NOT NULL,
	severity TEXT NOT NULL,
	shown TEXT NOT NULL,
	message TEXT NOT NULL,
	state TEXT NOT NULL,
	reason TEXT NOT NULL,
	wrapped INTEGER NOT NULL
) STRICT;

-- `commit_oid` brought the content to the path; a smaller `position` is an older commit.
CREATE TABLE secret_place (
	secret_id INTEGER NOT NULL REFERENCES secret,
	path_id INTEGER NOT NULL REFERENCES path,
	blob_id INTEGER NOT NULL REFERENCES blob,
	start_offset INTEGER NOT NULL,
	end_offset INTEGER NOT NULL,
	line INTEGER NOT NULL,
	column_ INTEGER NOT NULL,
	end_line INTEGER NOT NULL,
	end_column INTEGER NOT NULL,
	commit_oid BLOB NOT NULL,
	position INTEGER NOT NULL,
	PRIMARY KEY (secret_id, path_id, blob_id, start_offset)
) STRICT, WITHOUT ROWID;
CREATE INDEX secret_place_blob ON secret_place (blob_id, path_id);

PRAGMA user_version = 6;
