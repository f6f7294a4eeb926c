#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A trace database that is damaged anywhere, or asked and written by many at once: an answer or one
# clear error, never a crash, and never a half-written file.
. "$(dirname "$0")/../cli/lib/story.sh"
product
results "$work/1.1.xml" a_wrong_password_is_refused a_sixth_failure_locks
run 0 index -q
run 0 import -q junit --commit v1.1 "$work/1.1.xml"
cp "$repo/.tracegate/trace.db" "$work/whole.db"
size=$(wc -c <"$work/whole.db")

# calm COMMAND...: it ends by itself, with an exit code of ours and without a sanitizer's report.
calm() {
	timeout 60 "$program" -C "$repo" --db "$work/broken.db" "$@" >"$work/out" 2>"$work/err"
	code=$?
	case $code in
	0 | 2 | 3 | 4) ;;
	*)
		echo "$where: tracegate $*: exit code $code"
		cat "$work/err"
		bad=1
		;;
	esac
	if grep -qE 'Sanitizer|runtime error' "$work/err"; then
		cat "$work/err"
		bad=1
	fi
	[ "$code" = 0 ] || [ -s "$work/err" ] || [ -s "$work/out" ] || {
		echo "$where: tracegate $*: fails in silence"
		bad=1
	}
}

# Bytes flipped in strides, so that headers, pages of tables and of indices all get their share.
start=0
while [ $start -lt 12 ]; do
	where="bytes flipped from $start"
	cp "$work/whole.db" "$work/broken.db"
	offset=$((start * 997 + 24))
	while [ $offset -lt "$size" ]; do
		printf '\377' | dd of="$work/broken.db" bs=1 seek=$offset conv=notrunc 2>/dev/null
		offset=$((offset + 12289))
	done
	calm status
	calm query links
	calm index
	start=$((start + 1))
done
for cut in 0 1 99 100 512 4096 $((size / 2)) $((size - 1)); do
	where="cut to $cut bytes"
	head -c "$cut" "$work/whole.db" >"$work/broken.db"
	calm status
	calm index
done
where='a journal of another database'
cp "$work/whole.db" "$work/broken.db"
head -c 40000 /dev/urandom >"$work/broken.db-wal"
calm status
rm -f "$work/broken.db-wal" "$work/broken.db-shm"

# Packs (store/pack.h) that no program of ours wrote: an answer, or a word about it.
for table in item_pack symbol_pack claim_pack; do
	for body in "x''" "x'ff'" 'zeroblob(1000)' "zeroblob(9) || body" \
		"substr(body, 1, length(body) / 2)" "body || body" "x'ffffffffffffffffff01' || body" \
		"CAST(replace(CAST(body AS TEXT), char(1), char(127)) AS BLOB)"; do
		where="$table is $body"
		cp "$work/whole.db" "$work/broken.db"
		sqlite3 "$work/broken.db" "UPDATE $table SET body = CAST($body AS BLOB)" || bad=1
		calm status
	done
	where="$table has too many"
	cp "$work/whole.db" "$work/broken.db"
	sqlite3 "$work/broken.db" "UPDATE $table SET count = 4611686018427387904" || bad=1
	calm status
	[ "$code" = 4 ] || { echo "$where: exit code $code, not 4"; bad=1; }
	grep -qF 'corrupt' "$work/err" || { echo "$where: nothing is said of it"; bad=1; }
done

# A migration that fills the disk: the database stays the old one, the error is one line, and with
# room again it becomes the new one. The limit is in units of 512 bytes.
sqlite3 "$work/whole.db" "DROP TABLE item_pack; DROP TABLE symbol_pack; DROP TABLE claim_pack;
	PRAGMA user_version = 10; VACUUM" || bad=1
least=$(($(wc -c <"$work/whole.db") / 512))
full=0
for room in 4 16 32 64 96 $((least + 4096)); do
	where="a disk with room for $room blocks"
	rm -f "$work"/broken.db*
	cp "$work/whole.db" "$work/broken.db"
	(
		ulimit -f "$room"
		"$program" -C "$repo" --db "$work/broken.db" index -q >"$work/out" 2>"$work/err"
	)
	code=$?
	version=$(sqlite3 "$work/broken.db" 'PRAGMA user_version')
	case $code$version in
	4*)
		full=$((full + 1))
		[ "$(wc -l <"$work/err")" = 1 ] && grep -q "^tracegate: .*'$work/broken.db'" "$work/err" || {
			echo "$where: not one error that names the file"
			cat "$work/err"
			bad=1
		}
		;;
	010 | 0?) echo "$where: exit code 0 at version $version"; bad=1 ;;
	0*) ;;
	*) echo "$where: exit code $code"; bad=1 ;;
	esac
	"$program" -C "$repo" --db "$work/broken.db" index -q || { echo "$where: no way back"; bad=1; }
	"$program" -C "$repo" --db "$work/broken.db" verify v1.1 >"$work/out" 2>&1 || {
		echo "$where: not what git says"
		cat "$work/out"
		bad=1
	}
done
[ "$full" -gt 2 ] && [ "$code" = 0 ] || { echo "$full of 6 disks were full, and the last ended with $code"; bad=1; }

# Writers wait for one another; readers see a finished state.
rm -f "$repo"/.tracegate/trace.db*
run 0 index -q
for i in 1 2 3 4; do
	"$program" -C "$repo" index -q >"$work/w$i" 2>&1 || echo "writer $i failed" >>"$work/w$i" &
	"$program" -C "$repo" query --format csv 'SELECT count(*) FROM commits' >"$work/r$i" 2>&1 ||
		echo "reader $i failed" >>"$work/r$i" &
done
wait
for i in 1 2 3 4; do
	[ ! -s "$work/w$i" ] || { cat "$work/w$i"; bad=1; }
	tr -d '\r\n' <"$work/r$i" | grep -qx 'count(\*)6' || { cat "$work/r$i"; bad=1; }
done

exit $bad
