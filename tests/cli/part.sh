#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A question about one item reads no more than its chain, and says what it would say had it read
# everything: by another commit's results, with reviews, below clauses, and for what is not there.
# @verifies TG-SCL-1
. "$(dirname "$0")/lib/story.sh"
product
results "$work/1.1.xml" a_wrong_password_is_refused a_sixth_failure_locks
run 0 index -q
run 0 import -q junit --commit v1.1 "$work/1.1.xml"

# same COMMAND...: the answer, what is said beside it, and the exit code of both ways.
same() {
	"$program" -C "$repo" "$@" >"$work/part" 2>"$work/part-said"
	echo $? >>"$work/part"
	TRACEGATE_WHOLE=1 "$program" -C "$repo" "$@" >"$work/whole" 2>"$work/whole-said"
	echo $? >>"$work/whole"
	diff "$work/whole" "$work/part" && diff "$work/whole-said" "$work/part-said" && return
	echo "$*: differs from what all facts say"
	bad=1
}

for id in T-1 T-3 T-4 M-1 R-1 R-2 R-9 check_password 'CR 1.5'; do
	same trace "$id"
	same trace --format json --as-of v1.1 "$id"
	same why "$id"
done
# It is the part that answers for a threat; a function asks for everything.
run 0 -v trace T-1
says err "read only what 'T-1' rests on"
run 0 -v trace check_password
silent err 'read only what'
exit $bad
