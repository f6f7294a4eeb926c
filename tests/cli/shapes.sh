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
