#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tracegate verify: the database is what git says, and nobody edited it.
# @verifies TG-STO-4
. "$(dirname "$0")/lib/story.sh"
product
run 0 index -q -j 1
results "$work/1.1.xml" a_wrong_password_is_refused
run 0 import -q junit --commit v1.1 "$work/1.1.xml"
db=$repo/.tracegate/trace.db
TMPDIR=$work/scratch
export TMPDIR
mkdir "$TMPDIR"

root_of() {
	sed -n 's/^  facts  *\([0-9a-f]*\) .*/\1/p' "$work/out"
}

# The same root from another folder, another day and several jobs, and for every commit its own.
run 0 verify v1.1
says out 'the database says what git says'
root=$(root_of)
git clone -q "$repo" "$work/clone"
TRACEGATE_NOW=2027-01-01 "$program" -C "$work/clone" index -q -j 4
"$program" -C "$work/clone" verify v1.1 --root "$root" >"$work/out" 2>&1 || { cat "$work/out"; bad=1; }
run 1 verify v1.2 --root "$root"
run 2 verify v1.2 --root 12
run 2 verify v9
run 0 verify --format json
says out '"same": true'

# What was edited is found, and named.
edit() {
	cp "$db" "$work/kept.db"
	sqlite3 "$db" "$1" || bad=1
	run 1 verify "$3"
	says out "$2"
	cp "$work/kept.db" "$db"
}

edit "UPDATE claim SET target = 'R-2' WHERE verb = 'satisfies'" 'only in the database: claim' v1.1
edit "UPDATE item SET text = 'Nothing.' WHERE key = 'R-1'" 'only in git: item' v1.1
edit "DELETE FROM claim WHERE verb = 'mitigates'" 'only in git: claim' v1.3
edit "UPDATE symver SET meaning = zeroblob(16) WHERE is_definition" 'only in git: symbol' v1.2
edit "UPDATE symbol SET kind = 'macro' WHERE kind = 'function'" 'only in git: symbol' v1.2
edit "UPDATE symver SET end_line = end_line + 1" 'only in git: symbol' v1.2
edit "UPDATE symver SET end_column = 1" 'only in git: symbol' v1.2
edit "UPDATE symver SET column_ = 9" 'only in git: symbol' v1.2
edit "UPDATE item SET end_line = end_line + 1" 'only in git: item' v1.2
edit "UPDATE claim SET end_offset = end_offset + 1" 'only in git: claim' v1.2
edit "INSERT INTO claim_problem SELECT id + 90, blob_id, 1, 1, 'no such id' FROM claim" \
	'only in the database: unread claim' v1.1
# What could not be read is not to be forgotten, nor to be made up.
edit "INSERT INTO gap (kind, blob_id, detail) SELECT 'symbols', blob_id, 'too large' FROM claim" \
	'only in the database: gap' v1.1
edit "UPDATE commit_ SET subject = 'Nothing happened'" 'only in the database: commit' v1.2
# What says the same once more in one piece is compared, too: answers are read from there.
edit "UPDATE claim_pack SET body = CAST(replace(CAST(body AS TEXT), 'R-1', 'R-2') AS BLOB)" \
	'only in the database: claim pack' v1.1
edit "DELETE FROM symbol_pack" 'only in git: symbol pack' v1.2
edit "UPDATE item_pack SET body = (SELECT max(body) FROM item_pack), count = (SELECT count FROM
	item_pack ORDER BY body DESC LIMIT 1)" 'only in git: item pack' v1.1
run 0 verify v1.2

printf '@satisfies R-1\nint a;\n/* @satisfies\n' >"$repo/src/odd.c"
yes 'int a_very_long_name_of_nothing_at_all_that_fills_a_file_with_text_until_it_is_too_large;' |
	head -c 9000000 >"$repo/src/large.c"
