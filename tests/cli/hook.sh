#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# git's hooks: put there and taken away, and what they stop.
# usage: hook.sh BUILD_DIR SOURCE_DIR
set -u
tracegate=$1/bin/tracegate
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null HOME="$work"
export GIT_AUTHOR_NAME=Dev GIT_AUTHOR_EMAIL=dev@product.example
export GIT_COMMITTER_NAME=Dev GIT_COMMITTER_EMAIL=dev@product.example
failed=0

say() {
	echo "FAILED: $1"
	cat "$work/out"
	failed=1
}

# commits WHAT / stops WHAT TEXT: git commit goes through, or does not and TEXT is said.
commits() {
	git commit -q -m "$1" >"$work/out" 2>&1 || say "$1 is stopped"
}
stops() {
	if git commit -q -m "$1" >"$work/out" 2>&1; then
		say "$1 goes through"
	elif ! grep -qF -- "$2" "$work/out"; then
		say "$1: '$2' is not said"
	fi
}
secret() {
	printf 'password = "%s%s"\n' Winter "$(printf %s "$1" | md5sum | cut -c1-8)"
}

git init -q -b main p && cd p || exit 2
mkdir src
printf '/.tracegate/cache/\n' >.gitignore
"$tracegate" hook install >"$work/out" 2>&1 || say install
[ -x .git/hooks/pre-commit ] && [ -x .git/hooks/pre-push ] || say 'the hooks are not there'
"$tracegate" hook install -q || say 'a second install'

printf 'int main(void) { return 0; }\n' >src/main.c
git add -A
commits 'the first commit'
printf '#include <string.h>\n#include "lib.h"\nvoid old(const char *s) { char d[8]; strcpy(d, s); }\n' >src/old.c
printf 'void lib(void);\n' >src/lib.h
git add -A && git commit -q --no-verify -m 'an old flaw'

printf '\nint more;\n' >>src/old.c
git add -A
commits 'an old flaw in a file that is touched'
printf '#include <string.h>\nvoid fresh(const char *s) { char d[8]; strcpy(d, s); }\n' >src/fresh.c
git add -A
stops 'a new flaw' 'src/fresh.c:2'
# Only what is staged counts, in both directions.
printf 'void fresh(void);\n' >src/fresh.c
stops 'a flaw that is staged and mended on disk' 'src/fresh.c:2'
git add -A
printf '#include <string.h>\nvoid fresh(const char *s) { char d[8]; strcpy(d, s); }\n' >src/fresh.c
commits 'a flaw on disk that is not staged'
git checkout -q src/fresh.c
# A header: the units that include it are looked at.
printf '#include <string.h>\nstatic inline void lib(const char *s) { char d[8]; strcpy(d, s); }\n' >src/lib.h
git add -A
stops 'a flaw in a header' 'src/lib.h:2'
git reset -q --hard
printf 'text\n' >notes.txt
git add -A
commits 'no code at all'
[ ! -s "$work/out" ] || say 'a hook that has nothing to say speaks'
mkdir etc
secret one >etc/box.conf
git add -A
stops 'a secret' 'etc/box.conf:1'
git commit -q --no-verify -m 'a secret all the same'
git rm -q -r etc
commits 'take it out again'

# Other units are followed into where they are known, and not waited for where they are not.
printf '#include <stdlib.h>\nvoid start(const char *what) { system(what); }\n' >src/start.c
for n in 1 2 3 4 5 6; do echo "int other_$n;" >src/other_$n.c; done
git add -A && git commit -q --no-verify -m 'others'
rm -rf .tracegate/cache
printf '#include <stdlib.h>\nvoid start(const char *);\nvoid of(void) { start(getenv("WHAT")); }\n' >src/of.c
git add -A
"$tracegate" hook run pre-commit >"$work/out" 2>&1 || say 'a unit that is not known is waited for'
kept=$(find .tracegate/cache -type f | wc -l)
"$tracegate" check -q >/dev/null 2>&1
[ "$(find .tracegate/cache -type f | wc -l)" -ge $((3 * kept)) ] || say "the hook analysed what it need not ($kept results)"
stops 'a flow into another file' 'injection/tainted-command'
git reset -q --hard

git init -q --bare ../remote
git remote add origin ../remote
if git push -q origin main >"$work/out" 2>&1; then
	say 'a secret in a commit is pushed'
elif ! grep -qF 'a later commit takes it out' "$work/out"; then
	say 'the secret is not named'
fi
git push -q --no-verify origin main 2>/dev/null
git checkout -q -b topic
printf 'int topic;\n' >src/topic.c
git add -A
commits 'a topic'
git push -q origin topic >"$work/out" 2>&1 || say 'a clean branch is stopped'
git push -q origin :topic >"$work/out" 2>&1 || say 'deleting a branch is stopped'

"$tracegate" hook uninstall -q || say uninstall
[ ! -e .git/hooks/pre-commit ] && [ ! -e .git/hooks/pre-push ] || say 'the hooks are still there'
printf '#!/bin/sh\nexit 0\n' >.git/hooks/pre-commit
"$tracegate" hook install >"$work/out" 2>&1
[ $? = 2 ] && grep -qF 'tracegate hook run pre-commit' "$work/out" || say "somebody else's hook"
"$tracegate" hook uninstall -q
[ -e .git/hooks/pre-commit ] || say "somebody else's hook is taken away"
git config core.hooksPath ../hooks
"$tracegate" hook install >"$work/out" 2>&1
[ $? = 2 ] && grep -qF 'core.hooksPath' "$work/out" || say 'a folder of hooks elsewhere'
for words in '' 'run' 'run post-merge' 'install now'; do
	# shellcheck disable=SC2086 # the words are meant to be split
	"$tracegate" hook $words >"$work/out" 2>&1 </dev/null
	[ $? = 2 ] || say "hook $words"
done
printf 'refs/heads/main zz refs/heads/main zz\n' | "$tracegate" hook run pre-push origin >"$work/out" 2>&1
[ $? = 2 ] || say 'a line for pre-push that names no commits'
exit $failed
