#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# incremental.sh [BUILD_DIR] - what an analysis costs of which most is known already.
#
# Takes curl (or what BENCH_PROJECTS names) as a git repository and prints wall-clock and processor
# time of: a cold check; one of which nothing has changed; one after the change of a header; and
# the gate on a change of five sources, whose base was analysed before. Figures to hold: nothing
# changed <= 2 % of cold and < 0.5 s; five sources <= 5 s and <= 5 % of cold.
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../install.sh"
BENCH_PROJECTS=${BENCH_PROJECTS:-curl-7.88.1}
. "$here/projects.sh"
program=$(cd "${1:-$here/../../build/release}" && pwd)/bin/tracegate || exit 2
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
export GIT_AUTHOR_NAME=Dev GIT_AUTHOR_EMAIL=dev@product.example
export GIT_COMMITTER_NAME=Dev GIT_COMMITTER_EMAIL=dev@product.example

milliseconds() {
	date +%s%N | sed 's/......$//'
}

# timed WHAT COMMAND...: a line with wall-clock and processor time and the share of the cold check.
timed() {
	what=$1
	shift
	begin=$(milliseconds)
	processor "$@"
	wall=$(($(milliseconds) - begin))
	cold=${cold:-$seconds}
	awk -v what="$what" -v wall="$wall" -v own="$seconds" -v cold="$cold" \
		-v known="$(sed -n 's/^cache  *//p' "$work/err")" 'BEGIN {
		printf "%-28s %7.2f s, processor %6.2f s = %5.1f %% of cold   %s\n", what,
			wall / 1000, own / 1000, 100 * own / cold, known }'
}

check() {
	"$program" -C "$copy" --db "$work/trace.db" --cache "$work/cache" check -p "$copy/build" \
		--stats --fail-on never --format json -o "$work/findings.json"
}

gate() {
	"$program" -C "$copy" --db "$work/trace.db" --cache "$work/cache" gate --base main \
		-p "$copy/build"
}

# The project as a repository of its own, with a compile database that says so.
copy_project() {
	copy=$work/$1
	mkdir "$copy"
	cp -r "$source/." "$copy" && cd "$copy" || exit 1
	rm -rf .git .tracegate
	sed -i "s|$source|$copy|g" build/compile_commands.json
	find . -name .gitignore -exec rm {} +
	printf '/build/\n/.tracegate/\n' >.gitignore
	quietly git init -q -b main .
	quietly git add -A
	quietly git commit -q -m base
}

measure() {
	source=$cache/$1/source
	cold=
	"prepare_${1%%-*}"
	copy_project "$1"
	sources=$(sed -n 's/.*"file": "\([^"]*\)".*/\1/p' build/compile_commands.json | sort -u)
	echo "== $1: $(echo "$sources" | wc -l) units"
	timed 'cold' check
	timed 'nothing changed' check
	header=$(git grep -l 'endif' -- 'lib/*.h' 'src/*.h' | sed -n '1~7p' | head -n 1)
	echo '/* touched */' >>"$header"
	timed "$header" check
	quietly git checkout -q -- "$header"
	quietly "$program" -C "$copy" --db "$work/trace.db" index
	quietly git checkout -q -b change
	echo "$sources" | grep -v /build/ | sed -n '1~9p' | head -n 5 | while read -r file; do
		printf '\nint tg_added(int x);\nint tg_added(int x) { return x + 1; }\n' >>"$file"
	done
	quietly git commit -q -a -m change
	timed 'gate, five sources' gate
	timed 'gate, once more' gate
	case $(cat "$work/code") in
	0 | 1 | 3) ;;
	*) cat "$work/err" >&2 && fail "tracegate gate failed on $1" ;;
	esac
}

need_packages "$here/../packages.txt" "$here/packages.txt" || fail 'packages are missing'
for project in $projects; do
	fetch "$project"
	measure "$project"
done
