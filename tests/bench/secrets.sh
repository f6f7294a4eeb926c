#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What looking for secrets costs: a tree of text against reading it, and all of history against
# 'git cat-file --batch-all-objects --batch --unordered'. Both sides in one run, in turns, the best
# of ROUNDS (default 3) counts. One process, one core each.
#
# usage: sh tests/bench/secrets.sh REPOSITORY TREE...     needs a release build, GNU time
# Debian sources are good trees: apt-get source redis curl mbedtls, 80 MB and more in all.
set -u
here=$(cd "$(dirname "$0")/../.." && pwd)
program=${TRACEGATE:-$here/build/release/bin/tracegate}
rounds=${ROUNDS:-3}
[ $# -ge 1 ] || { sed -n '2,9p' "$0"; exit 2; }
[ -x "$program" ] || { echo "no program at $program; build the preset 'release'"; exit 2; }
repository=$1
shift
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

# timed NAME COMMAND...: seconds of processor and wall time and peak MB of the fastest round.
timed() {
	name=$1
	shift
	/usr/bin/time -f '%e %U %S %M' -o "$work/time" "$@" >/dev/null 2>"$work/err"
	awk -v name="$name" 'END { printf "%s %.2f %.2f %.0f\n", name, $1, $2 + $3, $4 / 1024 }' \
		"$work/time" >>"$work/times"
}
best() {
	awk -v name="$1" -v column="$2" '$1 == name && (!n++ || $column < least) { least = $column }
		END { print least + 0 }' "$work/times"
}
worst() {
	awk -v name="$1" '$1 == name && $4 > most { most = $4 } END { print most + 0 }' "$work/times"
}
ratio() {
	awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", (b > 0 ? a / b : 0) }'
}

if [ $# -gt 0 ]; then
	for tree in "$@"; do
		find "$tree" -type f -print0
	done | xargs -0 cat 2>/dev/null | wc -c >"$work/bytes"
	for round in $(seq "$rounds"); do
		timed read sh -c 'for t in "$@"; do find "$t" -type f -print0 | xargs -0 cat; done' sh "$@"
		timed tree sh -c 'p=$1; shift; for t in "$@"; do "$p" -C "$t" -q secrets -o /dev/null; done' \
			sh "$program" "$@"
	done
	bytes=$(cat "$work/bytes")
	printf 'tree       %s MB in %s s of processor time (%s s wall): %s MB/s; reading alone %s s\n' \
		"$(ratio "$bytes" 1000000)" "$(best tree 3)" "$(best tree 2)" \
		"$(ratio "$(ratio "$bytes" 1000000)" "$(best tree 3)")" "$(best read 2)"
	if command -v gitleaks >/dev/null; then
		timed gitleaks sh -c 'for t in "$@"; do gitleaks dir "$t" --no-banner; done' sh "$@"
		echo "gitleaks   $(best gitleaks 3) s of processor time"
	fi
fi

git clone -q --bare "$repository" "$work/copy" 2>/dev/null ||
	cp -r "$repository" "$work/copy" || exit 2
git -C "$work/copy" gc -q 2>/dev/null
commits=$(git -C "$work/copy" rev-list --all --count)
for round in $(seq "$rounds"); do
	timed cat sh -c 'git -C "$1" cat-file --batch-all-objects --batch --unordered' sh "$work/copy"
	rm -rf "$work/db"
	timed first "$program" -C "$work/copy" --db "$work/db/trace.db" -q secrets --history -o /dev/null
	timed second "$program" -C "$work/copy" --db "$work/db/trace.db" -q secrets --history -o /dev/null
done
printf 'history    %s commits: %s s wall, %s s of processor time; git cat-file %s s, %s s\n' \
	"$commits" "$(best first 2)" "$(best first 3)" "$(best cat 2)" "$(best cat 3)"
printf 'ratio      %s of cat-file (wall), %s (processor)\n' \
	"$(ratio "$(best first 2)" "$(best cat 2)")" "$(ratio "$(best first 3)" "$(best cat 3)")"
printf 'second     %s s wall: %s of the first\n' "$(best second 2)" \
	"$(ratio "$(best second 2)" "$(best first 2)")"
printf 'memory     %s MB at most in history, %s MB in trees\n' "$(worst first)" "$(worst tree)"
