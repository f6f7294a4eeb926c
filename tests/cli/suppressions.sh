#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What somebody answers for: listed with who and when, exported, prepared, and ended by a change.
# usage: suppressions.sh BUILD_DIR SOURCE_DIR
# @verifies TG-GAT-3
set -u
tracegate=$1/bin/tracegate
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null HOME="$work" TRACEGATE_NOW=2026-06-01
export GIT_AUTHOR_NAME='Kim Dev' GIT_AUTHOR_EMAIL=dev@product.example
export GIT_COMMITTER_NAME=Dev GIT_COMMITTER_EMAIL=dev@product.example
failed=0

# run CODE ARGUMENTS...: output in out, what people read in err.
run() {
	want=$1
	shift
	"$tracegate" -C "$work/p" "$@" >"$work/out" 2>"$work/err"
	code=$?
	[ $code = "$want" ] || {
		echo "FAILED: tracegate $*: exit $code instead of $want"
		cat "$work/out" "$work/err"
		failed=1
	}
}

# says TEXT: it stands in the output of the last run.
says() {
	grep -qF -- "$1" "$work/out" "$work/err" || {
		echo "FAILED: '$1' is not said"
		cat "$work/out" "$work/err"
		failed=1
	}
}

git init -q -b main p && cd p || exit 2
mkdir -p src .tracegate
cat >src/a.c <<'C'
#include <string.h>
/* tracegate-allow(memory/unbounded-copy): both buffers have the same size; owner=kim; until=2026-06-30; ticket=P-1 */
void a(const char *s) { char d[8]; strcpy(d, s); }
/* tracegate-allow(memory/unbounded-copy): nothing is left here to be accepted; owner=kim; until=2027-01-01 */
static char d[8];
/* @justifies R-1 -- the port is not in the product owner=lee until=2027-01-01 */
void b(const char *s)
{
	strcpy(d, s);
}
C
git add -A && GIT_AUTHOR_DATE=2026-05-22T10:00:00Z GIT_COMMITTER_DATE=2026-05-22T10:00:00Z git commit -q -m base
id=$(git rev-parse HEAD)

run 0 suppressions --covers
says 'src/a.c:2: in force  memory/unbounded-copy'
says 'owner kim, until 2026-06-30, ticket P-1, covers 1; accepted 2026-05-22 by Kim Dev, 10 days ago'
says 'src/a.c:4: unused'
says 'it covers no finding'
says 'src/a.c:6: in force  R-1'
says '3 listed, 2 in force'
run 0 suppressions --within 30
says '1 listed'
run 0 suppressions --covers --not-in-force
says '1 listed, 0 in force'
run 0 suppressions export
says "\"commit\": \"$id\""
says '"acceptedBy": "Kim Dev"'
says '"ageDays": 10'
says '"kind": "waiver"'
run 0 suppressions --format csv
says 'code,memory/unbounded-copy,src/a.c,2,'
run 2 suppressions --format xml
run 2 suppressions forget
run 2 suppressions --within soon
run 2 suppressions new src/a.c
run 2 suppressions new src/a.c:1
says "there is no open finding at 'src/a.c:1'"

# Of a commit: what stood there, by what was configured there, and who had brought it by then.
sed -i '/@justifies/d' src/a.c
git commit -qam 'Leave the port in'
sed -i '1i int first;' src/a.c
printf 'version: 1\nexclude: ["src/**"]\n' >.tracegate/config.yaml
run 0 suppressions
says '0 listed'
rm .tracegate/config.yaml
run 0 suppressions
says 'src/a.c:3: in force'
says '2 listed, 2 in force'
run 0 suppressions --as-of HEAD
says 'src/a.c:2: in force'
says '2 listed, 2 in force'
run 0 suppressions --as-of "$id"
says 'src/a.c:6: in force  R-1'
says 'accepted 2026-05-22 by Kim Dev, 10 days ago'
says '3 listed, 3 in force'
run 0 suppressions export --as-of 2026-05-22
says '"kind": "waiver"'
says "\"commit\": \"$id\""
run 2 suppressions --as-of v9
says "'v9'"
run 2 suppressions --as-of HEAD --covers
says '--covers analyses the work tree'
run 2 suppressions new src/a.c:2 --as-of HEAD
git reset -q --hard "$id"

# An entry that 'new' prints holds once it is completed, for this code and no other.
run 0 suppressions new src/a.c:9
sed "s/reason: ''/reason: the reader bounds its input before it copies/; s/owner: ''/owner: kim/; s/until: ''/until: 2026-06-01/" \
	"$work/out" >.tracegate/suppressions.yaml
run 1 check -q
! grep -q 'a.c:9' "$work/out" || { echo 'FAILED: the entry does not hold'; cat "$work/out"; failed=1; }
run 0 suppressions --covers
says 'until 2026-06-01, covers 1'
sed -i '8a\
	/* only a comment */' src/a.c
run 1 check -q
! grep -q 'a.c:10' "$work/out" || { echo 'FAILED: a comment ends the entry'; cat "$work/out"; failed=1; }
sed -i 's/^	strcpy(d, s);/	if (s) strcpy(d, s);/' src/a.c
run 1 check -q
says 'src/a.c:10'
says 'the function around the finding changed since'
git checkout -q src/a.c
TRACEGATE_NOW=2026-06-02
run 1 check -q
says 'src/a.c:9'
says 'it has expired'
TRACEGATE_NOW=2026-06-01

# Beside the code, with the hash of the function.
code=$(sed -n "s/.*code: '\(............\).*/\1/p" .tracegate/suppressions.yaml)
rm .tracegate/suppressions.yaml
printf '#include <string.h>\nstatic char d[8];\nvoid b(const char *s)\n{\n	/* tracegate-allow(memory/unbounded-copy): the reader bounds its input; owner=kim; until=2026-06-30; code=%s */\n	strcpy(d, s);\n}\n' "$code" >src/b.c
run 0 check -q src/b.c
sed -i 's/^	strcpy/	if (s)\n		strcpy/; s/^	\(.*tracegate-allow.*\)$/	\1/' src/b.c
sed -i '/tracegate-allow/{h;d};/if (s)/{p;x}' src/b.c
run 1 check -q src/b.c
says 'the function around it has changed since'

printf 'version: 1\nsuppressions:\n  - rul: x\n' >.tracegate/suppressions.yaml
run 2 check
says '.tracegate/suppressions.yaml:3:5'
exit $failed
