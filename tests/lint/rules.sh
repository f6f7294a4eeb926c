#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A rule is whole: a card, a fixture with its header, and code in a pack that lists it, rows in
# rules/models/, or a pattern on the card. Names whatever is missing, and whatever belongs to no rule.
cd "${3:-$2}" || exit 2
bad=0

say() {
	echo "$1"
	bad=1
}

# The rules that the engine itself reports under, and the rules that rows report under.
engine=$(sed -n 's/^#define TG_RULE_[A-Z_]* "\(.*\)"$/\1/p' plugins/engine/*.h plugins/engine/*/*.h traceability/model/*.h traceability/trace/*/*.h
	sed -n 's/^	{"[a-z-]*", "\(.*\)"},$/\1/p' plugins/engine/check/diagnose.c | sort -u)
rows=$(sed -n 's/^  - rule: *//p' rules/models/*.yaml | sort -u)

has() {
	printf '%s\n' "$1" | grep -qxF "$2"
}

for card in rules/*/[a-z]*.md; do
	rule=${card#rules/}
	rule=${rule%.md}
	grep -qxF "id: $rule" "$card" || say "$card: the line 'id: $rule' is missing"
	[ -f "plugins/$rule.c" ] || has "$rows" "$rule" || has "$engine" "$rule" ||
		grep -q '^pattern:' "$card" ||
		say "$card: neither plugins/$rule.c, a row in rules/models/ nor a pattern reports it"
	grep -q '^tags: .*\<build\>' "$card" && continue # asked of a build, which tests/cli/harden.sh makes
	[ -f "tests/rules/$rule.c" ] || say "$card: the fixture tests/rules/$rule.c is missing"
	[ -f "tests/rules/$rule.h" ] || say "$card: the fixture's header tests/rules/$rule.h is missing"
done

for code in plugins/*/*.c; do
	rule=${code#plugins/}
	rule=${rule%.c}
	pack=${rule%/*}
	stem=${rule#*/}
	case $pack in
	engine | secrets | common) continue ;;
	esac
	[ "$stem" = pack ] && continue
	symbol=$(printf %s "$stem" | tr - _)
	[ -f "rules/$rule.md" ] || say "$code: the card rules/$rule.md is missing"
	grep -qF ".id = \"$rule\"" "$code" || say "$code: it has no '.id = \"$rule\"'"
	grep -qE "^const struct tg_rule tg_rule_$symbol = " "$code" ||
		say "$code: it does not define tg_rule_$symbol"
	grep -qE "^	X\($symbol\) +\\\\$" "plugins/$pack/pack.c" ||
		say "plugins/$pack/pack.c: the line 'X($symbol)' is missing"
	if grep -q '^	\.events' "$code"; then
		for reach in functions files; do
			grep -q "finds_across_$reach" "tests/rules/$rule.c" ||
				say "tests/rules/$rule.c: a rule of flow has a hit across $reach, finds_across_$reach()"
		done
		[ -f "tests/rules/$rule.other.c" ] || say "$code: the fixture's other file tests/rules/$rule.other.c is missing"
	fi
	lines=$(wc -l <"$code")
	[ "$lines" -le 250 ] || say "$code: a rule of $lines lines is two rules, or needs a helper"
done

for pack in plugins/*/pack.c; do
	[ -f "$pack" ] || continue
	folder=$(dirname "$pack")
	for symbol in $(sed -n 's/^	X(\([a-z0-9_]*\)).*/\1/p' "$pack"); do
		[ -f "$folder/$(printf %s "$symbol" | tr _ -).c" ] ||
			say "$pack: X($symbol) has no file $(printf %s "$symbol" | tr _ -).c"
	done
	sed -n 's/^	X(\([a-z0-9_]*\)).*/\1/p' "$pack" | LC_ALL=C sort -c 2>/dev/null ||
		say "$pack: the rules are not sorted"
	grep -qE "[ (	]$(basename "$folder")([ )]|\$)" plugins/CMakeLists.txt ||
		say "plugins/CMakeLists.txt does not build the pack $(basename "$folder")"
done

for rule in $rows $engine; do
	[ -f "rules/$rule.md" ] || say "rows or the engine report under '$rule', which has no card"
done

for fixture in tests/rules/*/*.c; do
	rule=${fixture#tests/rules/}
	rule=${rule%.other.c}
	rule=${rule%.fixed.c}
	[ -f "rules/${rule%.c}.md" ] || say "$fixture: no card has this name"
done
exit $bad
