#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What rules/README.md says of rules in the default profile, and rules/profiles/README.md of profiles, is so.
# usage: profiles.sh BUILD_DIR SOURCE_DIR
program=$1/bin/tracegate
cd "$2" || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
bad=0

say() {
	echo "$1"
	bad=1
}

names() {
	"$program" -C "$work" rules --profile "$1" | sed -n 's/^\(note\|warning\|error\) *\([a-z0-9-]*\/[a-z0-9-]*\) .*/\2/p'
}

names default >"$work/default" && names all >"$work/all"
[ -s "$work/default" ] && [ -s "$work/all" ] || say "the rules of the profiles cannot be listed"

# Tables with a column 'in `default`': "| pack/a, b, pack2/c | ... | yes | ... |"
awk -F ' *[|] *' '
	/^[|] rule/ { column = 0; for (i = 2; i < NF; i++) if ($i == "in `default`") column = i; next }
	!/^[|]/ { column = 0 }
	column && $2 !~ /^-+$/ {
		count = split($2, cell, / *, */)
		for (i = 1; i <= count; i++) {
			if (cell[i] ~ /\//) { pack = cell[i]; sub(/\/.*/, "", pack) }
			else cell[i] = pack "/" cell[i]
			print cell[i], $column
		}
	}' rules/README.md >"$work/told"
[ "$(wc -l <"$work/told")" -ge 40 ] || say "rules/README.md: the tables with a column 'in \`default\`' are not found"
while read -r rule told; do
	grep -qxF "$rule" "$work/all" || { say "rules/README.md: there is no rule '$rule'"; continue; }
	is=no
	grep -qxF "$rule" "$work/default" && is=yes
	[ "$told" = "$is" ] || say "rules/README.md: '$rule' in the default profile: '$told', but it is '$is'"
done <"$work/told"

# What the default profile leaves out exists, and every profile is explained.
sed -n "s/^      - '\{0,1\}\([a-z0-9-]*\/[a-z0-9*-]*\)'\{0,1\}\$/\1/p" rules/profiles/default.yaml >"$work/except"
while read -r glob; do
	grep -q "^$(echo "$glob" | sed 's/\*/.*/g')\$" "$work/all" ||
		say "rules/profiles/default.yaml: '$glob' leaves out nothing"
done <"$work/except"
[ "$(($(wc -l <"$work/all") - $(wc -l <"$work/default")))" -gt 0 ] || say "the default profile leaves out nothing"
for file in rules/profiles/*.yaml; do
	name=$(basename "$file" .yaml)
	grep -q "\`$name\(\.yaml\)\{0,1\}\`" rules/profiles/README.md || say "rules/profiles/README.md does not speak of '$name'"
done
exit $bad
