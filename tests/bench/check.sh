#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# check.sh [BUILD_DIR [ROUNDS]] - what `tracegate check` costs beside a plain parse.
#
# Takes mosquitto, libmodbus, curl, lwIP, mbedtls and redis (or those that BENCH_PROJECTS names)
# from Debian's source packages, and prints for each the processor time of `tracegate check` and of
# `clang-19 -fsyntax-only` over the same units with the same flags, in turns in the same run, the
# best of ROUNDS each, and the peak memory of a child. Where clang-tidy-19 is installed, a sample of
# the units goes through it with the analyzer's checks. The exit code says only whether it could
# run: what the figures mean is for people. Sources stay in the test cache.
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../install.sh"
. "$here/projects.sh"
program=$(cd "${1:-$here/../../build/release}" && pwd)/bin/tracegate || exit 2
rounds=${2:-3}
# The same units, flags and folders for clang alone: of each file the first entry. The members of
# an entry stand in lines of their own; \ goes before what JSON escapes.
parse_script() {
	sed 's/, "/,\n"/g' "$1" | awk '
		function value(line) {
			sub(/^[^:]*: "/, "", line)
			sub(/",?}?,?$/, "", line)
			return line
		}
		/"directory": / { folder = value($0) }
		/"command": / { command = value($0) }
		/"file": / && !seen[value($0)]++ {
			sub(/^[^ ]* /, "", command)
			sub(/ -o [^ ]*/, "", command)
			sub(/ -c /, " ", command)
			print "cd " folder " || exit\nclang-19 -fsyntax-only " command
		}' | sed 's/\\\(.\)/\1/g'
}

analyse() {
	"$program" -C "$source" --db "$work/trace.db" check -p "$source/build" --no-cache --stats \
		--fail-on never --format json -o "$work/findings.json"
}

# measure NAME
measure() {
	source=$cache/$1/source
	"prepare_${1%%-*}"
	parse_script "$source/build/compile_commands.json" >"$work/parse.sh"
	clang=0 own=0
	for round in $(seq "$rounds"); do
		processor sh "$work/parse.sh"
		clang=$(least "$clang" "$seconds")
		processor analyse
		own=$(least "$own" "$seconds")
	done
	case $(cat "$work/code") in
	0 | 3) ;;
	*) cat "$work/err" >&2 && fail "tracegate check failed on $1" ;;
	esac
	echo "== $1: $(grep -c fsyntax-only "$work/parse.sh") units"
	awk -v own="$own" -v clang="$clang" 'BEGIN {
		printf "clang-19 -fsyntax-only %7.2f s of processor time\n", clang / 1000
		printf "tracegate check        %7.2f s of processor time, %.2f times as much\n",
			own / 1000, own / clang
	}'
	sed 's/^/    /' "$work/err"
	tidy
}

# One unit in TIDY_EVERY (default 20) with the analyzer's checks of clang-tidy.
tidy() {
	command -v clang-tidy-19 >/dev/null || return
	awk -v every="${TIDY_EVERY:-20}" '/^cd / { folder = $0 } /fsyntax-only/ && ++n % every == 1 {
		print folder; print }' "$work/parse.sh" >"$work/sample.sh"
	sed "s/^clang-19 -fsyntax-only \\(.*\\) \\([^ ]*\\)$/clang-tidy-19 -quiet \\
		-checks=-*,clang-analyzer-* \\2 -- \\1/" "$work/sample.sh" >"$work/tidy.sh"
	processor sh "$work/sample.sh"
	clang=$seconds
	processor sh "$work/tidy.sh"
	awk -v tidy="$seconds" -v clang="$clang" 'BEGIN {
		printf "clang-tidy on a sample %7.2f s, %.1f times clang -fsyntax-only of the same\n",
			tidy / 1000, tidy / clang }'
}

need_packages "$here/../packages.txt" "$here/packages.txt" || fail 'packages are missing'
for project in $projects; do
	fetch "$project"
	measure "$project"
done
