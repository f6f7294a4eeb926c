#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tracegate on tracegate: its requirements are traced to its code and tests, and it passes its own
# gate. The unit tests of the debug build give the results, and the scripts that verify something.
# usage: run.sh RELEASE_BUILD_DIR [DEBUG_BUILD_DIR]
set -u
top=$(cd "$(dirname "$0")/../.." && pwd) || exit 2
tracegate=$(cd "$1" && pwd)/bin/tracegate || exit 2
debug=$(cd "${2:-$top/build/debug}" && pwd) || exit 2
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
		tail -n 40 "$work/log"
	fi
}

# A clone: the work tree may hold what is not committed, and the database must not stay behind.
git clone -q "$top" "$work/tracegate" || exit 2
cd "$work/tracegate" || exit 2
check 'a compile database can be made' cmake -G Ninja -B build/debug -DCMAKE_BUILD_TYPE=Debug

mkdir "$work/results"
for program in "$debug"/bin/unit_*; do
	name=$(basename "$program")
	CMOCKA_MESSAGE_OUTPUT=xml CMOCKA_XML_FILE="$work/results/$name.xml" "$program" \
		>/dev/null 2>&1 || echo "note: $name did not pass"
done

scripts=$(git grep -l '@verifies TG-' -- 'tests/cli/*.sh' | sed 's|^tests/\(.*\)\.sh$|\1|' | paste -sd '|')
check 'the scripts that verify a requirement' ctest --test-dir "$debug" -R "^($scripts)\$" \
	--output-junit "$work/results/scripts.xml"

check 'index' "$tracegate" index
check 'check' "$tracegate" check -q --store
check 'import the results' "$tracegate" import junit --commit HEAD "$work"/results/*.xml
# Every requirement and threat of tracegate itself is proven on this very commit.
for id in $(sed -n 's/^`req~\(.*\)~[0-9]*`$/\1/p' traceability/requirements.md) \
	$(sed -n 's/^  - id: \(TG-T-[0-9]*\)$/\1/p' traceability/threats.otm.yaml); do
	check "$id is OK" sh -c "'$tracegate' why $id; '$tracegate' why $id --format json |
		grep -q '\"verdict\": *\"OK\"'"
done
# People looked at what the security of the tool rests on. A review ends when the item, or what the
# code means, changes: that is told, and the tests above prove the code meanwhile.
reviewed=$(grep -v '^#' .tracegate/reviews.tsv | cut -f1 | sort -u)
check 'the ledger speaks of most requirements' test "$(echo "$reviewed" | wc -l)" -ge 35
for id in $reviewed; do
	check "$id was reviewed" sh -c "'$tracegate' trace $id --format json |
		grep -Eq '\"review\": \"(reviewed|changed since it was reviewed)\"'"
	"$tracegate" trace "$id" --format json | grep -q '"review": "reviewed"' ||
		echo "note: $id changed since it was reviewed"
done
check 'nobody found a link that does not hold' sh -c "! cut -f6 .tracegate/reviews.tsv | grep -q '^rejected'"
check 'the gate passes on itself' "$tracegate" gate --base HEAD
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
