#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The gate on a small repository made here: what blocks, what passes, what cannot be talked out of it.
# usage: gate.sh BUILD_DIR SOURCE_DIR
# @verifies TG-GAT-1, TG-GAT-2
set -u
tracegate=$1/bin/tracegate
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null HOME="$work"
export GIT_AUTHOR_NAME=Dev GIT_AUTHOR_EMAIL=dev@product.example
export GIT_COMMITTER_NAME=Dev GIT_COMMITTER_EMAIL=dev@product.example
failed=0

# expect CODE WHAT [TEXT]: runs the gate against main; TEXT must stand in its output.
expect() {
	"$tracegate" -C "$work/p" gate --base main >"$work/out" 2>"$work/err"
	code=$?
	if [ $code != "$1" ]; then
		echo "FAILED: $2: exit $code instead of $1"
		cat "$work/out" "$work/err"
		failed=1
	elif [ -n "${3:-}" ] && ! grep -qF "$3" "$work/out" "$work/err"; then
		echo "FAILED: $2: '$3' is not said"
		cat "$work/out" "$work/err"
		failed=1
	fi
}

commit() {
	git add -A && GIT_AUTHOR_DATE="2026-01-01T00:00:$((n + 10))Z" \
		GIT_COMMITTER_DATE="2026-01-01T00:00:$((n + 10))Z" git commit -q -m "$1" || exit 2
	n=$((n + 1))
}

git init -q -b main p && cd p || exit 2
n=0
mkdir -p .tracegate src tests docs
cat >.tracegate/config.yaml <<'Y'
version: 1
requirements: [docs/requirements.md]
tests: ['tests/**']
Y
cat >.tracegate/policy.yaml <<'Y'
version: 1
gate:
  mode: enforce
  findings: warning
  verdicts: worse
  incomplete: block
Y
printf '.tracegate/trace.db*\n' >.gitignore
cat >docs/requirements.md <<'M'
## The name is copied whole
`req~P-1~1`

The name of the device is copied.

Needs: impl, utest
M
cat >src/old.c <<'C'
#include <string.h>
void old_flaw(const char *s) { char d[8]; strcpy(d, s); }
C
cat >src/name.c <<'C'
#include <string.h>
/* @satisfies P-1 */
int name(char *d, unsigned n, const char *s) { if (strlen(s) >= n) return -1; memcpy(d, s, strlen(s) + 1); return 0; }
C
cat >tests/test_name.c <<'C'
int name(char *d, unsigned n, const char *s);
/* @verifies P-1 */
int test_name(void) { char b[4]; return name(b, 4, "abc"); }
C
commit base
"$tracegate" index -q || exit 2
printf '<testsuite><testcase name="test_name"/></testsuite>' >"$work/r.xml"
"$tracegate" import -q junit --commit HEAD "$work/r.xml" || { echo 'FAILED: import'; failed=1; }
git checkout -q -b change

expect 0 'no change passes' 'gate passed'

git mv src/old.c src/moved.c
sed -i '1a\
/* moved */' src/moved.c
commit 'move the old flaw'
expect 0 'an old flaw that moved is not new' '1 known'

printf '#include <string.h>\nvoid fresh(const char *s) { char d[8]; strcpy(d, s); }\n' >src/fresh.c
commit 'add a flaw'
expect 1 'a new flaw blocks' 'src/fresh.c:2'
"$tracegate" gate --base main --format json >"$work/out" 2>/dev/null
grep -q '"newFindings": 1' "$work/out" || { echo 'FAILED: JSON counts'; cat "$work/out"; failed=1; }
"$tracegate" gate --base main -q --format sarif -o "$work/new.sarif" --summary "$work/s.md" 2>/dev/null
grep -q '"baselineState": "new"' "$work/new.sarif" && grep -q '"baselineState": "unchanged"' "$work/new.sarif" ||
	{ echo 'FAILED: SARIF tells new from old'; failed=1; }
