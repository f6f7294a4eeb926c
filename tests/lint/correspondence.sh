#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# rules/correspondence.md names rules that exist, and each rule.
cd "$2" || exit 2
table=rules/correspondence.md
bad=0

say() {
	echo "$1"
	bad=1
}

named=$(grep -E '^(\||- )' "$table" | grep -oE '[a-z0-9]+(-[a-z0-9]+)*/([a-z0-9][a-z0-9-]*|\*)' | sort -u)
for rule in $named; do
	pack=${rule%/*}
	stem=${rule#*/}
	case $rule in
	secrets/\* | settings/\*) ;;
	secrets/* | settings/*)
		grep -qxF "  - id: $stem" "rules/$pack"/*.yaml ||
			say "$table: no family of rules/$pack has a rule '$stem'"
		;;
	*) [ -f "rules/$rule.md" ] || say "$table: there is no rule '$rule'" ;;
	esac
done
for card in rules/*/[a-z]*.md; do
	rule=${card#rules/}
	printf '%s\n' "$named" | grep -qxF "${rule%.md}" ||
		say "$card: $table does not name it; add it to its id, or to the list of additional rules"
done
exit $bad
