#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tracegate index: what it reads, that it reads it once, and what it says where it cannot.
. "$(dirname "$0")/lib/story.sh"

mkdir "$repo"
run 2 index
says err 'is not in a git repository'
git init -q "$repo"
run 2 index
says err 'has no commits yet'
rm -rf "$repo"

product
run 2 status
says err "there is no trace database"
says err "run 'tracegate index'"
run 0 index
says err '6 new commits'
says err '10 claims, 7 items' # in five versions of two files
run 0 index
says err '0 new commits; read 0 sources and 0 other files'
run 0 index --format json
says out '"commits": 6'
says out '"renames": 1'
says out '"historyComplete": true'

# The tree of every commit is that of git, though git is not asked.
for rev in $(git -C "$repo" rev-list --all); do
	git -C "$repo" ls-tree -r "$rev" | awk '{ print $4 "," $3 }' | sort >"$work/want"
	run 0 query --as-of "$rev" --format csv 'SELECT path, blob FROM files ORDER BY path'
	tr -d '\r' <"$work/out" | sed 1d | sort | cmp -s - "$work/want" || {
		echo "the tree of $rev is not git's"
		bad=1
	}
done

# Step by step gives the same as all at once; --since begins with a whole tree.
everything() {
	for view in claims symbols items item_links files changes renames parents refs; do
		"$program" -C "$repo" --db "$1" query --format csv "SELECT * FROM $view" | sort
	done
}
git clone -q "$repo" "$work/step"
git -C "$work/step" checkout -q --detach v1.0
for ref in $(git -C "$work/step" for-each-ref --format='%(refname)' refs/heads refs/remotes refs/tags); do
	git -C "$work/step" update-ref -d "$ref"
done
"$program" -C "$work/step" --db "$work/step.db" index -q
for rev in v1.1 v1.2 v1.3; do
	git -C "$work/step" fetch -q "$repo" "refs/tags/$rev:refs/tags/$rev"
	"$program" -C "$work/step" --db "$work/step.db" index -q
done
git -C "$work/step" fetch -q "$repo" 'refs/heads/main:refs/heads/main'
git -C "$work/step" checkout -q main
"$program" -C "$work/step" --db "$work/step.db" index -q
"$program" -C "$repo" --db "$work/whole.db" index -q
everything "$work/whole.db" >"$work/whole"
everything "$work/step.db" >"$work/stepped"
cmp "$work/whole" "$work/stepped" || bad=1
run 3 --db "$work/since.db" index --since v1.2
says err '2 new commits'
says err 'it begins at'
run 3 --db "$work/since.db" query --format csv 'SELECT count(*) FROM files'
says out 6
run 0 --db "$work/since.db" index
says err '6 new commits'
run 2 --db "$work/since.db" index --since nowhere
says err "there is no commit 'nowhere'"

# What cannot be had is said and counted, never passed over.
git clone -q --depth 2 "file://$repo" "$work/shallow"
"$program" -C "$work/shallow" index >"$work/out" 2>"$work/err"
[ $? = 3 ] || { echo 'a shallow clone is no exit code 3'; bad=1; }
says err 'the clone is shallow'
"$program" -C "$work/shallow" status >"$work/out" 2>"$work/err"
[ $? = 3 ] || { echo 'the status of a shallow clone is no exit code 3'; bad=1; }
says out 'the history is incomplete: the clone is shallow'
git -C "$work/shallow" fetch -q --unshallow
"$program" -C "$work/shallow" index >"$work/out" 2>"$work/err" || { cat "$work/err"; bad=1; }
says err '6 new commits'

cp -r "$repo" "$work/corrupt"
rm -rf "$work/corrupt/.tracegate/trace.db"
git -C "$work/corrupt" gc -q
for pack in "$work"/corrupt/.git/objects/pack/*.pack; do
	chmod u+w "$pack"
	dd if=/dev/zero of="$pack" bs=1 seek=12 count=600 conv=notrunc 2>/dev/null
done
"$program" -C "$work/corrupt" index >"$work/out" 2>"$work/err"
[ $? = 3 ] || { echo 'a corrupt pack is no exit code 3'; cat "$work/err"; bad=1; }
says err 'missing or corrupt'

# The database itself.
run 0 index
dd if=/dev/zero of="$repo/.tracegate/trace.db" bs=1 seek=1 count=50 conv=notrunc 2>/dev/null
run 4 status
says err 'is corrupt; remove it and run'
rm "$repo/.tracegate/trace.db"
run 0 index -q
git -C "$repo" add -f .tracegate/trace.db
git -C "$repo" commit -qm 'Bring a database along'
run 2 index
says err 'is tracked by git and not believed'
run 2 status
says err 'is tracked by git and not believed'
git -C "$repo" reset -q --hard HEAD~1
run 0 index -q
i=0
while [ $i -lt 400 ]; do
	echo "text $i" >"$repo/a-file-with-a-long-name-$i.txt"
	i=$((i + 1))
done
commit 'Many files'
(ulimit -f 40; "$program" -C "$repo" index >"$work/out" 2>"$work/err")
[ $? = 4 ] || { echo 'a full disk is no exit code 4'; cat "$work/err"; bad=1; }
says err 'trace.db'
run 0 query --as-of v1.3 --format csv 'SELECT count(*) FROM files' # the old state stands
says out 6
run 0 index
says err '1 new commit;'

# Killed at any point, the next run finishes the work.
for delay in 0.01 0.03 0.06 0.1 0.2; do
	rm -f "$repo"/.tracegate/trace.db*
	"$program" -C "$repo" index -q & pid=$!
	sleep "$delay"
	kill -9 $pid 2>/dev/null
	wait $pid 2>/dev/null
	run 0 index -q
	run 0 query --format csv 'SELECT count(*) FROM commits'
	says out 7
done

# Many files: processes of their own look through them, and find what one alone finds.
i=0
while [ $i -lt 600 ]; do
	echo "int v$i; /* $([ $((i % 50)) = 0 ] && echo @satisfies R-$i) */" >"$repo/src/v$i.c"
	i=$((i + 1))