grep -q '^## tracegate: blocked' "$work/s.md" || { echo 'FAILED: summary'; failed=1; }

sed -i 's/findings: warning/findings: error/; s/enforce/advise/' .tracegate/policy.yaml
printf 'exclude: ["**"]\n' >>.tracegate/config.yaml
commit 'loosen the policy'
expect 1 'a change cannot loosen its own policy' 'src/fresh.c:2'
expect 1 'and is shown to have tried' 'edits the policy'
git reset -q --hard HEAD~2

sed -i 's/return -1/return -2/' src/name.c
commit 'change linked code'
expect 1 'code that changed after its test is suspect' 'P-1 went from OK to SUSPECT'
"$tracegate" import -q junit --commit HEAD "$work/r.xml"
expect 0 'a fresh result clears it'

sed -i 's/@satisfies P-1/@satisfies P-2/' src/name.c
commit 'claim what does not exist'
expect 1 'a claim that names nothing blocks' "did you mean 'P-1'"
git reset -q --hard HEAD~1

printf '#include "missing.h"\n' >src/broken.c
commit 'add a unit that does not parse'
expect 3 'what cannot be analysed is never passed' 'src/broken.c'
git reset -q --hard HEAD~1

# What was incomplete at the base and was not touched is no reason; what the change touches is.
git checkout -q main
printf '#include "missing.h"\nint broken;\n' >src/broken.c
sed -i 's/incomplete: block/incomplete: worse/' .tracegate/policy.yaml
commit 'a unit that never parsed, and the ratchet'
"$tracegate" index -q
"$tracegate" import -q junit --commit HEAD "$work/r.xml"
git checkout -q -b ratchet
printf 'int nothing;\n' >src/nothing.c
commit 'touch something else'
expect 0 'an old gap that nobody touched' 'as at the base'
printf 'int more;\n' >>src/broken.c
commit 'touch the unit'
expect 3 'a gap in what the change touches' 'not analysed: '
git reset -q --hard HEAD~1

# Suppressions: one that is added is shown with its commit, and blocks where the policy wants it.
printf '#include <string.h>\n/* tracegate-allow(memory/unbounded-copy): both buffers have the same size; owner=kim; until=2099-01-01 */\nvoid fresh(const char *s) { char d[8]; strcpy(d, s); }\n' >src/fresh.c
commit 'accept a flaw'
expect 0 'a well-formed suppression holds and is shown' 'a suppression of memory/unbounded-copy is added, for 1 finding until 2099-01-01'
expect 0 'with the commit that brought it' "since $(git rev-parse --short=12 HEAD)"
sed -i '2a\
/* tracegate-allow(memory/unbounded-copy): short; owner=kim; until=2099-01-01 */' src/fresh.c
commit 'accept it badly'
expect 1 'a malformed one blocks' 'at least 25 characters'
git reset -q --hard HEAD~1
git checkout -q main
printf '  suppressions: block\n  limits:\n    - {path: "src/**", rule: "memory/*", at_most: 1}\nsuppressions:\n  ticket: required\n' >>.tracegate/policy.yaml
cat >.tracegate/suppressions.yaml <<'Y'
version: 1
suppressions:
  - rule: memory/unbounded-copy
    path: src/legacy/
    reason: the legacy reader bounds its input before it copies
    owner: kim
    until: 2099-01-01
    ticket: P-12
