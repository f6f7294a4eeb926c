#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tracegate process: which practices the repository witnesses, by which commits, and which not.
. "$(dirname "$0")/lib/story.sh"
. "$(dirname "$0")/lib/facts.sh"
product

# state PRACTICE STATE
state() {
	run 0 process --format csv
	is=$(tr -d '\r' <"$work/out" | awk -F, -v id="$1" '$1 == id { print $3; exit }')
	[ "$is" = "$2" ] || { echo "$1 is '$is', not '$2'"; bad=1; }
}

run 0 index -q

# --- Who looked at a change: nobody, oneself, a trailer, a merge, another committer. ---
touch_check() {
	sed -i "s/return failures > [0-9]*/return failures > $1/" "$repo/src/login.c"
}
by Developer
touch_check 11
commit 'Change alone'
touch_check 12
commit 'Praise oneself

Reviewed-by: Developer <developer@example.org>'
touch_check 13
echo 'Developer <developer@example.org> At Home <home@example.net>' >"$repo/.mailmap"
commit 'Praise oneself from home

Reviewed-by: At Home <home@example.net>'
touch_check 18
commit 'Be reviewed

Fixes: the bound
Reviewed-by: Tester <tester@example.org>'
touch_check 14
commit 'Mention it only

Reviewed-by: Tester is what I would like to write here, but that is no last paragraph.

It goes on.'
git -C "$repo" checkout -qb side
touch_check 15
commit 'Come by a merge'
git -C "$repo" checkout -q main
by Reviewer
hour=$((hour + 1))
GIT_AUTHOR_DATE="$((1767225600 + hour * 3600)) +0000" GIT_COMMITTER_DATE="$((1767225600 + hour * 3600)) +0000" \
	git -C "$repo" merge -q --no-ff -m 'Merge the side' side
by Developer
GIT_COMMITTER_NAME=Reviewer GIT_COMMITTER_EMAIL=reviewer@example.org
touch_check 16
commit 'Be applied'
GIT_COMMITTER_NAME=GitHub GIT_COMMITTER_EMAIL=noreply@github.com
touch_check 17
commit 'Be squashed by a robot'
of changes-reviewed
fact 'lacks,Check passwords,nobody else looked at it'
fact 'lacks,Change alone,'
fact 'lacks,Praise oneself,'
fact 'lacks,Praise oneself from home,'
fact 'holds,Be reviewed,Reviewed-by Tester'
fact 'lacks,Mention it only,'
fact 'holds,Come by a merge,merged by Reviewer in '
fact 'holds,Be applied,applied by Reviewer'
fact 'lacks,Be squashed by a robot,'
! grep -q 'Merge the side\|Rename a test' "$work/facts" || { echo 'a merge or a test counts'; bad=1; }

# --- A line in the ledger by another person; one's own is none. ---
by Developer
run 0 review T-4 --code locked -m 'I find my own bound fine'
commit 'Review oneself'
of changes-reviewed
fact 'lacks,Be squashed by a robot,'
git -C "$repo" revert --no-edit HEAD >/dev/null
by Tester
run 0 review T-4 --code locked -m 'the bound is as it was agreed'
commit 'Review the bound'
of changes-reviewed
fact 'holds,Be squashed by a robot,Tester in .tracegate/reviews.tsv'
state SI-1 partly

# --- Static analysis of this very content. ---
of analysed
fact 'lacks,src/login.c,no finished analysis'
printf '[{"directory": "%s", "file": "src/login.c", "arguments": ["cc", "-c", "src/login.c"]}]' "$repo" \
	>"$work/compile_commands.json"
run 0 check -p "$work" --store -q
of analysed
fact 'holds,src/login.c,this very content was analysed'

# --- Tests of requirements and threats; who wrote them. ---
of requirements-tested
fact 'lacks,R-1,'
fact 'lacks,R-2,no code claims it'
results "$work/now.xml" a_wrong_password_is_refused a_sixth_failure_locks
run 0 import -q junit "$work/now.xml"
of requirements-tested
fact 'holds,R-1,tests passed on '
fact ' itself'
of threats-tested
fact 'holds,T-1,tests passed on '
fact 'lacks,T-2,nothing acts against it'
fact 'holds,T-3,accepted: the threat model says: accepted'
of testers-independent
fact 'lacks,a_wrong_password_is_refused of R-1,written by Developer; Developer wrote check_password'
# A new name is no new test: who gave it wrote nothing. Who says what it asserts did.
fact 'lacks,a_sixth_failure_locks of T-4,written by Developer; Developer wrote locked'
by Tester
sed -i 's/assert(locked(6));/assert(locked(6) \&\& locked(7));/' "$repo/tests/test_auth.c"
commit 'Try a seventh time'
run 0 import -q junit "$work/now.xml"
of testers-independent
fact 'holds,a_sixth_failure_locks of T-4,written by Tester'
policy() {
	printf 'version: 1\nprocess:\n%s\n' "$1" >"$repo/.tracegate/policy.yaml"
	commit 'Set a policy'
}
by Architect
policy "  independence: [{tests: 'tests/**', from: organisation}]"
of testers-independent
fact 'lacks,a_sixth_failure_locks of T-4,'
policy "  independence: [{tests: 'tests/**', from: nobody}]"
of testers-independent
[ ! -s "$work/facts" ] || { echo 'nobody has to be independent, and yet:'; cat "$work/facts"; bad=1; }
state SVV-5 'nothing to witness'

