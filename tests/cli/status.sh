#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tracegate status, import, suspect and why: verdicts along a history, without a checkout.
. "$(dirname "$0")/lib/story.sh"
product
run 0 index -q

# No result yet: code and test are there, proof is not.
verdict R-1 UNTESTED v1.0
verdict R-1 UNTESTED
verdict R-2 UNCOVERED
verdict T-1 UNTESTED
verdict T-2 UNCOVERED
verdict T-3 JUSTIFIED
verdict T-4 UNTESTED
run 0 status --as-of v1.1
says out 'box at v1.1 ('
says out 'R-1           UNTESTED   The password is checked'
says out 'check_password() -> a_wrong_password_is_refused() -> no result'
says out 'M-1 -> R-1 -> check_password() -> a_wrong_password_is_refused() -> no result'
says out 'T-2           UNCOVERED  Reading the line'
says out 'no mitigation'
says out 'iec62443-4-2'
says out '1 of '

# Results are those of a commit, not of whatever lies in the work tree.
results "$work/1.1.xml" a_wrong_password_is_refused a_sixth_failure_locks
echo '/* new */' >>"$repo/src/login.c"
run 2 import junit "$work/1.1.xml"
says err "1 file of the work tree differs from HEAD ('src/login.c')"
git -C "$repo" checkout -q .
run 0 import junit --commit v1.1 "$work/1.1.xml"
says err '2 results for'
says err '2 passed, 0 failed, 0 errored, 0 skipped; 2 of tests with an annotation'
run 0 import junit --commit v1.1 "$work/1.1.xml"
says err '1 file was imported'

# Proven where they were won, and wherever the content is the same: not before the test was
# renamed, but after the code moved and was reformatted.
verdict R-1 OK v1.1
verdict T-1 OK v1.1
verdict R-1 OK v1.2
verdict 'CR 1.5' OK v1.2
verdict R-1 UNTESTED v1.0

# The meaning changed: suspect, with cause, until a result stands for the new code.
verdict R-1 SUSPECT v1.3
verdict T-1 SUSPECT v1.3
verdict T-4 OK v1.3
run 0 suspect
says out 'R-1  The password is checked'
says out 'check_password() changed since the test passed'
says out 'by Developer in'
says out 'Change the check'
silent out 'T-4'
# What changed is shown as it is meant, against the code that the test passed on.
says out '- for (; *typed && *stored; typed++, stored++) differ |= *typed ^ *stored;'
says out '+ for (; *typed && *stored; typed++, stored++) differ += *typed ^ *stored;'
silent out 'Safely compares'
run 0 suspect --format json
says out '"change": "direct"'
says out 'differ += *typed ^ *stored;"'
run 0 suspect --as-of v1.2
says out 'Nothing is suspect'
run 0 why R-1
says out 'R-1 is SUSPECT at HEAD: check_password() changed since the test passed'
says out 'to do: review the change'
run 0 why T-2 --format json
says out '"verdict": "UNCOVERED"'
run 2 why R-3
says err "there is no 'R-3'; did you mean '"
results "$work/1.3.xml" 'a_wrong_password_is_refused!' 'a_sixth_failure_locks?'
run 0 import junit "$work/1.3.xml"
verdict R-1 FAILING
verdict T-4 OK # skipped is no evidence, against it neither
results "$work/again.xml" a_wrong_password_is_refused
run 0 import junit "$work/again.xml"
verdict R-1 OK
verdict R-1 OK v1.2

# The item's text changes; a claim names nothing; a waiver stands until its day.
by Architect
sed -i 's/tells nothing/tells nothing at all/' "$repo/requirements.md"
commit 'Sharpen a requirement'
verdict R-1 SUSPECT
by Developer
cat >>"$repo/src/login.c" <<'END'

/* @satisfies R-20 */
void log_message(void)
{
}

