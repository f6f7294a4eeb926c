#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Histories of every shape: merges, criss-cross, reverts, rebased doubles, submodules, work trees.
# Content decides in all of them.
. "$(dirname "$0")/lib/story.sh"
product
g() {
	git -C "$repo" -c protocol.file.allow=always "$@" >"$work/git" 2>&1 || {
		cat "$work/git"
		exit 2
	}
}
run 0 index -q
results "$work/1.1.xml" a_wrong_password_is_refused a_sixth_failure_locks
run 0 import -q junit --commit v1.1 "$work/1.1.xml"

# A revert brings the proof back: the content is that of v1.2 again.
by Developer
verdict R-1 SUSPECT
g revert --no-edit HEAD
verdict R-1 OK
run 0 diff v1.2..HEAD
says out 'Nothing that is traced differs'

# A merge has what its sides have, and blame names the side's commit, not the merge.
g checkout -q -b side v1.2
sed -i 's/failures > 5/failures >= 5/' "$repo/src/login.c"
commit 'Lock one earlier'
g checkout -q main
echo 'more' >"$repo/notes.txt"
commit 'Take notes'
g merge -q --no-ff -m 'Merge the side' side
verdict T-4 SUSPECT
verdict R-1 OK
run 0 blame T-4
says out '(Lock one earlier)'
silent out '(Merge the side)'
run 0 diff HEAD~1..HEAD
says out '~ locked()'
silent out 'check_password'

# An evil merge: what neither side had is the merge's own.
g checkout -q -b evil HEAD~1
g merge -q --no-ff --no-commit side
sed -i 's/differ |= /differ = /' "$repo/src/login.c"
commit 'Merge and meddle'
verdict R-1 SUSPECT
run 0 blame R-1
says out '(Merge and meddle)'

# Criss-cross: two merges of the same two sides, then a merge of these.
g checkout -q -b left v1.1
echo left >"$repo/left.txt"
commit 'Left'
g checkout -q -b right v1.1
echo right >"$repo/right.txt"
commit 'Right'
g branch old-right
g merge -q --no-ff -m 'Right takes left' left
g checkout -q left
g merge -q --no-ff -m 'Left takes right' old-right
g merge -q --no-ff -m 'Both' right
verdict R-1 OK
verdict T-4 OK

# The same change rebased: another commit, the same content, the same evidence.
g checkout -q -b again v1.2
g cherry-pick side
results "$work/side.xml" a_sixth_failure_locks
run 0 import -q junit --commit side "$work/side.xml"
verdict T-4 OK side
g checkout -q main # which merged it
verdict T-4 OK
g checkout -q again # a commit of its own with the same tree
verdict T-4 OK

