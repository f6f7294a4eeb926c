-- What commits say at the end of their messages ("Reviewed-by"), and how tags are signed: the form,
-- which nobody checked.

CREATE TABLE trailer (
	commit_id INTEGER NOT NULL REFERENCES commit_,
	n INTEGER NOT NULL,
	key TEXT NOT NULL,
	value TEXT NOT NULL,
	PRIMARY KEY (commit_id, n)
) STRICT, WITHOUT ROWID;

ALTER TABLE ref_ ADD COLUMN signature TEXT NOT NULL DEFAULT '';

PRAGMA user_version = 9;