done
commit 'Many sources'
run 0 --db "$work/one.db" -j 1 index
says err 'read 607 sources'
says err '22 claims'
run 0 --db "$work/two.db" -j 2 index
says err 'read 607 sources'
for db in one two; do
	"$program" -C "$repo" --db "$work/$db.db" query --format csv claims >"$work/$db"
done
cmp "$work/one" "$work/two" || bad=1
# Killed from outside: what only looks ahead is not missed, the symbols that were not read are.
cc -shared -fPIC -o "$work/fault.so" "$2/tests/faults/fault.c" || exit 2
killed() {
	FAULT_CALL=child FAULT_AT=$1 FAULT_COUNT=$work/calls LD_PRELOAD=$work/fault.so \
		ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}verify_asan_link_order=0 \
		"$program" -C "$repo" --db "$work/killed.db" -j 2 index >"$work/out" 2>"$work/err"
	code=$?
	ran="index whose process $1 is killed"
	[ $code = "$2" ] && [ "$(cat "$work/calls")" -ge "$1" ] || { echo "$ran: exit code $code"; bad=1; }
}
for child in 3 4 5; do
	killed $child 4
	says err 'cannot read the symbols of '
	says err 'killed from outside'
done
for child in 1 2; do
	rm -f "$work"/killed.db*
	killed $child 0
	says err 'read 607 sources'
	says err '0 gaps'
	run 0 --db "$work/killed.db" query --format csv claims
	cmp "$work/one" "$work/out" || bad=1
	run 0 --db "$work/killed.db" verify -q
done

# Names and subjects that want to steer the terminal.
rm -rf "$repo"
product
printf 'int x;\n' >"$repo/$(printf 'src/b\377\033[31m.c')"
commit "$(printf 'A subject \033]0;owned\007 with more')"
run 0 index
run 0 query 'SELECT path FROM files'
says out 'src/b\xff\x1b[31m.c'
run 0 query "SELECT subject FROM commits"
says out 'A subject \x1b]0;owned\x07 with more'
! grep -q "$(printf '\033')" "$work/out" || { echo 'an escape got through'; bad=1; }

# A path that is no UTF-8 may be asked about by its bytes, or as it is shown.
printf '/* @satisfies R-1 */\nint odd(int x)\n{\n\treturn x + 1;\n}\n' >"$repo/$(printf 'src/\377.c')"
commit 'Use an odd name'
for place in "$(printf 'src/\377.c:3')" 'src/\xff.c:3'; do
	run 0 trace "$place"
	says out 'odd()  src/\xff.c:2'
done
run 0 review R-1 --code "$(printf 'src/\377.c')" -m 'it adds one, as asked'
git -C "$repo" checkout -q -- .

# Where nobody ran 'tracegate init', the database stands in .tracegate all the same, and git does not
# see it; init then writes what is to be committed.
git init -qb main "$work/plain"
printf 'int x;\n' >"$work/plain/x.c"
git -C "$work/plain" add x.c && git -C "$work/plain" commit -qm 'Begin'
run 0 -C "$work/plain" index -q
[ -f "$work/plain/.tracegate/trace.db" ] && [ -z "$(git -C "$work/plain" status --short)" ] || {
	git -C "$work/plain" status --short
	bad=1
}
run 0 -C "$work/plain" init
says err 'written .tracegate/.gitignore'
[ "$(git -C "$work/plain" status --short -uall)" = '?? .tracegate/.gitignore
?? .tracegate/config.yaml
?? .tracegate/policy.yaml' ] || { git -C "$work/plain" status --short -uall; bad=1; }
run 0 -C "$work/plain" init
says err 'kept    .tracegate/.gitignore'

# A file of items that does not read is a gap of its commits, and keeps the exit code from 0.
printf 'otmVersion: [\n' >"$repo/threats.otm.yaml"
commit 'Break the threat model'
run 0 index
says err '1 gap'
run 3 status
says out 'threats.otm.yaml'

exit $bad
