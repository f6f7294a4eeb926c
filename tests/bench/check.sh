#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# check.sh [BUILD_DIR [ROUNDS [SOURCE...]]] - what `tracegate check` costs beside a plain parse.
#
# Takes mosquitto, libmodbus, curl, lwIP, mbedtls and redis (or those that BENCH_PROJECTS names)
# from Debian's source packages, or the trees SOURCE, which have a compile_commands.json in
# themselves or in build/. Prints for each the processor time of a cold `tracegate check`, with the
# default profile and with all rules, and of `clang-19 -fsyntax-only` over the same units with the
# same flags, one process at a time, in turns in the same run, the best of ROUNDS each; and the peak
# memory of a child. A sample of the units goes through clang-tidy-19 with the analyzer's checks
# (one in TIDY_EVERY, default 20; 0 = none). At the end stands a table for README.md. The exit code
# says only whether it could run: what the figures mean is for people. Sources stay in the cache.
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../install.sh"
. "$here/projects.sh"
program=$(cd "${1:-$here/../../build/release}" && pwd)/bin/tracegate || exit 2
rounds=${2:-3}
shift $(($# < 2 ? $# : 2))
tidy_every=${TIDY_EVERY:-20}
PATH=$(sh "$here/../node/setup.sh")/bin:$PATH

# analyse PROFILE: a cold run; sets $peak to the most of all rounds.
analyse() {
	processor "$program" -j 1 -C "$source" --db "$work/trace.db" check -p "$database" \
		--profile "$1" --no-cache --stats --fail-on never --format json \
		-o "$work/findings.json"
	case $(cat "$work/code") in
	0 | 3) ;;
	*) cat "$work/err" >&2 && fail "tracegate check failed on $source" ;;
	esac
	peak=$(sed -n 's/^units .* \([0-9]*\) MiB at most in one$/\1/p' "$work/err")
}

ratio() {
	awk -v own="$1" -v other="$2" 'BEGIN { printf "%.2f", (other ? own / other : 0) }'
}

script() {
	node "$here/parse.mjs" "$database/compile_commands.json" "$@"
}

# measure NAME: of the tree $source with the compile database in $database.
measure() {
	script parse 1 >"$work/parse.sh" || exit 1
	units=$(grep -c ^clang "$work/parse.sh")
	clang=0 default=0 all=0 most=0
	for _ in $(seq "$rounds"); do
		processor sh "$work/parse.sh"
		clang=$(least "$clang" "$seconds")
		analyse default
		default=$(least "$default" "$seconds")
		analyse all
		all=$(least "$all" "$seconds")
		[ "$peak" -gt "$most" ] && most=$peak
	done
	echo "== $1: $units units; clang -fsyntax-only $clang ms, check $default ms," \
		"with all rules $all ms"
	sed 's/^/    /' "$work/err"
	tidy
	row="| $1 | $units | $(ratio "$default" "$clang") | $(ratio "$all" "$clang") | $most MiB"
	echo "$row | $tidied |" >>"$work/table"
}

# One unit in $tidy_every with the analyzer's checks of clang-tidy.
tidy() {
	tidied=-
	[ "$tidy_every" != 0 ] && command -v clang-tidy-19 >/dev/null || return
	script parse "$tidy_every" >"$work/sample.sh" && script tidy "$tidy_every" >"$work/tidy.sh"
	processor sh "$work/sample.sh"
	sample=$seconds
	processor sh "$work/tidy.sh"
	tidied=$(ratio "$seconds" "$sample")
	echo "    clang-tidy-19 -checks=-*,clang-analyzer-* on $(grep -c ^clang-tidy "$work/tidy.sh") of the" \
		"units: $tidied times clang -fsyntax-only of the same"
}

database_of() {
	for database in "$1/build" "$1"; do
		[ -e "$database/compile_commands.json" ] && return
	done
	fail "'$1' has no compile_commands.json"
}

if [ $# -gt 0 ]; then
	for tree; do
		source=$(cd "$tree" && pwd -P) || exit 2
		database_of "$source"
		measure "${source##*/}"
	done
else
	need_packages "$here/../packages.txt" "$here/packages.txt" || fail 'packages are missing'
	for project in $projects; do
		fetch "$project"
		source=$cache/$project/source database=$cache/$project/source/build
		"prepare_${project%%-*}"
		measure "$project"
	done
fi
echo
"$program" version 2>/dev/null | head -n 1
clang-19 --version | head -n 1
echo
echo '| program | units | check | all rules | peak of a child | clang-tidy |'
echo '|---|---|---|---|---|---|'
cat "$work/table"
