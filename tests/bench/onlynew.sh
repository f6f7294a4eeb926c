#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# onlynew.sh BUILD_DIR REPOSITORY FROM..TO [FROM..TO]... - how many old findings the gate recognises
#
# For each pair of versions: findings of TO on lines that `git diff -w -M` (not our own map) calls
# unchanged and that FROM has too, and how many of them the gate calls known. A pair written
# FROM==TO is a change of layout alone: there every finding of TO has to be known. The repository is
# cloned and left alone. Prints one line a pair and the sum; the exit code is 1 below 98 %, or below
# 100 % of a change of layout.
set -u
here=$(cd "$(dirname "$0")" && pwd)
[ $# -ge 3 ] || { sed -n '3,12s/^# \{0,1\}//p' "$0" >&2; exit 2; }
program=$(cd "$1" && pwd)/bin/tracegate || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null LC_ALL=C
node_dir=$(sh "$here/../node/setup.sh") || exit 2
PATH=$node_dir/bin:$PATH
git clone -q "$2" "$work/repo" || exit 2
shift 2
cd "$work/repo" || exit 2
for pair in "$@"; do
	case $pair in
	*==*) from=${pair%%==*} to=${pair##*==} kind=layout ;;
	*) from=${pair%%..*} to=${pair##*..} kind=version ;;
	esac
	# The gate compares with the merge base: only then is that FROM.
	git merge-base --is-ancestor "$from" "$to" || { echo "$from is no ancestor of $to"; exit 2; }
	git checkout -qf "$from" && git clean -qfdx || exit 2
	"$program" check -q --fail-on never --suppressed --cache "$work/cache" --format json -o "$work/from.json" 2>"$work/err"
	case $? in 0 | 1 | 3) ;; *) cat "$work/err"; exit 2 ;; esac
	git checkout -qf "$to" && git clean -qfdx || exit 2
	"$program" gate -q --base "$from" --advise --cache "$work/cache" --format sarif \
		--sarif-suppressed mark -o "$work/to.sarif" 2>"$work/err"
	case $? in 0 | 1 | 3) ;; *) cat "$work/err"; exit 2 ;; esac
	git diff -w -M --unified=0 --no-color --no-ext-diff "$from" "$to" >"$work/diff"
	node "$here/onlynew.mjs" "$pair" "$kind" "$work/from.json" "$work/to.sarif" "$work/diff" "$work/sums"
done
node -e '
	const lines = require("fs").readFileSync(process.argv[1], "utf8").trim().split("\n").map(JSON.parse);
	const sum = kind => lines.filter(l => l.kind === kind).reduce((s, l) => [s[0] + l.old, s[1] + l.known], [0, 0]);
	let bad = 0;
	for (const [kind, least] of [["version", 0.98], ["layout", 1]]) {
		const [old, known] = sum(kind);
		if (!old) continue;
		console.log(`${kind === "layout" ? "changes of layout" : "version pairs"}: ${known} of ${old} old findings recognised, ${(100 * known / old).toFixed(2)} % (asked: ${100 * least} %)`);
		bad |= known / old < least;
	}
	process.exit(bad);' "$work/sums"
