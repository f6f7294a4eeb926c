#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The change under review is the attacker: configuration of git, planted files, links, names, forged
# results. The cases are those of the threat model (T8 to T25) that concern the gate; each fails when
# its defence is taken away.
# usage: trust.sh BUILD_DIR SOURCE_DIR
set -u
tracegate=$1/bin/tracegate
work=$(mktemp -d) || exit 2
trap 'chmod -R u+rwX "$work"; rm -rf "$work"' EXIT
cd "$work" || exit 2
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null HOME="$work"
export GIT_AUTHOR_NAME=Dev GIT_AUTHOR_EMAIL=dev@product.example
export GIT_COMMITTER_NAME=Dev GIT_COMMITTER_EMAIL=dev@product.example
bad=0

say() {
	echo "FAILED: $1"
	cat "$work/out" "$work/err" 2>/dev/null | head -c 3000
	bad=1
}

# gate CODE WHAT [OPTIONS]: runs the gate of the change against main.
gate() {
	want=$1 what=$2
	shift 2
	timeout 300 "$tracegate" -C "$work/p" gate --base main "$@" >"$work/out" 2>"$work/err" </dev/null
	code=$?
	[ $code = "$want" ] || say "$what: exit $code instead of $want"
}

git init -q -b main p && cd p || exit 2
mkdir src .tracegate docs
printf 'version: 1\nrequirements: [docs/requirements.md]\n' >.tracegate/config.yaml
printf 'version: 1\ngate: {findings: warning}\n' >.tracegate/policy.yaml
printf '## A name is copied\n`req~P-1~1`\n\nIt is.\n\nNeeds: impl, utest\n' >docs/requirements.md
printf '#include <string.h>\nvoid old(const char *s) { char d[8]; strcpy(d, s); }\n' >src/old.c
git add -A && git commit -q -m base
flaw() {
	printf '#include <string.h>\nvoid fresh(const char *s) { char d[8]; strcpy(d, s); }\n' >"$1"
}
fresh_branch() {
	git checkout -q -f main && git clean -qfdx && git checkout -q -B change main
}

# --- T8: git's configuration runs nothing ---
fresh_branch
printf '* filter=evil diff=evil\n*.c text=auto ident\n' >.gitattributes
flaw src/fresh.c
git add -A && git commit -q -m change
cp .git/config "$work/config"
cat >>.git/config <<C
[core]
	fsmonitor = touch $work/ran; false
	hooksPath = $work/hooks
	sshCommand = touch $work/ran
	pager = touch $work/ran
[filter "evil"]
	clean = touch $work/ran; cat
	smudge = touch $work/ran; cat
	process = touch $work/ran
[diff "evil"]
	command = touch $work/ran
	textconv = touch $work/ran; cat
[diff]
	external = touch $work/ran
[gpg]
	program = touch $work/ran
[alias]
	status = !touch $work/ran
C
gate 1 'T8: hostile configuration'
for command in 'index -q' 'check -q' 'secrets -q' 'secrets -q --staged' 'suppressions -q' 'hook run pre-commit'; do
	# shellcheck disable=SC2086 # the words are meant to be split
	"$tracegate" -C "$work/p" $command >"$work/out" 2>"$work/err" </dev/null
	[ $? -le 3 ] || say "T8: $command"
done
[ ! -e "$work/ran" ] || say 'T8: a command of the repository ran'
cp "$work/config" .git/config

# A repository within the repository's reach is not this one, whatever its files say.
git init -q "$work/other" && git -C "$work/other" commit -q --allow-empty -m 'other_secret_subject'
printf '%s/.git/objects\n' "$work/other" >.git/objects/info/alternates
gate 2 'T8: borrowed objects from outside'
rm .git/objects/info/alternates

# --- T9: the environment does not say where the repository is ---
GIT_DIR=$work/other/.git GIT_WORK_TREE=$work/other GIT_INDEX_FILE=$work/none \
	GIT_OBJECT_DIRECTORY=$work/other/.git/objects \
	"$tracegate" -C "$work/p" gate --base main >"$work/out" 2>"$work/err"
[ $? = 1 ] && grep -q 'src/fresh.c:2' "$work/out" || say 'T9: GIT_* of the environment is followed'
if [ "$(id -u)" = 0 ] && id nobody >/dev/null 2>&1; then
	cp -r "$work/p" "$work/foreign" && chown -R nobody "$work/foreign"
	"$tracegate" -C "$work/foreign" gate --base main >"$work/out" 2>"$work/err"
	[ $? -ge 2 ] && grep -qF 'another user' "$work/err" || say "T9: somebody else's repository"
fi

# --- T10: submodules are not entered ---
fresh_branch
git init -q "$work/sub" && git -C "$work/sub" commit -q --allow-empty -m sub
printf '[submodule "x"]\n\tpath = x\n\turl = -u./payload\n' >.gitmodules
git update-index --add --cacheinfo "160000,$(git -C "$work/sub" rev-parse HEAD),x"
git add .gitmodules && git commit -q -m submodule
gate 0 'T10: a submodule with a hostile url'
[ ! -e x/.git ] && [ ! -e payload ] || say 'T10: a submodule was fetched'

# --- T11: names that would steer a terminal, a log of a CI system, or a page ---
fresh_branch
esc=$(printf '\033')
name="src/::error ::a$esc]8;;x$esc\\##[add-mask]b##vso[c.c"
flaw "$name"
flaw "src/<img src=x>|\`x\`.c"
git add -A && git commit -q -m names
for form in text github gitlab-log; do
	gate 1 "T11: $form" --format $form
	! sed 's/section_[a-z]*:[0-9]*:tracegate_gate\r\x1b\[0K//' "$work/out" | grep -q "$esc" ||
		say "T11: $form holds an escape sequence"
	! grep -qF '##[' "$work/out" || say "T11: $form holds a command of Azure Pipelines"
	! grep -qF '##vso[' "$work/out" || say "T11: $form holds a command of Azure Pipelines"
	[ $form = github ] || ! grep -qE '^[[:space:]]*::' "$work/out" || say "T11: $form holds a command of GitHub"
