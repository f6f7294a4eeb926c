#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tracegate export: what is known of a commit for the tools of others, the same bytes every time.
. "$(dirname "$0")/lib/story.sh"
product
run 0 index -q
results "$work/1.1.xml" a_wrong_password_is_refused 'a_sixth_failure_locks!'
run 0 import junit --commit v1.1 "$work/1.1.xml"

run 0 export csv --as-of v1.1
says out 'R-1,requirement,The password is checked,OK,its tests passed on this very code,satisfies,check_password,src/auth.c'
says out 'verifies,a_wrong_password_is_refused,tests/test_auth.c,passed'
says out 'T-3,threat'

run 0 export cyclonedx --as-of v1.1
cp "$work/out" "$work/once"
run 0 export cyclonedx --as-of v1.1
cmp -s "$work/once" "$work/out" || { echo 'two exports differ'; bad=1; }
says out '"specVersion": "1.6"'
says out '"identifier": "CR 1.5"'
says out '"version": "IEC 62443-4-2:2019"'
says out 'check_password satisfies R-1 at src/auth.c:3'
# Each reference leads somewhere.
grep -o '"bom-ref": "[^"]*"' "$work/out" | cut -d'"' -f4 | sort >"$work/refs"
[ -z "$(uniq -d "$work/refs")" ] || { echo 'a bom-ref stands twice'; uniq -d "$work/refs"; bad=1; }
for ref in $(grep -oE '"(requirement|target|assessor)": "[^"]*"|"(claim|evidence)-[^"]*"' "$work/out" |
	sed 's/.*"\([^"]*\)"$/\1/' | sort -u); do
	grep -qxF "$ref" "$work/refs" || { echo "the reference $ref leads nowhere"; bad=1; }
done

run 0 export oscal --as-of v1.1
says out '"oscal-version": "1.2.1"'
says out '"control-id": "IEC-62443-4-2-CR-1.5"'
says out '"value": "OK"'
grep -oE '"uuid": "[^"]*"' "$work/out" | grep -vqE \
	'"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"$' && {
	echo 'a uuid is none'
	bad=1
}
run 0 export spdx --as-of v1.1
cp "$work/out" "$work/once"
run 0 export spdx --as-of v1.1
cmp -s "$work/once" "$work/out" || { echo 'two exports differ'; bad=1; }
says out '"comment": "OK: its tests passed on this very code"'
says out '"name": "a_wrong_password_is_refused"'
says out '"relationshipType": "hasEvidence"'
run 2 export paper
says err 'export writes csv, cyclonedx, oscal, spdx'
run 2 export
says err 'export takes one format'

exit $bad
