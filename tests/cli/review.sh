#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Reviews: bound to content, a commit each, merged without conflict, lost by no rebase.
. "$(dirname "$0")/lib/story.sh"
product
run 0 index -q
results "$work/1.1.xml" a_wrong_password_is_refused a_sixth_failure_locks
run 0 import -q junit --commit v1.1 "$work/1.1.xml"
verdict R-1 SUSPECT

# What a review has to say, and about what.
run 2 review
run 2 review R-1
says err 'give -m with at least 10 characters'
run 2 review R-9 -m 'looked at all of it'
says err "there is no 'R-9'"
run 2 review R-1 --code nothing -m 'looked at all of it'
says err "R-1 has no link from 'nothing' at HEAD"
[ ! -e "$repo/.tracegate/reviews.tsv" ] || { echo 'a refused review left a ledger'; bad=1; }

# It counts once it is a commit, and takes the suspicion away; the tests still ran on other code.
by Reviewer
run 0 review R-1 --code check_password -m 'adding up is as good as or-ing'
says err 'reviewed: check_password src/login.c, satisfies R-1'
verdict R-1 SUSPECT
commit 'Review the new check'
verdict R-1 STALE
run 0 why R-1
says out 'was reviewed since'
run 0 suspect
silent out 'suspect on'

# A rebase makes other commits of the same content: nothing is lost.
git -C "$repo" checkout -q --orphan squashed
commit 'All of it at once'
verdict R-1 UNTESTED # nothing ran in this history; but it is reviewed
run 0 suspect --format json
git -C "$repo" checkout -q main

# Two branches review two things; the union of both is a ledger.
echo '.tracegate/reviews.tsv merge=union' >"$repo/.gitattributes"
commit 'Merge ledgers by lines'
git -C "$repo" checkout -qb other
by Tester
run 0 review R-1 --code a_wrong_password_is_refused -m 'the test still says what it is for'
commit 'Review the test'
git -C "$repo" checkout -q main
by Reviewer
run 0 review T-4 -m 'six is what the threat model says'
commit 'Review the lock'
git -C "$repo" merge -q -m 'Merge both reviews' other || { echo 'the ledgers conflict'; bad=1; }
[ "$(grep -c 'valid' "$repo/.tracegate/reviews.tsv")" = 4 ] || {
	cat "$repo/.tracegate/reviews.tsv"
	bad=1
}
run 0 status

# A changed meaning ends a review, a changed look does not.
by Developer
sed -i 's/int differ = 0;/int differ = 0; \/* nothing yet *\//' "$repo/src/login.c"
commit 'Comment on it'
verdict R-1 STALE
sed -i 's/differ += /differ |= 1 + /' "$repo/src/login.c"
commit 'Change the check again'
verdict R-1 SUSPECT

# Who objects is heard, whatever the tests say.
results "$work/now.xml" a_wrong_password_is_refused
run 0 import -q junit "$work/now.xml"
verdict R-1 OK
by Reviewer
run 0 review R-1 --code check_password --reject -m 'equal passwords differ now'
commit 'Reject the check'
verdict R-1 SUSPECT
run 0 why R-1
says out 'a review rejected check_password(): equal passwords differ now'
run 0 suspect
says out 'R-1  The password is checked'
says out 'a review rejected check_password(): equal passwords differ now'

# By policy, changes need a person though tests pass, and new links do not.
git -C "$repo" checkout -q v1.3
printf 'version: 1\nreviews: changes\n' >"$repo/.tracegate/policy.yaml"
commit 'Ask for reviews of changes'
results "$work/policy.xml" a_wrong_password_is_refused a_sixth_failure_locks
run 0 import -q junit "$work/policy.xml"
verdict R-1 SUSPECT
run 0 why R-1
says out 'check_password() changed since it was linked, and nobody reviewed it'
run 0 suspect
says out 'check_password() changed since it was linked, and nobody reviewed it'
silent out 'T-4'
verdict T-4 OK
printf 'version: 1\nreviews: all\n' >"$repo/.tracegate/policy.yaml"
commit 'Ask for reviews of everything'
verdict T-4 SUSPECT
run 0 why T-4
says out 'nobody reviewed'
printf 'version: 1\nreviews: sometimes\n' >"$repo/.tracegate/policy.yaml"
commit 'Write a policy that is none'
verdict T-4 OK # the default: tests

# A ledger behind a symbolic link is not written through.
ln -s "$work/elsewhere" "$repo/.tracegate/reviews.tsv"
run 4 review T-4 -m 'this goes nowhere' || :
[ ! -e "$work/elsewhere" ] || { echo 'written through a symbolic link'; bad=1; }
exit $bad
