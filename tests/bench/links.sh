#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# links.sh [BUILD_DIR [ROUNDS]] - what questions cost in a database of a million links
#
# Makes a product of 1,000,000 links between 100,000 functions and 10,000 requirements below 1,000
# threats, with two tags and results of its tests, and asks: the whole matrix, the matrix of
# another tag, the path from one threat to its results, and one row by SQL. Prints processor and
# wall-clock time, the best of ROUNDS (default 3), beside a plain read of the database file. The path
# is measured twice: as a process of its own, and (path.c) in one process that asks again and again.
set -u
here=$(cd "$(dirname "$0")" && pwd)
PATH=$(sh "$here/../node/setup.sh")/bin:$PATH
build=$(cd "${1:-$here/../../build/release}" && pwd) || exit 2
program=$build/bin/tracegate
rounds=${2:-3}
. "$here/measure.sh"

node "$here/links.mjs" "$work" || exit 1
product=$work/product
git_begin "$product"
commit_all 'Build everything'
git -C "$product" tag v1
sed -i 's/+ 1;/+ 2;/' "$product"/src/part-[123].c
commit_all 'Change three files'
git -C "$product" tag v2
"$program" -C "$product" index -q && "$program" -C "$product" import -q junit "$work/results.xml" ||
	exit 1
"$program" -C "$product" query --format csv "SELECT (SELECT count(*) FROM links),
	(SELECT count(*) FROM symbols), (SELECT count(*) FROM items WHERE kind = 'requirement')" |
	sed -n '2s/\([0-9]*\),\([0-9]*\),\([0-9]*\).*/\1 links, \2 symbols, \3 requirements/p'
echo "load $(load)"
for _ in $(seq "$rounds"); do
	measure file cat "$product/.tracegate/trace.db"
	measure matrix "$program" -C "$product" status
	measure other "$program" -C "$product" status --as-of v1
	measure start "$program" version
	measure path "$program" -C "$product" trace T-7
	measure whole env TRACEGATE_WHOLE=1 "$program" -C "$product" trace T-7
	measure row "$program" -C "$product" query "SELECT id, title FROM items WHERE id = 'R-7'"
done
show file 'cat of the database'
show matrix 'status: the whole matrix'
show other 'status --as-of v1'
show start 'version: the start of the program'
show path 'trace T-7: from a threat to its results'
cmake --build "$build" --target bench_path >/dev/null &&
	"$build/bin/bench_path" "$product/.tracegate/trace.db" T-7 &&
	"$build/bin/bench_path" "$product/.tracegate/trace.db" T-7 20 T-300
show whole 'the same with everything read'
show row 'query: one item by SQL'
