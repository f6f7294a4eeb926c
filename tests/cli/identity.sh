#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A symbol stays itself through renames, moves, splits, a static made global and a header made
# source; what is not sure is said, and a person's pin wins.
. "$(dirname "$0")/lib/story.sh"
product
run 0 index -q
results "$work/1.1.xml" a_wrong_password_is_refused a_sixth_failure_locks
run 0 import -q junit --commit v1.1 "$work/1.1.xml"
by Developer
git -C "$repo" checkout -q -b work v1.2

# was SYMBOL HOW [OLD]: how a linked symbol is found again since v1.1.
was() {
	run 0 identity --since "${4:-v1.1}" --format csv -v
	line=$(tr -d '\r' <"$work/out" | grep -F ",$1()," | head -n 1)
	case $line in
	*",$2,$3"*) ;;
	*) echo "$1 is not $2 $3: $line"; bad=1 ;;
	esac
}

# Moved with its file at v1.2: nothing to say but where.
was check_password moved 'check_password(),src/auth.c'
run 0 identity --since v1.2
silent out check_password
verdict R-1 OK

# Renamed: the body is the same. The proof stands.
sed -i 's/check_password/verify_password/' "$repo/src/login.c" "$repo/tests/test_auth.c"
commit 'Rename the check'
was verify_password renamed 'check_password(),src/auth.c'
verdict R-1 OK

# Moved to a file of its own, and made static: a split of the file. The test is another unit's.
sed -n '/^\/\* @mitigates/,$p' "$repo/src/login.c" >"$repo/src/counter.c"
sed -i '/^\/\* @mitigates/,$d' "$repo/src/login.c"
commit 'Split the file'
was locked moved 'locked(),src/auth.c'
was verify_password renamed 'check_password(),src/auth.c'
verdict T-4 OK
sed -i 's/^int verify/static int verify/' "$repo/src/login.c"
commit 'Make it static'
was verify_password renamed 'check_password(),src/auth.c'
sed -i 's/^static int verify/int verify/' "$repo/src/login.c"
git -C "$repo" mv src/login.c src/login.h
commit 'Make it a header'
was verify_password renamed 'check_password(),src/auth.c'
git -C "$repo" mv src/login.h src/login.c
commit 'Make it source again'
verdict R-1 OK

# Renamed and changed at once: the claim came along, and most of what it mentions. It is the same
# function that changed, not a new one that was linked later.
cat >"$repo/src/counter.c" <<'END'
#define LIMIT 5
int now(void);
int audit(int what);
int settle(int what);

/* @mitigates T-4 -- a counter */
int locked(int failures)
{
	audit(failures);
	settle(now());
	return failures > LIMIT;
}
END
commit 'Write the counter anew'
git -C "$repo" tag anew
results "$work/anew.xml" a_wrong_password_is_refused a_sixth_failure_locks
run 0 import -q junit "$work/anew.xml"
verdict T-4 OK
sed -i 's/int locked(int failures)/int is_locked(int count)/; s/audit(failures)/audit(count)/; s/return failures > LIMIT/return count >= LIMIT/' \
	"$repo/src/counter.c"
sed -i 's/locked(/is_locked(/' "$repo/tests/test_auth.c"
commit 'Rename and change the counter'
was is_locked similar 'locked(),src/counter.c' anew
run 0 suspect --since anew
says out 'is_locked() changed'
verdict T-4 SUSPECT

# Two of the same body, both gone: nobody knows which one it was, and that is said.
git -C "$repo" checkout -q -b twins v1.2
cat >"$repo/src/twins.c" <<'END'
int log_it(int what);

/* @satisfies R-2 */
int left(int a)
{
	return log_it(a) * 3 + a;
}

int right(int a)
{
	return log_it(a) * 3 + a;
}
END
cat >"$repo/tests/test_log.c" <<'END'
#include <assert.h>
int left(int a);
/* @verifies R-2 */
void it_logs(void)
{
	assert(left(1) == 3);
}
END
commit 'Write twins'
git -C "$repo" tag twins-1
results "$work/twins.xml" it_logs
run 0 import -q junit "$work/twins.xml"
verdict R-2 OK
sed -i 's/left(/one(/; s/right(/other(/' "$repo/src/twins.c" "$repo/tests/test_log.c"
commit 'Rename the twins'
was one ambiguous 'left() or right(),src/twins.c' twins-1
run 0 status
says out 'src/twins.c:4'
says out "one() may be left() of src/twins.c or right() of src/twins.c"
says out "tracegate identity --pin"
verdict R-2 SUSPECT # the test calls something else, too

# A person's pin settles it, wherever it is merged from; a wrong one is a change, and '-' is new.
run 0 identity --pin one --was left@src/twins.c -m 'the left one came first'
verdict R-2 SUSPECT # it counts from the commit on that brings it
by Reviewer
commit 'Pin the twin'
was one pinned 'left(),src/twins.c' twins-1
verdict R-2 OK
run 0 status
silent out 'may be left()'
git -C "$repo" checkout -q -b other-pins HEAD~1
run 0 identity --pin 'other()' --was right -m 'and this one second'
commit 'Pin the other twin'
git -C "$repo" checkout -q twins
hour=$((hour + 1))
git -C "$repo" merge -q -X union -m 'Merge the pins' other-pins 2>/dev/null || {
	# Lines of both sides are kept: that is all a merge has to do.
	git -C "$repo" show other-pins:.tracegate/identity.tsv >"$work/theirs"
	git -C "$repo" show twins:.tracegate/identity.tsv >"$work/ours"
	LC_ALL=C sort -u "$work/theirs" "$work/ours" >"$repo/.tracegate/identity.tsv"
	commit 'Merge the pins'
}
[ "$(grep -vc '^#' "$repo/.tracegate/identity.tsv")" = 2 ] || { cat "$repo/.tracegate/identity.tsv"; bad=1; }
verdict R-2 OK
run 0 identity --pin one --was -
printf '%s\n' '# tracegate identity 1' 'one	src/twins.c	-		it is new' >"$repo/.tracegate/identity.tsv"
commit 'Call it new'
was one pinned '' twins-1
verdict R-2 SUSPECT
# A chain of names: one was middle, middle was left.
printf 'one\t\tmiddle\t\t\nmiddle\t\tleft\t\t\n' >"$repo/.tracegate/identity.tsv"
commit 'Pin a chain'
was one pinned 'left(),src/twins.c' twins-1
verdict R-2 OK

# What still stands where it stood is itself: a copy is new, not a move.
git -C "$repo" checkout -q -b copy twins-1
sed 's/R-2/R-1/' "$repo/src/twins.c" >"$repo/src/copy.c"
commit 'Copy a twin'
run 0 identity --since twins-1 --format csv
grep -q 'R-1,satisfies,left(),src/copy.c,new' "$work/out" || { cat "$work/out"; bad=1; }

run 2 identity
says err 'identity needs --since REV'
run 2 identity --pin one
says err '--pin and --was go together'
run 2 identity --pin @x --was y
run 2 identity --since v9
run 0 identity --since twins-1 --format json
exit $bad
