-- What code says, apart from its looks. `meaning` is x'' where it is not known; `refs` has a line
-- "use name" for each name that the code mentions: 0 a name, 1 a call, 2 a struct, union or enum,
-- 3 a field. shape: 0 code, 1 an empty body, 2 a body that returns a literal, 3 a struct or union.

ALTER TABLE symver ADD COLUMN shape INTEGER NOT NULL DEFAULT 0;
ALTER TABLE symver ADD COLUMN meaning BLOB NOT NULL DEFAULT x'';
ALTER TABLE symver ADD COLUMN refs TEXT NOT NULL DEFAULT '';

PRAGMA user_version = 5;