git -C "$repo" checkout -q -b odd
git -C "$repo" add -A
git -C "$repo" commit -q -m 'Add a file that is too large'
run 0 index -q
run 0 verify odd
edit 'DELETE FROM gap' 'only in git: gap' odd
edit "UPDATE gap SET detail = 'nothing of interest'" 'only in the database: gap' odd
git -C "$repo" checkout -q main
git -C "$repo" branch -q -D odd
rm -f "$db"
run 0 index -q -j 1
run 0 import -q junit --commit v1.1 "$work/1.1.xml"

# So is the past of the commit, which says who did what, and when: blame and process tell it on.
first=$(git -C "$repo" rev-parse 'v1.0^{commit}')
old="oid = x'$first'"
edit "UPDATE commit_ SET author_id = (SELECT max(id) FROM person) WHERE $old" \
	'only in the database: past commit' v1.2
edit "UPDATE commit_ SET subject = 'Nothing happened', author_time = 1 WHERE $old" \
	'only in git: past commit' v1.2
edit "UPDATE person SET name = 'Somebody Else' WHERE name = 'Developer'" \
	'only in the database: past commit' v1.2
edit "INSERT INTO trailer SELECT id, 9, 'Reviewed-by', 'Architect' FROM commit_ WHERE $old" \
	'only in the database: past trailer' v1.2
edit "PRAGMA foreign_keys = OFF; DELETE FROM commit_ WHERE $old" 'only in git: past c' v1.2
edit "UPDATE change SET kind = 1 WHERE commit_id = (SELECT id FROM commit_ WHERE $old)" \
	'only in the database: past change' v1.2
edit "UPDATE rename SET score = 51" 'only in the database: past rename' v1.2
edit "UPDATE ref_ SET tagger_id = (SELECT max(id) FROM person), signature = 'ssh' WHERE kind = 'tag'" \
	'only in the database: past tag' v1.2
edit "UPDATE parent SET parent_id = 1 WHERE commit_id = (SELECT max(commit_id) FROM parent)" \
	'only in the database: past parent' HEAD

# What begins later by --since is compared as far as it goes, and that is said.
cp "$db" "$work/kept.db"
rm -f "$db"
run 3 index -q --since v1.1
run 0 verify v1.2
says out 'history is incomplete: it begins at'
run 0 verify v1.2 --format json
says out '"incomplete": "it begins at'
cp "$work/kept.db" "$db"

# A database from before there were such pieces gets them, the same as a new one.
cp "$db" "$work/kept.db"
sqlite3 "$db" "DROP TABLE item_pack; DROP TABLE symbol_pack; DROP TABLE claim_pack;
	PRAGMA user_version = 10" || bad=1
run 2 status
says err 'older tracegate'
run 0 index -q
run 0 verify v1.1
run 0 verify v1.2
cp "$work/kept.db" "$db"

# Evidence is append only, whoever asks: every table that has a trigger, with a row in it.
tables=$(sqlite3 "$db" "SELECT DISTINCT tbl_name FROM sqlite_schema WHERE type = 'trigger' ORDER BY 1")
for table in ingest run result result_item unit finding step covered_file covered_line \
	covered_function foreign_finding part vex; do
	case " $(echo $tables) " in
	*" $table "*) ;;
	*) echo "no trigger keeps $table"; bad=1 ;;
	esac
done
cp "$db" "$work/kept.db"
for table in $tables; do
	columns=$(sqlite3 "$db" "SELECT group_concat(name) FROM pragma_table_info('$table')")
	values=$(sqlite3 "$db" "SELECT group_concat(CASE type WHEN 'BLOB' THEN 'x''01''' WHEN 'TEXT'
		THEN '''x''' ELSE '77' END) FROM pragma_table_info('$table')")
	sqlite3 "$db" "PRAGMA foreign_keys = OFF; INSERT INTO $table ($columns) VALUES ($values)" || bad=1
	for sql in "DELETE FROM $table" "UPDATE $table SET ${columns%%,*} = ${columns%%,*}"; do
		if sqlite3 "$db" "$sql" 2>"$work/err"; then
			echo "allowed: $sql"
			bad=1
		fi
		grep -q "the table '$table' is append only" "$work/err" || { cat "$work/err"; bad=1; }
	done
done
cp "$work/kept.db" "$db"

