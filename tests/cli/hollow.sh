#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Links in name only carry nothing: each hollow way of claiming and of testing, and near misses.
. "$(dirname "$0")/lib/story.sh"
git init -qb main "$repo" || exit 2
mkdir -p "$repo/.tracegate" "$repo/src" "$repo/tests"
printf 'version: 1\nproduct: {name: box}\nrequirements: ["requirements.md"]\n' \
	>"$repo/.tracegate/config.yaml"
printf 'trace.db*\n' >"$repo/.tracegate/.gitignore"
for id in 1 2 3 4 5 6 7 8 9; do
	printf '## Requirement %s\n`req~R-%s~1`\n\nIt holds.\n\nNeeds: impl, utest\n\n' $id $id
done >"$repo/requirements.md"
cat >"$repo/src/box.h" <<'END'
int real(int a);
int from_outside(int a);
END
cat >"$repo/src/box.c" <<'END'
#include "box.h"

/* @satisfies R-1, R-6, R-8 */
int real(int a)
{
	return a + 1;
}

/* @satisfies R-2 */
void empty(int a)
{
	(void)a; /* later */
}

/* @satisfies R-3 */
int constant(int a)
{
	return 0;
}

/* @satisfies R-4 */
int uncalled(int a)
{
	return real(a);
}

/* @satisfies R-5 -- what a library offers may be called by anybody */
int from_outside(int a)
{
	return real(a) + 1;
}

/* @satisfies R-7, R-9 */
static int by_table(int a)
{
	return real(a) + 2;
}

static int (*const table[])(int) = {by_table};

int main(void)
{
	empty(0);
	return table[0](constant(1));
}
END
cat >"$repo/tests/test_box.c" <<'END'
#include "box.h"
#include <assert.h>

static void expect(int is, int should)
{
	assert(is == should);
}

/* @verifies R-1, R-2, R-3, R-4 */
void a_real_test(void)
{
	expect(real(1), 2);
	empty(1);
	uncalled(constant(1));
}

/* @verifies R-5 */
void through_a_helper(void)
{
	expect(state, 3);
}

/* @verifies R-6 */
void asserts_nothing(void)
{
	real(1);
}

/* What sets a test up is part of it. */
static int set_up(void)
{
	return from_outside(2);
}

int table_of_tests(void)
{
	return set_up() + never_comes_there();
}

/* @verifies R-7 */
void never_comes_there(void)
{
	assert(from_nowhere(1) == 2);
}

/* @verifies R-8 */
void does_nothing(void)
{
}

/* @verifies R-9 */
void through_main(void)
{
	assert(main() == 3);
}
END
by Developer
commit 'Claim a lot'
results "$work/all.xml" a_real_test through_a_helper asserts_nothing never_comes_there does_nothing \
	through_main
run 0 index -q
run 0 import -q junit "$work/all.xml"
expect() {
	verdict "$1" "$2"
	run 0 why "$1"
	says out "$3"
}

expect R-1 OK 'its tests passed'
expect R-2 UNCOVERED 'empty() is hollow: its body is empty'
expect R-3 UNCOVERED 'constant() is hollow: it always returns the same'
expect R-4 UNCOVERED 'uncalled() is hollow: nothing calls it'
expect R-5 OK 'its tests passed'
expect R-6 UNTESTED 'asserts_nothing() is hollow: it asserts nothing'
expect R-7 UNTESTED 'never_comes_there() is hollow: it never comes to the code'
expect R-8 UNTESTED 'does_nothing() is hollow: it does nothing'
expect R-9 OK 'its tests passed'
run 0 trace R-6
says out 'hollow: it asserts nothing'
run 0 why R-2 --format json
says out '"hollow": "its body is empty"'

# A failure is one, whoever reports it.
results "$work/failed.xml" 'does_nothing!'
run 0 import -q junit "$work/failed.xml"
verdict R-8 FAILING

# One link that is whole carries the item; the hollow one is still shown.
sed -i 's/^void does_nothing(void)$/void it_works(void)\n{\n\tassert(real(2) == 3);\n}\n\n\/* @verifies R-8 *\/\n&/' \
	"$repo/tests/test_box.c"
commit 'Test it'
results "$work/works.xml" it_works does_nothing
run 0 import -q junit "$work/works.xml"
verdict R-8 OK
run 0 trace R-8
says out 'hollow: it does nothing'

# --- Coverage, where there is some, says more than who calls whom. ---
# covered TEST LINE,HITS...: what a test executed of src/box.c; '' speaks for all tests together.
covered() {
	printf 'TN:%s\nSF:%s/src/box.c\n' "$1" "$repo" >"$work/cov.info"
	shift
	printf 'DA:%s\n' "$@" >>"$work/cov.info"
	echo end_of_record >>"$work/cov.info"
	run 0 import -q coverage "$work/cov.info"
}

# A report that does not tell tests apart lifts nothing, and accuses where no test ever came.
covered '' 4,7 6,7
verdict R-1 OK
covered '' 28,0 30,0
expect R-5 UNTESTED 'through_a_helper() is hollow: by its coverage it never executed the code'
covered '' 28,2 30,2
verdict R-5 OK # another run of the same code came there

# One that does is believed before the graph of calls, either way.
covered never_comes_there 34,1 36,1
expect R-7 OK 'its tests passed'
covered a_real_test 4,0 6,0
expect R-1 UNTESTED 'a_real_test() is hollow: by its coverage it never executed the code'
covered a_real_test 10,4
verdict R-1 UNTESTED # of other functions it says nothing

# A test that was changed since may come there now.
sed -i 's/expect(real(1), 2)/expect(real(2), 3)/' "$repo/tests/test_box.c"
commit 'Test more'
results "$work/more.xml" a_real_test
run 0 import -q junit "$work/more.xml"
verdict R-1 OK
verdict R-7 OK
exit $bad
