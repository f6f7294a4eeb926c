#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Sets up, builds and runs every test. Asks nothing; can be run again; needs Debian 12.
# The last line is 'N passed, N failed'; the exit code is 0 only when nothing failed.
#
# usage: sh tests/run.sh [--quick]     --quick leaves out editors, packaging and the example
set -u
cd "$(dirname "$0")/.." || exit 2
. tests/install.sh

quick=
[ "${1:-}" = --quick ] && quick=yes
passed=0 failed=0 failures=

# step NAME COMMAND...: one test; its output is shown only when it fails.
step() {
	name=$1
	shift
	log=build/test-logs/$(echo "$name" | tr -c 'a-zA-Z0-9\n' '-').log
	printf '== %s ... ' "$name"
	if "$@" >"$log" 2>&1; then
		echo ok
		passed=$((passed + 1))
		return 0
	fi
	echo FAILED
	sed 's/^/   | /' "$log" | tail -n 60
	failed=$((failed + 1)) failures="$failures
  $name"
	return 1
}

# counted NAME COMMAND...: a suite whose last line is 'N passed, N failed'.
counted() {
	name=$1
	shift
	log=build/test-logs/$(echo "$name" | tr -c 'a-zA-Z0-9\n' '-').log
	printf '== %s ... ' "$name"
	"$@" >"$log" 2>&1
	code=$?
	line=$(grep -E '^[0-9]+ passed, [0-9]+ failed' "$log" | tail -n 1)
	good=$(echo "$line" | sed -n 's/^\([0-9]*\) passed.*/\1/p')
	bad=$(echo "$line" | sed -n 's/^[0-9]* passed, \([0-9]*\) failed.*/\1/p')
	# A suite that died, or that counted nothing, has failed.
	if [ -z "$line" ] || { [ "$code" != 0 ] && [ "$bad" = 0 ]; } || [ "$good$bad" = 00 ]; then
		good=${good:-0} bad=$((${bad:-0} + 1))
	fi
	passed=$((passed + good)) failed=$((failed + bad))
	if [ "$bad" != 0 ]; then
		echo "FAILED ($good passed, $bad failed)"
		sed 's/^/   | /' "$log" | tail -n 80
		failures="$failures
  $name"
		return 1
	fi
	echo "ok ($good)"
}

# Runs ctest on a preset's build folder and prints its sums in our form.
ctest_suite() {
	ctest --test-dir "$1" -j "$(nproc)" --output-on-failure --no-tests=error \
		--output-junit results.xml
	code=$?
	sed -n 's/.*tests="\([0-9]*\)".*/\1/p' "$1/results.xml" | head -n 1 >"$1/tests.count"
	all=$(cat "$1/tests.count")
	bad=$(grep -c '<failure' "$1/results.xml")
	# A test that could not be run has failed too.
	bad=$((bad + $(grep -c 'status="notrun"' "$1/results.xml")))
	echo "$((all - bad)) passed, $bad failed"
	return $code
}

finish() {
	[ -z "$failures" ] || echo "failed:$failures"
	echo "$passed passed, $failed failed"
	[ "$failed" = 0 ]
	exit
}

mkdir -p build/test-logs
need_packages tests/packages.txt || { failed=1 failures='
  packages'; finish; }

# gcc with sanitizers carries the tests; clang and the release flags have to build cleanly too.
step 'configure (gcc, sanitizers)' cmake --preset debug || finish
step 'build (gcc, sanitizers)' cmake --build --preset debug || finish
step 'configure (clang)' cmake --preset release -B build/clang -DCMAKE_C_COMPILER=clang-19
step 'build (clang)' cmake --build build/clang
step 'configure (release)' cmake --preset release
step 'build (release)' cmake --build --preset release
counted 'unit, rules, command line, hostile input, lint' ctest_suite build/debug
counted 'flaws that flow' sh tests/flow/run.sh build/release
if [ -z "$quick" ]; then
	counted 'faults' sh tests/faults/run.sh build/release
	counted 'package' sh tests/package/run.sh build/release
	counted 'formats' sh tests/formats/run.sh build/release
	counted 'files for CI systems' sh tests/ci/run.sh build/release
	counted 'report in a browser' sh tests/report/run.sh build/release
	counted 'editors' sh tests/editor/run.sh build/release
	step 'example' sh examples/run.sh
	counted 'own requirements' sh tests/self/run.sh build/release
fi
finish