# Who takes the triggers away and puts them back leaves another root behind: of every table.
cp "$db" "$work/kept.db"
sqlite3 "$db" "INSERT INTO run SELECT 90, 'check', commit_oid, tree, 0, tool, 'x', source_hash, at, seq
	FROM run LIMIT 1;
	INSERT INTO finding SELECT 90, 90, path_id, blob_id, 'a/b', 'error', 'high', 'm', 1, 1, 1, 1, 1, 1,
	'f', 'f', '', x'01', x'01', 'open', '' FROM change WHERE blob_id LIMIT 1;
	INSERT INTO step VALUES (90, 0, 'a.c', 1, 1, 1, 1, 'm');
	INSERT INTO unit SELECT 90, path_id, blob_id, 'complete', '' FROM change WHERE blob_id LIMIT 1;
	INSERT INTO foreign_finding SELECT 90, 90, path_id, blob_id, 'r', 'error', 'm', 1, 1, 1, 'CWE-1',
	'open', '' FROM change WHERE blob_id LIMIT 1;
	INSERT INTO covered_file SELECT 90, 90, path_id, blob_id, '' FROM change WHERE blob_id LIMIT 1;
	INSERT INTO covered_line VALUES (90, 1, 1); INSERT INTO covered_function VALUES (90, 1, 'f', 2, 1);
	INSERT INTO part VALUES (90, 90, 'p', '1', '', '', '');
	INSERT INTO vex VALUES (90, 90, 'V-1', 'p', 'fixed', '', '');
	INSERT INTO gap (kind, commit_oid, detail) SELECT 'findings', commit_oid, 'x' FROM run LIMIT 1;
	INSERT INTO secret VALUES (90, x'01', 'secrets/x', 'error', 'ab..', 'm', 'open', '', 0);
	INSERT INTO secret_place SELECT 90, path_id, blob_id, 0, 1, 1, 1, 1, 1, x'01', 0 FROM change
	WHERE blob_id LIMIT 1;
	INSERT INTO result_item SELECT id, 0, 'R-1' FROM result LIMIT 1" || bad=1
cp "$db" "$work/full.db"
evidence() {
	"$program" -C "$repo" verify v1.1 | sed -n 's/^  evidence  *\([0-9a-f]*\) .*/\1/p'
}
whole=$(evidence)
[ ${#whole} = 32 ] || { echo "no root of the evidence: '$whole'"; bad=1; }
for edit in "run SET is_dirty = 1" "result SET outcome = 'failed'" "result_item SET target = 'R-2'" \
	"unit SET status = 'crashed'" "finding SET state = 'suppressed'" "step SET line = 2" \
	"foreign_finding SET state = 'suppressed'" "covered_line SET hits = 0" \
	"covered_function SET hits = 0" "gap SET detail = 'y'" \
	"secret SET state = 'allowed'" "secret_place SET line = 2" "finding SET end_offset = 9" \
	"step SET end_line = 2" "part SET version = '2'" "vex SET status = 'affected'"; do
	table=${edit%% *}
	again=$(sqlite3 "$db" "SELECT group_concat(sql || ';', ' ') FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = '$table'")
	sqlite3 "$db" "DROP TRIGGER IF EXISTS ${table}_is_kept; DROP TRIGGER IF EXISTS ${table}_is_final; UPDATE $edit; $again" || bad=1
	[ "$(evidence)" != "$whole" ] || { echo "the root of the evidence is the same after: $edit"; bad=1; }
	cp "$work/full.db" "$db"
done
cp "$work/kept.db" "$db"

# Killed while it writes, the database is the old one or the new one.
for i in 1 2 3 4 5 6 7 8; do
	rm -f "$db"
	"$program" -C "$repo" index -q &
	writer=$!
	sleep "0.0$i"
	kill -9 "$writer" 2>/dev/null
	wait "$writer" 2>/dev/null
	run 0 index -q
	run 0 verify v1.1 --root "$root"
done
[ -z "$(ls "$TMPDIR")" ] || { echo 'scratch folders are left:'; ls "$TMPDIR"; bad=1; }
exit $bad
