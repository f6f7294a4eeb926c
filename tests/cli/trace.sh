#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tracegate trace: the chain of an item, a function and a line, up and down.
. "$(dirname "$0")/lib/story.sh"
product
results "$work/1.1.xml" a_wrong_password_is_refused a_sixth_failure_locks
run 0 index -q
run 0 import junit --commit v1.1 "$work/1.1.xml"

run 0 trace T-1 --as-of v1.2
cat >"$work/want" <<'END'
T-1  OK  Guessing the password  threats.otm.yaml:16

Rests on
`- M-1  OK  Passwords are compared in constant time  threats.otm.yaml:21
   `- R-1  OK  The password is checked  requirements.md:4
      |- check_password()  satisfies  src/login.c:5  changed 2026-01-01 by Developer in ID (Check passwords)
      `- a_wrong_password_is_refused()  verifies  tests/test_auth.c:7  passed on v1.1
END
sed 's/ in [0-9a-f]* (/ in ID (/' "$work/out" >"$work/shown"
diff "$work/want" "$work/shown" || bad=1

# The symbol's last change in meaning, not the file's last commit; at v1.3 that is another one.
run 0 trace R-1
says out 'SUSPECT'
says out '(Change the check)'
says out 'Serves'
says out 'T-1  SUSPECT'
says out 'CR 1.5'

# By function, by line, and as JSON.
run 0 trace check_password --as-of v1.0
says out 'check_password()  src/auth.c:5'
says out 'satisfies R-1  UNTESTED'
run 0 trace 'locked()'
says out 'mitigates T-4  OK'
run 0 trace src/login.c:10
says out 'check_password()'
run 0 trace tests/test_auth.c:7
says out 'verifies R-1  SUSPECT'
run 0 trace requirements.md:6
says out 'R-1  SUSPECT'
run 0 trace R-1 --as-of v1.2 --format json
says out '"evidence": "passed"'
says out '"subject": "Check passwords"'
says out '"restsOn"'

# What does not exist.
run 2 trace R-11
says err "there is no 'R-11'; did you mean 'R-1'?"
run 2 trace src/login.c:900
says err "stands at 'src/login.c:900'"
run 2 trace
says err 'trace takes one id'
run 2 trace R-1 R-2
says err 'trace takes one id'

exit $bad