Y
commit 'a stricter policy and a register'
git checkout -q -b strict
git checkout -q ratchet -- src/fresh.c
commit 'accept a flaw without a ticket'
expect 1 'the policy asks for a ticket' 'asks for a ticket'
sed -i 's/owner=kim/owner=kim; ticket=P-13/' src/fresh.c
commit 'with a ticket'
expect 1 'a suppression that is added blocks' 'have the suppression approved'
git reset -q --hard main
mkdir src/legacy
printf '#include <string.h>\nvoid legacy(const char *s) { char d[8]; strcpy(d, s); }\n' >src/legacy/a.c
commit 'what the register is for'
expect 0 'the register of the base suppresses'
cp src/legacy/a.c src/second.c
sed -i 's/legacy/second/' src/second.c
commit 'one flaw too many'
expect 1 'an absolute limit' "open findings in 'src/**', where the policy allows 1"
git reset -q --hard main
cat >>.tracegate/suppressions.yaml <<'Y'
  - rule: memory/unbounded-copy
    path: src/**
    reason: everything is fine because I say so here
    owner: mallory
    until: 2099-01-01
    ticket: P-14
Y
printf '#include <string.h>\nvoid fresh(const char *s) { char d[8]; strcpy(d, s); }\n' >src/fresh.c
commit 'widen the register'
expect 1 'a change cannot accept its own flaw in the register' 'src/fresh.c:2'
expect 1 'and is shown to have tried' '.tracegate/suppressions.yaml'
git reset -q --hard main
sed -i 's/2099/2019/; s/fixed//' .tracegate/suppressions.yaml
mkdir -p .github/workflows
echo 'on: push' >.github/workflows/gate.yml
commit 'edit what runs the gate'
expect 0 'the CI file is shown' '.github/workflows/gate.yml'

printf 'version: 2\n' >.tracegate/policy.yaml
commit 'break the policy'
expect 1 'a policy that nobody could be judged by' 'version 2 is not known'
git reset -q --hard main
printf 'version: 1\nrequirements: [docs/requirements.md]\nexclude: ["**"]\ntests: ["src/**"]\n' >.tracegate/config.yaml
commit 'a configuration that hides everything'
expect 0 'is shown and has no effect' 'this change edits'
git reset -q --hard main

# A secret that one commit brings and the next takes out again. The sample is made here.
mkdir etc
printf 'port = 1\npassword = "%s%s"\n' Sommer "$(date +%s | md5sum | cut -c1-8)" >etc/box.conf
commit 'ship a password'
brought=$(git rev-parse --short=12 HEAD)
git rm -q -r etc
commit 'take it out again'
expect 1 'a secret stays in the history of the change' 'a later commit takes it out'
expect 1 'and its commit is named' "etc/box.conf:2, since $brought"
git reset -q --hard main

# An unsafe setting is called that, and does no harm once it is taken out again.
mkdir etc
printf 'verify_ssl = false\n' >etc/box.conf
commit 'ship an unsafe setting'
expect 1 'an unsafe setting is no secret' 'unsafe setting: Verification of certificates is switched off'
grep -q 'secret: ' "$work/out" && { echo 'FAILED: a setting is called a secret'; failed=1; }
git rm -q -r etc
commit 'take the setting out again'
expect 0 'an unsafe setting that nobody ships'
grep -q 'verify_ssl\|Verification' "$work/out" && { echo 'FAILED: a setting that is gone counts'; failed=1; }
git reset -q --hard main

# A requirement that is taken away, and one in a header that two units see.
printf '' >docs/requirements.md
commit 'drop the requirement'
expect 1 'a requirement cannot be taken away in silence' 'P-1 is gone'
git reset -q --hard main
git checkout -q main
printf '#include <string.h>\nstatic inline void both(const char *s) { char d[8]; strcpy(d, s); }\n' >src/both.h
printf '#include "both.h"\nvoid one(char *d) { both("x"); }\n' >src/a_one.c
printf 'void two(char *d);\n' >src/z_two.c
sed -i '/limits:/,/at_most/d' .tracegate/policy.yaml
commit 'a header with a flaw'
git checkout -q -b header
printf '#include "both.h"\nvoid two(char *d) { both("y"); }\n' >src/a_aaa.c
commit 'a second unit includes the header'
expect 0 'a flaw in a header that did not change is old'

"$tracegate" gate --base nowhere >"$work/out" 2>&1
[ $? = 2 ] && grep -q nowhere "$work/out" || { echo 'FAILED: unknown base'; cat "$work/out"; failed=1; }
exit $failed
