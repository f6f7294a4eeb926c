#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Results that are kept between runs: same output, only what changed is analysed, both sides of the
# gate, and what a repository brings along itself is not believed.
# usage: cache.sh BUILD_DIR SOURCE_DIR
set -u
tracegate=$1/bin/tracegate
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null HOME="$work/home"
export GIT_AUTHOR_NAME=Dev GIT_AUTHOR_EMAIL=dev@product.example
export GIT_COMMITTER_NAME=Dev GIT_COMMITTER_EMAIL=dev@product.example
unset XDG_CACHE_HOME TRACEGATE_CACHE_KEY TRACEGATE_CACHE_MIB
failed=0

fail() {
	echo "FAILED: $1"
	cat "$work/err"
	failed=1
}

# check KNOWN WHAT [OPTION...]: KNOWN units come from the cache, and the findings are right.
check() {
	known=$1 what=$2
	shift 2
	"$tracegate" -C "$work/p" "$@" check --stats --format json -o "$work/out" 2>"$work/err"
	grep -q "^cache   $known of 6 units" "$work/err" || fail "$what: not $known units were known"
	"$tracegate" -C "$work/p" check --no-cache --format json -o "$work/truth" 2>/dev/null
	cmp -s "$work/out" "$work/truth" || fail "$what: the findings differ"
}

git init -q -b main p && cd p || exit 2
mkdir -p src .tracegate
echo 'version: 1' >.tracegate/config.yaml
for unit in 1 2 3 4 5 6; do
	cat >src/u$unit.c <<-C
		#include <stdlib.h>
		#include "h$((unit % 2)).h"
		void *grow$unit(void *p) { p = realloc(p, SIZE); return p; }
	C
done
echo '#define SIZE 8' >src/h0.h
echo '#define SIZE 9' >src/h1.h
sleep 0.1

check 0 'the first run'
check 6 'the second run'
test -z "$(git status --porcelain .tracegate/cache)" || fail 'git sees the cache'
echo '#define SIZE 10' >src/h1.h
sleep 0.1
check 3 'a changed header'
check 6 'a changed header, again'
check 0 'without the cache' --no-cache

# Eight at once, with nothing known, and all are right.
"$tracegate" cache clear >/dev/null || fail 'cache clear'
for job in 1 2 3 4 5 6 7 8; do
	"$tracegate" -C "$work/p" check --format json -o "$work/out$job" 2>"$work/err$job" &
done
wait
for job in 1 2 3 4 5 6 7 8; do
	cmp -s "$work/out$job" "$work/truth" || fail "writer $job differs"
done
check 6 'after eight writers'

# Copied to another machine: another place, another user, another time.
cp -r .tracegate/cache "$work/restored"
mv "$work/p" "$work/elsewhere" && mv "$work/elsewhere" "$work/p" && cd "$work/p" || exit 2
check 6 'a restored folder' --cache "$work/restored"
TRACEGATE_CACHE_KEY=ours check 0 'entries without the key' --cache "$work/restored"
TRACEGATE_CACHE_KEY=ours check 6 'entries with the key' --cache "$work/restored"

# Spoilt: counted, said, made anew.
for file in .tracegate/cache/*/r-*; do
	printf 'x' | dd of="$file" bs=1 seek=64 conv=notrunc status=none
done
check 0 'spoilt entries'
grep -q 'entries were cut off, changed or foreign' "$work/err" || fail 'spoilt entries are not said'
check 6 'after spoilt entries'

# The gate: both sides.
git add -A && git commit -qm base || exit 2
git checkout -q -b change && printf '\nvoid *more(void *p) { p = realloc(p, 3); return p; }\n' >>src/u1.c
git commit -qam change && sleep 0.1
"$tracegate" gate --base main >"$work/gate1" 2>"$work/err"
test $? = 1 || fail 'the gate passes a new finding'
"$tracegate" gate --base main >"$work/gate2" 2>"$work/err"
cmp -s "$work/gate1" "$work/gate2" || fail 'the gate decides otherwise with the cache'
"$tracegate" gate --base main --no-cache >"$work/gate3" 2>"$work/err"
cmp -s "$work/gate1" "$work/gate3" || fail 'the gate decides otherwise without the cache'

# A change that brings a cache along is not believed.
git add -f .tracegate/cache && git commit -qm 'results' || exit 2
check 0 'a tracked cache'
grep -q 'tracked by git and not believed' "$work/err" || fail 'a tracked cache is not said'

# Not a folder; the run goes on.
: >"$work/file"
check 0 'a file for a cache' --cache "$work/file"
grep -q 'results are not kept' "$work/err" || fail 'a file for a cache is not said'

# The command itself.
"$tracegate" cache --cache "$work/restored" --format json >"$work/out" 2>"$work/err" &&
	grep -q '"entries": [1-9]' "$work/out" || fail 'cache --format json'
"$tracegate" cache nonsense >"$work/out" 2>"$work/err"
test $? = 2 || fail 'cache nonsense'
"$tracegate" cache --cache "$work/restored" clear | grep -q ': 0 entries' || fail 'cache clear'

# Outside of any repository nothing is made beside the sources.
mkdir "$work/loose" && echo 'int a;' >"$work/loose/a.c" && sleep 0.1
"$tracegate" -C "$work/loose" check >/dev/null 2>&1
test "$(ls -A "$work/loose")" = a.c || fail 'a folder without a repository got a cache'
"$tracegate" -C "$work/loose" check --stats 2>"$work/err" >/dev/null
grep -q '^cache   1 of 1' "$work/err" || fail "the user's cache is not used"
exit $failed