# Squashed: the commits of a branch are no ancestors of what was made of them. What was claimed,
# proven and reviewed there holds, for it is bound to content, though other files moved on meanwhile.
g checkout -q -b feature v1.2
by Tester
sed -i 's/failures > 5/failures > 3/' "$repo/src/login.c"
commit 'Lock after three'
sed -i 's/^int locked/int is_locked/; s/return failures/return 0 + failures/' "$repo/src/login.c"
sed -i 's/locked(/is_locked(/' "$repo/tests/test_auth.c"
printf '\n/* @satisfies R-2 */\nint audit(int event)\n{\n\treturn event + 1;\n}\n' >"$repo/src/audit.c"
commit 'Rename the lock, and keep an audit'
results "$work/feature.xml" a_wrong_password_is_refused a_sixth_failure_locks only_here
run 0 import -q junit "$work/feature.xml"
by Reviewer
run 0 review T-4 --code is_locked -m 'three is right for this door'
commit 'Review the lock'
verdict T-4 OK
g checkout -q -b trunk v1.2
echo 'elsewhere' >"$repo/elsewhere.txt"
commit 'Write elsewhere'
g merge -q --squash feature
by Developer
commit 'Squash the feature'
verdict T-4 OK
verdict R-2 UNTESTED
run 0 blame T-4
says out '(Squash the feature)'
says out 'three is right for this door'
silent out '(Lock after three)'
run 0 trace T-4
says out 'passed on '
# What it rests on goes along, and is said to be from beside the past; elsewhere it says nothing.
run 0 bundle -q "$work/taken" --evidence "$work/feature.xml"
cmp -s "$work/feature.xml" "$work"/taken/evidence/*-feature.xml || { echo 'the results are not there'; bad=1; }
grep -A3 '"inPast": false' "$work/taken/manifest.json" | grep -q '"source": ' || {
	echo 'the manifest does not name the run beside the past'
	bad=1
}
run 0 verify --bundle "$work/taken"
run 2 bundle "$work/refused" --as-of v1.1 --evidence "$work/feature.xml"
says err 'which is not in the past of v1.1 and says nothing of it; leave it out'
[ ! -e "$work/refused" ] || { echo 'half a bundle is left'; bad=1; }

# A rebase that meets a conflict, and ends in what neither side had: what was proven there is not
# proven here; what the conflict left alone is.
g checkout -q -b early v1.2
sed -i 's/failures > 5/failures > 4/' "$repo/src/login.c"
commit 'Lock after four'
results "$work/early.xml" a_wrong_password_is_refused a_sixth_failure_locks
run 0 import -q junit "$work/early.xml"
verdict T-4 OK
g checkout -q -b late v1.2
sed -i 's/failures > 5/failures > 8/' "$repo/src/login.c"
commit 'Lock after eight'
git -C "$repo" rebase -q early >"$work/git" 2>&1 && { echo 'the rebase met no conflict'; bad=1; }
sed -i '/^<<<<<<</d; /^=======$/,/^>>>>>>>/d; s/failures > 4/failures > 6/' "$repo/src/login.c"
git -C "$repo" add -A
git -C "$repo" -c core.editor=true rebase --continue >"$work/git" 2>&1 || { cat "$work/git"; exit 2; }
verdict R-1 OK
verdict T-4 SUSPECT
run 0 why T-4
says out 'locked() changed since the test passed'

# A submodule is a pointer: nothing in it is read, nothing of it is a gap.
g checkout -q main
git init -qb main "$work/module"
printf '/* @satisfies R-1 */\nint in_module(void)\n{\n\treturn 1;\n}\n' >"$work/module/m.c"
git -C "$work/module" add -A
git -C "$work/module" commit -qm 'A module'
g submodule add -q "$work/module" module
commit 'Add a module'
verdict R-1 OK
run 0 trace R-1
silent out 'in_module'

# A shallow clone ends early, a partial one lacks contents: what is not there is said, and never OK.
git -C "$repo" config uploadpack.allowFilter true
for how in depth=1 filter=blob:none; do
	git clone -q --no-checkout "--$how" "file://$repo" "$work/$how" 2>/dev/null || exit 2
	git -C "$work/$how" remote remove origin # nobody there to ask for the rest
	"$program" -C "$work/$how" index >"$work/out" 2>"$work/err"
	[ $? = 3 ] || { echo "index of a clone with $how is no exit code 3"; bad=1; }
	"$program" -C "$work/$how" status >"$work/out" 2>"$work/err"
	[ $? = 3 ] || { echo "status of a clone with $how is no exit code 3"; bad=1; }
	says out 'the history is incomplete'
	! grep -q 'R-1 *OK' "$work/out" || { echo "R-1 is OK in a clone with $how"; bad=1; }
done

# A second work tree asks about its own HEAD, with a database of its own.
g worktree add -q --detach "$work/tree" v1.1
"$program" -C "$work/tree" --db "$repo/.tracegate/trace.db" status >"$work/out" 2>"$work/err" ||
	{ cat "$work/err"; bad=1; }
says out 'box at HEAD'
"$program" -C "$work/tree" --db "$repo/.tracegate/trace.db" trace R-1 >"$work/out" 2>"$work/err"
says out 'src/auth.c'
exit $bad
