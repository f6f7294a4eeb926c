#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The harness fails where it has to: a finding nobody expects, an expectation without a finding, a
# fixture that shows too little, a unit that does not parse, an example that does not behave.
build=$1
source=$2
work=$(mktemp -d "$build/harness-XXXXXX") || exit 4
trap 'rm -rf "$work"' EXIT
plugins=$(find "$build" -type d -path '*tracegate/plugins' | head -n 1)
bad=0

# run NAME: the harness over $work/fixtures and the cards of $work/rules; its output is in $work/out.
run() {
	"$build/bin/rule_harness" "$work/rules" "$plugins" "$work/fixtures" "$work/examples" \
		memory/gets >"$work/out" 2>&1
	code=$?
}

# wants CODE TEXT: what the last run must have said.
wants() {
	if [ "$code" != "$1" ] || ! grep -qF "$2" "$work/out"; then
		echo "wanted $1 and '$2', got $code:"
		cat "$work/out"
		bad=1
	fi
}

cp -R "$source/rules" "$work/rules"
mkdir -p "$work/fixtures/memory"
cp "$source"/tests/rules/memory/gets.* "$work/fixtures/memory"
fixture=$work/fixtures/memory/gets.c
run
wants 0 ' 0 failures'

sed 's,/[*] expect: memory/gets [*]/,,' "$source/tests/rules/memory/gets.c" >"$fixture"
run
wants 1 'memory/gets.c:20: unexpected: memory/gets'

sed 's,return puts(s);,return puts(s); /* expect: memory/gets */,' "$source/tests/rules/memory/gets.c" >"$fixture"
run
wants 1 ': not found: memory/gets'

sed 's,expect: memory/gets,expect: memory/gets other words,' "$source/tests/rules/memory/gets.c" >"$fixture"
run
wants 1 ': unexpected: memory/gets'

sed 's/allows_/other_/' "$source/tests/rules/memory/gets.c" >"$fixture"
run
wants 1 'a fixture has 3 hits'

echo 'int broken(' >>"$fixture"
run
wants 1 'the unit is degraded'

cp "$source/tests/rules/memory/gets.c" "$fixture"
sed 's/```c bad/```c other/;s/```c good/```c bad/;s/```c other/```c good/' \
	"$source/rules/memory/gets.md" >"$work/rules/memory/gets.md"
run
wants 1 'the rule finds nothing in the bad example'
wants 1 'the rule finds something in the good example'
exit $bad