# --- Releases: a tag may be a name, an object, a signed object (signatures.sh has the keys). ---
git -C "$repo" tag light
{
	printf 'object %s\ntype commit\ntag signed\ntagger Architect <architect@example.org> 1767400000 +0000\n\n' \
		"$(git -C "$repo" rev-parse HEAD)"
	printf 'Release signed\n-----%s SSH SIGNATURE-----\nnone\n-----%s SSH SIGNATURE-----\n' BEGIN END
} >"$work/tag"
git -C "$repo" update-ref refs/tags/signed "$(git -C "$repo" hash-object -t tag -w "$work/tag")"
run 0 index -q
of releases-signed
fact 'lacks,light,'
fact 'lacks,v1.0,made by Developer, not signed'
fact 'lacks,signed,made by Architect, signed, not checked: there is no .tracegate/allowed_signers'
state SM-6 'not witnessed'
state SM-8 'not witnessed'

# --- The threat model follows the code, and is looked at. ---
of model-reviewed
fact 'lacks,State threats and requirements,'
of model-follows-code
[ ! -s "$work/facts" ] || { echo 'no boundary was widened, and yet:'; cat "$work/facts"; bad=1; }
by Developer
sed -i 's/return failures > 17/return socket(1, 1, 0) > 17/' "$repo/src/login.c"
commit 'Open a socket'
of model-follows-code
fact 'lacks,Open a socket,it begins to use socket(); the threat model did not change'
by Architect
sed -i 's/Trying all passwords/Trying all passwords over the network/' "$repo/threats.otm.yaml"
commit 'Tell of the network

Reviewed-by: Reviewer <reviewer@example.org>'
of model-follows-code
fact 'holds,Open a socket,it begins to use socket(); threats.otm.yaml changed for the same release'
of model-reviewed
fact 'holds,Tell of the network,Reviewed-by Reviewer'
state SR-2 partly
of requirements-reviewed
fact 'lacks,State threats and requirements,'

# --- From a fix to its release, and since when. ---
by Developer
touch "$repo/note"
commit 'Compare all bytes (CVE-2026-12345)'
echo 1 >"$repo/note"
commit 'Close a hole

Security-fix: the counter'
of fixes-released
fact 'lacks,Compare all bytes (CVE-2026-12345),no release carries it yet'
fact 'lacks,Close a hole,'
hour=$((hour + 72))
echo 2 >"$repo/note"
commit 'Prepare'
tag v2.0
of fixes-released
fact 'holds,Compare all bytes (CVE-2026-12345),released in v2.0 after 3 days'
state SUM-5 witnessed
policy '  fix_days: 2'
of fixes-released
fact 'released in v2.0 after 3 days, later than policy allows'
state SUM-5 'not witnessed'
run 0 process --since signed
silent out 'Change alone'
says out 'Open a socket'
run 0 process --since v2.0
silent out 'Compare all bytes'

# --- Decisions; and a document for what no repository shows. ---
of decisions-reasoned v1.0
[ ! -s "$work/facts" ] || { cat "$work/facts"; bad=1; }
printf '/* @justifies R-2 -- it is written by the operating system until=2027-01-01 owner=Architect */\nint nothing;\n' \
	>"$repo/src/log.c"
cat >>"$repo/requirements.md" <<'END'

## Roles are named
`req~R-3~1`

The handbook names the roles of development.

Covers:
- SM-1

Needs: doc
END
commit 'Waive and document'
of decisions-reasoned
fact 'holds,waiver of R-2,'
state SM-1 documented
state SM-2 'beyond a repository'
run 0 process
says out 'Covered by a document item: SM-1 (R-3)'
says out 'no repository shows: how thoroughly somebody looked'

# --- Forms, any moment, and what is wrong. ---
run 0 process --as-of v1.1 --format json
says out '"state": "not witnessed"'
says out '"revision": "v1.1"'
run 0 process --format md
says out '| SI-1 |'
run 2 process now
says err "process takes no argument 'now'"
run 2 process --format html
run 2 process --as-of v1.0 --since v1.3
says err 'is not in the past'
policy '  independence: [{tests: x, from: everybody}]'
run 0 process
run 2 gate --base HEAD
says err 'nobody'

# --- In the report, and in what the law is held against. ---
run 0 report --html "$work/site" -q
grep -q 'Reviewed-by Tester' "$work/site/process.html" || { echo 'the report does not say it'; bad=1; }
run 0 gap --format csv
says out 'SI-1 partly'
says out 'SM-1 OK'
exit $bad
