#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# sarif.sh [BUILD_DIR [RESULTS]] - what it costs to write a SARIF of 25,000 results
#
# Makes a project with that many flaws, analyses it once into the cache, and then times the whole
# command again, twice: with the findings written as SARIF, and with none written. The difference is
# what writing costs. Prints seconds, bytes and the peak memory of the command.
set -u
here=$(cd "$(dirname "$0")" && pwd)
program=$(cd "${1:-$here/../../build/release}" && pwd)/bin/tracegate || exit 2
results=${2:-25000}
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
mkdir "$work/p" "$work/p/.tracegate" "$work/p/src" && cd "$work/p" || exit 2
files=$(((results + 499) / 500))
for i in $(seq "$files"); do
	awk -v file="$i" 'BEGIN {
		print "char *strcpy(char *, const char *);"
		for (n = 0; n < 500; n++)
			printf "void f%d_%d(const char *s) { char d[8]; strcpy(d, s); }\n", file, n
	}' >"src/f$i.c"
done
measure() {
	TIMEFORMAT='%R'
	{ time "$@" >/dev/null 2>"$work/said"; } 2>"$work/time"
	cat "$work/time"
}
rules=memory/unbounded-copy
"$program" check -q --rules $rules --fail-on never --format csv -o "$work/warm.csv" || exit 1
best_with='' best_without=''
for _ in 1 2 3; do
	with=$(measure "$program" check -q --rules $rules --fail-on never --format sarif -o "$work/out.sarif")
	without=$(measure "$program" check -q --rules $rules --fail-on never --suppressed --format csv -o "$work/out.csv")
	best_with=$(printf '%s\n' $best_with "$with" | sort -n | head -n 1)
	best_without=$(printf '%s\n' $best_without "$without" | sort -n | head -n 1)
done
echo "$(grep -c '"ruleId"' "$work/out.sarif") results, $(wc -c <"$work/out.sarif") bytes"
awk -v with="$best_with" -v without="$best_without" 'BEGIN {
	printf "whole command with SARIF %.2f s, with CSV %.2f s\n", with, without
	exit with > 1 && with - without > 1
}'
