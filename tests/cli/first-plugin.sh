#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The pack of examples/first-plugin: built against an installation, it is loaded and finds something.
build=$1
source=$2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

fail() {
	echo "$1"
	cat "$work/log"
	exit 1
}

cmake --install "$build" --prefix "$work/usr" >"$work/log" 2>&1 || fail 'tracegate cannot be installed'
cmake -S "$source/examples/first-plugin" -B "$work/build" -DCMAKE_PREFIX_PATH="$work/usr" \
	-DCMAKE_INSTALL_PREFIX="$work/usr" >"$work/log" 2>&1 || fail 'the pack cannot be configured'
cmake --build "$work/build" >"$work/log" 2>&1 || fail 'the pack cannot be built'
cmake --install "$work/build" >"$work/log" 2>&1 || fail 'the pack cannot be installed'
find "$work/usr" -name house.so | grep -q plugins || fail 'the pack is not where packs are'
mkdir -p "$work/repo/.git"
sed -n '/^```c bad/,/^```$/p' "$source/examples/first-plugin/cards/house/sleep-in-callback.md" |
	sed '/^```/d' >"$work/repo/a.c"
"$work/usr/bin/tracegate" -C "$work/repo" check --profile all a.c >"$work/log" 2>&1
[ $? = 1 ] && grep -q 'sleep() stops the network loop.*house/sleep-in-callback' "$work/log" ||
	fail 'the rule finds nothing'
"$work/usr/bin/tracegate" -C "$work/repo" check --rules house/sleep-in-callback --format json a.c >"$work/log" 2>&1
grep -q '"line": 5' "$work/log" || fail 'the finding is not on line 5'
exit 0
