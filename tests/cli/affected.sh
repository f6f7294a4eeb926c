#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tracegate affected: what will be in doubt, before the commit, in the work tree and as staged.
# @verifies TG-TRC-7
. "$(dirname "$0")/lib/story.sh"
product
run 0 index -q
run 0 affected
says out 'No file is changed.'

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
says out 'No file is changed.'
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
git -C "$repo" checkout -q .

# What serves, and what has to run again.
sed -i 's/differ |=/differ =/; s/differ +=/differ =/' "$repo/src/login.c"
run 0 affected
says out 'satisfies  check_password()  src/login.c:5  direct'
tail -n 4 "$work/out" >"$work/after"
printf '%s\n' 'In doubt with these' '  M-1, CR 1.5, T-1' 'Tests to run again' \
	'  a_wrong_password_is_refused()  tests/test_auth.c:7' | diff - "$work/after" || bad=1
run 0 affected --format json
says out '"alsoInDoubt": ['
says out '"symbol": "a_wrong_password_is_refused"'
git -C "$repo" checkout -q .

# A file or function by another name takes its links along, and is no change.
git -C "$repo" mv src/login.c src/door.c
run 0 affected --staged
says out 'Nothing that is traced is affected by 2 changed files.'
run 0 affected
says out 'Nothing that is traced is affected by 2 changed files.'
sed -i 's/locked/is_locked/' "$repo/src/door.c"
git -C "$repo" add -A
run 0 affected --staged
silent out 'mitigates'
silent out 'check_password'
git -C "$repo" reset -q --hard

# An annotation that goes, or goes elsewhere, and one that stays while lines move.
sed -i 's/@satisfies R-1/R-1 was here/' "$repo/src/login.c"
run 0 affected
says out 'satisfies  check_password()  src/login.c:5  its annotation is gone'
git -C "$repo" checkout -q .
sed -i '/@satisfies R-1/d; s/@mitigates T-4/@mitigates T-4\n * @satisfies R-1/' "$repo/src/login.c"
run 0 affected
says out 'satisfies  check_password()  src/login.c:5  its annotation is gone'
silent out 'mitigates'
git -C "$repo" checkout -q .
sed -i '1i\
/* A file of the door. */\
' "$repo/src/login.c"
run 0 affected
says out 'Nothing that is traced'
git -C "$repo" checkout -q .

# The text of a requirement is half of each link.
sed -i 's/the time tells nothing/the time may tell/' "$repo/requirements.md"
run 0 affected
says out 'R-1  The password is checked'
says out '  its text changed'
says out 'a_wrong_password_is_refused()  tests/test_auth.c:7'
run 0 affected --staged
silent out 'R-1'
git -C "$repo" checkout -q .
sed -i 's/T-2/T-9/' "$repo/threats.otm.yaml"
run 0 affected --format json
says out '"id": "T-2"'
says out '"change": "item gone"'
git -C "$repo" checkout -q .
sed -i 's/^Needs: impl, utest/Needs:   impl,  utest/' "$repo/requirements.md"
run 0 affected
says out 'Nothing that is traced is affected by 1 changed file.'
printf '\377\n' >>"$repo/requirements.md"
run 3 affected
says err '1 changed file could not be read: requirements.md:'
says out 'Nothing that is traced is known to be affected by 1 changed file.'
git -C "$repo" checkout -q .

# A script that verifies something is a test as a whole.
printf '#!/bin/sh\n# @verifies R-1\nexit 0\n' >"$repo/tests/door.sh"
commit 'Test with a script'
run 0 index -q
echo 'exit 1' >>"$repo/tests/door.sh"
run 0 affected
says out 'verifies  tests/door.sh:2  direct'
git -C "$repo" checkout -q .
run 2 affected everything
run 2 affected --format csv
exit $bad