done
gate 1 'T11: annotations' --format github
! grep -vqE '^::(error|warning|notice) ' "$work/out" || say 'T11: a line that is no annotation of ours'
grep -qF 'file=src/%3A%3Aerror' "$work/out" || grep -qF '%3A%3Aerror' "$work/out" || say 'T11: the name is not escaped'
gate 1 'T12: a summary for a page' --format markdown
! grep -qF '<img' "$work/out" || say 'T12: markup reaches the page'
for form in junit sarif checkstyle gitlab json; do
	gate 1 "T11: $form" --format $form
	! grep -q "$esc" "$work/out" || say "T11: $form holds an escape character"
done

# --- T13: formulas ---
fresh_branch
flaw '=HYPERLINK(1).c'
git add -A && git commit -q -m formula
gate 1 'T13: CSV' --format csv
! grep -qE '(^|,)"?[=+@-]HYP' "$work/out" || say 'T13: a cell begins a formula'

# --- T16: a database or results of units that the change brings along ---
fresh_branch
flaw src/fresh.c
git add -A && git commit -q -m flaw
gate 1 'T16: before'
git add -f .tracegate/cache && git commit -q -m 'bring results along'
gate 1 'T16: tracked results are not believed'
grep -q 'src/fresh.c:2' "$work/out" || say 'T16: the flaw is hidden'
fresh_branch
flaw src/fresh.c
printf 'not a database' >.tracegate/trace.db
git add -A -f && git commit -q -m 'bring a database along'
timeout 300 "$tracegate" -C "$work/p" gate --base main >"$work/out" 2>"$work/err"
code=$?
[ $code != 0 ] || say 'T16: a tracked database turns the gate green'
rm -f .tracegate/trace.db* && printf 'alias x=y\n' >"$work/.bashrc" && cp "$work/.bashrc" "$work/bashrc"
ln -s "$work/.bashrc" .tracegate/trace.db
timeout 300 "$tracegate" -C "$work/p" gate --base main >"$work/out" 2>"$work/err"
[ $? != 0 ] && cmp -s "$work/.bashrc" "$work/bashrc" || say 'T16: a link in place of the database is followed'

# --- T17: rules of the project that the change edits ---
fresh_branch
mkdir -p .tracegate/rules
printf 'broken: [\n' >.tracegate/rules/models.yaml
git add -A && git commit -q -m 'break the own rules'
timeout 300 "$tracegate" -C "$work/p" gate --base main >"$work/out" 2>"$work/err"
[ $? -le 1 ] || say 'T17: rules of the change take part'
grep -q '.tracegate/rules' "$work/out" || say 'T17: edited rules are not shown'

# --- T18: an annotation that looks like another ---
fresh_branch
printf '/* @satisfies P\342\200\213-1 */\nint named(void) { return 1; }\nconst char *s = "@satisfies P-1";\n#if 0\n/* @satisfies P-1 */\nint off(void);\n#endif\n' >src/spoof.c
git add -A && git commit -q -m spoof
gate 1 'T18: an id with an invisible character'
grep -q 'src/spoof.c' "$work/out" || say 'T18: it is not shown'
! grep -qE 'P-1 .*(OK|UNTESTED)' "$work/out" || say 'T18: a text or dropped code counts as a claim'

# --- T21: results that lie in the tree are no evidence ---
fresh_branch
printf '/* @satisfies P-1 */\nint named(void) { return 1; }\n' >src/named.c
mkdir tests && printf 'int named(void);\n/* @verifies P-1 */\nint test_named(void) { return named(); }\n' >tests/test_named.c
printf '<testsuite><testcase name="test_named"/></testsuite>' >results.xml
cp results.xml tests/junit.xml && mkdir build && cp results.xml build/results.xml
git add -A -f && git commit -q -m 'forge a result'
timeout 300 "$tracegate" -C "$work/p" gate --base main --format json >"$work/out" 2>"$work/err"
"$tracegate" -C "$work/p" status >"$work/out" 2>"$work/err"
! grep -E 'P-1' "$work/out" | grep -q 'OK' || say 'T21: a result in the tree is believed'

# --- T24: a path that leaves the folder, in a tree made by hand ---
fresh_branch
blob=$(printf 'int x;\n' | git hash-object -w --stdin)
for evil in .. .git .GIT; do
	tree=$(printf '100644 blob %s\t%s\n' "$blob" x.c | git mktree)
	tree=$(printf '040000 tree %s\t%s\n' "$tree" "$evil" | git mktree --missing 2>/dev/null) || continue
	commit=$(git commit-tree -m evil "$tree")
	timeout 300 "$tracegate" -C "$work/p" gate --base "$commit" >"$work/out" 2>"$work/err"
	[ $? -ge 1 ] || say "T24: a tree with '$evil' passes"
	[ ! -e "$work/x.c" ] || say "T24: a file was written outside"
done

# --- the protection in force is said, and can be asked for ---
fresh_branch
gate 0 'the sandbox is named' --format json
grep -qE '"sandbox": "(landlock|limits|none)"' "$work/out" || say 'the report does not say which protection was in force'
timeout 300 "$tracegate" -C "$work/p" gate --base main --require-sandbox >"$work/out" 2>"$work/err"
case $? in
0) ;;
*) grep -qi 'landlock' "$work/err" || say '--require-sandbox fails without a reason' ;;
esac
exit $bad
