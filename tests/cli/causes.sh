#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Which commit changed the meaning of linked code: the one that changed it, or what it rests on, and
# no later one that moved, renamed, reformatted or only touched the file. And how much of it is shown.
. "$(dirname "$0")/lib/story.sh"
git init -qb main "$repo" || exit 2
mkdir -p "$repo/.tracegate" "$repo/src" "$repo/base" "$repo/tests"
printf 'version: 1\nproduct: {name: box}\nrequirements: ["requirements.md"]\n' \
	>"$repo/.tracegate/config.yaml"
printf 'trace.db*\n' >"$repo/.tracegate/.gitignore"
by Architect
for id in R-1 R-2; do
	printf '## Requirement %s\n`req~%s~1`\n\nIt holds.\n\nNeeds: impl, utest\n\n' $id $id
done >"$repo/requirements.md"
commit 'State requirements'
by Developer
cat >"$repo/src/check.c" <<'END'
#include "base.h"
/* @satisfies R-1 */
int check(int word)
{
	int right = mix(word);

	return right == LIMIT;
}
END
cat >"$repo/src/far.c" <<'END'
int check(int word);
static int third(int word) { return check(word) + 1; }
static int second(int word) { return third(word) + 2; }
/* @satisfies R-2 */
int first(int word)
{
	return second(word) + 3;
}
END
printf '#define LIMIT 8\nint mix(int word);\nint main(void);\n' >"$repo/base/base.h"
# Nothing is claimed in this file: its past is read only when somebody asks.
cat >"$repo/base/mix.c" <<'END'
int spare(void)
{
	return 1;
}

int mix(int word)
{
	return word ^ 5;
}
END
cat >"$repo/src/main.c" <<'END'
int first(int word);
int main(void) { return first(1); }
END
cat >"$repo/tests/test.c" <<'END'
#include <assert.h>
int check(int word);
int first(int word);
/* @verifies R-1 */
void checks(void) { assert(check(1)); }
/* @verifies R-2 */
void goes_far(void) { assert(first(1)); }
END
commit 'Check words'
results "$work/all.xml" checks goes_far
run 0 index -q
run 0 import -q junit "$work/all.xml"
verdict R-1 OK
verdict R-2 OK
by Reviewer
run 0 review R-1 --code check -m 'only the right word passes'
commit 'Review the check'

# A callee changes; then its file is touched, in another place; then the callee moves and is renamed.
by Mathematician
sed -i 's/word ^ 5/word ^ 7/' "$repo/base/mix.c"
commit 'Mix otherwise'
by Gardener
sed -i 's/return 1;/return 2;/' "$repo/base/mix.c"
commit 'Trim the spare'
for words in suspect 'trace R-1' 'suspect --since HEAD~3' 'why R-1' 'diff HEAD~3..HEAD' 'blame R-1'; do
	# shellcheck disable=SC2086 # words
	run 0 $words
	says out '(Mix otherwise)'
	silent out '(Trim the spare)'
done
run 0 suspect
says out 'check()  src/check.c:2  rests on mix() (callee, 1 deep: check() -> mix()), changed 2026-01-01 by Mathematician in '
says out '- return word ^ 5;'
says out '+ return word ^ 7;'
says out 'changed since it was reviewed on '
# What is far below is told in short, and is in doubt all the same.
says out '1 more, whose code rests on what changed deeper than 2 below it (--depth 4 shows them):'
says out '4 deep: first() -> second() -> third() -> check() -> mix()), changed'
verdict R-2 SUSPECT
run 0 suspect --depth 4
says out 'R-2  Requirement R-2'
silent out 'more, whose code'
run 2 suspect --depth few
says err "--depth is a number from 0 to 1000, not 'few'"
printf 'version: 1\nsuspect: {depth: 0}\n' >"$repo/.tracegate/policy.yaml"
commit 'See only what changed itself'
run 0 suspect
says out '2 more, whose code rests on what changed deeper than 0 below it'
silent out 'return word'
run 0 suspect --format md
says out '| R-2 | suspect | satisfies | first |'
run 0 suspect --format json
says out '"depth": 4'
git -C "$repo" rm -q .tracegate/policy.yaml

sed -n '/^int mix/,$p' "$repo/base/mix.c" >"$repo/base/blend.c"
sed -i '/^int mix/,$d' "$repo/base/mix.c"
commit 'Give the mixer a file'
sed -i 's/mix(int/blend(int/' "$repo/base/blend.c" "$repo/base/base.h"
sed -i 's/mix(word)/blend(word)/; s/right/good/g' "$repo/src/check.c"
commit 'Call it blending'
run 0 suspect
says out 'rests on blend() (callee, 1 deep: check() -> blend()), changed 2026-01-01 by Mathematician in '
says out '(Mix otherwise)'
silent out 'Gardener'

# What is gone: the commit that took it away.
by Remover
sed -i '/define LIMIT/d' "$repo/base/base.h"
commit 'Take the limit away'
by Gardener
printf 'extern int another;\n' >>"$repo/base/base.h"
commit 'Grow a variable'
run 0 suspect
says out 'also rests on LIMIT (macro, 1 deep: check() -> LIMIT), gone since 2026-01-01 by Remover in '
says out '(Mix otherwise)'
silent out 'Gardener'

# Reviewed, proven as it is now, and not reviewed since: nothing is suspect, and that is said.
run 0 import -q junit "$work/all.xml"
verdict R-1 OK
run 0 suspect
says out 'Nothing is suspect'
says out 'Changed since somebody reviewed it: 1 item.'
says out '(Take the limit away)'
run 0 suspect --format json
says out '"changedSinceReview": ['
says out '"cause": "blend"'
by Reviewer
run 0 review R-1 --code check -m 'there is no limit any more'
commit 'Review the check again'
run 0 suspect
silent out 'Changed since somebody reviewed it'
exit $bad
