-- What was read out of a content once more, in one piece: who asks for the state of a whole commit
-- reads all of it, and a row for each fact would be most of the work (store/pack.c).

CREATE TABLE item_pack (
	blob_id INTEGER PRIMARY KEY REFERENCES blob,
	count INTEGER NOT NULL,
	body BLOB NOT NULL
) STRICT;

CREATE TABLE symbol_pack (
	blob_id INTEGER PRIMARY KEY REFERENCES blob,
	count INTEGER NOT NULL,
	body BLOB NOT NULL
) STRICT;

CREATE TABLE claim_pack (
	blob_id INTEGER PRIMARY KEY REFERENCES blob,
	count INTEGER NOT NULL,
	body BLOB NOT NULL
) STRICT;

PRAGMA user_version = 11;
