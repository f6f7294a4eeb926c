#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Findings in every format, checked by validators that are not ours.
# usage: run.sh BUILD_DIR
set -u
tracegate=$(cd "$1" && pwd)/bin/tracegate || exit 2
cd "$(dirname "$0")" || exit 2
here=$(pwd)
cache=${TRACEGATE_TEST_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/tracegate-tests}/formats
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

check() {
	what=$1
	shift
	if "$@" >"$work/log" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAILED: $what"
		head -c 4000 "$work/log"
	fi
}

node_dir=$(sh ../node/setup.sh) || { echo '0 passed, 1 failed'; exit 1; }
PATH=$node_dir/bin:$PATH
export PATH
mkdir -p "$cache"
cmp -s package.json "$cache/package.json" || rm -rf "$cache/node_modules"
cp package.json "$cache/"
[ -d "$cache/node_modules/ajv" ] ||
	(cd "$cache" && npm install --ignore-scripts --no-audit --no-fund --loglevel=error) || {
	echo "the validators cannot be installed with npm"
	echo "0 passed, 1 failed"
	exit 1
}

# A product with flaws, odd names, text beyond ASCII and a unit that does not parse.
product=$work/product
mkdir -p "$product/s rc"
cat >"$product/s rc/odd & name.c" <<'C'
#include <stdio.h>
#include <string.h>
#define COPY(d, s) strcpy(d, s)
void f(const char *s) { char d[8]; /* grüße 𝄞 */ COPY(d, s); }
void g(const char *s) { const char *what = "<ü>&\x1b"; printf(s); (void)what; }
/* tracegate-allow(memory/unbounded-copy): the caller has measured both strings; owner=dev */
void h(const char *s) { char d[8]; strcpy(d, s); }
C
printf '#include "not-there.h"\nint x = Y;\n' >"$product/broken.c"

for format in text json sarif junit gitlab checkstyle; do
	"$tracegate" -C "$product" check -q --format $format -o "$work/out.$format" 2>"$work/err"
	code=$?
	check "$format exits 1 for findings" test $code = 1
done
check 'JSON fits its schema' node validate.mjs "$cache" "$here/findings.schema.json" "$work/out.json"
check 'GitLab Code Quality fits its schema' node validate.mjs "$cache" "$here/gitlab-codequality.schema.json" "$work/out.gitlab"
check 'JUnit is well formed' xmllint --nonet --noout "$work/out.junit"
check 'Checkstyle is well formed' xmllint --nonet --noout "$work/out.checkstyle"
check 'the incomplete unit is an error in JUnit' grep -q '<error type=' "$work/out.junit"
check 'no control character reaches the text' sh -c "! grep -P '[\\x00-\\x08\\x0b-\\x1f\\x7f]' '$work/out.text'"

# The multitool exits 0 even when it finds errors: its own report is what counts.
tool=$(find "$cache/node_modules/@microsoft" -name 'Sarif.Multitool' -type f | head -n 1)
sarif_is_valid() {
	cp "$work/out.sarif" "$work/findings.sarif"
	chmod +x "$tool" && DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 "$tool" validate \
		"$work/findings.sarif" --rule-kind Sarif Ghas --output "$work/report.sarif" --level Error Warning || return 1
	node -e '
		const run = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8").replace(/^\uFEFF/, "")).runs[0];
		const bad = (run.results ?? []).filter(r => (r.level ?? "warning") === "error");
		for (const r of bad) console.error(r.ruleId, JSON.stringify(r.message), r.locations?.[0]?.physicalLocation?.region);
		process.exit(bad.length ? 1 : 0);' "$work/report.sarif"
}
check 'SARIF passes the schema and the rules of GitHub' sarif_is_valid
check 'SARIF counts UTF-16 columns' node -e '
	const run = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")).runs[0];
	const r = run.results.find(r => r.ruleId === "memory/unbounded-copy");
	const region = r.locations[0].physicalLocation.region;
	if (region.startLine !== 4 || region.startColumn !== 51) { console.error(region); process.exit(1); }' "$work/out.sarif"

# Attestations of a small product, with requirements of its own and of a catalogue.
traced=$work/traced
mkdir -p "$traced/.tracegate" && git init -q "$traced"
printf '/trace.db*\n/cache/\n' >"$traced/.tracegate/.gitignore"
printf 'version: 1\nproduct: {name: box}\nrequirements: [r.md]\n' >"$traced/.tracegate/config.yaml"
printf '## Odd <&> "name"\n`req~R-1~1`\n\nText \303\274.\n\nCovers:\n- CR 1.5\n' >"$traced/r.md"
printf '/* @satisfies R-1 */\nint f(void)\n{\n\treturn 1;\n}\n' >"$traced/f.c"
git -C "$traced" add -A
git -C "$traced" -c user.name=Tester -c user.email=tester@example.org commit -qm 'Begin'
"$tracegate" -C "$traced" index -q
check 'attestations are exported' "$tracegate" -C "$traced" export cyclonedx -o "$work/out.cdx.json"
check 'attestations are valid CycloneDX' node "$here/cyclonedx.mjs" "$cache" "$work/out.cdx.json"

for kind in oscal spdx; do
	check "$kind is exported" "$tracegate" -C "$traced" export $kind -o "$work/out.$kind.json"
	check "$kind has what its schema requires" node structure.mjs $kind "$work/out.$kind.json"
done

# The verdict on a change to it, in the forms that programs read.
git -C "$traced" branch -q base
printf '#include <string.h>\nvoid g(const char *s) { char d[8]; strcpy(d, s); }\n' >"$traced/g <&>.c"
git -C "$traced" add -A
git -C "$traced" -c user.name=Tester -c user.email=tester@example.org commit -qm 'Change'
check 'the gate blocks' sh -c "'$tracegate' -C '$traced' gate --base base -q --format json -o '$work/gate.json' \
	--also 'junit=$work/gate.xml' --also 'csv=$work/gate.csv' --also 'gitlab=$work/gate.gitlab'; [ \$? = 1 ]"
check 'the verdict fits its schema' node validate.mjs "$cache" "$here/gate.schema.json" "$work/gate.json"
check 'the verdict is well-formed JUnit' xmllint --nonet --noout "$work/gate.xml"
check 'findings of the change fit Code Quality' node validate.mjs "$cache" "$here/gitlab-codequality.schema.json" "$work/gate.gitlab"
check 'CSV has a header and its rows' sh -c "head -n 1 '$work/gate.csv' | grep -q '^path,line,' && grep -q ',memory/unbounded-copy,' '$work/gate.csv'"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
