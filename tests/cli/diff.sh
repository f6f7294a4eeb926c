#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tracegate diff: meaning apart from looks, links, items, results, between any two commits.
. "$(dirname "$0")/lib/story.sh"
product
run 0 index -q
results "$work/1.1.xml" a_wrong_password_is_refused a_sixth_failure_locks
run 0 import -q junit --commit v1.1 "$work/1.1.xml"

run 0 diff v1.1..v1.2
says out '= check_password()  src/login.c:5  moved from src/auth.c'
silent out 'changed its meaning'
silent out 'Verdicts'
run 0 diff v1.2..v1.3 --statements
says out 'R-1  OK -> SUSPECT  check_password() changed since the test passed'
says out '~ check_password()  src/login.c:5  changed its meaning (direct)'
says out 'differ |= *typed ^ *stored;'
says out 'differ += *typed ^ *stored;'
says out 'a_wrong_password_is_refused()  tests/test_auth.c:6  passed -> suspect'
silent out 'locked()'
run 0 diff v1.0..v1.1
says out '= a_sixth_failure_locks()  tests/test_auth.c:13  was called the_sixth_failure_locks()'
run 0 diff v1.3..v1.3
says out 'Nothing that is traced differs'
run 0 diff v1.2..v1.3 --req T-4
silent out 'check_password'
run 0 diff v1.2..v1.3 --format json
says out '"change": "direct"'
says out '"before": "OK"'
run 2 diff v1.2
says err "'v1.2' is one commit"
run 0 diff v1.2...v1.3
says out '~ check_password()'
run 2 diff v1.2..v9
says err "there is no commit 'v9'"
run 2 diff v1.2..v1.3 --req R-9
says err "there is no 'R-9'"

# Macros, callees and types reach those that rest on them, by name.
cat >"$repo/src/limits.h" <<'END'
#define FAILURES_MAX 5
struct door {
	int failures;
};
END
cat >>"$repo/src/login.c" <<'END'
#include "limits.h"

static int too_many(const struct door *door)
{
	return door->failures > FAILURES_MAX;
}

/* @mitigates T-2 */
int refuse(const struct door *door)
{
	return too_many(door) || !door;
}
END
by Developer
commit 'Refuse at the door'
sed -i 's/FAILURES_MAX 5/FAILURES_MAX 6/' "$repo/src/limits.h"
commit 'Allow one more'
run 0 diff HEAD~1..HEAD --statements
says out 'refuse()  src/login.c'
says out 'changed its meaning (macro: refuse() -> too_many() -> FAILURES_MAX)'
says out '- FAILURES_MAX 5'
says out '+ FAILURES_MAX 6'
silent out 'check_password'
sed -i 's/int failures/long failures/' "$repo/src/limits.h"
commit 'Count further'
run 0 diff HEAD~1..HEAD
says out 'changed its meaning (type: refuse() -> too_many() -> failures)'
sed -i 's/> FAILURES_MAX/>= FAILURES_MAX/' "$repo/src/login.c"
commit 'Count earlier'
run 0 diff HEAD~1..HEAD
says out 'changed its meaning (callee: refuse() -> too_many())'
exit $bad