/* @justifies R-2 -- the platform logs by itself until=2026-06-30 owner=architect */
END
commit 'Annotate more'
run 0 status
says out "'R-20' does not exist; did you mean 'R-2'?"
verdict R-2 JUSTIFIED
TRACEGATE_NOW=2026-07-01
verdict R-2 UNCOVERED
TRACEGATE_NOW=2026-06-01

# Two items with one id.
by Architect
printf '\n## Another\n`req~R-2~1`\n' >"$repo/more.md"
sed -i 's/"requirements.md"/"requirements.md", "more.md"/' "$repo/.tracegate/config.yaml"
commit 'State R-2 twice'
run 0 status
says out "'R-2' is defined twice: more.md:3 and requirements.md:"
verdict R-2 BROKEN

# OK says what was asked for: an item that needs no test is not called tested, nor is what is above.
cat >"$repo/notes.md" <<'END'
## The box has a name
`req~R-30~1`

Needs: impl

## The manual says so
`req~R-31~1`

Needs: uman

## All of it is written down
`req~R-32~1`

Needs: req

## Names are short
`req~R-33~1`

Covers:
- req~R-32~1

Needs: impl
END
printf '\n/* @satisfies R-30, R-33 */\nint name_of_box(int n)\n{\n\treturn n + 1;\n}\n' >>"$repo/src/login.c"
sed -i 's/"requirements.md"/"requirements.md", "notes.md"/' "$repo/.tracegate/config.yaml"
commit 'Write notes'
verdict R-30 OK
run 0 why R-30
says out 'code claims it; no test was asked for, it needs only: impl'
run 0 why R-31
says out 'neither code nor test was asked for, it needs only: uman'
run 0 why R-32
says out 'nothing that it rests on is missing; no test was asked for of R-33'
run 0 status
says out 'rest on something that no test was asked for'

# Forms of the output.
run 0 status --format json
says out '"revision": "HEAD"'
says out '"BROKEN": 2'
run 0 status --format csv
says out 'id,kind,title,verdict,why,trail,path,line'
run 2 status --format html
says err "there is no format 'html'"
run 2 status --as-of v9
says err "there is no commit 'v9'"
run 2 status --profile nothing
says err "there is no product profile 'nothing'"
run 0 status -o "$work/status.txt"
grep -q 'box at HEAD' "$work/status.txt" || { echo '-o wrote nothing'; bad=1; }

# Of results on commits beside the history those of the last four commits are looked at; that there
# are more is said.
silent out 'are not looked at'
git -C "$repo" checkout -q -f main
for n in 1 2 3 4 5 6; do
	git -C "$repo" checkout -q -b "side$n" v1.1
	echo "/* $n */" >>"$repo/src/side.c"
	commit "Try way $n"
	results "$work/side$n.xml" a_wrong_password_is_refused
done
git -C "$repo" checkout -q main
echo "/* none of them */" >>"$repo/src/side.c"
commit 'Go on without'
run 0 index -q
for n in 1 2 3 4 5 6; do
	run 0 import -q junit --commit "side$n" "$work/side$n.xml"
done
run 0 status
says out 'results of 2 imports are not looked at'
run 0 status --format json
says out '"resultsLeftOut": 2'

# A database alone, in a folder that is no repository and cannot be written.
mkdir -p "$work/published/.tracegate"
cp "$repo/.tracegate/trace.db" "$work/published/.tracegate/"
chmod -R a-w "$work/published"
"$program" -C "$work/published" status --as-of v1.1 >"$work/out" 2>"$work/err" ||
	{ cat "$work/err"; bad=1; }
says out 'box at v1.1'
"$program" -C "$work/published" query --as-of v1.1 matrix >"$work/out" 2>"$work/err" ||
	{ cat "$work/err"; bad=1; }
says out 'check_password'

# The same bytes from another day and place.
run 0 status --as-of v1.2 --format json
cp "$work/out" "$work/first.json"
cp -r "$repo" "$work/copy"
TZ=Pacific/Auckland LC_ALL=tr_TR.UTF-8 "$program" -C "$work/copy" status --as-of v1.2 \
	--format json | cmp - "$work/first.json" || bad=1

exit $bad
