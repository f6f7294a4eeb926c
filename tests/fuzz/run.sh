#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# run.sh [SECONDS [NAME...]] - lets libFuzzer look for inputs that a reader cannot take, SECONDS
# (60) for each target or for those that are named. An input that fails is kept and named; move
# it to seeds/NAME/ once the defect is mended, so that the tests replay it for ever.
set -u
here=$(cd "$(dirname "$0")" && pwd)
seconds=${1:-60}
[ $# -eq 0 ] || shift
root=$here/../..
build=$root/build/fuzz
cache=${TRACEGATE_TEST_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/tracegate-tests}/fuzz
. "$here/../install.sh"
need_packages "$here/packages.txt" || exit 1

cmake -S "$root" -B "$build" -G Ninja -DCMAKE_C_COMPILER=clang-19 -DCMAKE_BUILD_TYPE=RelWithDebInfo \
	-DTRACEGATE_FUZZ=ON -DTRACEGATE_SANITIZE=address,undefined,fuzzer-no-link >"$build.log" 2>&1 &&
	cmake --build "$build" --target fuzz >>"$build.log" 2>&1 || {
	tail -n 30 "$build.log" >&2
	exit 1
}
[ $# -gt 0 ] || set -- $(cd "$here" && ls fuzz_*.c | sed 's/fuzz_\(.*\)\.c/\1/')

passed=0 failed=0
for name; do
	mkdir -p "$cache/$name/corpus" "$cache/$name/failed"
	printf '== %s ... ' "$name"
	if "$build/bin/fuzz_$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=65536 \
		-artifact_prefix="$cache/$name/failed/" -print_final_stats=1 \
		"$cache/$name/corpus" "$here/seeds/$name" >"$cache/$name/log" 2>&1; then
		sed -n 's/^stat::number_of_executed_units: */ok, inputs: /p' "$cache/$name/log"
		passed=$((passed + 1))
	else
		echo "FAILED; the input is in $cache/$name/failed"
		grep -m 1 -E 'ERROR|SUMMARY' "$cache/$name/log"
		failed=$((failed + 1))
	fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
