#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Chains of requirements as OpenFastTrace writes them: every flaw that was planted is reported and
# no other, and a blank line on top of every file changes no identity. tests/bench/chains.sh
# measures the same product at 20,000 chains.
. "$(dirname "$0")/lib/story.sh"
chains=600
node=$(sh "$2/tests/node/setup.sh") || exit 2
"$node/bin/node" "$2/tests/bench/chains.mjs" "$work/made" $chains 12 9000 || exit 2
repo=$work/made/product
git init -q -b main "$repo"
by Developer
commit 'State and build everything'
run 0 index -q
run 0 import -q junit "$work/made/results.xml"

# Everything but the planted flaws is proven; those are what they were planted as, in both the
# design and the requirement above it.
expected() {
	awk -F '\t' -v kind="$1" '$1 == kind { print $2; print "dsn~" $2 }' "$work/made/planted.tsv"
}
{
	echo id,verdict
	expected gap | sed 's/$/,UNCOVERED/'
	expected orphan | sed 's/$/,UNCOVERED/'
	expected outdated | sed 's/$/,BROKEN/'
} | sort >"$work/expected"
flaws() {
	run "${1:-0}" query --format csv "SELECT id, verdict FROM verdicts WHERE verdict <> 'OK'"
	tr -d '\r' <"$work/out" | sort >"$work/is"
	diff "$work/expected" "$work/is" || { echo "$2: other flaws than planted"; bad=1; }
}
flaws 0 first
[ "$(wc -l <"$work/expected")" -gt 20 ] || { echo 'too few flaws were planted'; bad=1; }
run 0 query --format csv "SELECT count(*) FROM verdicts WHERE verdict = 'OK'"
says out "$((2 * chains - $(wc -l <"$work/expected") + 1))"

# Each wrong tag is named with its file, and what is wrong with it.
run 0 status --format json
awk -F '\t' '$1 == "orphan" { sub(/c-/, "dsn~gone-", $2); print "id \x27" $2 "\x27 is not known" }
	$1 == "outdated" { print "claims revision 1 of \x27dsn~" $2 "\x27, which is at 2" }' \
	"$work/made/planted.tsv" >"$work/problems"
while read -r problem; do
	says out "$problem"
done <"$work/problems"
[ "$(grep -c '"message"' "$work/out")" = "$(wc -l <"$work/problems")" ] || {
	echo 'other problems than planted:'
	grep '"message"' "$work/out"
	bad=1
}

# What is proven stays proven when everything moves down a line; the links are the same.
links="SELECT id, verb, symbol, path FROM links ORDER BY id, verb, symbol, path"
run 0 query --format csv "$links"
cp "$work/out" "$work/links"
for file in "$repo"/src/*.c "$repo"/tests/*.c; do
	{ echo; cat "$file"; } >"$work/moved" && cp "$work/moved" "$file"
done
commit 'Put a blank line on top of every file'
run 0 index -q
flaws 0 'after a blank line'
run 0 query --format csv "$links"
cmp -s "$work/links" "$work/out" || { echo 'a blank line changed a link'; diff "$work/links" "$work/out" | head; bad=1; }
run 0 suspect
says out 'Nothing is suspect'

# One function says something else: its chain alone is in doubt.
sed -i '0,/return sum;/s//return sum + 1;/' "$repo/src/part-0.c"
commit 'Change one answer'
run 0 index -q
run 0 query --format csv "SELECT id FROM verdicts WHERE verdict = 'SUSPECT' ORDER BY id"
printf 'id\r\nc-0\r\ndsn~c-0\r\n' | cmp -s - "$work/out" || { cat "$work/out"; bad=1; }
exit $bad
