#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tracegate affected: what will be in doubt, before the commit, in the work tree and as staged.
. "$(dirname "$0")/lib/story.sh"
product
run 0 index -q
run 0 affected
says out 'Nothing that is traced is affected by 0 changed files'

# Looks affect nothing; meaning does, with the tests in the same list.
sed -i 's/int differ = 0;/int differ = 0; \/* none yet *\//' "$repo/src/login.c"
run 0 affected
says out 'Nothing that is traced is affected by 1 changed file.'
sed -i 's/failures > 5/failures > 6/' "$repo/src/login.c"
run 0 affected
says out 'T-4  Trying all passwords'
says out 'mitigates  locked()  src/login.c:16  direct'
silent out 'check_password'
run 0 affected --staged
says out 'affected by 0 changed files'
git -C "$repo" add -A
run 0 affected --staged --format json
says out '"symbol": "locked"'
says out '"change": "direct"'
git -C "$repo" reset -q --hard

sed -i 's/locked(6)/locked(7)/' "$repo/tests/test_auth.c"
run 0 affected
says out 'verifies  a_sixth_failure_locks()'
git -C "$repo" checkout -q .
rm "$repo/src/login.c"
run 0 affected
says out 'check_password()  src/login.c:5  is gone'
run 2 affected everything
run 2 affected --format csv
exit $bad
