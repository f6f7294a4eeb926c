#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# How a verdict came about, what came into doubt since a commit, and any moment as a date.
# @verifies TG-WHY-1, TG-WHY-2
. "$(dirname "$0")/lib/story.sh"
product # the commits are an hour apart on 2026-01-01, from 01:00 on
results "$work/1.1.xml" a_wrong_password_is_refused a_sixth_failure_locks
run 0 index -q
run 0 import -q junit --commit v1.1 "$work/1.1.xml"

# --- why: each verdict that is worse is asked, with facts and the commits behind them. ---
run 0 why R-1
says out 'R-1 is SUSPECT at HEAD'
says out '1. VIOLATED? no: no analysis of this commit is stored'
says out '2. FAILING? no: 1 test, none failed'
says out '3. BROKEN? no'
says out 'R-1 "The password is checked"  requirements.md:4  2026-01-01 Architect in '
says out 'it serves M-1, which exists'
says out '4. UNCOVERED? no: 1 link of code'
says out '5. UNTESTED? no'
says out 'a_wrong_password_is_refused() verifies it; suspect on v1.1  tests/test_auth.c:'
says out '6. SUSPECT? yes'
says out 'a_wrong_password_is_refused(): check_password() changed since the test passed  tests/test_auth.c:'
says out 'check_password() satisfies it  src/login.c:5  2026-01-01 Developer in a212f7c5 (Change the check)'
silent out '7. STALE'
run 0 why T-1
says out 'through M-1: check_password() changed'
run 0 why T-3
says out '4. UNCOVERED? yes: nothing carries it; but see below'
says out '9. JUSTIFIED? yes'
says out 'the threat model says: accepted'
run 0 why T-4
says out '10. OK? yes: its tests passed on this very code'
run 0 why R-2 --format json
says out '"verdict": "UNCOVERED",'
says out '"decides": true,'
says out '"says": "nothing carries it"'

# A finding, a failure, a broken id, an empty function, a review: each is a fact with its place.
by Developer
sed -i 's/typed, const char \*stored)$/typed, const char *stored) \/* @satisfies R-9 *\//; s/return failures > 5;/return 0;/' \
	"$repo/src/login.c"
commit 'Hollow the counter out'
run 0 why T-4
says out '4. UNCOVERED? yes'
says out 'locked() is hollow: it always returns the same'
says out 'would be then: '
results "$work/failed.xml" 'a_wrong_password_is_refused!'
run 0 import -q junit "$work/failed.xml"
run 0 why R-1
says out '2. FAILING? yes: a test of it failed'
by Reviewer
run 0 review R-1 --code check_password --reject -m 'plus is no comparison'
commit 'Review the check'
results "$work/passed.xml" a_wrong_password_is_refused
run 0 import -q junit "$work/passed.xml"
run 0 why R-1
says out 'a review rejected check_password(): plus is no comparison'
says out '.tracegate/reviews.tsv:2  2026-01-01 Reviewer in '
run 2 why
says err 'why takes one id'

# --- suspect --since: what came into doubt, through what, and by which commit. ---
run 0 suspect --since v1.2 --as-of v1.3
says out 'R-1  The password is checked'
says out 'satisfies  check_password()  src/login.c:5  check_password() changed  2026-01-01 by Developer in a212f7c5'
says out 'no proof any more: a_wrong_password_is_refused()'
silent out 'T-4'
run 0 suspect --since v1.1 --as-of v1.2
says out 'Nothing came into doubt since v1.1.'
run 0 suspect --since v1.2 --as-of v1.3 --format json
says out '"change": "direct"'
says out '"unproven": ['
run 2 suspect --since v9
says err "there is no commit 'v9'"
run 2 suspect v1.2

# --- Any moment: a date is its last commit on HEAD's line. ---
on() {
	run "$1" query --as-of "$2" --format csv 'SELECT subject FROM commits WHERE position =
		(SELECT max(position) FROM commits WHERE in_past)'
	is=$(sed -n 2p "$work/out" | tr -d '\r')
	[ "$is" = "$3" ] || { echo "at $2: '$is', not '$3'"; bad=1; }
}
on 0 2026-01-01T03:30 'Rename a test'
on 0 2026-01-01T03:00:00Z 'Rename a test'
on 0 2026-01-01T02:59:59Z 'Check passwords'
on 0 '2026-01-01 04:59' 'Move the check'
on 0 2026-01-01 'Review the check'
run 0 why R-1 --as-of 2026-01-01T03:10
says out 'R-1 is OK at 2026-01-01T03:10'
for command in status gap suspect process unmapped 'trace R-1' 'blame R-1' 'export csv' "report --html $work/site"; do
	run 0 $command --as-of 2026-01-01T03:10
done
run 0 diff 2026-01-01T03:10..2026-01-01T06:30
says out 'check_password()'
run 2 status --as-of 2025-12-31
says err "'2025-12-31': HEAD had no commit yet at that time"
run 2 status --as-of 2026-02-30
says err "there is no commit '2026-02-30'"
run 2 status --as-of 2026-01-01T25:00
# A tag of that name is meant, whatever the calendar says; a published database needs no git.
git -C "$repo" tag 2026-01-01 v1.0
on 0 2026-01-01 'Check passwords'
run 0 index -q
mkdir "$work/away"
cp "$repo/.tracegate/trace.db" "$work/away.db"
"$program" -C "$work/away" --db "$work/away.db" why R-1 --as-of 2026-01-01T03:10 >"$work/out" 2>"$work/err" ||
	{ cat "$work/err"; bad=1; }
says out 'R-1 is OK'
exit $bad
